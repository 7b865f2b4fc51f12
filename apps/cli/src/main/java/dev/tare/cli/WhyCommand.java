package dev.tare.cli;

import dev.tare.bundler.query.NoSuchModuleException;
import dev.tare.bundler.query.WhyQuery;
import dev.tare.bundler.query.WhyReport;
import dev.tare.bundler.report.WhyText;
import dev.tare.modules.Framework;
import java.io.IOException;
import java.util.List;

/** {@code tare why DIR FROM TO}: the shortest path of references from one module to another. */
final class WhyCommand {

    private WhyCommand() {}

    static int run(Options options, Terminal terminal) throws IOException {
        boolean json = options.choice("--format", List.of("text", "json")).equals("json");
        Destination destination = Destination.of(options.typed("--output"));
        Framework framework = Reading.framework(options, terminal);
        boolean hasModules = !framework.modules().isEmpty();
        int code = Reading.complain(options, framework.diagnostics(), hasModules, terminal);
        if (!hasModules) {
            return code;
        }
        WhyReport report;
        try {
            report = WhyQuery.why(framework.graph(), options.parameter(1), options.parameter(2));
        } catch (NoSuchModuleException e) {
            throw new UsageException(String.valueOf(e.getMessage()), "");
        }
        destination.write(
                json ? WhyText.json(report) : WhyText.write(report, Style.of(options, terminal, destination)),
                terminal);
        return code;
    }
}
