package dev.tare.bundler.query;

import dev.tare.bundler.audit.AuditReport.Excerpt;
import java.util.List;
import java.util.Optional;

/**
 * How one module comes to another.
 *
 * @param from the module that was asked about
 * @param to the module that it leads to, or not
 * @param found whether there is a way
 * @param byName whether the way needs the name of an entry somewhere
 * @param steps the references to follow, one after the other; none when both are the same module
 * @param hint what comes nearest when there is no way; else empty
 */
public record WhyReport(Stop from, Stop to, boolean found, boolean byName, List<Step> steps, String hint) {

    public WhyReport {
        steps = List.copyOf(steps);
    }

    /** A module on the way, and what it weighs. */
    public record Stop(String id, String name, String kind, int tokens) {}

    /**
     * A reference to follow.
     *
     * @param path the module it stands in
     * @param line its line, from 1
     * @param column its column, from 1, in code points
     * @param text the reference as written
     * @param form how it is written
     * @param strength who follows it
     * @param tier how exactly its path had to be read
     * @param to where it leads
     */
    public record Step(
            String path,
            int line,
            int column,
            String text,
            String form,
            String strength,
            Optional<String> tier,
            Excerpt excerpt,
            Stop to) {}
}
