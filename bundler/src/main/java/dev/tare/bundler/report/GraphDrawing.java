package dev.tare.bundler.report;

import dev.tare.bundler.query.GraphReport;
import dev.tare.bundler.query.GraphReport.Edge;
import dev.tare.bundler.query.GraphReport.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the drawings of a graph have in common: folders, one line for each pair of modules, colours. */
final class GraphDrawing {

    private GraphDrawing() {}

    /** Returns the nodes by folder, folders sorted. */
    static Map<String, List<Node>> byFolder(GraphReport report) {
        Map<String, List<Node>> folders = new TreeMap<>();
        for (Node node : report.nodes()) {
            int slash = node.id().lastIndexOf('/');
            folders.computeIfAbsent(slash < 0 ? "" : node.id().substring(0, slash), key -> new ArrayList<>())
                    .add(node);
        }
        return folders;
    }

    /** Returns the strongest reference by path of each pair of modules, in order. */
    static List<Edge> strongest(GraphReport report) {
        Map<String, Edge> edges = new LinkedHashMap<>();
        for (Edge edge : report.edges()) {
            if (!edge.byName()) {
                edges.merge(edge.from() + '\n' + edge.to(), edge, (a, b) -> rank(b) < rank(a) ? b : a);
            }
        }
        return new ArrayList<>(edges.values());
    }

    private static int rank(Edge edge) {
        return switch (edge.strength()) {
            case "eager" -> 0;
            case "conditional" -> 1;
            default -> 2;
        };
    }

    /** Returns the colour that a kind is filled with. */
    static String color(String kind) {
        return switch (kind) {
            case "command" -> "#cfe8ff";
            case "skill" -> "#d5f0d0";
            case "agent" -> "#ffe2c4";
            case "memory" -> "#ffd0d6";
            case "rule" -> "#f3d9ff";
            case "template" -> "#fff3b8";
            default -> "#eeeeee";
        };
    }
}
