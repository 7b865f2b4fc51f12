package dev.tare.core.token;

import static dev.tare.core.token.CharClasses.ASCII;
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
    int wordLength(long head, long tail) {
        long letters = AsciiWord.lower(head) | AsciiWord.upper(head);
        int first = (int) head & 0xff;
        // Where the word starts, in bits: at the first byte, or after a character that may stand before a word.
        int word = letters << 56 != 0 ? 0 : 8;
        if (first >= 0x80
                || (letters >>> word & 0x80) == 0
                || word != 0 && ((ASCII[first] & (NUMBER | NEWLINE)) != 0 || first == '\'')) {
            return 0;
        }
        long others = (letters ^ AsciiWord.TOPS) & -256L << word;
        if (others != 0) {
            int end = AsciiWord.bitsBelow(others);
            return (head >>> end & 0x80) == 0 ? end >>> 3 : 0;
        }
        others = (AsciiWord.lower(tail) | AsciiWord.upper(tail)) ^ AsciiWord.TOPS;
        int end = AsciiWord.bitsBelow(others);
        return others != 0 && (tail >>> end & 0x80) == 0 ? 8 + (end >>> 3) : 0;
    }

    @Override
    boolean followsSymbols(int b) {
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
                while (i < limit && followsSymbols(utf8[i])) {
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
