package dev.tare.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.bundler.build.BuildReport.EntryChange;
import dev.tare.bundler.report.BuildJson;
import dev.tare.bundler.report.Json;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds within a budget: kept to, exact at its edge, never worse with more room, and proven like any other build. */
@Tag("once")
class BudgetBuildTest {

    private static final Path REPOSITORY = Path.of(System.getProperty("tare.repository.root", ".."));
    private static final Path STARTER = REPOSITORY.resolve("examples/starter");
    private static final Path SCHEMA = REPOSITORY.resolve("docs/schema/build.schema.json");

    private static final String[] VERBS = {"Check", "Write", "Count", "Sort", "Send", "Read", "Close", "Open"};
    private static final String[] THINGS = {
        "the letters", "each box", "the ledger", "every stamp", "the shelf", "the till"
    };

    @TempDir
    private Path folder;

    private int number;

    private static String steps(Random random, int sentences) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sentences; i++) {
            text.append(VERBS[random.nextInt(VERBS.length)])
                    .append(' ')
                    .append(THINGS[random.nextInt(THINGS.length)])
                    .append(" before ")
                    .append(1 + random.nextInt(12))
                    .append(i % 3 == 2 ? " o'clock, and say so.\n" : " o'clock. ");
        }
        return text.append('\n').toString();
    }

    private static String module(Random random, String name, int sections, boolean strict) {
        StringBuilder text = new StringBuilder("# " + name + "\n\n");
        for (int i = 0; i < sections; i++) {
            text.append("## Part ").append(i).append(" of ").append(name).append("\n\n");
            text.append(steps(random, 4 + random.nextInt(30))).append('\n');
            if (random.nextInt(3) == 0) {
                text.append("- Never leave box ").append(i).append(" open.\n\n");
            }
            if (strict) {
                text.append("Each of these must be done.\n\n");
            }
        }
        return text.toString();
    }

    private static Map<String, byte[]> house(Random random) {
        Map<String, byte[]> files = new TreeMap<>();
        put(files, "CLAUDE.md", module(random, "House", 2 + random.nextInt(3), false) + "\n@docs/shared.md\n");
        put(files, "docs/shared.md", module(random, "Shared", 2, false));
        for (int i = 0; i < 3; i++) {
            String attached = random.nextBoolean() ? "\n@docs/more" + i + ".md\n" : "";
            put(
                    files,
                    ".claude/commands/c" + i + ".md",
                    "---\ndescription: does " + i + "\n---\n" + module(random, "Command " + i, random.nextInt(4), false)
                            + attached);
            put(files, "docs/more" + i + ".md", module(random, "More " + i, 1 + random.nextInt(3), false));
        }
        return files;
    }

    private static void put(Map<String, byte[]> files, String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path written(Map<String, byte[]> files) throws IOException {
        Path source = folder.resolve("source" + number++);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = source.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return source;
    }

    private BuildReport build(Path source, int tokens, String... entries) throws OutputException, IOException {
        Path out = folder.resolve("out" + number++);
        BuildOptions options = new BuildOptions(ReadOptions.DEFAULT, 3, Notation.KEEP, false, 1)
                .within(new Budget(tokens, List.of(entries)));
        BuildReport report = Builder.build(source, out, options, "test", TaskExecutor.direct());
        BudgetReport budget = report.budget().orElseThrow();
        assertThat(report.findings()).isEmpty();
        assertThat(Json.violations(Json.parse(Files.readString(SCHEMA)), Json.parse(BuildJson.write(report))))
                .isEmpty();
        assertThat(Files.exists(out)).isEqualTo(budget.met());
        assertThat(budget.tokens()).isEqualTo(tokens);
        if (budget.met()) {
            assertThat(budget.largestAfter()).isLessThanOrEqualTo(tokens);
            assertThat(Proof.prove(
                            out,
                            FrameworkReader.read(source, ReadOptions.DEFAULT, TaskExecutor.direct()),
                            ReadOptions.DEFAULT,
                            TaskExecutor.direct()))
                    .isEmpty();
            restores(source, out);
        } else {
            assertThat(budget.smallest()).isGreaterThan(tokens);
            assertThat(budget.held()).isNotEmpty();
            assertThat(budget.aside()).isEmpty();
        }
        return report;
    }

    private void restores(Path source, Path out) throws IOException, OutputException {
        Path back = folder.resolve("back" + number++);
        assertThat(Restorer.restore(out, back, false).findings()).isEmpty();
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(back.resolve(source.relativize(file).toString())).hasSameBinaryContentAs(file);
            }
        }
    }

    private static int aside(BuildReport report) {
        int tokens = 0;
        for (BudgetReport.Aside aside : report.budget().orElseThrow().aside()) {
            tokens += aside.tokens();
        }
        return tokens;
    }

    private void isExactAndMonotone(Path source, int looks) throws OutputException, IOException {
        BudgetReport unmet = build(source, 1).budget().orElseThrow();
        assertThat(unmet.met()).isFalse();
        int smallest = unmet.smallest();
        assertThat(build(source, smallest).budget().orElseThrow().met()).isTrue();
        BudgetReport below = build(source, smallest - 1).budget().orElseThrow();
        assertThat(below.met()).isFalse();
        assertThat(below.smallest()).isEqualTo(smallest);
        int before = unmet.largestBefore();
        int last = Integer.MAX_VALUE;
        for (int i = 0; i <= looks; i++) {
            BuildReport report = build(source, smallest + (before - smallest) * i / looks);
            assertThat(aside(report)).isLessThanOrEqualTo(last);
            last = aside(report);
            for (EntryChange entry : report.entries()) {
                assertThat(entry.start().after())
                        .isLessThanOrEqualTo(report.budget().orElseThrow().tokens());
            }
        }
        assertThat(last).isZero();
    }

    @Test
    void budgetsOfRandomFrameworksAreExactAndMonotone() throws OutputException, IOException {
        Random random = new Random(12);
        for (int i = 0; i < 3; i++) {
            isExactAndMonotone(written(house(random)), 4);
        }
    }

    @Test
    void budgetsOfTheStarterAreExactAndMonotone() throws OutputException, IOException {
        isExactAndMonotone(STARTER, 2);
    }

    @Test
    void moreThanEverythingPutsNothingAside() throws OutputException, IOException {
        Path source = written(house(new Random(1)));
        BuildReport report = build(source, Integer.MAX_VALUE);
        assertThat(report.budget().orElseThrow().aside()).isEmpty();
        assertThat(report.budget().orElseThrow().largestAfter())
                .isEqualTo(report.budget().orElseThrow().largestBefore());
    }

    @Test
    void whereEverythingIsAConstraintNothingMoves() throws OutputException, IOException {
        Map<String, byte[]> files = new TreeMap<>();
        StringBuilder rules = new StringBuilder("# Rules\n\n");
        for (int i = 0; i < 40; i++) {
            rules.append("- You must never open box ").append(i).append(" before the others are shut.\n");
        }
        put(files, "CLAUDE.md", rules.toString());
        put(files, ".claude/commands/go.md", "Always go, and never stop.\n");
        Path source = written(files);
        BudgetReport budget = build(source, 100).budget().orElseThrow();
        assertThat(budget.met()).isFalse();
        assertThat(budget.smallest()).isEqualTo(budget.largestBefore()).isEqualTo(budget.largestAfter());
        assertThat(budget.largestEntry()).isEqualTo("go");
        assertThat(budget.held().get(0).path()).isEqualTo("CLAUDE.md");
        assertThat(build(source, budget.smallest()).budget().orElseThrow().aside())
                .isEmpty();
    }

    @Test
    void whatIsKeptIsNotPutAsideForABudget() throws OutputException, IOException {
        Map<String, byte[]> files = house(new Random(2));
        int free = build(written(files), 1).budget().orElseThrow().smallest();
        put(files, "tare.yaml", "keep: ['CLAUDE.md', 'docs/shared.md#Part 0*']\n");
        Path source = written(files);
        int kept = build(source, 1).budget().orElseThrow().smallest();
        assertThat(kept).isGreaterThan(free);
        for (BudgetReport.Aside aside :
                build(source, kept).budget().orElseThrow().aside()) {
            assertThat(aside.path()).isNotEqualTo("CLAUDE.md");
        }
    }

    @Test
    void aBudgetCanBeAskedOfSomeEntries() throws OutputException, IOException {
        Map<String, byte[]> files = house(new Random(5));
        put(files, ".claude/commands/large.md", module(new Random(5), "Large", 12, true));
        Path source = written(files);
        BudgetReport all = build(source, 1).budget().orElseThrow();
        BudgetReport some = build(source, 1, "c0", "/c1").budget().orElseThrow();
        assertThat(some.starts()).extracting(BudgetReport.Start::name).containsExactlyInAnyOrder("c0", "c1");
        assertThat(some.smallest()).isLessThan(all.smallest());
        assertThat(build(source, some.smallest(), "c0", "c1")
                        .budget()
                        .orElseThrow()
                        .met())
                .isTrue();
        assertThatThrownBy(() -> build(source, 5, "larg"))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("did you mean 'large'?");
        assertThatThrownBy(() -> build(source, 5, "CLAUDE.md"))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("is no command, skill or agent");
    }

    @Test
    void withoutEntriesTheBudgetIsForWhatIsAlwaysLoaded() throws OutputException, IOException {
        Map<String, byte[]> files = new TreeMap<>();
        put(files, "CLAUDE.md", module(new Random(9), "House", 6, false));
        Path source = written(files);
        int smallest = build(source, 1).budget().orElseThrow().smallest();
        BuildReport report = build(source, smallest + 100);
        assertThat(report.always().after()).isLessThanOrEqualTo(smallest + 100);
        assertThat(report.budget().orElseThrow().aside()).isNotEmpty();
    }

    @Test
    void threadsDoNotMatter() throws OutputException, IOException {
        Path source = written(house(new Random(3)));
        int budget = build(source, 1).budget().orElseThrow().smallest() + 150;
        Map<Integer, List<String>> told = new LinkedHashMap<>();
        for (int threads : List.of(1, 4)) {
            Path out = folder.resolve("threads" + threads);
            BuildOptions options = new BuildOptions(ReadOptions.DEFAULT, 3, Notation.KEEP, false, threads)
                    .within(new Budget(budget, List.of()));
            try (TaskExecutor executor = TaskExecutor.ofParallelism(threads)) {
                Builder.build(source, out, options, "test", executor);
            }
            List<String> files = new ArrayList<>();
            try (Stream<Path> walk = Files.walk(out)) {
                for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                    files.add(out.relativize(file) + "\n" + Files.readString(file));
                }
            }
            told.put(threads, files);
        }
        assertThat(told.get(4)).isEqualTo(told.get(1));
    }
}
