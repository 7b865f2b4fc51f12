package dev.tare.loader.bundle;

import java.io.IOException;

/** A bundle cannot be read, or is none; nothing of it was used. */
public final class BundleException extends IOException {

    private static final long serialVersionUID = 1;

    private final String help;

    public BundleException(String message, String help) {
        super(message);
        this.help = help;
    }

    /** Returns what to do about it. */
    public String help() {
        return help;
    }
}
