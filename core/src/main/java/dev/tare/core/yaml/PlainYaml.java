package dev.tare.core.yaml;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of YAML that front matter is written in: block mappings with plain keys, whose values are one-line scalars,
 * one-line flow sequences, literal and folded blocks, block sequences of one-line values, or again such mappings; a plain scalar may go on below its key. Gives up
 * at anything else, so that what it accepts is what any YAML reader makes of it.
 */
final class PlainYaml {

    /** Mappings nested deeper are left to the other reader, so that the stack stays small. */
    private static final int MAX_DEPTH = 8;

    /** YAML has a limit of 1,024 characters for such a key; far shorter is enough for any that is one. */
    private static final int MAX_KEY = 128;

    private final SourceText text;
    private final byte[] bytes;
    private final int start;
    private final int end;
    private final YamlLimits limits;
    private final InlineYaml inline;
    private @Nullable YamlProblem problem;
    private int nodes;

    /** The line in hand, neither blank nor a comment: its first byte that is no space, its indent, its end. */
    private int first;

    private int indent;
    private int lineEnd;

    /** The start of the line after it. */
    private int next;

    /** The blank lines, and whether there was a comment, between the line in hand and the one before it. */
    private int passedBlank;

    private boolean passedComment;

    PlainYaml(SourceText text, Span span, YamlLimits limits) {
        this.text = text;
        this.bytes = text.utf8();
        this.start = span.start();
        this.end = span.end();
        this.limits = limits;
        this.inline = new InlineYaml(text);
    }

    /** Returns the value, or null when this reader is not the one for it or when there is a {@link #problem}. */
    @Nullable
    YamlNode read() {
        if (!isPlainText()) {
            return null;
        }
        next = start;
        advance();
        if (indent < 0) {
            return new YamlNode.Scalar(new Span(start, start), "", false);
        }
        YamlNode node = mapping(indent, 1);
        return indent < 0 && nodes <= limits.maxNodes() ? node : null;
    }

    /** Returns what is certainly wrong with the text that was not read; null when this reader does not know. */
    @Nullable
    YamlProblem problem() {
        return problem;
    }

    /** Tells whether every character is printable in YAML and every line ends in LF or CRLF, without tabs. */
    private boolean isPlainText() {
        for (int i = start; i < end; i++) {
            int b = bytes[i];
            if (b >= ' ' ? b == 0x7F : b >= 0 && b != '\n' && !(b == '\r' && i + 1 < end && bytes[i + 1] == '\n')) {
                return false;
            }
            if (b < 0
                    && i + 1 < end
                    && isSpecial(b & 0xFF, bytes[i + 1] & 0xFF, i + 2 < end ? bytes[i + 2] & 0xFF : 0)) {
                return false;
            }
        }
        return true;
    }

    /** C1 controls with U+0085, U+2028, U+2029, U+FEFF, U+FFFE and U+FFFF. */
    private static boolean isSpecial(int lead, int second, int third) {
        return lead == 0xC2 && second < 0xA0
                || lead == 0xE2 && second == 0x80 && (third == 0xA8 || third == 0xA9)
                || lead == 0xEF && (second == 0xBB && third == 0xBF || second == 0xBF && third >= 0xBE);
    }

    private void advance() {
        passedComment = false;
        passedBlank = 0;
        while (next < end) {
            int lineStart = next;
            int i = lineStart;
            while (i < end && bytes[i] != '\n') {
                i++;
            }
            next = i < end ? i + 1 : end;
            lineEnd = i > lineStart && bytes[i - 1] == '\r' ? i - 1 : i;
            first = lineStart;
            while (first < lineEnd && bytes[first] == ' ') {
                first++;
            }
            if (first < lineEnd && bytes[first] != '#') {
                indent = first - lineStart;
                return;
            }
            passedBlank++;
            passedComment |= first < lineEnd;
        }
        indent = -1;
    }

    /** Reads the mapping whose first key is in hand. */
    private @Nullable YamlNode mapping(int own, int depth) {
        if (depth > MAX_DEPTH || depth > limits.maxDepth()) {
            return null;
        }
        nodes++;
        int mappingStart = first;
        List<YamlNode.Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        YamlNode value = null;
        while (indent == own) {
            int keyStart = first;
            int colon = endOfKey(keyStart);
            if (colon < 0) {
                return null;
            }
            String key = text.slice(keyStart, colon);
            if (!keys.add(key)) {
                return null;
            }
            value = value(colon + 1, own, depth);
            if (value == null || indent > own) {
                return null;
            }
            entries.add(new YamlNode.Entry(key, new Span(keyStart, colon), value));
        }
        return value == null
                ? null
                : new YamlNode.Mapping(new Span(mappingStart, value.span().end()), entries);
    }

    /** Returns the offset of the colon after the key, or -1 when the line does not start with a key. */
    private int endOfKey(int keyStart) {
        int i = keyStart;
        while (i < lineEnd && isKeyByte(bytes[i], i == keyStart)) {
            i++;
        }
        boolean found = i > keyStart
                && i - keyStart <= MAX_KEY
                && i < lineEnd
                && bytes[i] == ':'
                && (i + 1 == lineEnd || bytes[i + 1] == ' ');
        return found ? i : -1;
    }

    private static boolean isKeyByte(byte b, boolean first) {
        return b >= 'a' && b <= 'z'
                || b >= 'A' && b <= 'Z'
                || b >= '0' && b <= '9'
                || b == '_'
                || b == '/'
                || b == '~'
                || !first && (b == '-' || b == '.');
    }

