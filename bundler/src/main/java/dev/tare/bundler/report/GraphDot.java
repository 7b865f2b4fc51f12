package dev.tare.bundler.report;

import dev.tare.bundler.query.GraphReport;
import dev.tare.bundler.query.GraphReport.Edge;
import dev.tare.bundler.query.GraphReport.Node;
import java.util.List;
import java.util.Map;

/** A graph in the language of Graphviz. A heavy module is drawn larger, an eager reference bolder. */
public final class GraphDot {

    private GraphDot() {}

    public static String write(GraphReport report) {
        StringBuilder out = new StringBuilder(16_384);
        out.append("digraph ").append(quoted(report.name())).append(" {\n");
        if (report.omitted() > 0) {
            out.append("  // ")
                    .append(Numbers.counted(report.omitted(), "module"))
                    .append(" left out\n");
        }
        out.append(
                "  rankdir=LR;\n  node [shape=box, style=\"filled,rounded\", fontname=\"Helvetica\", color=\"#888888\"];\n");
        out.append("  edge [color=\"#888888\"];\n");
        int cluster = 0;
        for (Map.Entry<String, List<Node>> folder :
                GraphDrawing.byFolder(report).entrySet()) {
            String indent = "  ";
            if (!folder.getKey().isEmpty()) {
                out.append("  subgraph cluster_").append(cluster++).append(" {\n    label=");
                out.append(quoted(folder.getKey())).append(";\n    color=\"#cccccc\";\n");
                indent = "    ";
            }
            for (Node node : folder.getValue()) {
                node(out.append(indent), node, node.id().equals(report.focus().orElse("")));
            }
            if (!folder.getKey().isEmpty()) {
                out.append("  }\n");
            }
        }
        for (Edge edge : GraphDrawing.strongest(report)) {
            out.append("  ").append(quoted(edge.from())).append(" -> ").append(quoted(edge.to()));
            out.append(
                    switch (edge.strength()) {
                        case "eager" -> " [penwidth=2.2, color=\"#222222\"]";
                        case "conditional" -> " [style=dashed]";
                        default -> "";
                    });
            out.append(";\n");
        }
        return out.append("}\n").toString();
    }

    private static void node(StringBuilder out, Node node, boolean focus) {
        // The area of the letters grows with the tokens, within what can be read.
        long size = Math.min(30, 9 + Math.round(Math.sqrt(node.tokens()) / 5));
        out.append(quoted(node.id()))
                .append(" [label=")
                .append(quoted(node.name() + "\n" + Numbers.grouped(node.tokens())))
                .append(", fontsize=")
                .append(size)
                .append(", fillcolor=\"")
                .append(GraphDrawing.color(node.kind()))
                .append('"');
        if (focus || node.alwaysLoaded()) {
            out.append(", penwidth=").append(focus ? 3 : 2).append(", color=\"#222222\"");
        }
        out.append("];\n");
    }

    static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                out.append("\\n");
            } else if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(' ');
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
