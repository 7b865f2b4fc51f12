package dev.tare.bundler.report;

import dev.tare.bundler.plugin.Plugins;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.plugin.LeftOut;
import java.util.ArrayList;
import java.util.List;

/** What people are told of their plugins: which were left out, and where one failed while it was used. */
public final class PluginWarnings {

    private static final int MOST = 10;

    private PluginWarnings() {}

    /** Returns a sentence for each that was left out. */
    public static List<String> leftOut(Plugins plugins) {
        List<String> warnings = new ArrayList<>();
        for (LeftOut out : plugins.leftOut()) {
            warnings.add("plugin " + out.place() + ": " + (out.what().isEmpty() ? "" : out.what() + " ") + "left out: "
                    + out.reason());
        }
        return warnings;
    }

    /** Returns a sentence for each place where a pass or a dialect failed, the first ones only where there are many. */
    public static List<String> failed(List<Diagnostic> diagnostics) {
        List<String> warnings = new ArrayList<>();
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.kind() == DiagnosticKind.USER_DIALECT_FAILED
                    || diagnostic.kind() == DiagnosticKind.USER_PASS_FAILED) {
                warnings.add(diagnostic.sentence());
            }
        }
        if (warnings.size() <= MOST) {
            return warnings;
        }
        List<String> first = new ArrayList<>(warnings.subList(0, MOST));
        first.add("plugins failed in " + (warnings.size() - MOST) + " more places");
        return first;
    }
}
