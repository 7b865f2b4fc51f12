package dev.tare.modules.model;

import java.util.Locale;

/** What became of a mention when it was linked. */
public enum Outcome {
    RESOLVED,
    /** Names a module that does not exist, or includes a section that does not. */
    BROKEN,
    /** Broken, but the file name exists elsewhere. */
    MISPLACED,
    /** Broken because markup or an unclosed fence ate a part of it. */
    SWALLOWED,
    /** May mean several modules. */
    AMBIGUOUS,
    /** Holds a part that is to be filled in: {@code path/to/NAME.md}, a glob, an ellipsis. */
    PLACEHOLDER,
    /** Stands in an example, or names a file that is an output or belongs to the user's project. */
    EXAMPLE,
    /** Lies outside the framework: a home folder, a URL, above the root. */
    EXTERNAL,
    /** Names a folder. */
    DIRECTORY;

    /** Tells whether the outcome counts as broken in totals: broken, misplaced and swallowed do. */
    public boolean isBroken() {
        return this == BROKEN || this == MISPLACED || this == SWALLOWED;
    }

    /** Returns the lower-case word that reports and data files use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
