package dev.tare.bundler.compare;

import java.util.Comparator;
import java.util.Locale;

/**
 * One thing in which an output is not what its sources give.
 *
 * @param subject what it is
 * @param sort how it differs
 * @param name its path, or the name of an entry
 * @param line the first line that differs, from 1; 0 where there are no lines to compare
 * @param there what the output has, one short line; may be empty
 * @param given what the sources give, one short line; may be empty
 */
public record Difference(Subject subject, Sort sort, String name, int line, String there, String given)
        implements Comparable<Difference> {

    private static final Comparator<Difference> ORDER =
            Comparator.comparing(Difference::subject).thenComparing(Difference::name);

    /** What differs, in the order in which it is told: what says least of its own comes last. */
    public enum Subject {
        MODULE,
        PROMPT,
        ENTRY,
        FILE,
        MANIFEST;

        /** Returns the lower-case word for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How it differs. */
    public enum Sort {
        /** The sources give it, and the output lacks it. */
        MISSING,
        /** The output has it, and the sources do not give it. */
        EXTRA,
        /** Both have it, and not the same. */
        CHANGED;

        /** Returns the lower-case word for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Difference missing(Subject subject, String name) {
        return new Difference(subject, Sort.MISSING, name, 0, "", "");
    }

    static Difference extra(Subject subject, String name) {
        return new Difference(subject, Sort.EXTRA, name, 0, "", "");
    }

    static Difference changed(Subject subject, String name, FirstLine first) {
        return new Difference(subject, Sort.CHANGED, name, first.line(), first.there(), first.given());
    }

    @Override
    public int compareTo(Difference other) {
        return ORDER.compare(this, other);
    }
}
