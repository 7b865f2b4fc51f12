package dev.tare.core.yaml;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads front matter that is not valid YAML as harnesses do: line by line. A line {@code key: rest of the line} without
 * indent gives a value; {@code - item} lines after a key without a value give a sequence, and other indented lines after a
 * {@code |} or {@code >} a text. The first of two equal keys counts. All other lines are passed over.
 */
final class LineYaml {

    private final SourceText text;
    private final byte[] bytes;
    private final InlineYaml inline;
    private final int maxNodes;
    private final List<YamlNode.Entry> entries = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    /** The key whose value stands on the lines below it, with what was gathered so far. */
    private YamlNode.@Nullable Entry open;

    private final List<YamlNode> items = new ArrayList<>();
    private final StringBuilder block = new StringBuilder();
    private int blockEnd;
    private int nodes;

    private LineYaml(SourceText text, int maxNodes) {
        this.text = text;
        this.bytes = text.utf8();
        this.inline = new InlineYaml(text);
        this.maxNodes = maxNodes;
    }

    static YamlNode.Mapping read(SourceText text, Span span, YamlLimits limits) {
        LineYaml reader = new LineYaml(text, limits.maxNodes());
        int i = span.start();
        while (i < span.end() && reader.nodes < limits.maxNodes()) {
            int lineEnd = i;
            while (lineEnd < span.end() && !isLineEnd(text.utf8()[lineEnd])) {
                lineEnd++;
            }
            reader.line(i, lineEnd);
            i = lineEnd + 1;
        }
        reader.close();
        return reader.mapping(span.start());
    }

    private static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    private YamlNode.Mapping mapping(int at) {
        if (entries.isEmpty()) {
            return new YamlNode.Mapping(new Span(at, at), entries);
        }
        YamlNode.Entry last = entries.get(entries.size() - 1);
        return new YamlNode.Mapping(
                new Span(entries.get(0).keySpan().start(), last.value().span().end()), entries);
    }

    private void line(int start, int untrimmedEnd) {
        int end = untrimmedEnd;
        while (end > start && isBlank(bytes[end - 1])) {
            end--;
        }
        int first = start;
        while (first < end && isBlank(bytes[first])) {
            first++;
        }
        if (first == end) {
            return;
        }
        if (open != null && (first > start || isDash(first, end))) {
            below(first, end);
        } else if (first == start && bytes[first] != '#') {
            close();
            keyed(start, end);
        }
    }

    private void keyed(int start, int end) {
        int colon = start;
        while (colon < end && !(bytes[colon] == ':' && (colon + 1 == end || isBlank(bytes[colon + 1])))) {
            if (!isKeyByte(bytes[colon])) {
                return;
            }
            colon++;
        }
        if (colon == start || colon == end) {
            return;
        }
        String key = text.slice(start, colon);
        if (!keys.add(key)) {
            return;
        }
        nodes++;
        Span keySpan = new Span(start, colon);
        int value = colon + 1;
        while (value < end && isBlank(bytes[value])) {
            value++;
        }
        if (value == end) {
            open = new YamlNode.Entry(key, keySpan, new YamlNode.Scalar(new Span(colon + 1, colon + 1), "", false));
        } else if (bytes[value] == '|' || bytes[value] == '>') {
            open = new YamlNode.Entry(key, keySpan, raw(value, end));
        } else {
            entries.add(new YamlNode.Entry(key, keySpan, oneLine(value, end)));
        }
    }

    /** Takes a line that belongs to the value of the key above it. */
    private void below(int first, int end) {
        nodes++;
        YamlNode.Entry entry = open;
        boolean text = entry != null && entry.value().span().length() > 0;
        if (text) {
            block.append(block.isEmpty() ? "" : "\n").append(this.text.slice(first, end));
            blockEnd = end;
        } else if (isDash(first, end)) {
            int item = first + 1;
            while (item < end && isBlank(bytes[item])) {
                item++;
            }
            if (item < end) {
                items.add(oneLine(item, end));
            }
        }
    }

    private void close() {
        YamlNode.Entry entry = open;
        if (entry == null) {
            return;
        }
        YamlNode value = entry.value();
        if (!items.isEmpty()) {
            Span whole = new Span(
                    items.get(0).span().start(),
                    items.get(items.size() - 1).span().end());
            value = new YamlNode.Sequence(whole, items);
        } else if (!block.isEmpty()) {
            value = new YamlNode.Scalar(new Span(value.span().start(), blockEnd), block.toString(), true);
        }
        entries.add(new YamlNode.Entry(entry.key(), entry.keySpan(), value));
        items.clear();
        block.setLength(0);
        open = null;
    }

    /** Returns the value as YAML has it where the line alone is valid, and as it is written otherwise. */
    private YamlNode oneLine(int start, int end) {
        YamlNode node = inline.read(start, end, true);
        if (node instanceof YamlNode.Sequence sequence
                && nodes + sequence.items().size() > maxNodes) {
            node = null;
        }
        return node == null ? raw(start, end) : node;
    }

    private YamlNode raw(int start, int end) {
        return new YamlNode.Scalar(new Span(start, end), text.slice(start, end), false);
    }

    private boolean isDash(int first, int end) {
        return bytes[first] == '-' && (first + 1 == end || isBlank(bytes[first + 1]));
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private static boolean isKeyByte(byte b) {
        return b < 0
                || b >= '0' && b <= '9'
                || (b | 0x20) >= 'a' && (b | 0x20) <= 'z'
                || b == '_'
                || b == '-'
                || b == '.';
    }
}
