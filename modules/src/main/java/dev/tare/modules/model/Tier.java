package dev.tare.modules.model;

import java.util.Locale;

/** How exactly a path had to be read before it named a module, most exact first. */
public enum Tier {
    /** The path as written, from the referring file's folder or from the root. */
    EXACT,
    /** Below a declared root, such as {@code .claude} or a plugin. */
    ROOTED,
    /** A unique suffix of a path, of two segments or more. */
    SUFFIX,
    /** A bare file name that is unique. */
    NAME;

    /** Returns the lower-case word that reports and data files use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
