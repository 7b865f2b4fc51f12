package dev.tare.cli;

import org.jspecify.annotations.Nullable;

/** The commands by name, in the order of the help. */
enum CommandName {
    AUDIT("audit"),
    BUILD("build"),
    LOAD("load"),
    STATS("stats"),
    VERIFY("verify"),
    RESTORE("restore"),
    EXPLAIN("explain"),
    WHY("why"),
    GRAPH("graph"),
    INIT("init"),
    HELP("help"),
    GENERATE_COMPLETION("generate-completion");

    private final String word;

    CommandName(String word) {
        this.word = word;
    }

    /** Returns the word as it is typed. */
    String word() {
        return word;
    }

    /** Tells whether the command reads a framework first. */
    boolean readsFramework() {
        return switch (this) {
            case AUDIT, BUILD, VERIFY, WHY, GRAPH -> true;
            case LOAD, STATS, RESTORE, EXPLAIN, INIT, HELP, GENERATE_COMPLETION -> false;
        };
    }

    /** Returns the command of this name, or null when there is none. */
    static @Nullable CommandName of(String word) {
        for (CommandName name : values()) {
            if (name.word.equals(word)) {
                return name;
            }
        }
        return null;
    }
}
