package dev.tare.bundler.audit;

import java.util.Locale;

/** What kind of waste a fix removes. */
public enum FixKind {
    /** Files are attached together of which a run uses one. */
    EXCLUSIVE_BRANCHES,
    /** One module makes up much of what an entry loads by itself. */
    DOMINATING_MODULE,
    /** A section of a module that is in the context at the start could be opened when it is needed. */
    HEAVY_SECTION,
    /** Text that every start pays for and few entries need. */
    ALWAYS_LOADED_FEW_NEED,
    /** Text that stands twice in the same context. */
    DUPLICATE_TEXT;

    /** Returns what people read. */
    public String words() {
        return this == ALWAYS_LOADED_FEW_NEED ? "always loaded, few need it" : word().replace('-', ' ');
    }

    /** Returns the word that reports and data files use, such as {@code heavy-section}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
