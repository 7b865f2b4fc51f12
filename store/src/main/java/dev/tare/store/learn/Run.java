package dev.tare.store.learn;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One run of a command within a session: from its start to that of the next.
 *
 * @param at when the command started, in milliseconds since 1970
 * @param command the path of the entry's module
 * @param opened the modules that were asked for in it, each once
 */
public record Run(long at, String command, SortedSet<String> opened) {

    public Run {
        opened = Collections.unmodifiableSortedSet(new TreeSet<>(opened));
    }

    public Run(long at, String command, Collection<String> opened) {
        this(at, command, new TreeSet<>(opened));
    }
}
