package dev.tare.modules;

import dev.tare.core.config.ConfigFiles;
import dev.tare.core.config.TareConfig;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.diag.Diagnostics;
import dev.tare.core.diag.Suggestions;
import dev.tare.modules.dialect.Dialect;
import dev.tare.modules.dialect.Dialects;
import dev.tare.modules.dialect.HarnessRules;
import java.util.ArrayList;
import java.util.List;

/** The names in a configuration that only this room knows: of dialects and harnesses. */
final class ConfiguredNames {

    private ConfiguredNames() {}

    /** Returns the dialects that are to be heard: those that the configuration names, else all. */
    static Dialects dialects(TareConfig config, Dialects all, Diagnostics diagnostics) {
        if (config.dialects().isEmpty()) {
            return all;
        }
        List<String> known = new ArrayList<>();
        for (Dialect dialect : all.all()) {
            known.add(dialect.id());
        }
        for (String name : config.dialects()) {
            check("dialect", name, known, diagnostics);
        }
        return all.only(config.dialects());
    }

    /** Reports a harness that is not in the rules; it is treated as one that loads nothing by itself. */
    static void checkHarness(TareConfig config, HarnessRules rules, Diagnostics diagnostics) {
        if (config.harness().isPresent()) {
            check("harness", config.harness().get().name(), rules.harnesses(), diagnostics);
        }
    }

    private static void check(String what, String name, List<String> known, Diagnostics diagnostics) {
        if (known.contains(name)) {
            return;
        }
        String meant = Suggestions.didYouMean(name, known);
        diagnostics.add(Diagnostic.ofFile(
                        DiagnosticKind.INVALID_CONFIG, ConfigFiles.PROJECT_FILE, "unknown " + what + " '" + name + "'")
                .withHelp(meant.isEmpty() ? "known are " + String.join(", ", known) : meant));
    }
}
