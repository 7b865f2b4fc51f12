package dev.tare.loader;

import java.util.List;

/** A bundle has no entry, or no module, of a name; or several, and the name does not tell which. */
public final class NoSuchNameException extends Exception {

    private static final long serialVersionUID = 1;

    private final List<String> suggestions;

    NoSuchNameException(String message, List<String> suggestions) {
        super(message);
        this.suggestions = List.copyOf(suggestions);
    }

    /** Returns names that may have been meant, nearest first. */
    public List<String> suggestions() {
        return suggestions;
    }
}