    /** Reads the value after the colon of a key in the line in hand, and goes on to the line after the value. */
    private @Nullable YamlNode value(int afterColon, int own, int depth) {
        if (inline.isRest(afterColon, lineEnd)) {
            advance();
            if (indent > own && !isDash()) {
                return mapping(indent, depth + 1);
            }
            if (indent >= own && isDash()) {
                return sequence(indent, depth + 1);
            }
            nodes++;
            return new YamlNode.Scalar(new Span(afterColon, afterColon), "", false);
        }
        int valueStart = afterColon;
        while (bytes[valueStart] == ' ') {
            valueStart++;
        }
        if (bytes[valueStart] == '|' || bytes[valueStart] == '>') {
            return block(valueStart, own);
        }
        YamlNode node = inline.read(valueStart, lineEnd, true);
        if (node == null) {
            problem = inline.problem();
            return null;
        }
        nodes += size(node);
        boolean hasComment = inline.skipSpaces(node.span().end(), lineEnd) < lineEnd;
        advance();
        if (indent <= own) {
            return node;
        }
        // A comment ends a plain scalar, so that what follows is a fault.
        boolean open = node instanceof YamlNode.Scalar scalar && !scalar.quoted() && !hasComment;
        return open ? goOn((YamlNode.Scalar) node, own) : null;
    }

    /** Reads the other lines of a plain scalar: the line in hand has a deeper indent than its key. */
    private @Nullable YamlNode goOn(YamlNode.Scalar firstLine, int own) {
        int valueEnd = firstLine.span().end();
        StringBuilder folded = new StringBuilder(firstLine.text());
        while (indent > own) {
            if (passedComment || !inline.startsPlain(first, lineEnd)) {
                return null;
            }
            int plainEnd = inline.plainEnd(first, lineEnd, true);
            if (plainEnd < lineEnd) {
                problem = inline.problem();
                return null;
            }
            while (bytes[plainEnd - 1] == ' ') {
                plainEnd--;
            }
            if (passedBlank == 0) {
                folded.append(' ');
            } else {
                appendBreaks(folded, passedBlank);
            }
            folded.append(text.slice(first, plainEnd));
            valueEnd = plainEnd;
            advance();
        }
        return new YamlNode.Scalar(new Span(firstLine.span().start(), valueEnd), folded.toString(), false);
    }

    private static int size(YamlNode node) {
        return node instanceof YamlNode.Sequence flow ? 1 + flow.items().size() : 1;
    }

    private boolean isDash() {
        return bytes[first] == '-' && (first + 1 == lineEnd || bytes[first + 1] == ' ');
    }

    /** Reads the block sequence whose first dash is in hand. */
    private @Nullable YamlNode sequence(int own, int depth) {
        if (depth > limits.maxDepth()) {
            return null;
        }
        nodes++;
        int sequenceStart = first;
        List<YamlNode> items = new ArrayList<>();
        int sequenceEnd = first;
        while (indent == own && isDash()) {
            int itemStart = first + 1;
            while (itemStart < lineEnd && bytes[itemStart] == ' ') {
                itemStart++;
            }
            YamlNode item = itemStart == lineEnd ? null : inline.read(itemStart, lineEnd, false);
            if (item == null) {
                problem = itemStart == lineEnd ? null : inline.problem();
                return null;
            }
            nodes += size(item);
            items.add(item);
            sequenceEnd = item.span().end();
            advance();
            if (indent > own) {
                return null;
            }
        }
        return new YamlNode.Sequence(new Span(sequenceStart, sequenceEnd), items);
    }

    /** Reads a literal or folded block with clip or strip chomping, whose first line sets the indent. */
    private @Nullable YamlNode block(int header, int own) {
        boolean folded = bytes[header] == '>';
        boolean strip = header + 1 < lineEnd && bytes[header + 1] == '-';
        if (!inline.isRest(header + (strip ? 2 : 1), lineEnd)) {
            return null;
        }
        nodes++;
        StringBuilder content = new StringBuilder();
        int blockIndent = -1;
        int blockEnd = header;
        int breaks = 0;
        while (next < end) {
            int lineStart = next;
            int i = lineStart;
            while (i < end && bytes[i] == ' ') {
                i++;
            }
            int spaces = i - lineStart;
            while (i < end && bytes[i] != '\n') {
                i++;
            }
            int contentEnd = i > lineStart && bytes[i - 1] == '\r' && i < end ? i - 1 : i;
            int contentStart = lineStart + spaces;
            if (contentStart == contentEnd) {
                if (blockIndent < 0 || spaces > blockIndent) {
                    return null;
                }
                breaks++;
                next = i < end ? i + 1 : end;
                continue;
            }
            if (spaces <= own) {
                break;
            }
            if (blockIndent < 0) {
                blockIndent = spaces;
            } else if (spaces < blockIndent || folded && spaces > blockIndent) {
                return null;
            } else if (folded && breaks == 1) {
                content.append(' ');
            } else {
                appendBreaks(content, folded ? breaks - 1 : breaks);
            }
            content.append(text.slice(lineStart + blockIndent, contentEnd));
            blockEnd = contentEnd;
            breaks = 1;
            next = i < end ? i + 1 : end;
        }
        if (blockIndent < 0) {
            return null;
        }
        if (!strip) {
            content.append('\n');
        }
        while (bytes[blockEnd - 1] == ' ') {
            blockEnd--;
        }
        advance();
        return new YamlNode.Scalar(new Span(header, blockEnd), content.toString(), true);
    }

    private static void appendBreaks(StringBuilder content, int count) {
        for (int i = 0; i < count; i++) {
            content.append('\n');
        }
    }
}
