package dev.tare.core.glob;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A bracket expression of a gitignore pattern, such as {@code [!a-z[:digit:]]}.
 *
 * @param members for each byte whether it fits; a slash never does
 * @param end the offset after the closing bracket
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and it does not leave the package
record ByteClass(boolean[] members, int end) {

    /** Parses the class that opens at the offset; null when it is damaged, in which case git matches nothing. */
    static @Nullable ByteClass parse(byte[] p, int open) {
        boolean[] members = new boolean[256];
        int i = open + 1;
        boolean negated = i < p.length && (p[i] == '!' || p[i] == '^');
        if (negated) {
            i++;
        }
        // The byte before a hyphen, when it can start a range; else -1.
        int before = -1;
        boolean first = true;
        while (true) {
            if (i >= p.length) {
                return null;
            }
            int b = p[i] & 0xff;
            if (b == ']' && !first) {
                break;
            }
            first = false;
            if (b == '\\') {
                if (++i >= p.length) {
                    return null;
                }
                before = p[i] & 0xff;
                members[before] = true;
            } else if (b == '-' && before >= 0 && i + 1 < p.length && p[i + 1] != ']') {
                if (p[++i] == '\\' && ++i >= p.length) {
                    return null;
                }
                for (int k = before; k <= (p[i] & 0xff); k++) {
                    members[k] = true;
                }
                before = -1;
            } else if (b == '[' && i + 1 < p.length && p[i + 1] == ':') {
                int close = i + 2;
                while (close < p.length && p[close] != ']') {
                    close++;
                }
                if (close == p.length) {
                    return null;
                }
                if (close - i - 3 < 0 || p[close - 1] != ':') {
                    members['['] = true;
                    before = '[';
                } else if (addNamed(members, new String(p, i + 2, close - i - 3, StandardCharsets.ISO_8859_1))) {
                    before = -1;
                    i = close;
                } else {
                    return null;
                }
            } else {
                members[b] = true;
                before = b;
            }
            i++;
        }
        for (int k = 0; k < 256; k++) {
            members[k] ^= negated;
        }
        members['/'] = false;
        return new ByteClass(members, i + 1);
    }

    private static boolean addNamed(boolean[] members, String name) {
        for (int k = 0; k < 128; k++) {
            boolean upper = k >= 'A' && k <= 'Z';
            boolean lower = k >= 'a' && k <= 'z';
            boolean digit = k >= '0' && k <= '9';
            boolean graph = k > ' ' && k < 127;
            boolean fits;
            switch (name) {
                case "alnum" -> fits = upper || lower || digit;
                case "alpha" -> fits = upper || lower;
                case "blank" -> fits = k == ' ' || k == '\t';
                case "cntrl" -> fits = k < ' ' || k == 127;
                case "digit" -> fits = digit;
                case "graph" -> fits = graph;
                case "lower" -> fits = lower;
                case "print" -> fits = graph || k == ' ';
                case "punct" -> fits = graph && !upper && !lower && !digit;
                case "space" -> fits = k == ' ' || k >= '\t' && k <= '\r';
                case "upper" -> fits = upper;
                case "xdigit" -> fits = digit || k >= 'a' && k <= 'f' || k >= 'A' && k <= 'F';
                default -> {
                    return false;
                }
            }
            members[k] |= fits;
        }
        return true;
    }
}
