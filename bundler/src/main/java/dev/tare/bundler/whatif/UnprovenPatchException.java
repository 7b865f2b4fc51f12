package dev.tare.bundler.whatif;

/** A patch was tried, and what it makes is not what was promised. It is not handed out. */
public final class UnprovenPatchException extends Exception {

    private static final long serialVersionUID = 1L;

    UnprovenPatchException(String what) {
        super("no patch was written: it was tried and does not make what was promised: " + what);
    }
}
