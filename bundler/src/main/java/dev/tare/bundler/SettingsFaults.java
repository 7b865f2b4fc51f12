package dev.tare.bundler;

import dev.tare.core.config.ConfigFiles;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with the settings, or with a folder as such: what no result can make up for. The command line and the goals of Maven refuse the same. */
public final class SettingsFaults {

    private SettingsFaults() {}

    /**
     * Returns those among the diagnostics of a run.
     *
     * @param hasModules whether anything was found; without modules, every diagnostic says why
     * @param config the file that stands for {@code tare.yaml}
     */
    public static List<Diagnostic> of(List<Diagnostic> diagnostics, boolean hasModules, Optional<String> config) {
        String file =
                config.isPresent() ? String.valueOf(Path.of(config.get()).getFileName()) : ConfigFiles.PROJECT_FILE;
        List<Diagnostic> faults = new ArrayList<>();
        for (Diagnostic diagnostic : diagnostics) {
            // A rule of tare.yaml that has nothing to do is no fault of it.
            boolean warning = diagnostic.kind() == DiagnosticKind.RULE_WITHOUT_EFFECT;
            if (!hasModules || !warning && isAboutSettings(diagnostic, file)) {
                faults.add(diagnostic);
            }
        }
        return faults;
    }

    private static boolean isAboutSettings(Diagnostic diagnostic, String file) {
        return diagnostic.kind() == DiagnosticKind.INVALID_CONFIG
                || diagnostic.kind() == DiagnosticKind.UNKNOWN_CONFIG_KEY
                || diagnostic.path().equals(file)
                || diagnostic.path().endsWith("tare/config.yaml");
    }
}
