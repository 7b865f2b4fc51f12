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
            String written = source.slice(from, at);
            String value = length == 1 ? written : withoutFirstLineEnd(written);
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
        entries.add(new YamlNode.Entry(key, keySpan, new YamlNode.Scalar(span, value, quoted)));
    }

    /** The line end behind the opening quotes of a string of several lines does not belong to it. */
    private static String withoutFirstLineEnd(String value) {
        int lineEnd = value.startsWith("\r\n") ? 2 : value.startsWith("\n") ? 1 : 0;
        return value.substring(lineEnd);
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
            if (c != '\\' || i + 1 == value.length()) {
                plain.append(c);
                i++;
                continue;
            }
            int next = afterLineEnd(value, i + 1);
            int digits = digits(value.charAt(i + 1));
            int code = digits == 0 ? -1 : hexadecimal(value, i + 2, digits);
            if (next > 0) {
                i = next;
            } else if (code >= 0) {
                plain.appendCodePoint(code);
                i += 2 + digits;
            } else {
                plain.append(unescaped(value.charAt(i + 1)));
                i += 2;
            }
        }
        return plain.toString();
    }

    /** A backslash at the end of a line takes the line end away, and all white space behind it; returns what follows, or -1. */
    private static int afterLineEnd(String value, int from) {
        int i = from;
        boolean line = false;
        while (i < value.length()
                && (value.charAt(i) == ' ' || value.charAt(i) == '\t' || isLineEnd(value.charAt(i)))) {
            line |= isLineEnd(value.charAt(i));
            i++;
        }
        return line ? i : -1;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private static int digits(char escaped) {
        return escaped == 'u' ? 4 : escaped == 'U' ? 8 : 0;
    }

    /** Returns the character that so many digits are the number of, or -1. */
    private static int hexadecimal(String value, int from, int digits) {
        int code = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = i < value.length() ? Character.digit(value.charAt(i), 16) : -1;
            if (digit < 0 || code > Character.MAX_CODE_POINT) {
                return -1;
            }
            code = 16 * code + digit;
        }
        boolean surrogate = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
        return code > Character.MAX_CODE_POINT || surrogate ? -1 : code;
    }

    private static char unescaped(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> escaped;
        };
    }
}
