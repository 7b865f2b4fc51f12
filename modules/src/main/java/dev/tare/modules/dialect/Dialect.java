package dev.tare.modules.dialect;

import java.util.Optional;

/**
 * How a family of frameworks writes references, slots and kinds. A dialect looks at one file at a time and says what looks
 * like a reference; the linker decides what it means. Dialects hold no state, and are used by several threads.
 *
 * <p>The bytes of a file are passed over once. At every byte that is one of a dialect's {@link #triggers()} the dialect is
 * asked in the order of {@link Dialects}; the first one that takes the place keeps it, so one place gives one reference.
 */
public interface Dialect {

    /** Returns the stable id that reports print, such as {@code wiki-links}. */
    String id();

    /**
     * Tells whether paths alone show that the framework speaks this dialect. A dialect that is not present is heard all the
     * same, but its mentions count only when {@link #needsEvidence()} is false or some of them resolve.
     */
    boolean isPresentIn(Tree tree);

    /** Tells whether mentions are dropped as look-alikes when the dialect is not present and none of them resolves. */
    default boolean needsEvidence() {
        return true;
    }

    /** Returns what the dialect takes the file for, or nothing when it knows no better. */
    default Optional<Role> roleOf(Draft draft, Tree tree) {
        return Optional.empty();
    }

    /** Returns the ASCII characters at which {@link #scan} is called. */
    default String triggers() {
        return "";
    }

    /**
     * Looks at the trigger byte at the offset and adds a mention or a slot to the scan when there is one.
     *
     * @return the offset after the place taken, at which the pass goes on; or -1 to leave the place to others
     */
    default int scan(MentionScan scan, int at) {
        return -1;
    }

    /**
     * Adds mentions that follow from structure: front matter values, manifests. Called once per file, after the pass; they
     * outrank what the pass saw in the same place.
     */
    default void structure(MentionScan scan) {}
}
