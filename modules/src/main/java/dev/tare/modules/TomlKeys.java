package dev.tare.modules;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** Reads the keys at the top of a TOML command: strings of all four kinds, and other values as they are written. */
final class TomlKeys {

    private final SourceText source;
    private final byte[] text;
    private final List<Diagnostic> diagnostics;
    private final List<YamlNode.Entry> entries = new ArrayList<>();
    private int at;

    private TomlKeys(SourceText source, List<Diagnostic> diagnostics) {
        this.source = source;
        this.text = source.utf8();
        this.diagnostics = diagnostics;
        this.at = source.bodyStart();
    }

    /** Returns the keys before the first table. */
    static YamlNode.Mapping read(SourceText source, List<Diagnostic> diagnostics) {
        TomlKeys reader = new TomlKeys(source, diagnostics);
        reader.read();
        return new YamlNode.Mapping(source.span(), reader.entries);
    }

    private void read() {
        while (true) {
            skipBlanks();
            if (at == text.length || text[at] == '[') {
                return;
            }
            int start = at;
            while (at < text.length && text[at] != '=' && text[at] != '\n') {
                at++;
            }
            String key = source.slice(start, at).strip();
            if (at == text.length || text[at] != '=' || key.isEmpty()) {
                fail(start, "a key, an equals sign and a value are expected here");
                return;
            }
            Span keySpan = new Span(start, at);
            at++;
            if (!value(key, keySpan)) {
                return;
            }
        }
    }

    private boolean value(String key, Span keySpan) {
        while (at < text.length && (text[at] == ' ' || text[at] == '\t')) {
            at++;
        }
        int start = at;
        if (at < text.length && (text[at] == '"' || text[at] == '\'')) {
            byte quote = text[at];
            int length = repeats(quote, at) >= 3 ? 3 : 1;
            at += length;
            int from = at;
            while (at < text.length && repeats(quote, at) < length) {
                if (length == 1 && text[at] == '\n') {
                    break;
                }
                at += text[at] == '\\' && quote == '"' && at + 1 < text.length ? 2 : 1;
            }
            if (at >= text.length || text[at] != quote) {
                fail(start, "this string is never closed");
                return false;
            }
            String value = source.slice(from, at);
            at += length;
            add(key, keySpan, new Span(start, at), quote == '"' ? unescaped(value) : value, true);
        } else {
            while (at < text.length && text[at] != '\n' && text[at] != '#') {
                at++;
            }
            add(key, keySpan, new Span(start, at), source.slice(start, at).strip(), false);
        }
        while (at < text.length && text[at] != '\n') {
            at++;
        }
        return true;
    }

    private void add(String key, Span keySpan, Span span, String value, boolean quoted) {
        String text = quoted && value.startsWith("\n") ? value.substring(1) : value;
        entries.add(new YamlNode.Entry(key, keySpan, new YamlNode.Scalar(span, text, quoted)));
    }

    private int repeats(byte b, int from) {
        int i = from;
        while (i < text.length && i - from < 3 && text[i] == b) {
            i++;
        }
        return i - from;
    }

    private void skipBlanks() {
        while (at < text.length) {
            byte b = text[at];
            if (b == '#') {
                while (at < text.length && text[at] != '\n') {
                    at++;
                }
            } else if (b == ' ' || b == '\t' || b == '\n' || b == '\r') {
                at++;
            } else {
                return;
            }
        }
    }

    private void fail(int offset, String what) {
        Span span = new Span(offset, Math.min(text.length, offset + 1));
        diagnostics.add(Diagnostic.at(DiagnosticKind.INVALID_TOML, source, span, what));
    }

    private static String unescaped(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder plain = new StringBuilder(value.length());
        int i = 0;
        while (i < value.length()) {
            char c = value.charAt(i);
            boolean escape = c == '\\' && i + 1 < value.length();
            plain.append(escape ? unescaped(value.charAt(i + 1)) : c);
            i += escape ? 2 : 1;
        }
        return plain.toString();
    }

    private static char unescaped(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> escaped;
        };
    }
}
