package dev.tare.store;

/**
 * What was learned from transcripts, and what was passed over.
 *
 * @param files transcripts that were read
 * @param unreadableFiles files that could not be read
 * @param lines all their lines
 * @param unreadable lines that are no JSON object, too long or nested too deeply
 * @param incomplete lines that tell of a command or a file but not when, or in which session
 * @param unknownCommands commands that the framework does not have, such as those built into the agent
 * @param otherFiles files that were read and are no modules of the framework
 * @param outOfTime events that are older than the store keeps, or later than now
 * @param commands commands that were started
 * @param openings modules that were opened
 * @param fresh how many of both were not known before
 */
public record Imported(
        int files,
        int unreadableFiles,
        long lines,
        long unreadable,
        long incomplete,
        long unknownCommands,
        long otherFiles,
        long outOfTime,
        long commands,
        long openings,
        long fresh) {}
