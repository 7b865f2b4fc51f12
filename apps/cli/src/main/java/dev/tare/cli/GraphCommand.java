package dev.tare.cli;

import dev.tare.bundler.query.GraphQuery;
import dev.tare.bundler.query.GraphReport;
import dev.tare.bundler.query.NoSuchModuleException;
import dev.tare.bundler.report.GraphDot;
import dev.tare.bundler.report.GraphJson;
import dev.tare.bundler.report.GraphMermaid;
import dev.tare.modules.Framework;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code tare graph DIR}: the graph, for other programs to draw. */
final class GraphCommand {

    private GraphCommand() {}

    static int run(Options options, Terminal terminal) throws IOException {
        String format = options.choice("--format", List.of("dot", "mermaid", "json"));
        int most = options.positive("--limit", format.equals("mermaid") ? GraphMermaid.MOST_NODES : Integer.MAX_VALUE);
        Destination destination = Destination.of(options.typed("--output"));
        Framework framework = Reading.framework(options, terminal);
        boolean hasModules = !framework.modules().isEmpty();
        int code = Reading.complain(options, framework.diagnostics(), hasModules, terminal);
        if (!hasModules) {
            return code;
        }
        GraphReport report;
        try {
            report = GraphQuery.graph(
                    framework.graph(),
                    Reading.nameOf(framework.root()),
                    Optional.ofNullable(options.typed("--focus")),
                    most);
        } catch (NoSuchModuleException e) {
            throw new UsageException(String.valueOf(e.getMessage()), "");
        }
        destination.write(
                switch (format) {
                    case "mermaid" -> GraphMermaid.write(report);
                    case "json" -> GraphJson.write(report);
                    default -> GraphDot.write(report);
                },
                terminal);
        return code;
    }
}
