package dev.tare.core.config;

/**
 * How a framework writes a place that a value is put into.
 *
 * @param name the name of the value; {@code *}: it is what stands in place of the pattern's star
 * @param pattern the text of the place, such as {@code {project-root}}; with a star for the name, {@code [INSERT_*]}
 */
public record SlotPattern(String name, String pattern) {

    /** Stands for any name. */
    public static final String ANY = "*";

    /** Tells whether the name is what stands in place of the star. */
    public boolean isAny() {
        return name.equals(ANY);
    }

    /** Returns what stands before the name, or the whole text of a place with a name of its own. */
    public String before() {
        return isAny() ? pattern.substring(0, pattern.indexOf(ANY)) : pattern;
    }

    /** Returns what stands behind the name; empty for a place with a name of its own. */
    public String behind() {
        return isAny() ? pattern.substring(pattern.indexOf(ANY) + 1) : "";
    }

    /** Tells whether the character can stand in a name: a letter, a digit, {@code -}, {@code _} or {@code .} of ASCII. */
    public static boolean isNameChar(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
    }
}
