package dev.tare.optimizer.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A copy becomes a pointer only where what it points to is in sight, and can be made again from it to the byte. */
class SharingPlanTest {

    private static final String RULES = """
            - Read the whole file before you change a line of it.
            - Name what is missing from it, in one sentence for each finding.
            - Keep the order of the list as it was, and say why where you cannot.
            - Write down the numbers with their unit and with the day they were taken.
            """;

    private static final String TEXT = """
            Deploy the build to staging when all checks of the pipeline pass, then watch the logs of staging for ten
            minutes, and roll back to the build before when one request in a hundred or more fails with an error.
            """;

    private static final BiPredicate<ModuleId, Span> ALL_STAYS = (id, span) -> true;

    @TempDir
    Path root;

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Framework framework() {
        return FrameworkReader.read(root, ReadOptions.DEFAULT, TaskExecutor.direct());
    }

    private static SharingPlan plan(Framework framework, Packages packages, BiPredicate<ModuleId, Span> stays) {
        List<SourceText> texts = new ArrayList<>();
        framework.modules().forEach(module -> texts.add(module.source()));
        Repeats repeats = Repeats.find(texts, framework.counter(), TaskExecutor.direct());
        SharingPlan plan = SharingPlan.of(
                framework.graph(), repeats.all(), framework.counter(), packages, stays, stays, TaskExecutor.direct());
        check(framework, plan);
        return plan;
    }

    private List<String> pointers() {
        return told(plan(framework(), Packages.ONE, ALL_STAYS));
    }

    private static List<String> told(SharingPlan plan) {
        return plan.pointers().stream()
                .map(pointer -> pointer.copy() + ": " + pointer.text())
                .toList();
    }

    /** Every pointer gives its copy again to the byte, costs less, and overlaps with none, nor with what another one points to. */
    private static void check(Framework framework, SharingPlan plan) {
        for (Pointer pointer : plan.pointers()) {
            SourceText copy =
                    framework.graph().module(pointer.copy()).orElseThrow().source();
            SourceText holder =
                    framework.graph().module(pointer.holder()).orElseThrow().source();
            assertThat(new String(pointer.remade(holder), StandardCharsets.UTF_8))
                    .isEqualTo(copy.slice(pointer.place()));
            String changed = copy.slice(0, pointer.place().start())
                    + pointer.text()
                    + copy.slice(pointer.place().end(), copy.length());
            assertThat(framework.counter().count(copy) - framework.counter().count(changed))
                    .isEqualTo(pointer.saves())
                    .isPositive();
            for (Pointer other : plan.pointers()) {
                assertThat(pointer.copy().equals(other.holder())
                                && pointer.place().overlaps(other.held()))
                        .isFalse();
                assertThat(pointer != other
                                && pointer.copy().equals(other.copy())
                                && pointer.place().overlaps(other.place()))
                        .isFalse();
            }
        }
    }

    @Test
    void pointsToWhatIsAlwaysLoaded() throws IOException {
        write("CLAUDE.md", "# House\n\n## Review rules\n\n" + RULES + "\n## More\n\nText.\n");
        write(".claude/commands/one.md", "# One\n\nDo it.\n\n## Rules\n\n" + RULES);
        assertThat(pointers()).containsExactly(".claude/commands/one.md: As under *Review rules* in `CLAUDE.md`.");
    }

    @Test
    void pointsAboveInTheSameModule() throws IOException {
        write(".claude/commands/one.md", "# One\n\n## Review rules\n\n" + RULES + "\n## Later\n\n" + RULES);
        assertThat(pointers()).containsExactly(".claude/commands/one.md: As under *Review rules* above.");
    }

    @Test
    void aModuleThatIsOnlyOpenedIsNotInSight() throws IOException {
        write(".claude/commands/one.md", "# One\n\nSee `docs/rules.md`.\n\n## Rules\n\n" + RULES);
        write("docs/rules.md", "# Rules\n\n## Review rules\n\n" + RULES);
        assertThat(pointers()).isEmpty();
    }

    @Test
    void theHolderIsWhereverTheCopyIs() throws IOException {
        write(".claude/commands/one.md", "# One\n\n@docs/a.md\n\n@docs/b.md\n");
        write(".claude/commands/two.md", "# Two\n\n@docs/b.md\n");
        write("docs/a.md", "# A\n\n## In A\n\n" + RULES);
        write("docs/b.md", "# B\n\n## In B\n\n" + RULES);
        // The second command would see a pointer in b without what it points to.
        assertThat(pointers()).containsExactly("docs/a.md: As under *In B* in `docs/b.md`.");
        write(".claude/commands/three.md", "# Three\n\n@docs/a.md\n");
        assertThat(pointers()).isEmpty();
    }

