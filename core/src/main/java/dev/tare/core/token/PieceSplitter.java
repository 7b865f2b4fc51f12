package dev.tare.core.token;

import static dev.tare.core.token.CharClasses.ASCII;
import static dev.tare.core.token.CharClasses.LETTER;
import static dev.tare.core.token.CharClasses.NEWLINE;
import static dev.tare.core.token.CharClasses.NUMBER;
import static dev.tare.core.token.CharClasses.SPACE;

/**
 * Cuts a text into the pieces within which an encoding merges bytes to tokens. A hand-written equal of the encoding's
 * published pattern, over UTF-8 bytes; every call gives one piece and looks at no byte before it.
 */
abstract sealed class PieceSplitter permits O200kSplitter, Cl100kSplitter {

    /**
     * Returns the length of the piece that starts with the sixteen bytes if it is a word of ASCII letters, perhaps with one
     * ASCII character before it, and an ASCII character among the sixteen bytes ends it; else 0. Most pieces are such words.
     * Small enough for the JVM to put it into the loop that calls it.
     *
     * @param head the first eight bytes, the first one lowest
     * @param tail the next eight
     */
    abstract int wordLength(long head, long tail);

    /** Returns the end of the piece that starts at {@code start}, which is less than {@code limit}. */
    final int end(byte[] utf8, int start, int limit) {
        int end = asciiEnd(utf8, start, limit);
        return end > start ? end : anyEnd(utf8, start, limit);
    }

    /** Returns the end of the piece that starts at {@code start}, whatever it is. */
    abstract int anyEnd(byte[] utf8, int start, int limit);

    /** Tells whether a character after the symbols of a piece still belongs to it. */
    abstract boolean followsSymbols(int b);

    /**
     * Returns the end of the piece at {@code start} if it is one of digits, symbols or white space and there is nothing but
     * ASCII in it and after it; else {@code start}.
     */
    private int asciiEnd(byte[] utf8, int start, int limit) {
        int b = utf8[start];
        if (b < 0) {
            return start;
        }
        int kind = ASCII[b];
        int i = start + 1;
        int next = i == limit ? SPACE : utf8[i] < 0 ? LETTER : ASCII[utf8[i]];
        if ((kind & (LETTER | NUMBER)) != 0 || (next & LETTER) != 0 && (kind & NEWLINE) == 0) {
            return start;
        }
        if (kind == 0 || b == ' ' && next == 0) {
            while (i < limit && utf8[i] >= 0 && ASCII[utf8[i]] == 0) {
                i++;
            }
            while (i < limit && followsSymbols(utf8[i])) {
                i++;
            }
            return i < limit && utf8[i] < 0 ? start : i;
        }
        int afterNewline = (kind & NEWLINE) != 0 ? i : start;
        while (i < limit && utf8[i] >= 0 && (ASCII[utf8[i]] & SPACE) != 0) {
            i++;
            if ((ASCII[utf8[i - 1]] & NEWLINE) != 0) {
                afterNewline = i;
            }
        }
        if (i < limit && utf8[i] < 0) {
            return start;
        }
        return afterNewline > start ? afterNewline : i < limit && i > start + 1 ? i - 1 : i;
    }

    /** Returns the end of a run of up to three digits that starts at {@code start}. */
    static int numberEnd(byte[] utf8, int start, int limit) {
        int i = start;
        for (int digits = 0; digits < 3 && i < limit; digits++) {
            int at = CharClasses.at(utf8, i, limit);
            if ((at & NUMBER) == 0) {
                break;
            }
            i += at >>> CharClasses.LENGTH_SHIFT;
        }
        return i;
    }

    /**
     * Returns the end of the piece of white space at {@code start}: up to and with the last line end of the run where it has
     * one; else the run without its last character, which belongs to the word after it; all of it at the end of the text.
     */
    static int spaceEnd(byte[] utf8, int start, int limit) {
        int i = start;
        int afterNewline = -1;
        int last = start;
        while (i < limit) {
            int at = CharClasses.at(utf8, i, limit);
            if ((at & SPACE) == 0) {
                break;
            }
            last = i;
            i += at >>> CharClasses.LENGTH_SHIFT;
            if ((at & NEWLINE) != 0) {
                afterNewline = i;
            }
        }
        if (afterNewline >= 0) {
            return afterNewline;
        }
        return i < limit && last > start ? last : i;
    }

    /** Returns the end of the run of characters that are neither letters nor numbers nor white space. */
    static int symbolsEnd(byte[] utf8, int start, int limit, int notLetter) {
        int not = notLetter | NUMBER | SPACE;
        int i = start;
        while (i < limit) {
            int at = CharClasses.at(utf8, i, limit);
            if ((at & not) != 0) {
                break;
            }
            i += at >>> CharClasses.LENGTH_SHIFT;
        }
        return i;
    }
}
