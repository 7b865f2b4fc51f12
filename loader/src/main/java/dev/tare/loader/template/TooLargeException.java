package dev.tare.loader.template;

/** What is rendered would have more bytes than it may have: its values are too long, or stand in too many places. */
public final class TooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param bytes what it would have
     * @param most what it may have
     */
    public TooLargeException(long bytes, long most) {
        super("the prompt would have " + bytes + " bytes with its values, more than " + most);
    }
}
