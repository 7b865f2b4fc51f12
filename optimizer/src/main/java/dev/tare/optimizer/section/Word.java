package dev.tare.optimizer.section;

/**
 * A word of a block.
 *
 * @param text in lower case; code as it is written
 * @param kind what it is
 * @param start what begins with it
 * @param upper whether it is written in capitals, two at least
 * @param capital whether it starts with a capital
 * @param strong whether it stands in emphasis
 * @param quoted whether it stands between double quotes
 */
record Word(String text, Kind kind, Start start, boolean upper, boolean capital, boolean strong, boolean quoted) {

    enum Kind {
        WORD,
        /** A code span, or a line of a fence. */
        CODE,
        /** The address of a link, or one that stands alone. */
        ADDRESS,
        /** Digits, with whatever stands between them: amounts, versions, dates. */
        NUMBER,
        /** A sign for done, failed or open. */
        CHECK,
        ARROW,
        COLON,
        QUESTION
    }

    enum Start {
        /** It goes on with a sentence. */
        NONE,
        /** What goes on after a comma. */
        COMMA,
        /** A clause, after a colon, a dash or an arrow. */
        CLAUSE,
        /** A cell of a row that is not the first. */
        CELL,
        /** A sentence, an item, a row, or the text of an element. */
        SENTENCE
    }

    boolean is(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    boolean startsSentence() {
        return start == Start.SENTENCE;
    }
}
