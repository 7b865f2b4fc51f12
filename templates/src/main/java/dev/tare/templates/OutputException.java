package dev.tare.templates;

/** An output cannot be written where it was asked for. */
public final class OutputException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String help;

    /**
     * @param message what is wrong, for people
     * @param help what to do about it
     */
    public OutputException(String message, String help) {
        super(message);
        this.help = help;
    }

    /** Returns what to do about it. */
    public String help() {
        return help;
    }
}
