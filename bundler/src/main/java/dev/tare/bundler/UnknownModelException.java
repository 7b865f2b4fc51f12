package dev.tare.bundler;

import java.util.List;

/** Somebody named a model that is not in the table. The message says which may be meant. */
public final class UnknownModelException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnknownModelException(String name, List<String> candidates) {
        super("unknown model '" + name + "'"
                + (candidates.isEmpty() ? "" : "; did you mean '" + String.join("' or '", candidates) + "'?"));
    }
}
