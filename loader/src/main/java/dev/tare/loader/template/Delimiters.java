package dev.tare.loader.template;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What tags of a Mustache template begin and end with. Where its text has the usual ones in it, the template begins with a tag that sets others,
 * so that text stays text.
 *
 * @param open begins a tag
 * @param close ends it
 */
public record Delimiters(String open, String close) {

    /** Those that a template has from the start. */
    public static final Delimiters USUAL = new Delimiters("{{", "}}");

    /** Tried in this order. Mustache.java knows none of more than two characters. */
    private static final List<Delimiters> PLAIN = List.of(
            USUAL,
            new Delimiters("<%", "%>"),
            new Delimiters("[%", "%]"),
            new Delimiters("(%", "%)"),
            new Delimiters("@%", "%@"),
            new Delimiters("~%", "%~"),
            new Delimiters("^%", "%^"));

    /** Characters that mean nothing, of which some text may have one, but none all. */
    private static final char FIRST_PRIVATE = '\uE000';

    private static final char LAST_PRIVATE = '\uF8FF';
    private static final int PRIVATE = LAST_PRIVATE - FIRST_PRIVATE + 1;

    /** The texts of a template between its tags. */
    interface Texts {

        /** Tells whether the text as a whole has a word in it. */
        boolean hold(String word);

        /** Tells whether some text before a tag ends, or some text behind one begins, with a character. */
        boolean touch(char before, char behind);

        /**
         * Returns which pairs of neighbours there are of the characters from one to another, both included: the pair of the {@code i}th and the
         * {@code j}th is at {@code i * count + j}.
         */
        BitSet pairs(char first, char last);
    }

    /** Returns delimiters that no text is taken for, not even together with a tag beside it. */
    static Delimiters apartFrom(Texts texts) {
        for (Delimiters one : PLAIN) {
            boolean apart =
                    !texts.hold(one.open) && !texts.touch(one.open.charAt(0), one.close.charAt(one.close.length() - 1));
            if (apart) {
                return one;
            }
        }
        for (int c = 0; c < PRIVATE; c++) {
            if (!texts.hold(String.valueOf((char) (FIRST_PRIVATE + c)))) {
                return ofPrivate(c, c);
            }
        }
        // A text that holds all of these has to be searched once more. Of two that differ neither is taken for the
        // beginning of the other; to hold all pairs it would have over 100 MB.
        BitSet held = texts.pairs(FIRST_PRIVATE, LAST_PRIVATE);
        for (int pair = held.nextClearBit(0); pair < PRIVATE * PRIVATE; pair = held.nextClearBit(pair + 1)) {
            if (pair / PRIVATE != pair % PRIVATE) {
                return ofPrivate(pair / PRIVATE, pair % PRIVATE);
            }
        }
        throw new IllegalArgumentException("every delimiter stands in the text");
    }

    private static Delimiters ofPrivate(int one, int other) {
        String both = "" + (char) (FIRST_PRIVATE + one) + (char) (FIRST_PRIVATE + other);
        return new Delimiters(both, both);
    }

    /** Returns the tag that sets them; empty for the usual ones. */
    public String setting() {
        return equals(USUAL) ? "" : "{{=" + open + " " + close + "=}}";
    }

    /** Returns the tag of a value. In a prompt no character of a value is escaped, so an ordinary tag will do. */
    private String tag(String name) {
        return open + name + close;
    }

    /** Returns the tag of a slot. That of a condition is a line of its own, of which Mustache leaves nothing. */
    String tag(TemplateSlot slot) {
        return switch (slot.kind()) {
            case SECTION -> tag("#" + slot.name()) + lineEnd(slot.written());
            case INVERTED -> tag("^" + slot.name()) + lineEnd(slot.written());
            case END -> tag("/" + slot.name()) + lineEnd(slot.written());
            case PARAMETER -> block(slot.name(), slot.written());
            default -> tag(slot.name());
        };
    }

    private String block(String name, String text) {
        return tag("$" + name) + text + tag("/" + name);
    }

    private static String lineEnd(String line) {
        if (!line.endsWith("\n")) {
            return "";
        }
        return line.endsWith("\r\n") ? "\r\n" : "\n";
    }

    /** Adds lengths up, since that is done for every slot of a bundle when it is opened. Names have a byte for each character. */
    int tagLength(TemplateSlot slot) {
        int name = bytes() + slot.name().length();
        return switch (slot.kind()) {
            case SECTION, INVERTED, END -> 1 + name + lineEnd(slot.written()).length();
            case PARAMETER -> 2 * (1 + name) + Utf8.length(slot.written());
            default -> name;
        };
    }

    /** Returns how many bytes a tag has around what it says. */
    private int bytes() {
        return Utf8.length(open) + Utf8.length(close);
    }

    /** Tells whether they are some that a template of Tare may have. */
    boolean areKnown() {
        boolean isPrivate = open.length() == 2
                && open.equals(close)
                && open.chars().allMatch(c -> c >= FIRST_PRIVATE && c <= LAST_PRIVATE);
        return isPrivate || PLAIN.contains(this);
    }

    /** Returns the tag of a partial: a line of its own, of which Mustache leaves nothing but the partial's text. */
    public String partial(String name) {
        return open + "> " + name + close + "\n";
    }

    int partialLength(String name) {
        return bytes() + "> \n".length() + name.length();
    }

    /**
     * Returns the tag of a partial within a line: where words are put into it, a parent with a block for each.
     *
     * @param values the words by the names of parameters
     */
    public String call(String name, SortedMap<String, String> values) {
        if (values.isEmpty()) {
            return tag("> " + name);
        }
        StringBuilder tag = new StringBuilder(tag("<" + name));
        for (Map.Entry<String, String> value : values.entrySet()) {
            tag.append(block(value.getKey(), value.getValue()));
        }
        return tag.append(tag("/" + name)).toString();
    }

    int callLength(String name, SortedMap<String, String> values) {
        int tag = bytes();
        if (values.isEmpty()) {
            return tag + "> ".length() + name.length();
        }
        int length = 2 * (tag + 1 + name.length());
        for (Map.Entry<String, String> value : values.entrySet()) {
            length += 2 * (tag + 1 + value.getKey().length()) + Utf8.length(value.getValue());
        }
        return length;
    }

    // By hand: those of a record are spun by method handles at their first call, which takes 20 ms of every start.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Delimiters that && open.equals(that.open) && close.equals(that.close);
    }

    @Override
    public int hashCode() {
        return open.hashCode();
    }
}
