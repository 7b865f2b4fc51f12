package dev.tare.bundler.explain;

/** There is no such file or line in an output. The message says what there is. */
public final class NoSuchPlaceException extends Exception {

    private static final long serialVersionUID = 1;

    NoSuchPlaceException(String message) {
        super(message);
    }
}
