package dev.tare.bundler.build;

import java.util.List;

/**
 * How many tokens a start may hold.
 *
 * @param tokens at most so many: what is always loaded, descriptions included, and what the entry brings with it; at least 1
 * @param entries the entries of which that is asked, by their names, ids or unique suffixes of these; empty: of all
 */
public record Budget(int tokens, List<String> entries) {

    public Budget {
        entries = List.copyOf(entries);
        if (tokens < 1) {
            throw new IllegalArgumentException("a budget is at least 1, not " + tokens);
        }
    }
}
