package dev.tare.modules.link;

import dev.tare.modules.model.PromptModule;
import java.util.ArrayList;
import java.util.List;

/**
 * Modules in a row that are linked together. Where a chunk ends depends on the modules alone, never on how many threads there
 * are, so that what is bounded for each chunk gives the same answers everywhere.
 *
 * @param modules at least one
 * @param share the chunk's part of the mentions of all modules, above 0 and at most 1
 */
record Chunk(List<PromptModule> modules, double share) {

    private static final int MOST_CHUNKS = 32;

    /** Fewer mentions are linked faster than they are handed to another thread. */
    private static final int LEAST_WEIGHT = 250;

    /** Cuts the modules into chunks of about as many mentions each. */
    static List<Chunk> of(List<PromptModule> modules) {
        long all = 0;
        for (PromptModule module : modules) {
            all += weight(module);
        }
        long number = Math.max(1, Math.min(MOST_CHUNKS, all / LEAST_WEIGHT));
        List<Chunk> chunks = new ArrayList<>();
        long before = 0;
        int start = 0;
        long startWeight = 0;
        for (int i = 0; i < modules.size(); i++) {
            before += weight(modules.get(i));
            boolean last = i + 1 == modules.size();
            if (last || before * number / all > startWeight * number / all) {
                chunks.add(new Chunk(modules.subList(start, i + 1), (double) (before - startWeight) / all));
                start = i + 1;
                startWeight = before;
            }
        }
        return chunks;
    }

    private static int weight(PromptModule module) {
        return 1 + module.mentions().size();
    }
}
