package dev.tare.core.token;

/**
 * Cuts a text into the pieces within which an encoding merges bytes to tokens. A hand-written equal of the encoding's
 * published pattern, over UTF-8 bytes; every call gives one piece and looks at no byte before it.
 */
abstract sealed class PieceSplitter permits O200kSplitter, Cl100kSplitter {

    /** Returns the end of the piece that starts at {@code start}, which is less than {@code limit}. */
    abstract int end(byte[] utf8, int start, int limit);

    /** Returns the end of a run of up to three digits that starts at {@code start}. */
    static int numberEnd(byte[] utf8, int start, int limit) {
        int i = start;
        for (int digits = 0; digits < 3 && i < limit; digits++) {
            int at = CharClasses.at(utf8, i, limit);
            if ((at & CharClasses.NUMBER) == 0) {
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
            if ((at & CharClasses.SPACE) == 0) {
                break;
            }
            last = i;
            i += at >>> CharClasses.LENGTH_SHIFT;
            if ((at & CharClasses.NEWLINE) != 0) {
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
        int not = notLetter | CharClasses.NUMBER | CharClasses.SPACE;
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
