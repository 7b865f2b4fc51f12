package dev.tare.bundler.report;

import dev.tare.bundler.build.BuildReport;
import dev.tare.bundler.build.FlatReport;
import dev.tare.bundler.build.FlatReport.Missing;
import dev.tare.bundler.build.FlatReport.Prompt;
import java.util.List;

/** Says in words what prompts hold and lack. */
final class FlatText {

    private FlatText() {}

    /** Returns what prompts hold, such as {@code 3 files}. */
    static String parts(Prompt prompt) {
        return Numbers.counted(prompt.parts(), "file");
    }

    /** Returns the level, and which one it comes to where that is another. */
    static String level(BuildReport report) {
        boolean less = report.flat().isPresent() && report.flat().get().level() < report.level();
        return "level " + report.level()
                + (less ? " (as " + report.flat().get().level() + ": a prompt loads nothing later)" : "");
    }

    /** Returns what is missing, a sentence each. */
    static List<String> missing(FlatReport flat) {
        return flat.missing().stream().map(FlatText::told).toList();
    }

    private static String told(Missing missing) {
        return missing.path() + ":" + missing.line() + " includes '" + missing.target() + "', which is "
                + switch (missing.outcome()) {
                    case "ambiguous" -> "ambiguous";
                    case "external" -> "outside of the framework";
                    case "resolved" -> "found by a wider search only (see 'resolution:')";
                    default -> "not there";
                };
    }
}
