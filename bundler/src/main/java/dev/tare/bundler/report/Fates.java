package dev.tare.bundler.report;

import dev.tare.optimizer.Fate;
import java.util.Map;

/** Says how many blocks there are, and how many have each fate. */
final class Fates {

    private Fates() {}

    static String told(Map<Fate, Integer> fates) {
        int blocks = 0;
        StringBuilder told = new StringBuilder();
        for (Fate fate : Fate.values()) {
            int count = fates.getOrDefault(fate, 0);
            blocks += count;
            if (count > 0) {
                told.append(", ").append(Numbers.grouped(count)).append(' ').append(fate.word());
            }
        }
        return Numbers.counted(blocks, "block") + told;
    }
}
