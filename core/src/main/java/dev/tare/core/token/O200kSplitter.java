package dev.tare.core.token;

import static dev.tare.core.token.CharClasses.ASCII;
import static dev.tare.core.token.CharClasses.LENGTH_SHIFT;
import static dev.tare.core.token.CharClasses.LETTER;
import static dev.tare.core.token.CharClasses.LOWER_RUN;
import static dev.tare.core.token.CharClasses.NEWLINE;
import static dev.tare.core.token.CharClasses.NUMBER;
import static dev.tare.core.token.CharClasses.SPACE;
import static dev.tare.core.token.CharClasses.UPPER_RUN;

/**
 * The pieces of o200k_base. Its pattern, alternative by alternative:
 *
 * <pre>
 * [^\r\n\p{L}\p{N}]? [\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]* [\p{Ll}\p{Lm}\p{Lo}\p{M}]+ (?i:'s|'t|'re|'ve|'m|'ll|'d)?
 * [^\r\n\p{L}\p{N}]? [\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+ [\p{Ll}\p{Lm}\p{Lo}\p{M}]* (?i:'s|'t|'re|'ve|'m|'ll|'d)?
 * \p{N}{1,3}
 *  ?[^\s\p{L}\p{N}]+[\r\n/]*
 * \s*[\r\n]+
 * \s+(?!\S)
 * \s+
 * </pre>
 */
final class O200kSplitter extends PieceSplitter {

    @Override
    int wordLength(long head, long tail) {
        long lower = AsciiWord.lower(head);
        long upper = AsciiWord.upper(head);
        long letters = lower | upper;
        int first = (int) head & 0xff;
        // Where the word starts, in bits: at the first byte, or after a character that may stand before a word.
        int word = letters << 56 != 0 ? 0 : 8;
        if (first >= 0x80 || (letters >>> word & 0x80) == 0 || word != 0 && (ASCII[first] & (NUMBER | NEWLINE)) != 0) {
            return 0;
        }
        long others = (lower ^ AsciiWord.TOPS) & -256L << word;
        if (others != 0) {
            int end = AsciiWord.bitsBelow(others);
            boolean capitals = (upper >>> end & 0x80) != 0 && (upper >>> end - 8 & 0x80) != 0;
            return !capitals && endsWord((int) (head >>> end) & 0xff) ? end >>> 3 : 0;
        }
        others = AsciiWord.lower(tail) ^ AsciiWord.TOPS;
        int end = AsciiWord.bitsBelow(others);
        return others != 0 && endsWord((int) (tail >>> end) & 0xff) ? 8 + (end >>> 3) : 0;
    }

    /** Tells whether a word surely ends before this byte, which is no lower case letter. */
    private static boolean endsWord(int b) {
        return b < 0x80 && b != '\'';
    }

    @Override
    boolean followsSymbols(int b) {
        return b == '\n' || b == '\r' || b == '/';
    }

    @Override
    int anyEnd(byte[] utf8, int start, int limit) {
        int first = CharClasses.at(utf8, start, limit);
        int second = start + (first >>> LENGTH_SHIFT);
        if ((first & LETTER) != 0) {
            return wordEnd(utf8, start, limit);
        }
        if ((first & NUMBER) != 0) {
            return numberEnd(utf8, start, limit);
        }
        if ((first & NEWLINE) == 0) {
            // Any other character may be the one before a word.
            int end = second < limit ? wordEnd(utf8, second, limit) : second;
            if ((first & LOWER_RUN) != 0) {
                return markEnd(utf8, second, end, limit);
            }
            if (end > second) {
                return end;
            }
            if ((first & SPACE) == 0) {
                return symbolsTail(utf8, second, limit);
            }
            if (utf8[start] == ' ' && second < limit) {
                int after = CharClasses.at(utf8, second, limit);
                if ((after & (SPACE | NUMBER)) == 0) {
                    return symbolsTail(utf8, second, limit);
                }
            }
        }
        return spaceEnd(utf8, start, limit);
    }

    /** Returns the end of the word at {@code start}, or {@code start} where there is none. */
    private static int wordEnd(byte[] utf8, int start, int limit) {
        int i = start;
        int afterBoth = -1;
        while (i < limit) {
            int b = utf8[i];
            if (b >= 0) {
                if ((ASCII[b] & UPPER_RUN) == 0) {
                    break;
                }
                i++;
            } else {
                int at = CharClasses.atWide(utf8, i, limit);
                if ((at & UPPER_RUN) == 0) {
                    break;
                }
                i += at >>> LENGTH_SHIFT;
                if ((at & LOWER_RUN) != 0) {
                    afterBoth = i;
                }
            }
        }
        int lower = i;
        while (i < limit) {
            int b = utf8[i];
            if (b >= 0) {
                if ((ASCII[b] & LOWER_RUN) == 0) {
                    break;
                }
                i++;
            } else {
                int at = CharClasses.atWide(utf8, i, limit);
                if ((at & LOWER_RUN) == 0) {
                    break;
                }
                i += at >>> LENGTH_SHIFT;
            }
        }
        if (i == lower && afterBoth >= 0) {
            // No lower case letter: the second run is the last character of the first that may stand in both.
            i = afterBoth;
        }
        return i < limit && utf8[i] == '\'' && i > start ? contractionEnd(utf8, i, limit) : i;
    }

    /**
     * Returns the end of the piece that begins with a mark and goes on with the word that ends at {@code end}, if any. A mark
     * may be the character before a word and a part of a word; upper case letters alone do not satisfy the first alternative,
     * and then the mark on its own does.
     */
    private static int markEnd(byte[] utf8, int second, int end, int limit) {
        for (int i = second; i < end; ) {
            int at = CharClasses.at(utf8, i, limit);
            if ((at & LOWER_RUN) != 0) {
                return end;
            }
            if ((at & UPPER_RUN) == 0) {
                break;
            }
            i += at >>> LENGTH_SHIFT;
        }
        return second < limit && utf8[second] == '\'' ? contractionEnd(utf8, second, limit) : second;
    }

    private static int contractionEnd(byte[] utf8, int apostrophe, int limit) {
        int i = apostrophe + 1;
        if (i < limit) {
            int c = utf8[i] | 0x20;
            if (c == 's' || c == 't' || c == 'm' || c == 'd') {
                return i + 1;
            }
            if (i + 1 < limit) {
                int d = utf8[i + 1] | 0x20;
                if (d == 'e' && (c == 'r' || c == 'v') || d == 'l' && c == 'l') {
                    return i + 2;
                }
                // U+017F, the long s, is an s to a pattern that ignores case.
                if (utf8[i] == (byte) 0xC5 && utf8[i + 1] == (byte) 0xBF) {
                    return i + 2;
                }
            }
        }
        return apostrophe;
    }

    private int symbolsTail(byte[] utf8, int start, int limit) {
        int i = symbolsEnd(utf8, start, limit, LETTER);
        while (i < limit && followsSymbols(utf8[i])) {
            i++;
        }
        return i;
    }
}
