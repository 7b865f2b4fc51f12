package dev.tare.loader.load;

import dev.tare.loader.use.Outcome;
import java.io.IOException;
import java.time.Duration;

/** A load did not end well though the bundle may be sound: it took too long, would have been too large, or was cancelled. */
public final class LoadException extends IOException {

    private static final long serialVersionUID = 1;

    private final Outcome outcome;
    private final String help;

    public LoadException(Outcome outcome, String message, String help) {
        super(message);
        this.outcome = outcome;
        this.help = help;
    }

    /** Returns how the load ended. */
    public Outcome outcome() {
        return outcome;
    }

    /** Returns what to do about it. */
    public String help() {
        return help;
    }

    static LoadException late(String what, Duration limit) {
        return new LoadException(
                Outcome.TIMED_OUT,
                "to load " + what + " took longer than " + limit.toMillis() + " ms",
                "see whether the bundle lies on slow storage, or allow more time in the loader's options");
    }

    /** Returns what whoever wants too much at once is told. */
    public static LoadException tooLarge(long bytes, long most) {
        return new LoadException(
                Outcome.TOO_LARGE,
                "its texts have " + bytes + " bytes, more than " + most,
                "allow more bytes in the loader's options, or load less at once");
    }

    static LoadException interrupted() {
        return new LoadException(Outcome.CANCELLED, "the thread was interrupted while it waited", "load it again");
    }

    /** Returns what whoever waited for a loader is told once it is closed. */
    public static LoadException closed() {
        return new LoadException(Outcome.CANCELLED, "the loader is closed", "load before you close it");
    }
}
