package dev.tare.bundler.query;

import java.util.List;

/** Somebody asked for a module that does not exist, or by a name that several have. The message says what may be meant. */
public final class NoSuchModuleException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> candidates;

    NoSuchModuleException(String message, List<String> candidates) {
        super(message);
        this.candidates = List.copyOf(candidates);
    }

    /** Returns what may be meant, best first. */
    public List<String> candidates() {
        return candidates == null ? List.of() : candidates;
    }
}
