package dev.tare.bundler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tare.bundler.audit.AuditReport;
import dev.tare.bundler.audit.AuditReport.Entry;
import dev.tare.bundler.audit.AuditReport.Fix;
import dev.tare.bundler.audit.FixKind;
import dev.tare.bundler.query.WhyReport;
import dev.tare.bundler.report.AuditJson;
import dev.tare.bundler.report.AuditMarkdown;
import dev.tare.bundler.report.AuditText;
import dev.tare.bundler.report.Golden;
import dev.tare.bundler.report.Json;
import dev.tare.bundler.report.TextStyle;
import dev.tare.bundler.report.WhyText;
import dev.tare.core.config.ConfigKey;
import dev.tare.core.config.ConfigLayer;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TareTest {

    private static final Path REPOSITORY = Path.of(System.getProperty("tare.repository.root", ".."));
    private static final Path STARTER = REPOSITORY.resolve("examples/starter");
    private static final AuditOptions OPTIONS = AuditOptions.defaults();

    private static Path corpus(String name) {
        String folder = System.getenv("TARE_CORPORA");
        Path corpus = (folder == null ? REPOSITORY.resolve("../shared/corpora") : Path.of(folder)).resolve(name);
        assumeTrue(Files.isDirectory(corpus), "skipped: there is no " + corpus.normalize() + "; set TARE_CORPORA");
        return corpus;
    }

    private static AuditOptions withModel(String model) {
        return with(ConfigLayer.EMPTY.with(ConfigKey.MODEL, model));
    }

    private static AuditOptions with(ConfigLayer overrides) {
        ReadOptions read = ReadOptions.DEFAULT;
        return AuditOptions.of(
                new ReadOptions(read.encoding(), overrides, read.environment(), read.projectFile(), read.progress()));
    }

    @Test
    void auditsTheStarter() throws IOException {
        AuditReport report = Tare.audit(STARTER, OPTIONS);
        Golden.check("starter.txt", AuditText.write(report, new TextStyle(80, false, true, false)));
        Golden.check("starter-all.txt", AuditText.write(report, new TextStyle(100, false, false, true)));
        Golden.check("starter.md", AuditMarkdown.write(report, false));
        assertThat(AuditText.write(report, TextStyle.plain()).lines()).hasSizeLessThanOrEqualTo(40);
    }

    /** What the harness strips is neither loaded nor saved. */
    @Test
    void savingsInMemoryLeaveStrippedCommentsOut(@TempDir Path root) throws IOException {
        String rows = "Look the number of the parcel up in this list before you answer.\n\n".repeat(40);
        String section = "## Reference tables\n\n" + rows + "<!-- " + rows.replace("\n\n", "\n") + "-->\n\n" + rows;
        String memory = "# Parcels\n\nBe kind.\n\n" + "Weigh each parcel with care and write it down.\n\n".repeat(60);
        Files.createDirectories(root.resolve(".claude/commands"));
        Files.writeString(root.resolve(".claude/commands/weigh.md"), "# Weigh\n\nWeigh it.\n");
        Files.writeString(root.resolve("CLAUDE.md"), memory + section);
        AuditReport before = Tare.audit(root, OPTIONS);
        Fix fix = before.fixFirst().stream()
                .filter(f -> f.subject().equals("Reference tables"))
                .findFirst()
                .orElseThrow();
        Files.writeString(
                root.resolve("CLAUDE.md"), memory + "## Reference tables\n\nRead `tables.md` for the rows.\n");
        AuditReport after = Tare.audit(root, OPTIONS);
        int saved = before.entries().get(0).start() - after.entries().get(0).start();
        assertThat(fix.savesTokens()).isCloseTo(saved, within(25));
    }

    /** The flaws that the starter has on purpose, and nothing else. */
    @Test
    void findsTheFlawsOfTheStarter() {
        AuditReport report = Tare.audit(STARTER, OPTIONS);
        assertThat(report.fixFirst())
                .extracting(Fix::kind)
                .containsExactlyInAnyOrder(
                        FixKind.DOMINATING_MODULE, FixKind.EXCLUSIVE_BRANCHES, FixKind.ALWAYS_LOADED_FEW_NEED);
        assertThat(report.references().broken()).isEqualTo(2);
        assertThat(report.references().misplaced()).isEqualTo(1);
        assertThat(report.check().faults())
                .filteredOn(fault -> fault.outcome().equals(AuditReport.Fault.NO_SECTION))
                .extracting(AuditReport.Fault::target)
                .containsExactly("#property-tests");
        assertThat(report.check().uncited()).hasSize(1);
        assertThat(report.graph().unreachableModules()).isEqualTo(1);
    }

    @Test
    void theWindowIsTheUsersElseTheModelsElseTheDefault() {
        assertThat(window(ConfigLayer.EMPTY)).isEqualTo("200,000 default; 1.0% of 200,000; room for 2,000");
        assertThat(window(ConfigLayer.EMPTY.with(ConfigKey.MODEL, "gpt-4o")))
                .isEqualTo("128,000 model; 1.6% of 128,000 (gpt-4o); room for 1,280");
        assertThat(window(ConfigLayer.EMPTY.with(ConfigKey.MODEL, "grok-3")))
                .isEqualTo("200,000 default; 1.0% of 200,000 (default: grok-3's is unknown); room for 2,000");
        assertThat(window(ConfigLayer.EMPTY.with(ConfigKey.MODEL, "gpt-4o").with(ConfigKey.CONTEXT_WINDOW, 64_000)))
                .isEqualTo("64,000 given; 3.2% of 64,000; room for 640");
    }

    private static String window(ConfigLayer overrides) {
        AuditReport report = Tare.audit(STARTER, with(overrides));
        String text = AuditText.write(report, new TextStyle(100, false, true, false));
        String share = text.lines()
                .filter(line -> line.startsWith("ALWAYS"))
                .findFirst()
                .orElseThrow();
        String room = text.lines()
                .filter(line -> line.contains("room for"))
                .findFirst()
                .orElseThrow();
        return String.format("%,d", report.start().window().tokens()) + " "
                + report.start().window().source().word() + "; "
                + share.substring(share.indexOf("context, ") + 9) + "; "
                + room.substring(room.indexOf("room for"));
    }

    @Test
    void explainsAWay() throws IOException {
        WhyReport why =
                Tare.why(STARTER, ReadOptions.DEFAULT, "postmortem", ".claude/modules/quality/severity-levels.md");
        Golden.check("starter-why.txt", WhyText.write(why, new TextStyle(100, false, true, false)));
    }

    @Test
    void drawsWhatSurroundsAnEntry() {
        assertThat(Tare.graph(STARTER, ReadOptions.DEFAULT, Optional.of("deliver"), 50)
                        .nodes())
                .extracting("id")
                .contains(".claude/commands/deliver.md", ".claude/modules/workflows/feature.md");
    }

    @Test
    void reckonsWhatAStartCosts() {
        AuditReport report = Tare.audit(STARTER, withModel("gpt-4o"));
        assertThat(report.counting().exact()).isTrue();
        assertThat(report.cost()).isPresent();
        assertThat(report.cost().get().asOf()).matches("\\d{4}-\\d{2}-\\d{2}");
        double expected = report.start().worstTokens()
                * report.cost().get().inputPerMillion().doubleValue()
                / 1e6;
        assertThat(report.cost().get().worst().doubleValue()).isCloseTo(expected, within(1e-9));
        assertThatThrownBy(() -> Tare.audit(STARTER, withModel("gpt-4oo")))
                .isInstanceOf(UnknownModelException.class)
                .hasMessageContaining("did you mean 'gpt-4o'");
    }

    @Test
    void givesTheSameReportInAnyNumberOfThreads() {
        AuditReport alone = Tare.audit(STARTER, new AuditOptions(ReadOptions.DEFAULT, 1));
        AuditReport many = Tare.audit(STARTER, new AuditOptions(ReadOptions.DEFAULT, 7));
        assertThat(AuditJson.write(many)).isEqualTo(AuditJson.write(alone));
    }

    @Test
    void survivesWhatIsNoFramework(@TempDir Path empty) throws IOException {
        AuditReport report = Tare.audit(empty, OPTIONS);
        assertThat(report.totals().modules()).isZero();
        assertThat(AuditText.write(report, TextStyle.plain())).contains("no prompt modules");
        assertThat(Json.violations(schema(), Json.parse(AuditJson.write(report))))
                .isEmpty();
        AuditReport missing = Tare.audit(empty.resolve("missing"), OPTIONS);
        assertThat(AuditText.write(missing, TextStyle.plain())).contains("is not a directory");
    }

    private static Object schema() throws IOException {
        return Json.parse(Files.readString(REPOSITORY.resolve("docs/schema/audit.schema.json")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ccmp-v3", "superclaude-v2-fork", "superclaude-v4"})
    void reportsOnRealFrameworksFitTheSchemaAndTheScreen(String name) throws IOException {
        AuditReport report = Tare.audit(corpus(name), OPTIONS);
        assertThat(Json.violations(schema(), Json.parse(AuditJson.write(report))))
                .isEmpty();
        for (int width : new int[] {60, 80, 100, 120, 200}) {
            for (boolean unicode : new boolean[] {true, false}) {
                assertThat(AuditText.write(report, new TextStyle(width, false, unicode, false))
                                .lines())
                        .as("%s at %s columns", name, width)
                        .hasSizeLessThanOrEqualTo(40);
            }
        }
        assertThat(report.fixFirst()).isNotEmpty();
        int last = Integer.MAX_VALUE;
        for (Fix fix : report.fixFirst()) {
            assertThat(fix.savesTokens()).isPositive().isLessThanOrEqualTo(last);
            last = fix.savesTokens();
        }
        savingsAddUp(report);
    }

    /** All savings of one start together are less than the start. */
    private static void savingsAddUp(AuditReport report) {
        int always = report.fixFirst().stream()
                .filter(Fix::everyStart)
                .mapToInt(Fix::savesTokens)
                .sum();
        assertThat(always).isLessThanOrEqualTo(report.always().tokens());
        for (Entry entry : report.entries()) {
            int own = report.fixFirst().stream()
                    .filter(fix -> !fix.everyStart() && fix.entry().equals(Optional.of(entry.id())))
                    .mapToInt(Fix::savesTokens)
                    .sum();
            assertThat(own).as(entry.id()).isLessThanOrEqualTo(entry.eager());
        }
    }

    /** Counted independently, by the tiers exact and rooted. */
    @Test
    void agreesWithAnIndependentCount() {
        AuditReport report = Tare.audit(corpus("ccmp-v3"), OPTIONS);
        Map<String, Integer> counted = Map.of(
                "meta",
                35_307,
                "context-prime",
                47_820,
                "chain",
                9_809,
                "feature",
                9_209,
                "task",
                2_801,
                "swarm",
                14_879);
        for (Entry entry : report.entries()) {
            Integer expected = counted.get(entry.name());
            if (expected != null) {
                assertThat((double) entry.reachable())
                        .as(entry.name())
                        .isCloseTo(expected, org.assertj.core.data.Percentage.withPercentage(2));
            }
        }
        List<Integer> reachable =
                report.entries().stream().map(Entry::reachable).sorted().toList();
        assertThat(reachable).hasSize(17);
        assertThat((double) reachable.get(8)).isCloseTo(3_651, org.assertj.core.data.Percentage.withPercentage(2));
        assertThat(report.totals().tokens()).isEqualTo(473_496);
        assertThat(report.totals().alwaysLoadedTokens()).isEqualTo(16_470);
    }

    /** What a section is said to save is there, and what is said to stay commands. */
    @Test
    void everyHeavySectionIsWhereItIsSaidToBe() {
        try (TaskExecutor executor = TaskExecutor.direct()) {
            var framework = FrameworkReader.read(corpus("ccmp-v3"), ReadOptions.DEFAULT, executor);
            for (Fix fix : Tare.audit(framework, executor).fixFirst()) {
                if (fix.kind() == FixKind.HEAVY_SECTION) {
                    var source = framework
                            .graph()
                            .module(dev.tare.core.text.ModuleId.of(fix.path()).orElseThrow())
                            .orElseThrow()
                            .source();
                    String line = source.slice(source.lines().spanOf(fix.line()));
                    assertThat(line).contains(fix.subject());
                }
            }
        }
    }
}
