package dev.tare.core.yaml;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value that is written in one line: a plain or quoted scalar, or a flow sequence of these. Gives null for whatever
 * it cannot be sure of.
 */
final class InlineYaml {

    private final SourceText text;
    private final byte[] bytes;

    /** Where the value last read ends, or where a {@code :} makes a plain scalar of the last line invalid. */
    private int stop;

    private boolean stoppedAtColon;

    InlineYaml(SourceText text) {
        this.text = text;
        this.bytes = text.utf8();
    }

    /** Returns the value that fills the line from {@code start}, which is no space, to {@code end}, or null. */
    @Nullable
    YamlNode read(int start, int end) {
        stoppedAtColon = false;
        byte first = bytes[start];
        YamlNode node;
        if (first == '[') {
            node = flowSequence(start, end);
        } else if (first == '"' || first == '\'') {
            node = quoted(start, end);
        } else {
            return plain(start, end);
        }
        return node != null && isRest(stop, end) ? node : null;
    }

    /** Returns the offset of the colon that cannot stand in the plain scalar that was just refused, or -1. */
    int strayColon() {
        return stoppedAtColon ? stop : -1;
    }

    /** Tells whether nothing follows but spaces and a comment. */
    boolean isRest(int start, int end) {
        int i = start;
        while (i < end && bytes[i] == ' ') {
            i++;
        }
        return i == end || i > start && bytes[i] == '#';
    }

    private @Nullable YamlNode plain(int start, int end) {
        if (!startsPlain(start, end)) {
            return null;
        }
        int i = start;
        while (i < end) {
            byte b = bytes[i];
            if (b == ':' && (i + 1 == end || bytes[i + 1] == ' ')) {
                stop = i;
                stoppedAtColon = true;
                return null;
            }
            if (b == '#' && bytes[i - 1] == ' ') {
                break;
            }
            i++;
        }
        return scalar(start, i);
    }

    private @Nullable YamlNode flowSequence(int start, int end) {
        List<YamlNode> items = new ArrayList<>();
        int i = skipSpaces(start + 1, end);
        if (i < end && bytes[i] == ']') {
            stop = i + 1;
            return new YamlNode.Sequence(new Span(start, stop), items);
        }
        while (i < end) {
            byte first = bytes[i];
            YamlNode item = first == '"' || first == '\'' ? quoted(i, end) : flowPlain(i, end);
            if (item == null) {
                return null;
            }
            items.add(item);
            i = skipSpaces(stop, end);
            if (i < end && bytes[i] == ']') {
                stop = i + 1;
                return new YamlNode.Sequence(new Span(start, stop), items);
            }
            if (i == end || bytes[i] != ',') {
                return null;
            }
            i = skipSpaces(i + 1, end);
        }
        return null;
    }

    private @Nullable YamlNode flowPlain(int start, int end) {
        if (!startsPlain(start, end)) {
            return null;
        }
        for (int i = start; i < end; i++) {
            switch (bytes[i]) {
                case ',', ']' -> {
                    stop = i;
                    return scalar(start, i);
                }
                case '[', '{', '}' -> {
                    return null;
                }
                case ':' -> {
                    if (i + 1 == end || isFlowEnd(bytes[i + 1])) {
                        return null;
                    }
                }
                case '#' -> {
                    if (bytes[i - 1] == ' ') {
                        return null;
                    }
                }
                default -> {}
            }
        }
        return null;
    }

    private @Nullable YamlNode quoted(int start, int end) {
        byte quote = bytes[start];
        StringBuilder unescaped = null;
        int copied = start + 1;
        int i = copied;
        while (i < end) {
            byte b = bytes[i];
            if (b == quote && !(quote == '\'' && i + 1 < end && bytes[i + 1] == '\'')) {
                stop = i + 1;
                String rest = text.slice(copied, i);
                return new YamlNode.Scalar(
                        new Span(start, stop),
                        unescaped == null ? rest : unescaped.append(rest).toString(),
                        true);
            }
            if (b == quote || b == '\\' && quote == '"') {
                char meant = b == quote ? '\'' : i + 1 < end ? unescape(bytes[i + 1]) : 0;
                if (meant == 0) {
                    return null;
                }
                unescaped = unescaped == null ? new StringBuilder(end - start) : unescaped;
                unescaped.append(text.slice(copied, i)).append(meant);
                i++;
                copied = i + 1;
            }
            i++;
        }
        return null;
    }

    /** Returns what the byte after a backslash stands for, or 0 for the rarer ones. */
    private static char unescape(byte escaped) {
        return switch (escaped) {
            case '"', '\\' -> (char) escaped;
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> 0;
        };
    }

    private YamlNode scalar(int start, int untrimmedEnd) {
        int end = untrimmedEnd;
        while (bytes[end - 1] == ' ') {
            end--;
        }
        return new YamlNode.Scalar(new Span(start, end), text.slice(start, end), false);
    }

    private boolean startsPlain(int start, int end) {
        return switch (bytes[start]) {
            case '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`' -> false;
            case '-' -> start + 1 < end && bytes[start + 1] != ' ' && !isFlowEnd(bytes[start + 1]);
            default -> true;
        };
    }

    private int skipSpaces(int from, int end) {
        int i = from;
        while (i < end && bytes[i] == ' ') {
            i++;
        }
        return i;
    }

    private static boolean isFlowEnd(byte b) {
        return b == ' ' || b == ',' || b == '[' || b == ']' || b == '{' || b == '}';
    }
}
