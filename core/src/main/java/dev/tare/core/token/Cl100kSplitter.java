package dev.tare.core.token;

import static dev.tare.core.token.CharClasses.LENGTH_SHIFT;
import static dev.tare.core.token.CharClasses.LETTER_CL100K;
import static dev.tare.core.token.CharClasses.NEWLINE;
import static dev.tare.core.token.CharClasses.NUMBER;
import static dev.tare.core.token.CharClasses.SPACE;

/**
 * The pieces of cl100k_base. Its pattern, alternative by alternative:
 *
 * <pre>
 * '(?i:[sdmt]|ll|ve|re)
 * [^\r\n\p{L}\p{N}]?+\p{L}+
 * \p{N}{1,3}
 *  ?[^\s\p{L}\p{N}]++[\r\n]*
 * \s*[\r\n]
 * \s+(?!\S)
 * \s+
 * </pre>
 */
final class Cl100kSplitter extends PieceSplitter {

    @Override
    int quickEnd(byte[] utf8, int start, int limit) {
        int i = start;
        int b = utf8[i] | 0x20;
        if (b < 'a' || b > 'z') {
            if (b < 0
                    || b == ('\n' | 0x20)
                    || b == ('\r' | 0x20)
                    || b == '\''
                    || b >= '0' && b <= '9'
                    || ++i == limit) {
                return start;
            }
            b = utf8[i] | 0x20;
        }
        int word = i;
        while (b >= 'a' && b <= 'z') {
            if (++i == limit) {
                return i;
            }
            b = utf8[i] | 0x20;
        }
        return i > word && b >= 0 ? i : start;
    }

    @Override
    boolean endsSymbols(int b) {
        return b == '\n' || b == '\r';
    }

    @Override
    int anyEnd(byte[] utf8, int start, int limit) {
        int first = CharClasses.at(utf8, start, limit);
        int second = start + (first >>> LENGTH_SHIFT);
        if ((first & LETTER_CL100K) != 0) {
            return lettersEnd(utf8, second, limit);
        }
        if ((first & NUMBER) != 0) {
            return numberEnd(utf8, start, limit);
        }
        if ((first & NEWLINE) == 0) {
            if (utf8[start] == '\'') {
                int end = contractionEnd(utf8, second, limit);
                if (end > second) {
                    return end;
                }
            }
            int after = second < limit ? CharClasses.at(utf8, second, limit) : SPACE;
            if ((after & LETTER_CL100K) != 0) {
                return lettersEnd(utf8, second + (after >>> LENGTH_SHIFT), limit);
            }
            if ((first & SPACE) == 0 || utf8[start] == ' ' && (after & (SPACE | NUMBER)) == 0) {
                int i = symbolsEnd(utf8, second, limit, LETTER_CL100K);
                while (i < limit && endsSymbols(utf8[i])) {
                    i++;
                }
                return i;
            }
        }
        return spaceEnd(utf8, start, limit);
    }

    private static int lettersEnd(byte[] utf8, int start, int limit) {
        int i = start;
        while (i < limit) {
            int at = CharClasses.at(utf8, i, limit);
            if ((at & LETTER_CL100K) == 0) {
                break;
            }
            i += at >>> LENGTH_SHIFT;
        }
        return i;
    }

    /** Returns the end of what may follow an apostrophe, or {@code start} where nothing does. */
    private static int contractionEnd(byte[] utf8, int start, int limit) {
        if (start < limit) {
            int c = utf8[start] | 0x20;
            if (c == 's' || c == 'd' || c == 't' || c == 'm') {
                return start + 1;
            }
            if (start + 1 < limit) {
                int d = utf8[start + 1] | 0x20;
                if (c == 'l' && d == 'l' || d == 'e' && (c == 'v' || c == 'r')) {
                    return start + 2;
                }
                // U+017F, the long s, is an s to a pattern that ignores case.
                if (utf8[start] == (byte) 0xC5 && utf8[start + 1] == (byte) 0xBF) {
                    return start + 2;
                }
            }
        }
        return start;
    }
}
