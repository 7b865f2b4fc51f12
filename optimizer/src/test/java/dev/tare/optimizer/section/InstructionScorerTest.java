package dev.tare.optimizer.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstructionScorerTest {

    private static final List<String> TUNING = List.of(
            "tuning-memory",
            "tuning-commands",
            "tuning-skills",
            "tuning-xml",
            "tuning-mixed",
            "tuning-styles",
            "tuning-material");

    /** What the weights and words were never fitted to. */
    private static final List<String> HELD_OUT =
            List.of("heldout-memory", "heldout-commands", "heldout-agents", "heldout-xml", "heldout-mixed");

    @TempDir
    Path scratch;

    @Test
    void theLabelledBlocksAreTold() {
        List<LabelledBlocks.Labelled> tuning = read(TUNING);
        List<LabelledBlocks.Labelled> heldOut = read(HELD_OUT);
        List<LabelledBlocks.Labelled> all = new ArrayList<>(tuning);
        all.addAll(heldOut);
        print("tuning", tuning);
        print("held out", heldOut);
        print("all", all);
        assertThat(all).hasSizeGreaterThanOrEqualTo(320);
        assertThat(precision(all)).isGreaterThanOrEqualTo(0.9);
        assertThat(recall(all)).isGreaterThanOrEqualTo(0.95);
    }

    private List<LabelledBlocks.Labelled> read(List<String> names) {
        List<LabelledBlocks.Labelled> blocks = new ArrayList<>();
        for (String name : names) {
            blocks.addAll(LabelledBlocks.read(name, scratch));
        }
        return blocks;
    }

    private static void print(String part, List<LabelledBlocks.Labelled> blocks) {
        if (!part.equals("all") && System.getProperty("tare.show.misses") != null) {
            for (LabelledBlocks.Labelled block : blocks) {
                if (block.instructs() != block.score().instructs()) {
                    String first = block.text().lines().findFirst().orElse("");
                    System.out.println((block.instructs() ? "MISSED " : "KEPT   ") + block.place() + ": " + first
                            + "\n        " + block.score().explain());
                }
            }
        }
        if (System.getProperty("tare.show.misses") != null) {
            java.util.TreeMap<Integer, int[]> by = new java.util.TreeMap<>();
            for (LabelledBlocks.Labelled b : blocks) {
                by.computeIfAbsent(Math.max(-12, Math.min(15, b.score().value())), k -> new int[2])[
                        b.instructs() ? 0 : 1]++;
            }
            by.forEach((v, c) -> System.out.println("value " + v + ": i " + c[0] + " m " + c[1]));
        }
        System.out.printf(
                "scorer, %s: %d blocks, precision %.3f, recall %.3f%n",
                part, blocks.size(), precision(blocks), recall(blocks));
    }

    private static double precision(List<LabelledBlocks.Labelled> blocks) {
        return share(blocks.stream().filter(b -> b.score().instructs()).toList());
    }

    private static double share(List<LabelledBlocks.Labelled> kept) {
        return (double) kept.stream().filter(LabelledBlocks.Labelled::instructs).count() / kept.size();
    }

    private static double recall(List<LabelledBlocks.Labelled> blocks) {
        List<LabelledBlocks.Labelled> wanted =
                blocks.stream().filter(LabelledBlocks.Labelled::instructs).toList();
        return (double) wanted.stream().filter(b -> b.score().instructs()).count() / wanted.size();
    }
}
