package dev.tare.modules.dialect;

import dev.tare.core.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks the lines of a YAML manifest by indent. Such manifests hold prose that no YAML reader takes, so they are read line by
 * line.
 */
final class ManifestLines {

    private final byte[] text;
    private final int limit;
    private int start;
    private int end;
    private int next;
    private int first;

    ManifestLines(byte[] text, Span content) {
        this.text = text;
        this.limit = content.end();
        this.start = content.start();
        this.end = content.start();
        this.next = content.start();
    }

    /** Goes to the next line; tells whether there was one. */
    boolean advance() {
        if (next >= limit) {
            return false;
        }
        start = next;
        end = start;
        while (end < limit && text[end] != '\n') {
            end++;
        }
        next = Math.min(limit, end + 1);
        if (end > start && text[end - 1] == '\r') {
            end--;
        }
        first = start;
        while (first < end && (text[first] == ' ' || text[first] == '\t')) {
            first++;
        }
        return true;
    }

    /** Makes the current line the next one again. */
    void back() {
        next = start;
    }

    /** Goes to the next line with this key, at any indent above the given one. */
    boolean find(String key, int above) {
        while (advance()) {
            if (indent() > above && isKey(key)) {
                return true;
            }
        }
        return false;
    }

    /** Goes to the next line with this key at the left margin. */
    boolean findTop(String key) {
        while (advance()) {
            if (indent() == 0 && isKey(key)) {
                return true;
            }
        }
        return false;
    }

    /** Goes to the next line with this key among those that are indented more; stops at the first that is not. */
    boolean findBelow(String key, int indent) {
        while (advance()) {
            if (!isBlank() && indent() <= indent) {
                return false;
            }
            if (isKey(key)) {
                return true;
            }
        }
        return false;
    }

    int indent() {
        return first - start;
    }

    boolean isBlank() {
        return first == end || text[first] == '#';
    }

    boolean isItem() {
        return first + 1 < end && text[first] == '-' && text[first + 1] == ' ';
    }

    /** Returns the place of a list item's text. */
    Span item() {
        return trimmed(first + 2, end);
    }

    /** Returns the place of the line's key; empty when it has none. */
    Span key() {
        int i = first;
        while (i < end && PathText.isName(text[i])) {
            i++;
        }
        return i < end && text[i] == ':' ? new Span(first, i) : new Span(first, first);
    }

    /** Returns the place of the value behind the key. */
    Span value() {
        return trimmed(Math.min(end, key().end() + 1), end);
    }

    /** Returns the places of the items of a list in brackets behind the key. */
    List<Span> flowItems() {
        Span value = value();
        List<Span> items = new ArrayList<>();
        if (value.length() < 2 || text[value.start()] != '[') {
            return items;
        }
        int from = value.start() + 1;
        for (int i = from; i < value.end(); i++) {
            if (text[i] == ',' || text[i] == ']') {
                items.add(trimmed(from, i));
                from = i + 1;
            }
        }
        return items;
    }

    private boolean isKey(String key) {
        Span found = key();
        return found.length() == key.length() && PathText.is(text, found.start(), key);
    }

    /** Cuts off blanks, quotes and a comment. */
    private Span trimmed(int from, int to) {
        int s = from;
        int e = to;
        for (int i = s + 1; i < e; i++) {
            if (text[i] == '#' && text[i - 1] == ' ') {
                e = i;
            }
        }
        while (s < e && (text[s] == ' ' || text[s] == '"' || text[s] == '\'')) {
            s++;
        }
        while (e > s && (text[e - 1] == ' ' || text[e - 1] == '"' || text[e - 1] == '\'')) {
            e--;
        }
        return new Span(s, e);
    }
}
