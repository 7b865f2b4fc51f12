package dev.tare.bundler.query;

import java.util.List;
import java.util.Optional;

/**
 * The part of a graph that is to be drawn.
 *
 * @param name the framework's name
 * @param focus the module that the drawing is about
 * @param nodes sorted by id
 * @param edges by the place of the reference; several may connect the same two modules
 * @param omitted modules that were left out to keep the drawing readable
 */
public record GraphReport(String name, Optional<String> focus, List<Node> nodes, List<Edge> edges, int omitted) {

    public GraphReport {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /**
     * A module.
     *
     * @param name what an entry is invoked by, else the file's name
     */
    public record Node(String id, String name, String kind, int tokens, boolean alwaysLoaded) {}

    /**
     * A reference between two modules that are drawn.
     *
     * @param tier how exactly the path had to be read; empty for a name
     * @param line its line in the module it stands in, from 1
     */
    public record Edge(
            String from, String to, String form, String strength, Optional<String> tier, int line, boolean byName) {}
}
