package dev.tare.optimizer.pass;

/** A pass that does not come with Tare: it may fail, and nobody knows what it does but by its code's hash. */
public interface UserPass extends Pass {

    /** Returns the hash of the code, or an empty string when it is not known; then nothing is remembered of what the pass did. */
    String identity();
}
