package dev.tare.store.db;

import java.io.IOException;

/** The store cannot be used; the message says what is wrong with which file, and the help what to do about it. */
public final class StoreException extends IOException {

    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final String help;

    /** What is wrong. */
    public enum Kind {
        /** Another process holds it for too long. */
        LOCKED,

        /** The disk is full. */
        FULL,

        /** It can be read only, or not at all. */
        NOT_WRITABLE,

        /** Its file is damaged. */
        DAMAGED,

        /** A newer version of Tare wrote it. */
        NEWER,

        /** Anything else, such as a disk that fails. */
        OTHER
    }

    public StoreException(Kind kind, String message, String help, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.help = help;
    }

    public StoreException(Kind kind, String message, String help) {
        super(message);
        this.kind = kind;
        this.help = help;
    }

    public Kind kind() {
        return kind;
    }

    /** Returns what to do about it, without a full stop. */
    public String help() {
        return help;
    }
}
