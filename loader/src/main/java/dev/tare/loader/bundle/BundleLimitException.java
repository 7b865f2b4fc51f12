package dev.tare.loader.bundle;

/** A bundle would be larger, or make a larger prompt, than any bundle may: nobody could open it. */
public final class BundleLimitException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    BundleLimitException(String message) {
        super(message);
    }
}
