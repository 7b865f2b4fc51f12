package dev.tare.store.transcript;

import dev.tare.store.use.Encodable;

/**
 * What a line of a transcript tells of the use of commands and files.
 *
 * @param session the name of the session
 * @param at when, in milliseconds since 1970
 * @param kind what
 * @param name the command as it was typed, without its slash, or the path of the file as the agent gave it
 * @param folder the agent's working folder; empty when the line does not say
 */
public record TranscriptEvent(String session, long at, Kind kind, String name, String folder) {

    public TranscriptEvent {
        name = Encodable.name(name);
    }

    /** What happened. */
    public enum Kind {
        /** A person typed a command. */
        COMMAND,

        /** The agent read a file. */
        READ
    }
}
