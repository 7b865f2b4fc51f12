package dev.tare.cli.stats;

import dev.tare.store.Imported;
import dev.tare.store.stats.CommandUse;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How commands were used.
 *
 * @param since from when on; nothing for all that is kept
 * @param commands in order of their paths
 * @param closures what a command and all that it may open count, by the command's path, where a bundle tells
 * @param imported what was learned from transcripts in this run
 */
public record StatsReport(
        Optional<Instant> since,
        List<CommandUse> commands,
        SortedMap<String, Long> closures,
        Optional<Imported> imported) {

    public StatsReport {
        commands = List.copyOf(commands);
        closures = Collections.unmodifiableSortedMap(new TreeMap<>(closures));
    }

    /** Returns the sum over all commands of how often they were started. */
    public long starts() {
        return commands.stream().mapToLong(CommandUse::starts).sum();
    }

    /** Returns the sum over all commands of what was loaded for them. */
    public long loads() {
        return commands.stream().mapToLong(CommandUse::loads).sum();
    }

    /** Returns the sum over all commands of the tokens that were loaded for them. */
    public long tokens() {
        return commands.stream().mapToLong(CommandUse::tokens).sum();
    }
}
