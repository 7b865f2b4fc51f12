package dev.tare.bundler.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.bundler.Tare;
import dev.tare.bundler.whatif.WhatIfReport.Change;
import dev.tare.bundler.whatif.WhatIfReport.Kept;
import dev.tare.bundler.whatif.WhatIfReport.OutOfSight;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatIfTest {

    private static final String LONG =
            "Words that fill the page with what may be looked up later on. ".repeat(20) + "\n";

    @TempDir
    private Path folder;

    @Test
    void aFileLeavesOnlyWithTheLastReferenceToIt() throws Exception {
        WhatIfReport report = ask(
                "defer:docs/a.md",
                "CLAUDE.md",
                "- @docs/b.md\n",
                ".claude/commands/go.md",
                "Do @docs/a.md now, and @docs/a.md again.\n",
                "docs/a.md",
                LONG,
                "docs/b.md",
                LONG);
        assertThat(report.changes()).hasSize(1);
        Change change = report.changes().get(0);
        assertThat(change.sites()).hasSize(2);
        assertThat(change.starts()).isEqualTo(1);
        assertThat(change.everyStart()).isFalse();
        assertThat(change.most())
                .isEqualTo(report.entries().get(0).start().saved())
                .isPositive();
        assertThat(report.always().saved()).isZero();
    }

    @Test
    void whatSeveralBringInLeavesWithTheLastOfThem() throws Exception {
        String memory = "- @docs/a.md\n- @docs/b.md\n";
        WhatIfReport report = ask(
                "defer:docs/[ab].md",
                "CLAUDE.md",
                memory,
                ".claude/commands/go.md",
                "Go.\n",
                "docs/a.md",
                LONG + "@docs/c.md\n",
                "docs/b.md",
                LONG + "@docs/c.md\n",
                "docs/c.md",
                LONG + LONG);
        assertThat(report.changes()).hasSize(2).allMatch(Change::everyStart);
        int both = report.changes().get(0).most() + report.changes().get(1).most();
        assertThat(both).isEqualTo(report.always().saved());
        assertThat(report.always().after()).isLessThan(100);
    }

    @Test
    void noStartGetsLarger() throws Exception {
        String[] files = {
            "CLAUDE.md", "- @docs/a.md\n",
            ".claude/commands/go.md", "Do {{docs/a.md}}.\n",
            ".claude/commands/stay.md", "Stay.\n",
            "docs/a.md", LONG
        };
        WhatIfReport report = ask("defer:docs/a.md", files);
        assertThat(report.isNothing()).isTrue();
        assertThat(report.kept())
                .extracting(Kept::reason)
                .containsExactlyInAnyOrder(
                        "is replaced by the text itself before a harness reads it",
                        "would make some start larger as a line, or not be read as a file to open");
    }

    @Test
    void tellsConstraintsThatGoOutOfSight() throws Exception {
        WhatIfReport report = ask(
                "defer:docs/",
                "CLAUDE.md",
                "- @docs/a.md\n",
                "docs/a.md",
                "# A\n\nNever push.\n\nYou must\nask.\n\n" + LONG + "@docs/b.md\n",
                "docs/b.md",
                "Always smile.\n" + LONG);
        assertThat(report.outOfSight())
                .containsExactly(
                        new OutOfSight("docs/a.md", 2, 3, "Never push."),
                        new OutOfSight("docs/b.md", 1, 1, "Always smile."));
    }

    @Test
    void tellsWhatStaysAndWhy() throws Exception {
        WhatIfReport report = ask(
                "defer:**",
                "CLAUDE.md",
                "# See @docs/a.md\n\n- @docs/tiny.md\n",
                "docs/a.md",
                LONG,
                "docs/tiny.md",
                "Hi.\n");
        assertThat(report.kept()).extracting(Kept::module).contains("CLAUDE.md", "docs/tiny.md");
        assertThat(report.kept())
                .filteredOn(kept -> kept.module().equals("docs/tiny.md"))
                .first()
                .satisfies(kept -> assertThat(kept.reason()).startsWith("would make some start larger"));
    }

    @Test
    void aGlobThatMatchesNothingNamesWhatIsNear() {
        String[] files = {"CLAUDE.md", "- @docs/guide.md\n", "docs/guide.md", LONG, "notes/guide.md", LONG};
        assertThatThrownBy(() -> ask("defer:doc/**", files))
                .isInstanceOf(NoAnswerException.class)
                .hasMessageContaining("no module matches 'doc/**'; near it are docs/**");
        assertThatThrownBy(() -> ask("defer:other/guide.md", files))
                .hasMessageContaining("docs/guide.md")
                .hasMessageContaining("notes/guide.md");
        assertThatThrownBy(() -> ask("defer:zzzzzzzzzzzz", files)).hasMessageContaining("as in exclude:");
        assertThatThrownBy(() -> ask("defer:docs/[", files)).hasMessageContaining("a [ is never closed");
        assertThatThrownBy(() -> ask("defer:../x", files)).hasMessageContaining("leaves the framework's root");
    }

    @Test
    void moreFilesThanAreWeighedOneByOneStillAddUp() throws Exception {
        Map<String, byte[]> files = new TreeMap<>();
        StringBuilder memory = new StringBuilder();
        for (int i = 0; i < Move.MOST_WEIGHED + 20; i++) {
            memory.append("- @docs/f").append(i).append(".md\n");
            files.put("docs/f" + i + ".md", (i + " " + LONG).getBytes(StandardCharsets.UTF_8));
        }
        files.put("CLAUDE.md", memory.toString().getBytes(StandardCharsets.UTF_8));
        WhatIfReport report = ask("defer:docs/", files);
        assertThat(report.changes()).hasSize(Move.MOST_WEIGHED);
        assertThat(report.changes().stream().mapToInt(Change::most).sum())
                .isEqualTo(report.always().saved());
    }

    private WhatIfReport ask(String word, String... pathsAndTexts) throws Exception {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.put(pathsAndTexts[i], pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return ask(word, files);
    }

    private WhatIfReport ask(String word, Map<String, byte[]> files) throws Exception {
        Trees.write(folder, files);
        TaskExecutor executor = TaskExecutor.direct();
        Framework framework = FrameworkReader.read(folder, ReadOptions.DEFAULT, executor);
        List<Question> questions = List.of(Question.of(word).orElseThrow());
        return WhatIf.of(framework, Tare.audit(framework, executor), questions, executor)
                .report();
    }
}
