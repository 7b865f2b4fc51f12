package dev.tare.store.transcript;

import java.util.Optional;

/** What a transcript's names are in a framework. */
public interface FrameworkNames {

    /**
     * Returns the path of the entry's module that a typed command starts.
     *
     * @param name without its slash, such as {@code sc:implement}
     * @param folder the agent's working folder; empty when unknown
     */
    Optional<String> command(String name, String folder);

    /**
     * Returns the path of the module that a file is, relative to the framework's root.
     *
     * @param file as the agent gave it
     * @param folder the agent's working folder; empty when unknown
     */
    Optional<String> module(String file, String folder);
}
