package dev.tare.cli;

import dev.tare.bundler.plugin.Loaded;
import dev.tare.bundler.plugin.Plugins;
import dev.tare.bundler.report.PluginWarnings;
import dev.tare.core.config.ConfigFiles;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.plugin.PluginLimits;
import dev.tare.optimizer.UserPasses;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The plugins that a user names, by {@code --plugins}, a variable or the user's own settings; a framework cannot name any. */
final class PluginFlags {

    private PluginFlags() {}

    /**
     * Returns the plugins, after what is left out was told; null when none were named, so that a start without plugins loads nothing
     * for them.
     */
    static @Nullable Plugins load(Options options, Terminal terminal) {
        boolean parallel = options.choice("--load-plugins", List.of("parallel", "sequential"))
                .equals("parallel");
        List<Path> places = places(options, terminal);
        if (places.isEmpty()) {
            return null;
        }
        // What a plugin prints is for people, and standard output may be a report for a program.
        System.setOut(System.err);
        long began = System.nanoTime();
        Plugins plugins;
        try (TaskExecutor executor = parallel ? TaskExecutor.ofProcessors() : TaskExecutor.direct()) {
            plugins = Plugins.in(places, PluginLimits.DEFAULT, executor);
        }
        if (!options.has("--quiet")) {
            for (String warning : PluginWarnings.leftOut(plugins)) {
                terminal.say("warning: " + warning);
            }
        }
        if (options.has("--verbose")) {
            for (Loaded loaded : plugins.loaded()) {
                terminal.say(loaded.kind() + " " + loaded.name() + " (" + loaded.type() + " of " + loaded.place()
                        + "): found in " + milliseconds(loaded.foundNanos()) + ", loaded in "
                        + milliseconds(loaded.loadedNanos()) + ", checked in " + milliseconds(loaded.checkedNanos()));
            }
            terminal.say("plugins loaded in " + (parallel ? "parallel" : "sequence") + " in "
                    + milliseconds(System.nanoTime() - began));
        }
        return plugins;
    }

    /** Returns the passes of the plugins. */
    static UserPasses passes(@Nullable Plugins plugins) {
        return plugins == null ? UserPasses.NONE : plugins.passes();
    }

    private static List<Path> places(Options options, Terminal terminal) {
        try {
            List<Path> places = new ArrayList<>();
            for (String typed : options.typedAll("--plugins")) {
                if (typed.isEmpty()) {
                    throw new UsageException("--plugins is empty", options.command());
                }
                places.add(Path.of(typed));
            }
            return places.isEmpty() ? ConfigFiles.plugins(terminal.environment()) : places;
        } catch (InvalidPathException e) {
            throw new UsageException("'" + e.getInput() + "' is not a path of plugins", options.command());
        }
    }

    /** Says where passes and dialects of plugins failed while they were used. */
    static void warn(List<Diagnostic> diagnostics, Terminal terminal) {
        for (String warning : PluginWarnings.failed(diagnostics)) {
            terminal.say("warning: " + warning);
        }
    }

    private static String milliseconds(long nanos) {
        long micros = nanos / 1000;
        return micros / 1000 + "." + micros % 1000 / 100 + " ms";
    }
}
