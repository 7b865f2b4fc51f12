package dev.tare.optimizer.markdown;

import dev.tare.core.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Finds the white space between the tokens of a JSON text, if it is one by the book: RFC 8259, no comments, no trailing commas. */
final class JsonScanner {

    /** Nested deeper than this, a text is taken for no JSON. */
    private static final int DEEPEST = 500;

    private final byte[] utf8;
    private final int end;
    private final List<Span> gaps = new ArrayList<>();

    /** For each open level whether it is an object. */
    private final BitSet objects = new BitSet();

    private int depth;
    private int at;

    private JsonScanner(byte[] utf8, int start, int end) {
        this.utf8 = utf8;
        this.at = start;
        this.end = end;
    }

    /** Returns the stretches of white space in {@code [start, end)}, or nothing when it holds no object and no array, or more than one. */
    static Optional<List<Span>> gaps(byte[] utf8, int start, int end) {
        JsonScanner scanner = new JsonScanner(utf8, start, end);
        scanner.gap();
        boolean opens = scanner.at < end && (utf8[scanner.at] == '{' || utf8[scanner.at] == '[');
        return opens && scanner.run() ? Optional.of(scanner.gaps) : Optional.empty();
    }

    private boolean run() {
        while (true) {
            // A value starts here.
            if (at == end) {
                return false;
            }
            byte b = utf8[at];
            if (b == '{' || b == '[') {
                if (depth == DEEPEST) {
                    return false;
                }
                objects.set(depth++, b == '{');
                at++;
                gap();
                if (at < end && utf8[at] == closing()) {
                    if (!close()) {
                        return false;
                    }
                } else if (b == '{' && !key()) {
                    return false;
                } else {
                    continue;
                }
            } else if (!scalar(b) || !close()) {
                return false;
            }
            if (depth == 0) {
                return at == end;
            }
        }
    }

    /** Steps over what ends a value: brackets that close, then a comma and a key, until the next value or the end. */
    private boolean close() {
        while (true) {
            gap();
            if (depth == 0) {
                return at == end;
            }
            if (at == end) {
                return false;
            }
            if (utf8[at] == ',') {
                at++;
                gap();
                return !objects.get(depth - 1) || key();
            }
            if (utf8[at] != closing()) {
                return false;
            }
            at++;
            depth--;
        }
    }

    private byte closing() {
        return (byte) (objects.get(depth - 1) ? '}' : ']');
    }

    private boolean key() {
        if (at == end || utf8[at] != '"' || !string()) {
            return false;
        }
        gap();
        if (at == end || utf8[at] != ':') {
            return false;
        }
        at++;
        gap();
        return true;
    }

    private boolean scalar(byte b) {
        return switch (b) {
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private boolean string() {
        at++;
        while (at < end && utf8[at] != '"') {
            if (utf8[at] >= 0 && utf8[at] < ' ') {
                return false;
            }
            if (utf8[at] == '\\' && !escape()) {
                return false;
            }
            at++;
        }
        at++;
        return at <= end;
    }

    /** Steps to the last character of an escape. */
    private boolean escape() {
        at++;
        if (at >= end) {
            return false;
        }
        if (utf8[at] != 'u') {
            return "\"\\/bfnrt".indexOf(utf8[at]) >= 0;
        }
        for (int i = 0; i < 4; i++) {
            at++;
            if (at >= end || Character.digit(utf8[at], 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean word(String word) {
        for (int i = 0; i < word.length(); i++, at++) {
            if (at >= end || utf8[at] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean number() {
        skip('-');
        int start = at;
        if (!digits() || utf8[start] == '0' && at - start > 1) {
            return false;
        }
        if (skip('.') && !digits()) {
            return false;
        }
        if (skip('e') || skip('E')) {
            if (!skip('+')) {
                skip('-');
            }
            return digits();
        }
        return true;
    }

    private boolean digits() {
        int start = at;
        while (at < end && utf8[at] >= '0' && utf8[at] <= '9') {
            at++;
        }
        return at > start;
    }

    private boolean skip(char c) {
        boolean here = at < end && utf8[at] == c;
        at += here ? 1 : 0;
        return here;
    }

    private void gap() {
        int start = at;
        while (at < end && (utf8[at] == ' ' || utf8[at] == '\n' || utf8[at] == '\t' || utf8[at] == '\r')) {
            at++;
        }
        if (at > start) {
            gaps.add(new Span(start, at));
        }
    }
}
