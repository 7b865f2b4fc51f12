package dev.tare.optimizer.section;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a block instructs, and what tells so.
 *
 * @param value the sum of the features' weights
 * @param features what was found, in the order of {@link Feature}, each once
 */
public record Score(int value, List<Feature> features) {

    public Score {
        features = List.copyOf(features);
    }

    static Score of(List<Feature> features) {
        int value = 0;
        for (Feature feature : features) {
            value += feature.weight();
        }
        return new Score(value, features);
    }

    /** Returns the score with one more feature. */
    Score with(Feature feature) {
        List<Feature> more = new ArrayList<>(features);
        more.add(feature);
        more.sort(null);
        return of(more);
    }

    /** Tells whether more speaks for an instruction than against it, and the block's own words do so. */
    boolean isSure() {
        return value > 0 && features.stream().anyMatch(InstructionScorer.OWN::contains);
    }

    /** Tells whether the block stays in the context at the start. When nothing speaks for or against it, it does. */
    public boolean instructs() {
        return value >= 0;
    }

    /** Returns the verdict with its reasons in one line, such as {@code instructs (+4): imperative +4}. */
    public String explain() {
        StringBuilder words = new StringBuilder(instructs() ? "instructs" : "moves");
        words.append(" (").append(signed(value)).append(')');
        for (int i = 0; i < features.size(); i++) {
            Feature feature = features.get(i);
            words.append(i == 0 ? ": " : ", ")
                    .append(feature.words())
                    .append(' ')
                    .append(signed(feature.weight()));
        }
        return words.toString();
    }

    private static String signed(int value) {
        return value > 0 ? "+" + value : Integer.toString(value);
    }
}
