package dev.tare.benchmarks.session;

import dev.tare.loader.bundle.BundleEntry;
import dev.tare.loader.bundle.BundleIndex;
import dev.tare.loader.bundle.BundlePiece;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What can be run and opened. Commands and modules are told apart by their index.
 *
 * @param commands the entries that are run
 * @param modules the paths of all modules
 * @param templates for each module, the template that holds its text
 * @param bytes the size of each template
 */
public record Catalogue(List<Command> commands, List<String> modules, List<Integer> templates, List<Integer> bytes) {

    /**
     * A command.
     *
     * @param path the path of its module
     * @param critical the templates that are loaded when it starts, each once
     * @param onDemand the modules that it may open, nearest first
     */
    public record Command(String path, List<Integer> critical, List<Integer> onDemand) {

        public Command {
            critical = List.copyOf(critical);
            onDemand = List.copyOf(onDemand);
        }
    }

    public Catalogue {
        commands = List.copyOf(commands);
        modules = List.copyOf(modules);
        templates = List.copyOf(templates);
        bytes = List.copyOf(bytes);
        if (commands.isEmpty()) {
            throw new IllegalArgumentException("a framework without entries has no sessions");
        }
    }

    /** Returns the entries and modules of a bundle, in its order. */
    public static Catalogue of(BundleIndex index) {
        List<Command> commands = new ArrayList<>();
        for (BundleEntry entry : index.entries()) {
            Set<Integer> critical = new LinkedHashSet<>();
            for (BundlePiece piece : entry.critical()) {
                critical.add(piece.template());
            }
            String path = index.modules().get(entry.module()).id().path();
            commands.add(new Command(path, List.copyOf(critical), entry.onDemand()));
        }
        return new Catalogue(
                commands,
                index.modules().stream().map(module -> module.id().path()).toList(),
                index.modules().stream().map(module -> module.template()).toList(),
                index.parts().stream().map(part -> part.index().bytes()).toList());
    }

    /** Returns the framework that is replayed beside real ones: 60 commands and 240 modules, of some 1.7 MB. */
    public static Catalogue standard() {
        return synthetic(1, 60, 240);
    }

    /**
     * Returns a framework that never was: every command is a module of its own and may open modules that are no commands, some of which
     * many commands share. Texts have 1 to 20 KB, most of them few.
     *
     * @param modules how many modules there are beside the commands
     */
    public static Catalogue synthetic(long seed, int commands, int modules) {
        Draws draws = new Draws(seed);
        List<String> paths = new ArrayList<>();
        List<Integer> templates = new ArrayList<>();
        List<Integer> bytes = new ArrayList<>();
        for (int i = 0; i < commands + modules; i++) {
            paths.add(i < commands ? "commands/c" + i + ".md" : "modules/m" + (i - commands) + ".md");
            templates.add(i);
            double u = draws.uniform();
            bytes.add((int) (1024 + 19 * 1024 * u * u * u));
        }
        List<Command> made = new ArrayList<>();
        for (int i = 0; i < commands; i++) {
            Set<Integer> onDemand = new LinkedHashSet<>();
            for (int wanted = 4 + draws.below(37), tries = 0; tries < wanted && modules > 0; tries++) {
                double u = draws.uniform();
                onDemand.add(commands + (int) (modules * u * u));
            }
            made.add(new Command(paths.get(i), List.of(i), List.copyOf(onDemand)));
        }
        return new Catalogue(made, paths, templates, bytes);
    }
}
