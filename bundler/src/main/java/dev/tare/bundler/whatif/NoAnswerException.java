package dev.tare.bundler.whatif;

/** A question that cannot be answered for this framework. The message says why, and what may be meant. */
public final class NoAnswerException extends Exception {

    private static final long serialVersionUID = 1L;

    NoAnswerException(String message) {
        super(message);
    }
}
