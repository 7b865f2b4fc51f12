package dev.tare.bundler.report;

import dev.tare.bundler.query.GraphReport;
import dev.tare.bundler.query.GraphReport.Edge;
import dev.tare.bundler.query.GraphReport.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A graph as a Mermaid flowchart, which a Markdown page can hold. Mermaid draws no more than 500 edges. */
public final class GraphMermaid {

    /** How many modules still make a picture that one can read. */
    public static final int MOST_NODES = 80;

    private static final int MOST_EDGES = 450;

    private static final String[] KINDS = {"command", "skill", "agent", "memory", "rule", "template", "plain"};

    private GraphMermaid() {}

    public static String write(GraphReport report) {
        StringBuilder out = new StringBuilder(16_384).append("flowchart LR\n");
        if (report.omitted() > 0) {
            out.append("  %% ")
                    .append(Numbers.counted(report.omitted(), "module"))
                    .append(" left out\n");
        }
        Map<String, String> ids = new HashMap<>();
        for (int i = 0; i < report.nodes().size(); i++) {
            ids.put(report.nodes().get(i).id(), "n" + i);
        }
        int folder = 0;
        for (Map.Entry<String, List<Node>> group : GraphDrawing.byFolder(report).entrySet()) {
            String indent = "  ";
            if (!group.getKey().isEmpty()) {
                out.append("  subgraph f")
                        .append(folder++)
                        .append("[\"")
                        .append(escaped(group.getKey()))
                        .append("\"]\n");
                indent = "    ";
            }
            for (Node node : group.getValue()) {
                out.append(indent)
                        .append(ids.get(node.id()))
                        .append("[\"")
                        .append(escaped(node.name()))
                        .append("<br/>")
                        .append(Numbers.grouped(node.tokens()))
                        .append("\"]:::")
                        .append(node.kind())
                        .append('\n');
            }
            if (!group.getKey().isEmpty()) {
                out.append("  end\n");
            }
        }
        List<Edge> edges = GraphDrawing.strongest(report);
        for (Edge edge : edges.subList(0, Math.min(MOST_EDGES, edges.size()))) {
            out.append("  ").append(ids.get(edge.from()));
            out.append(
                    switch (edge.strength()) {
                        case "eager" -> " ==> ";
                        case "conditional" -> " -.-> ";
                        default -> " --> ";
                    });
            out.append(ids.get(edge.to())).append('\n');
        }
        if (edges.size() > MOST_EDGES) {
            out.append("  %% ")
                    .append(Numbers.counted(edges.size() - MOST_EDGES, "edge"))
                    .append(" left out\n");
        }
        for (String kind : KINDS) {
            out.append("  classDef ")
                    .append(kind)
                    .append(" fill:")
                    .append(GraphDrawing.color(kind))
                    .append(",stroke:#888888,color:#111111\n");
        }
        return out.toString();
    }

    /** Mermaid reads quotes, marks of HTML and its own entity codes inside quoted labels. */
    static String escaped(String text) {
        String clean = Display.clean(text);
        StringBuilder out = new StringBuilder(clean.length() + 16);
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            switch (c) {
                case '"' -> out.append("#quot;");
                case '<' -> out.append("#lt;");
                case '>' -> out.append("#gt;");
                case '&' -> out.append("#amp;");
                case '#' -> out.append("#35;");
                case '`' -> out.append("#96;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