    @Test
    void nothingPointsToAPointer() throws IOException {
        write("CLAUDE.md", "# House\n\n## Review rules\n\n" + RULES + "\n@docs/a.md\n\n@docs/b.md\n");
        write("docs/a.md", "# A\n\n## In A\n\n" + RULES);
        write("docs/b.md", "# B\n\n## In B\n\n" + RULES);
        assertThat(pointers()).hasSize(2);
    }

    @Test
    void otherPackagesAreOutOfReach() throws IOException {
        write("CLAUDE.md", "# House\n\n## Review rules\n\n" + RULES);
        write("plugins/p/commands/one.md", "# One\n\n## Rules\n\n" + RULES);
        write(".claude/commands/two.md", "# Two\n\n## Rules\n\n" + RULES);
        Packages packages = new Packages() {
            @Override
            public String packageOf(ModuleId id) {
                return id.path().startsWith("plugins/p/") ? "plugins/p" : "";
            }

            @Override
            public String path(ModuleId from, ModuleId to) {
                return to.path();
            }
        };
        Framework framework = framework();
        assertThat(told(plan(framework, packages, ALL_STAYS)))
                .containsExactly(".claude/commands/two.md: As under *Review rules* in `CLAUDE.md`.");
        List<SourceText> texts = new ArrayList<>();
        framework.modules().forEach(module -> texts.add(module.source()));
        List<Repeat> repeats =
                Repeats.find(texts, framework.counter(), TaskExecutor.direct()).all();
        List<RepeatedText> told = RepeatedText.of(repeats, packages);
        assertThat(told).hasSize(1);
        assertThat(told.get(0).packages()).containsExactly("", "plugins/p");
        assertThat(told.get(0).tokens()).isEqualTo(2L * repeats.get(0).tokens());
    }

    @Test
    void whatIsDeferredHoldsNothing() throws IOException {
        write("CLAUDE.md", "# House\n\n## Review rules\n\n" + RULES);
        write(".claude/commands/one.md", "# One\n\n## Rules\n\n" + RULES);
        assertThat(told(plan(framework(), Packages.ONE, (id, span) -> !id.path().equals("CLAUDE.md"))))
                .isEmpty();
    }

    @Test
    void aPartIsToldByItsFirstAndLastWords() throws IOException {
        write(
                "CLAUDE.md",
                "# House\n\n## Review rules\n\n- Start early in the day.\n" + RULES + "\n## More\n\nText.\n");
        write(".claude/commands/one.md", "# One\n\n## Rules\n\n" + RULES + "- And one more of my own.\n");
        assertThat(pointers())
                .containsExactly(".claude/commands/one.md: As under *Review rules* in `CLAUDE.md`, "
                        + "from \"Read the whole file before you\" to \"with the day they were taken\".");
    }

    @Test
    void wordsThatDifferAreTold() throws IOException {
        write("CLAUDE.md", "# House\n\n## Deploy\n\n" + TEXT);
        write(".claude/commands/one.md", "# One\n\n## Mine\n\n" + TEXT.replace("staging", "production"));
        assertThat(pointers())
                .containsExactly(
                        ".claude/commands/one.md: As under *Deploy* in `CLAUDE.md`, with \"production\" for \"staging\".");
    }

    @Test
    void aConstraintWithOtherWordsStays() throws IOException {
        String rule = TEXT.replace("Deploy the build", "Never deploy a build that is red");
        write("CLAUDE.md", "# House\n\n## Deploy\n\n" + rule);
        write(".claude/commands/one.md", "# One\n\n## Mine\n\n" + rule.replace("staging", "production"));
        write(".claude/commands/two.md", "# Two\n\n## Mine\n\n" + rule);
        // Word for word it is still in sight.
        assertThat(pointers()).containsExactly(".claude/commands/two.md: As under *Deploy* in `CLAUDE.md`.");
    }

