package dev.tare.bundler.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tare.bundler.Tare;
import dev.tare.bundler.audit.AuditReport;
import dev.tare.bundler.whatif.WhatIfReport.Change;
import dev.tare.bundler.whatif.WhatIfReport.EntryStart;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.glob.PathGlob;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is promised is what an audit finds once git has applied the patch: for every entry, and change by change. */
@Tag("once")
class PromiseTest {

    private static final List<List<Question>> QUESTIONS = List.of(
            List.of(new Question.Sections()),
            List.of(new Question.Branches()),
            List.of(new Question.Defer("**")),
            List.of(
                    new Question.Branches(),
                    new Question.Sections(),
                    new Question.Defer("docs/**"),
                    new Question.Defer(".claude/modules/")));

    @TempDir
    private Path folder;

    private int changed;

    @Test
    void holdsInTheStarter() throws Exception {
        holds("starter", Trees.REPOSITORY.resolve("examples/starter"));
        assertThat(changed).isEqualTo(QUESTIONS.size());
    }

    @Test
    void holdsInLabelledFrameworks() throws Exception {
        for (Map.Entry<String, Map<String, byte[]>> labelled : Trees.labelled().entrySet()) {
            Path root = folder.resolve("of-" + labelled.getKey());
            Trees.write(root, labelled.getValue());
            holds(labelled.getKey(), root);
        }
        assertThat(changed).isGreaterThan(5);
    }

    @Test
    void holdsInRandomFrameworks() throws Exception {
        for (int seed = 0; seed < 12; seed++) {
            Path root = folder.resolve("random" + seed);
            Trees.write(root, random(new Random(seed)));
            holds("seed " + seed, root);
        }
        assertThat(changed).isGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ccmp-v3", "superclaude-v2-fork", "superclaude-v4"})
    void holdsInCorpora(String name) throws Exception {
        String corpora = System.getenv("TARE_CORPORA");
        Path corpus =
                (corpora == null ? Trees.REPOSITORY.resolve("../shared/corpora") : Path.of(corpora)).resolve(name);
        assumeTrue(Files.isDirectory(corpus), "skipped: there is no " + corpus + "; set TARE_CORPORA");
        holds(name, corpus);
    }

    private void holds(String name, Path root) throws Exception {
        boolean git = Trees.hasGit(folder);
        assumeTrue(git, "skipped: there is no git to apply patches with");
        try (TaskExecutor executor = TaskExecutor.ofParallelism(2)) {
            Framework framework = FrameworkReader.read(root, ReadOptions.DEFAULT, executor);
            AuditReport audit = Tare.audit(framework, executor);
            for (int i = 0; i < QUESTIONS.size(); i++) {
                WhatIf whatIf = answer(framework, audit, QUESTIONS.get(i), executor);
                addUp(name, whatIf.report());
                WhatIf again = answer(framework, audit, QUESTIONS.get(i), TaskExecutor.direct());
                assertThat(again.report()).isEqualTo(whatIf.report());
                if (!whatIf.report().isNothing()) {
                    changed++;
                    applied(name, root, folder.resolve(name + "-" + i), whatIf, executor);
                }
            }
        }
    }

    /** Globs that match nothing here are left out. */
    private static WhatIf answer(
            Framework framework, AuditReport audit, List<Question> questions, TaskExecutor executor) throws Exception {
        List<Question> asked = new ArrayList<>();
        for (Question question : questions) {
            boolean known = framework.modules().stream()
                    .anyMatch(module -> !(question instanceof Question.Defer defer)
                            || PathGlob.of(defer.glob()).matches(module.id().path()));
            if (known) {
                asked.add(question);
            }
        }
        return WhatIf.of(framework, audit, asked, executor);
    }

    private static void applied(String name, Path root, Path copy, WhatIf whatIf, TaskExecutor executor)
            throws Exception {
        Trees.copy(root, copy);
        Path patch = copy.resolveSibling(copy.getFileName() + ".patch");
        Files.write(patch, whatIf.patch(ReadOptions.DEFAULT, executor));
        assertThat(Trees.git(copy, "apply", "--whitespace=nowarn", patch.toString()))
                .as(name)
                .isEmpty();
        AuditReport now = Tare.audit(FrameworkReader.read(copy, ReadOptions.DEFAULT, executor), executor);
        WhatIfReport report = whatIf.report();
        assertThat(now.always().tokens()).as(name).isEqualTo(report.always().after());
        assertThat(now.start().medianTokens())
                .as(name)
                .isEqualTo(report.median().after());
        Map<String, Integer> starts = new TreeMap<>();
        now.entries().forEach(entry -> starts.put(entry.id(), entry.start()));
        Map<String, Integer> promised = new TreeMap<>();
        report.entries().forEach(entry -> promised.put(entry.id(), entry.start().after()));
        assertThat(starts).as(name).isEqualTo(promised);
    }

    /** The changes are all there is, and none of the starts grows. */
    private static void addUp(String name, WhatIfReport report) {
        long saved = 0;
        for (EntryStart entry : report.entries()) {
            assertThat(entry.start().saved()).as("%s in %s", entry.id(), name).isNotNegative();
            saved += entry.start().saved();
        }
        long told = 0;
        int last = Integer.MAX_VALUE;
        for (Change change : report.changes()) {
            told += change.all();
            assertThat(change.most()).isLessThanOrEqualTo(last);
            last = change.most();
            assertThat(change.sites().get(0).stands()).isNotEmpty();
        }
        assertThat(told).as(name).isEqualTo(saved);
    }

    /** Line ends of both kinds, files without a last one, names with blanks, comments, and files that several load. */
    private static Map<String, byte[]> random(Random random) {
        Map<String, byte[]> files = new TreeMap<>();
        String end = random.nextBoolean() ? "\n" : "\r\n";
        files.put("CLAUDE.md", memory(random, end));
        for (int i = 0; i < 4; i++) {
            files.put("docs/part" + i + ".md", text(random, end, "part" + (i + 1) % 4));
            files.put(".claude/commands/do it " + i + ".md", text(random, end, "part" + random.nextInt(4)));
        }
        return files;
    }

    private static byte[] memory(Random random, String end) {
        StringBuilder text = new StringBuilder("# Rules").append(end).append(end);
        text.append("<!-- See @docs/part0.md some day. -->").append(end).append(end);
        for (int i = 0; i < 3; i++) {
            text.append("- Part ")
                    .append(i)
                    .append(" is in @docs/part")
                    .append(random.nextInt(4))
                    .append(".md")
                    .append(end);
        }
        return text.append(end)
                .append(new String(text(random, end, "part1"), StandardCharsets.UTF_8))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] text(Random random, String end, String loads) {
        StringBuilder text = new StringBuilder();
        text.append("Follow @docs/")
                .append(loads)
                .append(".md (or @docs/part2.md, if there).")
                .append(end)
                .append(end);
        for (int section = 0; section < 4; section++) {
            boolean history = random.nextBoolean();
            text.append("## ")
                    .append(history ? "Changelog" : "Steps")
                    .append(end)
                    .append(end);
            for (int line = 0; line < 6 + random.nextInt(8); line++) {
                text.append(
                                history
                                        ? "- 2024-0" + (1 + line % 9) + "-11: version 1." + line
                                                + " was released with fixes"
                                        : line + 1 + ". Run the tests again")
                        .append(random.nextInt(9) == 0 ? "; never skip this" : ", é")
                        .append(end);
            }
            text.append(section == 3 && random.nextBoolean() ? "" : end);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
