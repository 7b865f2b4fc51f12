package dev.tare.benchmarks.replay;

import dev.tare.benchmarks.session.Catalogue;
import dev.tare.benchmarks.session.CommandRun;
import dev.tare.benchmarks.session.Habits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Learners to hold others against: from knowing nothing to knowing what is hidden. */
final class Learners {

    private Learners() {}

    /**
     * Takes modules by chance out of what a command may open.
     *
     * @param count how many
     */
    static ReplayedLearner random(Catalogue catalogue, int count, long seed) {
        Random random = new Random(seed);
        return withoutMemory(command -> {
            List<Integer> modules =
                    new ArrayList<>(catalogue.commands().get(command).onDemand());
            Collections.shuffle(modules, random);
            return modules.subList(0, Math.min(count, modules.size()));
        });
    }

    /** Takes the modules that are nearest in the graph, so many. */
    static ReplayedLearner nearest(Catalogue catalogue, int count) {
        return withoutMemory(command -> {
            List<Integer> modules = catalogue.commands().get(command).onDemand();
            return modules.subList(0, Math.min(count, modules.size()));
        });
    }

    /** Takes the modules that at least half of the runs so far have opened; all runs count the same. */
    static ReplayedLearner frequency(Catalogue catalogue) {
        int[] runs = new int[catalogue.commands().size()];
        int[][] opened = new int[runs.length][catalogue.modules().size()];
        return new ReplayedLearner() {

            @Override
            public void ran(CommandRun run) {
                runs[run.command()]++;
                run.opened().forEach(module -> opened[run.command()][module]++);
            }

            @Override
            public Collection<Integer> frequent(int command) {
                List<Integer> frequent = new ArrayList<>();
                for (int module = 0; module < opened[command].length; module++) {
                    if (runs[command] > 0 && 2 * opened[command][module] >= runs[command]) {
                        frequent.add(module);
                    }
                }
                return frequent;
            }
        };
    }

    /** Knows hidden habits, and takes what is opened in at least half of the runs. */
    static ReplayedLearner knowing(Catalogue catalogue, Habits habits) {
        return withoutMemory(command -> {
            List<Integer> onDemand = catalogue.commands().get(command).onDemand();
            List<Integer> frequent = new ArrayList<>();
            for (int place = 0; place < onDemand.size(); place++) {
                if (habits.opens(command, place) >= 0.5) {
                    frequent.add(onDemand.get(place));
                }
            }
            return frequent;
        });
    }

    private interface Chooser {
        Collection<Integer> frequent(int command);
    }

    private static ReplayedLearner withoutMemory(Chooser chooser) {
        return new ReplayedLearner() {

            @Override
            public void ran(CommandRun run) {
                // Learns nothing.
            }

            @Override
            public Collection<Integer> frequent(int command) {
                return chooser.frequent(command);
            }
        };
    }
}