    @ParameterizedTest
    @CsvSource({
        "staging, never",
        "ten, 10",
        "staging, not staging",
        "'staging for ten', 'staging\n\nfor ten'",
        "staging for, <b>staging</b> for",
        "'logs of staging', 'logs of production'"
    })
    void whatCannotBeToldInWordsStays(String from, String to) throws IOException {
        write("CLAUDE.md", "# House\n\n## Deploy\n\n" + TEXT);
        write(".claude/commands/one.md", "# One\n\n## Mine\n\n" + TEXT.replace(from, to));
        assertThat(pointers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- Then give $ARGUMENTS to the next step.\n",
                "- Then open @docs/other.md and read on there.\n",
                "- Then run !`date` and use what it prints.\n",
                "- Then fill in {{name}} where it is asked for.\n"
            })
    void whatTheHarnessReadsStays(String line) throws IOException {
        write("CLAUDE.md", "# House\n\n## Review rules\n\n" + RULES + line);
        write("docs/other.md", "# Other\n\nText.\n");
        write(".claude/commands/one.md", "# One\n\n## Rules\n\n" + RULES + line);
        // What stands before that line may go.
        List<String> pointers = pointers();
        assertThat(pointers.stream().filter(pointer -> !pointer.contains("from \"Read")))
                .isEmpty();
    }

    @Test
    void codeThatIsShownStays() throws IOException {
        String shown = "```sh\n" + "run the first thing --with all --of its --flags\n".repeat(3) + "```\n";
        write("CLAUDE.md", "# House\n\n## Run\n\n" + shown.replace("```sh\n", "```sh\necho one\n"));
        write(".claude/commands/one.md", "# One\n\n## Run\n\n" + shown.replace("```sh\n", "```sh\necho two\n"));
        assertThat(pointers()).isEmpty();
    }

    @Test
    void pointersInXmlAreWellFormed() throws IOException {
        String steps = """
                    <step>Read the whole file before you change a line of it, and the files it names.</step>
                    <step>Name what is missing from it, in one sentence for each of the findings.</step>
                    <step>Keep the order of the list as it was, and say why where you cannot do so.</step>
                """;
        String rule =
                "Write down the numbers with their unit and with the day on which they were taken by you, and by whom.";
        write(
                "CLAUDE.md",
                "# House\n\n```xml\n<house>\n  <review>\n" + steps + "  </review>\n  <numbers>" + rule
                        + "</numbers>\n</house>\n```\n");
        write(
                ".claude/commands/one.md",
                "# One\n\n```xml\n<one>\n  <all>\n" + steps + "    <more>Mine.</more>\n  </all>\n  <numbers>" + rule
                        + "</numbers>\n</one>\n```\n");
        assertThat(pointers())
                .containsExactly(
                        ".claude/commands/one.md: <same_as>As under *review* in `CLAUDE.md`.</same_as>",
                        ".claude/commands/one.md: As under *numbers* in `CLAUDE.md`.");
    }

    /** Frameworks at random, in which texts are repeated with words changed: {@link #check} holds for all that is found. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyPointerIsUndoneToTheByte(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            texts.add(text(random));
        }
        for (int m = 0; m < 12; m++) {
            StringBuilder body = new StringBuilder("# Module " + m + "\n\n");
            for (int i = 0; i < 8; i++) {
                body.append("## Part ").append(m).append(' ').append(i).append("\n\n");
                String text = texts.get(random.nextInt(texts.size()));
                body.append(random.nextBoolean() ? text : text.replace("word" + random.nextInt(40) + " ", "other "));
                body.append(random.nextInt(3) == 0 ? "\n\nSome more of module " + m + ".\n\n" : "\n\n");
            }
            String attach = m % 3 == 0 ? "" : "@docs/part-" + m + ".md\n";
            write(m == 0 ? "CLAUDE.md" : ".claude/commands/c" + m + ".md", body + attach);
            write("docs/part-" + m + ".md", body.toString().replace("# Module", "# Part"));
        }
        Framework framework = framework();
        SharingPlan plan = plan(framework, Packages.ONE, ALL_STAYS);
        assertThat(plan.pointers().size()).isGreaterThan(20);
        assertThat(plan.pointers().stream().filter(pointer -> !pointer.swaps().isEmpty()))
                .isNotEmpty();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        boolean list = random.nextBoolean();
        for (int i = 0; i < 40; i++) {
            boolean line = i % 10 == 0;
            text.append(line && i > 0 ? "\n" : "").append(line && list ? "- " : "");
            text.append("word").append(random.nextInt(40)).append(i % 10 == 9 ? "" : " ");
        }
        return text.toString();
    }
}
