package dev.tare.loader.template;

import java.util.Set;

/**
 * The names of partials: the beginning of the hash of its text, written in consonants. A tag is paid for wherever a partial stands, and a whole
 * hash costs thirty tokens of it, which is more than most of what is shared. Letters of one case are one file on every disk, and
 * consonants make neither words nor names of devices.
 */
public final class PartialName {

    private static final String DIGITS = "bcdfghjklmnqrstv";
    private static final int LEAST = 2;
    private static final int MOST = 64;

    private PartialName() {}

    /**
     * Returns the shortest beginning, of two letters or more, that no other has as its name.
     *
     * @param hex the hash of the partial's text, in hexadecimal digits
     * @param taken the names that others have
     * @throws IllegalArgumentException when all are taken
     */
    public static String of(String hex, Set<String> taken) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < hex.length(); i++) {
            name.append(DIGITS.charAt(Character.digit(hex.charAt(i), 16)));
            if (name.length() >= LEAST && !taken.contains(name.toString())) {
                return name.toString();
            }
        }
        throw new IllegalArgumentException("every name of " + hex + " is taken");
    }

    /** Tells whether a partial can have the name. */
    public static boolean isOne(String name) {
        boolean one = name.length() >= LEAST && name.length() <= MOST;
        for (int i = 0; i < name.length() && one; i++) {
            one = DIGITS.indexOf(name.charAt(i)) >= 0;
        }
        return one;
    }

    /**
     * Checks that a partial can have a name.
     *
     * @throws IllegalArgumentException when none can
     */
    public static void check(String name) {
        if (!isOne(name)) {
            throw new IllegalArgumentException("no name of a partial: '" + name + "'");
        }
    }
}
