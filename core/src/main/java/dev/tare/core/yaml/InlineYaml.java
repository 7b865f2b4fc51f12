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

    /** Where the value last read ends. */
    private int stop;

    private @Nullable YamlProblem problem;

    InlineYaml(SourceText text) {
        this.text = text;
        this.bytes = text.utf8();
    }

    /**
     * Returns the value that fills the line from {@code start}, which is no space, to {@code end}, or null. The value of a
     * key cannot hold a key itself, so more is known to be wrong there.
     */
    @Nullable
    YamlNode read(int start, int end, boolean ofKey) {
        problem = null;
        byte first = bytes[start];
        YamlNode node;
        if (first == '[') {
            node = flowSequence(start, end);
        } else if (first == '"' || first == '\'') {
            node = quoted(start, end);
        } else {
            int plainEnd = plainEnd(start, end, ofKey);
            return plainEnd < 0 ? null : scalar(start, plainEnd);
        }
        if (node == null || isRest(stop, end)) {
            return node;
        }
        int rest = skipSpaces(stop, end);
        if (ofKey && (bytes[rest] == '[' || startsPlain(rest, end))) {
            problem = new YamlProblem(YamlMessages.unexpected(bytes[rest] == '[' ? "'['" : "text"), codePoint(rest));
        }
        return null;
    }

    /** Returns what is certainly wrong with the value that was just refused, or null. */
    @Nullable
    YamlProblem problem() {
        return problem;
    }

    /** Tells whether nothing follows but spaces and a comment. */
    boolean isRest(int start, int end) {
        int i = start;
        while (i < end && bytes[i] == ' ') {
            i++;
        }
        return i == end || i > start && bytes[i] == '#';
    }

    /** Returns where the plain scalar ends that starts here: at a comment or the line's end; -1 when it is none. */
    int plainEnd(int start, int end, boolean ofKey) {
        if (!startsPlain(start, end)) {
            checkStart(start, end);
            return -1;
        }
        for (int i = start; i < end; i++) {
            byte b = bytes[i];
            if (b == ':' && (i + 1 == end || bytes[i + 1] == ' ')) {
                problem = ofKey ? new YamlProblem(YamlMessages.STRAY_COLON, new Span(i, i + 1)) : null;
                return -1;
            }
            if (b == '#' && bytes[i - 1] == ' ') {
                return i;
            }
        }
        return end;
    }

    /** Names the marks with which no value can start, and a star that starts no alias. */
    private void checkStart(int start, int end) {
        byte first = bytes[start];
        boolean glob = first == '*' && (start + 1 == end || " *./".indexOf(bytes[start + 1]) >= 0);
        if (glob || first == '@' || first == '`' || first == '%') {
            problem = new YamlProblem(YamlMessages.cannotStart((char) first), new Span(start, start + 1));
        }
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
            checkStart(start, end);
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

    /** Tells whether a plain scalar can start here; careful: some that can are refused. */
    boolean startsPlain(int start, int end) {
        return switch (bytes[start]) {
            case '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`' -> false;
            case '-' -> start + 1 < end && bytes[start + 1] != ' ' && !isFlowEnd(bytes[start + 1]);
            default -> true;
        };
    }

    private Span codePoint(int at) {
        int end = at + 1;
        while (end < bytes.length && (bytes[end] & 0xC0) == 0x80) {
            end++;
        }
        return new Span(at, end);
    }

    int skipSpaces(int from, int end) {
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
