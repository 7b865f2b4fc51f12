package dev.tare.bundler.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tare.bundler.HandMade;
import dev.tare.bundler.audit.AuditReport.Entry;
import dev.tare.bundler.audit.AuditReport.Fix;
import dev.tare.bundler.report.AuditText;
import dev.tare.bundler.report.TextStyle;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FixSearchTest {

    private static final String ROUTER = ".claude/commands/route.md";

    /** Text that says nothing about any file and has no word that commands. */
    static String prose(String topic, int sentences) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sentences; i++) {
            text.append("The ")
                    .append(topic)
                    .append(" part number ")
                    .append(i)
                    .append(" tells how people look at one thing and then at another.\n");
        }
        return text.toString();
    }

    private static HandMade routed(String router) {
        return HandMade.of(
                ROUTER,
                router,
                "flows/build.md",
                prose("build", 20),
                "flows/repair.md",
                prose("repair", 40),
                "flows/study-first.md",
                prose("study", 60));
    }

    private static List<Fix> of(HandMade made, FixKind kind) {
        return made.audit().fixFirst().stream()
                .filter(fix -> fix.kind() == kind)
                .toList();
    }

    private static Entry entry(HandMade made, String id) {
        return made.audit().entries().stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void rowsOfATableOfModesExcludeEachOther() {
        HandMade made = routed("""
                # Route

                | mode | flow |
                |---|---|
                | build | @flows/build.md |
                | repair | @flows/repair.md |
                | study | @flows/study-first.md |
                """);
        Fix fix = of(made, FixKind.EXCLUSIVE_BRANCHES).get(0);
        assertThat(fix.path()).isEqualTo(ROUTER);
        assertThat(fix.line()).isEqualTo(5);
        assertThat(fix.entry()).contains(ROUTER);
        int build = HandMade.COUNTER.count(made.graph().modules().get(1).source());
        int repair = HandMade.COUNTER.count(made.graph().modules().get(2).source());
        int study = HandMade.COUNTER.count(made.graph().modules().get(3).source());
        assertThat(fix.savesTokens()).isEqualTo(build + repair + study);
        assertThat(fix.unused()).contains(new AuditReport.Range(build + repair, repair + study));
    }

    @Test
    void filesMayBeAttachedInOnePlaceAndChosenInAnother() {
        HandMade made = routed("""
                # Route

                <context>
                @flows/build.md
                @flows/repair.md
                @flows/study-first.md
                </context>

                Look at the first word of $ARGUMENTS:
                - If it is `--repair`: strip the flag and run the repair flow.
                - If it is `--study`: run study-first.
                - Otherwise: run the build flow.
                """);
        Fix fix = of(made, FixKind.EXCLUSIVE_BRANCHES).get(0);
        assertThat(fix.line()).isEqualTo(4);
        assertThat(fix.fix()).startsWith("3 files load and a run takes one");
    }

    @Test
    void sentencesListsAndHeadingsHoldConditionsToo() {
        assertThat(of(routed("""
                                If something is broken, follow @flows/repair.md from start to end.

                                If nothing is broken, follow @flows/build.md.
                                """), FixKind.EXCLUSIVE_BRANCHES)).hasSize(1);
        assertThat(of(routed("""
                                Choose the flow by what is asked:

                                - **repair**: @flows/repair.md
                                - **build**: @flows/build.md
                                """), FixKind.EXCLUSIVE_BRANCHES)).hasSize(1);
        assertThat(of(routed("""
                                ## Repair mode

                                @flows/repair.md

                                ## Build mode

                                @flows/build.md
                                """), FixKind.EXCLUSIVE_BRANCHES)).hasSize(1);
    }

    @Test
    void whatIsAlwaysNeededIsNoBranch() {
        for (String router : List.of("""
                Read these first:

                - @flows/build.md
                - @flows/repair.md
                """, """
                Follow @flows/build.md. If you are not sure, ask.

                The step is done when everything in this list holds: @flows/repair.md
                """, """
                | file | about |
                |---|---|
                | @flows/build.md | how to build |
                | @flows/repair.md | how to repair |
                """)) {
            assertThat(of(routed(router), FixKind.EXCLUSIVE_BRANCHES))
                    .as(router)
                    .isEmpty();
        }
    }

    @Test
    void aHeavyModuleDominatesAllStartsThatLoadIt() {
        HandMade made = HandMade.of(
                ".claude/commands/one.md",
                "# One\n\nWork by @shared/handbook.md\n",
                ".claude/commands/two.md",
                "# Two\n\nWork by the same\n@shared/handbook.md\n",
                ".claude/commands/three.md",
                "# Three\n\nNothing else.\n",
                "shared/handbook.md",
                prose("handbook", 120));
        List<Fix> fixes = of(made, FixKind.DOMINATING_MODULE);
        assertThat(fixes).hasSize(1);
        assertThat(fixes.get(0).starts()).isEqualTo(2);
        assertThat(fixes.get(0).subject()).isEqualTo("shared/handbook.md");
        assertThat(fixes.get(0).savesTokens())
                .isEqualTo(HandMade.COUNTER.count(made.graph().modules().get(3).source()));
    }

    @Test
    void memoryThatOneEntryNeedsIsNamed() {
        HandMade made = HandMade.of(
                "CLAUDE.md",
                "# Here\n\n@docs/release-policy.md\n\n@docs/conventions.md\n",
                "docs/release-policy.md",
                prose("release", 20),
                "docs/conventions.md",
                prose("style", 20),
                ".claude/commands/release.md",
                "# Release\n\nThe policy in memory decides.\n",
                ".claude/commands/plan.md",
                "# Plan\n",
                ".claude/commands/build.md",
                "# Build\n");
        List<Fix> fixes = of(made, FixKind.ALWAYS_LOADED_FEW_NEED);
        assertThat(fixes).hasSize(1);
        assertThat(fixes.get(0).path()).isEqualTo("CLAUDE.md");
        assertThat(fixes.get(0).line()).isEqualTo(3);
        assertThat(fixes.get(0).everyStart()).isTrue();
        assertThat(fixes.get(0).fix()).contains("release-policy.md", "only release needs it");
    }

    @Test
    void sectionsToLookThingsUpInAreNamedAndTheirRulesStay() {
        String memory = "# Here\n\nBe kind.\n\n## Ground rules\n\n" + "You must read before you write.\n".repeat(60)
                + "\n## Command examples\n\n" + prose("example", 40) + "You must never delete.\n\n## How we work\n\n"
                + prose("work", 10);
        HandMade made = HandMade.of("CLAUDE.md", memory, ".claude/commands/a.md", "# A\n");
        List<Fix> fixes = of(made, FixKind.HEAVY_SECTION);
        assertThat(fixes).hasSize(1);
        assertThat(fixes.get(0).subject()).isEqualTo("Command examples");
        assertThat(fixes.get(0).line())
                .isEqualTo((int) memory.substring(0, memory.indexOf("## Command"))
                                .lines()
                                .count()
                        + 1);
        assertThat(fixes.get(0).fix()).contains("musts and nevers stay");
        assertThat(fixes.get(0).everyStart()).isTrue();
    }

    @Test
    void sectionsOfXmlAreFoundInFencesAndDamagedOnes() {
        String command = "# A\n\n```xml\n<a_command>\n  <purpose>Do it < 200ms</purpose>\n  <usage_examples>\n"
                + prose("example", 40) + "  </usage_examples>\n  <unclosed>\n  <steps>\n" + prose("step", 30)
                + "  </steps>\n</a_command>\n```\n";
        List<Fix> fixes = of(HandMade.of(".claude/commands/a.md", command), FixKind.HEAVY_SECTION);
        assertThat(fixes).extracting(Fix::subject).containsExactly("usage_examples");
        assertThat(fixes.get(0).line()).isEqualTo(6);
    }

    @Test
    void textThatTheStartHoldsTwiceIsNamed() {
        String passage = "Report what you ran, what it printed and what you did not run. " + prose("report", 6);
        HandMade made = HandMade.of(
                "CLAUDE.md",
                "# Here\n\n" + prose("memory", 10) + "\n" + passage,
                ".claude/commands/a.md",
                "# A\n\n" + prose("own", 10) + "\n" + passage + "\nThe end.\n");
        List<Fix> fixes = of(made, FixKind.DUPLICATE_TEXT);
        assertThat(fixes).hasSize(1);
        assertThat(fixes.get(0).path()).isEqualTo(".claude/commands/a.md");
        assertThat(fixes.get(0).fix()).contains("CLAUDE.md:14");
    }

    /** What a fix promises is what a second audit sees when somebody does it. */
    @Test
    void savingsAreWhatTheNextAuditMeasures() {
        HandMade made = routed("""
                # Route

                | mode | flow |
                |---|---|
                | build | @flows/build.md |
                | repair | @flows/repair.md |
                | study | @flows/study-first.md |
                """);
        Fix fix = of(made, FixKind.EXCLUSIVE_BRANCHES).get(0);
        HandMade after = made.with(ROUTER, made.text(ROUTER).replace("@", ""));
        int saved = entry(made, ROUTER).start() - entry(after, ROUTER).start();
        assertThat(saved).isBetween(fix.savesTokens(), fix.savesTokens() + 5);
        assertThat(of(after, FixKind.EXCLUSIVE_BRANCHES)).isEmpty();
    }

    /** A module is a branch, dominates, and has a section with examples: only one of these is counted. */
    @Test
    void nothingIsCountedTwice() {
        HandMade made = HandMade.of(
                ROUTER,
                """
                | mode | flow |
                |---|---|
                | build | @flows/build.md |
                | repair | @flows/repair.md |
                """,
                "flows/build.md",
                "# Build\n\n" + prose("build", 30) + "\n## Examples\n\n" + prose("example", 80),
                "flows/repair.md",
                prose("repair", 20));
        AuditReport report = made.audit();
        int sum = report.fixFirst().stream().mapToInt(Fix::savesTokens).sum();
        assertThat(report.fixFirst()).extracting(Fix::kind).containsExactly(FixKind.EXCLUSIVE_BRANCHES);
        assertThat(sum).isLessThan(report.entries().get(0).eager());
    }

    @Test
    void damagedTextBreaksNothing() {
        String[] pieces = {
            "# Head\n",
            "## Examples\n",
            "```xml\n",
            "```\n",
            "<a>",
            "</a>",
            "<b when=\"x\">\n",
            "</b>\n",
            "| mode | x |\n|---|---|\n",
            "| a | @flows/build.md |\n",
            "- if x: @flows/repair.md\n",
            "@flows/study-first.md\n",
            "must never\n",
            "\n",
            "\t",
            "\r",
            "数据 ",
            "`flows/none.md`\n",
            "<!-- c\n",
            "-->\n",
            "---\n",
            "word ".repeat(80) + "\n",
            "<".repeat(200),
            "\u0000",
            "🔗"
        };
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            HandMade made =
                    routed(text.toString()).with("CLAUDE.md", text.reverse().toString());
            AuditReport report = made.audit();
            for (Fix fix : report.fixFirst()) {
                assertThat(fix.line()).as("seed %s", seed).isPositive();
                assertThat(fix.savesTokens()).isPositive();
            }
            String shown = AuditText.write(report, new TextStyle(60, false, true, random.nextBoolean()));
            assertThat(shown).doesNotContain("\u0000", "\r", "\t");
        }
    }

    @Test
    void deepAndWideTextTakesLittleTime() {
        String deep = "```xml\n" + "<a>\n".repeat(100_000) + "</a>\n".repeat(100_000) + "```\n";
        String wide = ("## Examples of things\n\n" + "One two three four five six. ".repeat(40) + "\n\n").repeat(3_000);
        HandMade made =
                HandMade.of("CLAUDE.md", deep, ".claude/commands/wide.md", wide, ".claude/commands/b.md", "x\n");
        AuditReport report = assertTimeoutPreemptively(Duration.ofSeconds(60), made::audit);
        assertThat(report.fixFirst()).hasSizeGreaterThan(50);
    }

    @Test
    void theSameFrameworkGivesTheSameReport() {
        HandMade made = routed("Use @flows/build.md and @flows/repair.md and `flows/none.md`.\n");
        assertThat(made.audit()).isEqualTo(made.audit());
    }
}
