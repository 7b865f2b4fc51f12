package dev.tare.optimizer.section;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.optimizer.section.LabelledBlocks.Labelled;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the scorer on blocks that were labelled by judgement. Words and weights are fitted to the tuning half alone; with
 * {@code -Dtare.show.misses} its misses are shown. Nobody looks at those of the other half, or it would be worth nothing.
 */
class LabelledBlocksTest {

    private static final List<String> TUNING = List.of(
            "tuning-memory",
            "tuning-commands",
            "tuning-skills",
            "tuning-xml",
            "tuning-mixed",
            "tuning-styles",
            "tuning-material");

    private static final List<String> HELD_OUT =
            List.of("heldout-memory", "heldout-commands", "heldout-agents", "heldout-xml", "heldout-mixed");

    @TempDir
    Path scratch;

    @Test
    void instructionsAreTold() {
        List<Labelled> tuning = read(TUNING);
        List<Labelled> heldOut = read(HELD_OUT);
        List<Labelled> all = new ArrayList<>(tuning);
        all.addAll(heldOut);
        if (System.getProperty("tare.show.misses") != null) {
            show(tuning);
        }
        print("tuning", tuning);
        print("held out", heldOut);
        print("all", all);
        assertThat(all).hasSizeGreaterThanOrEqualTo(320);
        assertThat(precision(all)).isGreaterThanOrEqualTo(0.9);
        assertThat(recall(all)).isGreaterThanOrEqualTo(0.95);
    }

    private List<Labelled> read(List<String> names) {
        List<Labelled> blocks = new ArrayList<>();
        for (String name : names) {
            blocks.addAll(LabelledBlocks.read(name, scratch));
        }
        return blocks;
    }

    private static void show(List<Labelled> blocks) {
        for (Labelled block : blocks) {
            if (block.instructs() != block.score().instructs()) {
                String first = block.text().lines().findFirst().orElse("");
                System.out.println((block.instructs() ? "MISSED " : "KEPT   ") + block.place() + ": " + first
                        + "\n        " + block.score().explain());
            }
        }
    }

    private static void print(String part, List<Labelled> blocks) {
        long bound = blocks.stream()
                .filter(block -> !block.instructs())
                .filter(block -> block.score().features().contains(Feature.CONSTRAINT))
                .count();
        System.out.printf(
                "scorer, %s: %d blocks, %d instruct; precision %.3f, recall %.3f; material kept for a hard constraint: %d%n",
                part,
                blocks.size(),
                blocks.stream().filter(Labelled::instructs).count(),
                precision(blocks),
                recall(blocks),
                bound);
    }

    /** Of the blocks that stay, the share that is labelled so. */
    private static double precision(List<Labelled> blocks) {
        List<Labelled> kept =
                blocks.stream().filter(block -> block.score().instructs()).toList();
        return (double) kept.stream().filter(Labelled::instructs).count() / kept.size();
    }

    /** Of the blocks that are labelled to stay, the share that does. */
    private static double recall(List<Labelled> blocks) {
        List<Labelled> wanted = blocks.stream().filter(Labelled::instructs).toList();
        return (double) wanted.stream()
                        .filter(block -> block.score().instructs())
                        .count()
                / wanted.size();
    }
}
