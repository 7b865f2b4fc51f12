package dev.tare.modules.model;

import java.util.Locale;

/** What a module is for. */
public enum ModuleKind {
    /** Invoked by a person by its name. */
    COMMAND(true),
    /** Invoked by a person or the model by its name. */
    SKILL(true),
    /** A model with instructions of its own, dispatched by name. */
    AGENT(true),
    /** Instructions that hold always, or when a matching file is touched. */
    RULE(false),
    /** What a harness loads before anything else: CLAUDE.md, AGENTS.md, GEMINI.md. */
    MEMORY(false),
    /** Text that an installer or a loader fills in. */
    TEMPLATE(false),
    /** Everything else. */
    PLAIN(false);

    private final boolean entry;

    ModuleKind(boolean entry) {
        this.entry = entry;
    }

    /** Tells whether modules of this kind are entries: invoked by a person or an agent by name. */
    public boolean isEntry() {
        return entry;
    }

    /** Returns the lower-case word that reports and data files use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
