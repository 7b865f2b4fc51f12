package dev.tare.cli;

import dev.tare.core.config.ConfigKey;
import dev.tare.core.config.ConfigLayer;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.Diagnostics;
import dev.tare.modules.dialect.HarnessRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The flags that set keys of the configuration: the strongest layer. */
final class ConfigFlags {

    private ConfigFlags() {}

    /** Returns what was typed. A wrong value is wrong usage. */
    static ConfigLayer layer(Options options) {
        Diagnostics faults = new Diagnostics();
        ConfigLayer layer = ConfigLayer.EMPTY;
        layer = with(layer, ConfigKey.ENCODING, "--encoding", options, faults);
        layer = with(layer, ConfigKey.HARNESS, "--harness", options, faults);
        layer = with(layer, ConfigKey.RESOLUTION, "--resolution", options, faults);
        layer = with(layer, ConfigKey.MODEL, "--model", options, faults);
        layer = with(layer, ConfigKey.CONTEXT_WINDOW, "--context-window", options, faults);
        List<Diagnostic> found = faults.sorted();
        if (!found.isEmpty()) {
            Diagnostic first = found.get(0);
            throw new UsageException(
                    first.help().isEmpty() ? first.message() : first.message() + "; " + first.help(),
                    options.command());
        }
        layer.get(ConfigKey.HARNESS).ifPresent(choice -> checkHarness(choice.name(), options));
        return layer;
    }

    private static void checkHarness(String name, Options options) {
        List<String> known = HarnessRules.builtIn().harnesses();
        if (!known.contains(name)) {
            String suggestion = UsageException.suggestion(name, known);
            throw new UsageException(
                    "unknown harness '" + name + "'"
                            + (suggestion.isEmpty() ? "; known are " + String.join(", ", known) : suggestion),
                    options.command());
        }
    }

    private static ConfigLayer with(
            ConfigLayer layer, ConfigKey<?> key, String flag, Options options, Diagnostics faults) {
        @Nullable String typed = options.typed(flag);
        return typed == null ? layer : layer.withText(key, flag, typed, faults);
    }
}
