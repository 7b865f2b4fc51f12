package dev.tare.optimizer.ondemand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PurposeTest {

    @TempDir
    Path folder;

    @Test
    void frontMatterSaysItFirst() throws IOException {
        assertThat(of("---\ndescription: How tides are read. And more.\n---\n# Tides\n\nText here follows.\n"))
                .isEqualTo("How tides are read");
        assertThat(of("---\npurpose: How boats are tied up\n---\nAnother sentence here.\n"))
                .isEqualTo("How boats are tied up");
    }

    @Test
    void thenTheElementAndThenTheFirstSentence() throws IOException {
        assertThat(of("# A\n\nSome words that come first.\n\n<purpose>\nSays how ropes\nare spliced.\n</purpose>\n"))
                .isEqualTo("Says how ropes are spliced");
        assertThat(of("# A\n\n**What** the harbour `charges` for a night: a table.\n"))
                .isEqualTo("What the harbour charges for a night");
    }

    @Test
    void wordsStopBeforeMarkupPathsAndNames() throws IOException {
        assertThat(of("Notes on the ropes (see `docs/ropes.md`) and knots.\n")).isEqualTo("Notes on the ropes");
        assertThat(of("What to ask before @notes/a.md is opened.\n")).isEqualTo("What to ask before");
        assertThat(of("How we answer with /tide and others.\n")).isEqualTo("How we answer");
        assertThat(of("Some of the words | in a table | row.\n")).isEqualTo("Some of the words");
        assertThat(of("Fills $ARGUMENTS in here.\n")).isEmpty();
        assertThat(of("<p>Raw markup only</p>\n")).isEmpty();
        assertThat(of("")).isEmpty();
    }

    @Test
    void longSentencesEndAtAWordThatMayEndThem() throws IOException {
        String purpose =
                of("The keeper of the tower writes down what the wind, the water and the lamp of the tower did on"
                        + " every night of the year.\n");
        assertThat(purpose)
                .isEqualTo(
                        "The keeper of the tower writes down what the wind, the water and the lamp of the tower did");
    }

    /** Whatever a file begins with, nothing comes out that would mean something in another file. */
    @Test
    void nothingThatMeansSomethingComesOut() throws IOException {
        Random random = new Random(11);
        String signs = "ab c.d:/@#$%&*_`|<>[]{}()!?;\n\t-~\\\"'\u00e9\u65e5";
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(120); n > 0; n--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            String purpose = of(text.toString());
            assertThat(purpose).doesNotContainPattern("[`|@<>\\[\\]{}()$#/\\\\\n\r\t*~:;!?\"&%]");
            assertThat(purpose.length()).isLessThanOrEqualTo(90);
        }
    }

    private String of(String text) throws IOException {
        Files.writeString(folder.resolve("CLAUDE.md"), "Short.\n");
        Files.writeString(folder.resolve("a.md"), text);
        Framework framework = FrameworkReader.read(folder, ReadOptions.DEFAULT, TaskExecutor.direct());
        return Purpose.of(framework.graph().module(new ModuleId("a.md")).orElseThrow())
                .orElse("");
    }
}
