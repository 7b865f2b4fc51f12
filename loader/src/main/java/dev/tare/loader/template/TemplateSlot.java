package dev.tare.loader.template;

/**
 * A place in a template that a value is put into, or a line at which a condition begins or ends.
 *
 * @param name the name of the value, as it stands in the template's tag: letters, digits, {@code -}, {@code _} and {@code .}
 * @param kind what is put there when there is no value
 * @param written the slot as it stood in the source, such as {@code $ARGUMENTS}; of a condition the whole line with its end
 * @param position for an argument, by its place or by its name, which of all it is, from 0; else {@link #NONE}
 */
public record TemplateSlot(String name, Kind kind, String written, int position) {

    /** No place among arguments. */
    public static final int NONE = -1;

    /** How a slot is filled. */
    public enum Kind {
        /** All arguments as typed; empty when there are none. */
        ARGUMENTS,
        /** One argument by its place; empty when there are fewer. */
        POSITION,
        /** A named value, which may be an argument by its name; without one nothing can be rendered. */
        NAME,
        /** What the harness knows or runs by itself; it stays as it is written when there is no value. */
        HARNESS,
        /** What follows holds where the flag of the name is set. */
        SECTION,
        /** What follows holds where the flag of the name is not set. */
        INVERTED,
        /** Here the section that was opened last ends, which has the same name. */
        END,
        /** A word of a partial, which each {@link PartialCall} may replace; as written it is the word that stands there else. */
        PARAMETER
    }

    public TemplateSlot {
        if (position < NONE || kind == Kind.POSITION && position == NONE) {
            throw new IllegalArgumentException("the slot '" + name + "' has the place " + position);
        }
        if (!isName(name)) {
            throw new IllegalArgumentException("no name of a slot: '" + name + "'");
        }
    }

    /** Tells whether it is filled with what was typed behind the name of the entry in whose text it stands. */
    public boolean isOfArguments() {
        return kind == Kind.ARGUMENTS || position != NONE;
    }

    /** Tells whether it is a line at which a condition begins or ends; nothing is put there. */
    public boolean isMark() {
        return kind == Kind.SECTION || kind == Kind.INVERTED || kind == Kind.END;
    }

    /** Tells whether it is a word of a partial that may be another one where the partial is called; no value of a user's is put there. */
    public boolean isParameter() {
        return kind == Kind.PARAMETER;
    }

    /** A plain loop: streams take some milliseconds at their first use, which is at every start of the program. */
    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isNameChar(name.charAt(i))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isNameChar(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
    }
}
