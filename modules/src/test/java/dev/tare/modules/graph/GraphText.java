package dev.tare.modules.graph;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.model.Reference;
import java.util.ArrayList;
import java.util.List;

/** What a graph answers, as short text. */
final class GraphText {

    private GraphText() {}

    static String show(Closure closure) {
        StringBuilder text = new StringBuilder();
        for (Closure.Part part : closure.parts()) {
            text.append(part.id());
            if (part.section().isPresent()) {
                Span span = part.section().get();
                text.append('#').append(span.start()).append('-').append(span.end());
            }
            text.append(':')
                    .append(part.tokens())
                    .append('@')
                    .append(part.hops())
                    .append(' ');
        }
        return text + "= " + closure.tokens();
    }

    static String why(ModuleGraph graph, String from, String to) {
        return graph.why(new ModuleId(from), new ModuleId(to))
                .map(GraphText::show)
                .orElse("none");
    }

    static String show(List<Reference> way) {
        List<String> steps = new ArrayList<>();
        for (Reference step : way) {
            steps.add(step.from() + (step.isByName() ? "~" : "-") + step.to().orElseThrow());
        }
        return String.join(" ", steps);
    }

    static List<String> cycles(ModuleGraph graph) {
        return graph.eagerCycles().stream().map(GraphText::show).toList();
    }

    static String showEdges(List<Edge> edges) {
        List<String> words = new ArrayList<>();
        for (Edge edge : edges) {
            words.add(edge.from() + ">" + edge.to());
        }
        return String.join(" ", words);
    }
}
