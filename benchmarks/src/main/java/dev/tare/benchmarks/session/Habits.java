package dev.tare.benchmarks.session;

import java.util.List;
import java.util.stream.IntStream;

/** How commands are used for a while: their ranks, and the hidden probability of each module that a command may open. */
public final class Habits {

    private final double[] weights;
    private final double[][] probabilities;

    private Habits(double[] weights, double[][] probabilities) {
        this.weights = weights;
        this.probabilities = probabilities;
    }

    static Habits draw(Catalogue catalogue, SessionModel model, Draws draws) {
        int commands = catalogue.commands().size();
        double[] weights = new double[commands];
        double[][] probabilities = new double[commands][];
        for (int i = 0; i < commands; i++) {
            weights[i] = model.weight(i);
        }
        swapAll(weights, draws.shuffled(all(commands)), all(commands));
        for (int i = 0; i < commands; i++) {
            probabilities[i] =
                    probabilities(catalogue.commands().get(i).onDemand().size(), model, draws);
        }
        return new Habits(weights, probabilities);
    }

    /** Returns the same habits, but for the commands named: they get new ones and trade their ranks. */
    Habits shifted(List<Integer> commands, Catalogue catalogue, SessionModel model, Draws draws) {
        double[] newWeights = weights.clone();
        double[][] newProbabilities = probabilities.clone();
        swapAll(newWeights, draws.shuffled(commands), commands);
        for (int i : commands) {
            newProbabilities[i] =
                    probabilities(catalogue.commands().get(i).onDemand().size(), model, draws);
        }
        return new Habits(newWeights, newProbabilities);
    }

    private static List<Integer> all(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    /** Puts the weights of some commands in the places of others. */
    private static void swapAll(double[] weights, List<Integer> from, List<Integer> to) {
        double[] before = weights.clone();
        for (int i = 0; i < from.size(); i++) {
            weights[to.get(i)] = before[from.get(i)];
        }
    }

    private static double[] probabilities(int modules, SessionModel model, Draws draws) {
        double[] probabilities = new double[modules];
        int steady = Math.min(draws.from(1, model.mostSteady()), modules);
        int wavering = Math.min(draws.from(0, model.mostWavering()), modules - steady);
        for (int i = 0; i < steady + wavering; i++) {
            double u = draws.uniform();
            int at = (int) (modules * u * u);
            while (probabilities[at] > 0) {
                at = (at + 1) % modules;
            }
            probabilities[at] = i < steady
                    ? draws.between(SessionModel.STEADY_LOW, SessionModel.STEADY_HIGH)
                    : draws.between(SessionModel.WAVERING_LOW, SessionModel.WAVERING_HIGH);
        }
        int rest = modules - steady - wavering;
        for (int i = 0; i < modules; i++) {
            if (probabilities[i] == 0) {
                probabilities[i] = Math.min(SessionModel.MOST_RARE, draws.uniform() * 2 * model.rare() / rest);
            }
        }
        return probabilities;
    }

    /** Returns the weights by which commands are drawn. */
    double[] weights() {
        return weights;
    }

    /** Returns how likely a command is the first of a session. */
    public double first(int command) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return weights[command] / sum;
    }

    /**
     * Returns how likely a run of a command opens a module, noise aside.
     *
     * @param place where the module stands among what the command may open
     */
    public double opens(int command, int place) {
        return probabilities[command][place];
    }
}
