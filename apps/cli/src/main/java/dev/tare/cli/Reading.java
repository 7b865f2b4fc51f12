package dev.tare.cli;

import dev.tare.bundler.SettingsFaults;
import dev.tare.bundler.plugin.Plugins;
import dev.tare.core.config.ConfigLayer;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all commands that read a framework have in common: which folder, by which settings, and what to say when it is none. */
final class Reading {

    private Reading() {}

    /** Returns the folder that was named. */
    static Path root(Options options) {
        String given = options.parameter(0);
        Path root = path(given, "DIR", options);
        if (Files.isDirectory(root)) {
            return root;
        }
        throw new UsageException(
                Files.exists(root)
                        ? "'" + given
                                + "' is not a directory; give the folder that holds CLAUDE.md, AGENTS.md or .claude"
                        : "there is no directory '" + given + "'",
                "");
    }

    /** Returns the folder that a parameter names, which must exist. */
    static Path folder(Options options, int index) {
        String given = options.parameter(index);
        Path folder = path(given, "the folder", options);
        if (!Files.isDirectory(folder)) {
            throw new UsageException(
                    Files.exists(folder)
                            ? "'" + given + "' is not a directory"
                            : "there is no directory '" + given + "'",
                    options.command());
        }
        return folder;
    }

    /** Returns what a build wrote, by a parameter: a folder, or a bundle, which is a file. */
    static Path built(Options options, int index) {
        Path built = path(options.parameter(index), "the output", options);
        return Files.isRegularFile(built) ? built : folder(options, index);
    }

    /** Returns the folder that {@code --output} names, which need not exist. */
    static Path output(Options options) {
        String given = options.typed("--output");
        if (given == null) {
            throw new UsageException("missing --output: the folder to write to", options.command());
        }
        return path(given, "--output", options);
    }

    /** Returns how to read it: flags over environment over project file over user file. */
    static ReadOptions options(Options options, Terminal terminal, Progress progress) {
        return options(options, terminal, progress, PluginFlags.load(options, terminal));
    }

    /** Returns how to read it, with plugins that have been loaded. */
    static ReadOptions options(Options options, Terminal terminal, Progress progress, @Nullable Plugins plugins) {
        ConfigLayer flags = ConfigFlags.layer(options);
        ReadOptions read =
                new ReadOptions(Optional.empty(), flags, terminal.environment(), configFile(options), progress::report);
        return plugins == null ? read : read.with(plugins.dialects());
    }

    /** Returns the framework, read with all processors. */
    static Framework framework(Options options, Terminal terminal) {
        try (TaskExecutor executor = TaskExecutor.ofProcessors()) {
            return framework(options, terminal, executor);
        }
    }

    /** Returns the framework, and shows how far reading has come when it takes long. */
    static Framework framework(Options options, Terminal terminal, TaskExecutor executor) {
        root(options);
        return framework(options, terminal, executor, PluginFlags.load(options, terminal));
    }

    /** Returns the framework, read with plugins that have been loaded. */
    static Framework framework(Options options, Terminal terminal, TaskExecutor executor, @Nullable Plugins plugins) {
        Path root = root(options);
        long began = System.nanoTime();
        Progress progress = new Progress(terminal, !options.has("--quiet"), began);
        try {
            Framework framework = FrameworkReader.read(root, options(options, terminal, progress, plugins), executor);
            if (options.has("--verbose")) {
                long milliseconds = (System.nanoTime() - began) / 1_000_000;
                progress.close();
                terminal.say("read " + framework.modules().size() + " modules in " + milliseconds + " ms with "
                        + executor.parallelism() + " threads on Java " + System.getProperty("java.version"));
            }
            return framework;
        } finally {
            progress.close();
        }
    }

    /** Returns the name of a folder as people call it, also when it was given as a dot. */
    static String nameOf(Path root) {
        Path name = root.toAbsolutePath().normalize().getFileName();
        return name == null ? "/" : name.toString();
    }

    private static Optional<Path> configFile(Options options) {
        @Nullable String given = options.typed("--config");
        if (given == null) {
            return Optional.empty();
        }
        Path file = path(given, "--config", options);
        if (!Files.isRegularFile(file)) {
            throw new UsageException("--config '" + given + "' is not a file", options.command());
        }
        return Optional.of(file);
    }

    private static Path path(String given, String what, Options options) {
        try {
            if (!given.isEmpty()) {
                return Path.of(given);
            }
        } catch (InvalidPathException e) {
            throw new UsageException(what + " '" + given + "' is not a path", options.command());
        }
        throw new UsageException(what + " is empty", options.command());
    }

    /**
     * Says what is wrong with the settings, or with the folder as such: what no result can make up for. The work is done all
     * the same, with what could be understood.
     *
     * @return the exit code of a run that is otherwise clean
     */
    static int complain(Options options, List<Diagnostic> diagnostics, boolean hasModules, Terminal terminal) {
        List<Diagnostic> faults =
                SettingsFaults.of(diagnostics, hasModules, Optional.ofNullable(options.typed("--config")));
        for (Diagnostic fault : faults) {
            terminal.say(fault.sentence());
        }
        if (!options.has("--quiet")) {
            PluginFlags.warn(diagnostics, terminal);
        }
        return hasModules && faults.isEmpty() ? ExitCode.CLEAN : ExitCode.USAGE;
    }
}
