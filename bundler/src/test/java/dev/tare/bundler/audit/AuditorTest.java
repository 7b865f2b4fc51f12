package dev.tare.bundler.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.bundler.HandMade;
import dev.tare.bundler.audit.AuditReport.AlwaysPart;
import dev.tare.bundler.audit.AuditReport.Entry;
import dev.tare.bundler.audit.AuditReport.Fault;
import dev.tare.bundler.audit.AuditReport.ModuleFacts;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AuditorTest {

    private static int count(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return HandMade.COUNTER.count(utf8, 0, utf8.length);
    }

    @Test
    void countsWhatIsAlwaysLoadedOnce() {
        HandMade made = HandMade.of(
                "CLAUDE.md",
                "# Here\n\n@docs/a.md\n",
                "docs/a.md",
                "# A\n\nText of a.\n",
                ".claude/rules/always.md",
                "# Always\n",
                ".claude/rules/sometimes.md",
                "---\npaths: src\n---\n# Sometimes\n",
                ".claude/commands/go.md",
                "---\ndescription: Goes there\n---\n# Go\n\n@docs/a.md\n",
                ".claude/commands/quiet.md",
                "---\ndescription: Not listed\ndisable-model-invocation: true\n---\n# Quiet\n");
        AuditReport report = made.audit();
        int listing = count("- go: Goes there\n");
        int memory = count("# Here\n\n@docs/a.md\n") + count("# A\n\nText of a.\n") + count("# Always\n");
        assertThat(report.always().listing().tokens()).isEqualTo(listing);
        assertThat(report.always().listing().entries()).isEqualTo(1);
        assertThat(report.always().listing().unlisted()).isEqualTo(1);
        assertThat(report.totals().alwaysLoadedTokens()).isEqualTo(memory + listing);
        assertThat(report.always().parts())
                .extracting(AlwaysPart::id, AlwaysPart::role)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("CLAUDE.md", "memory"),
                        org.assertj.core.groups.Tuple.tuple("docs/a.md", "import"),
                        org.assertj.core.groups.Tuple.tuple(".claude/rules/always.md", "rule"));
        Entry go = report.entries().stream()
                .filter(entry -> entry.name().equals("go"))
                .findFirst()
                .orElseThrow();
        assertThat(go.eager()).isEqualTo(go.own());
        assertThat(go.start()).isEqualTo(report.always().tokens() + go.own());
        assertThat(report.modules()).noneMatch(ModuleFacts::unreachable);
    }

    @Test
    void expectsNothingToLeadToWhatARepositoryHasForPeople() {
        HandMade made = HandMade.of(
                "README.md", "# Read\n",
                "CHANGELOG.md", "# Changes\n",
                "lost.md", "# Lost\n",
                ".claude/commands/go.md", "Go.\n");
        assertThat(made.audit().check().uncited()).extracting(ModuleFacts::id).containsExactly("lost.md");
    }

    @Test
    void showsNestedImportsApart() {
        HandMade made = HandMade.of(
                ".claude/commands/go.md", "@skills/a/SKILL.md\n",
                "skills/a/SKILL.md", "# A\n\n@docs/deep.md\n",
                "docs/deep.md", "# Deep down\n");
        Entry go = made.audit().entries().stream()
                .filter(entry -> entry.name().equals("go"))
                .findFirst()
                .orElseThrow();
        assertThat(go.nested()).isEqualTo(count("# Deep down\n"));
        assertThat(go.eager()).isEqualTo(go.reachable() - go.nested());
    }

    @Test
    void takesTheMiddleAndTheWorstStart() {
        HandMade made = HandMade.of(
                ".claude/commands/a.md", "one\n".repeat(10),
                ".claude/commands/b.md", "one\n".repeat(20),
                ".claude/commands/c.md", "one\n".repeat(20_000),
                ".claude/commands/d.md", "one\n".repeat(40));
        AuditReport report = made.audit();
        assertThat(report.start().medianTokens())
                .isEqualTo((count("one\n".repeat(20)) + count("one\n".repeat(40))) / 2);
        assertThat(report.start().worst()).contains(".claude/commands/c.md");
        assertThat(report.start().over()).isEqualTo(1);
    }

    @Test
    void gathersReferencesThatAreWrongInTheSameWay() {
        HandMade made = HandMade.of(
                ".claude/commands/a.md",
                "Read `docs/gone.md`.\n\n\tThen `docs/gone.md` again, and `docs/other.md`.\n",
                ".claude/commands/b.md",
                "Read `docs/gone.md`.\n",
                "docs/lonely.md",
                "# Lonely\n");
        AuditReport report = made.audit();
        assertThat(report.references().broken()).isEqualTo(4);
        Fault fault = report.check().faults().get(0);
        assertThat(fault.target()).isEqualTo("docs/gone.md");
        assertThat(fault.places()).hasSize(3);
        assertThat(fault.places().get(1).line()).isEqualTo(3);
        assertThat(fault.places().get(1).column()).isEqualTo(7);
        assertThat(fault.excerpt()
                        .text()
                        .substring(fault.excerpt().start(), fault.excerpt().end()))
                .isEqualTo("`docs/gone.md`");
        assertThat(report.check().uncited()).extracting(ModuleFacts::id).containsExactly("docs/lonely.md");
    }

    @Test
    void cutsLongDescriptions() {
        String longer = "x".repeat(1_600);
        HandMade made = HandMade.of(".claude/commands/a.md", "---\nmodel: m\ndescription: " + longer + "\n---\n# A\n");
        AuditReport report = made.audit();
        assertThat(report.always().listing().tokens()).isEqualTo(count("- a: " + "x".repeat(1_536) + "\n"));
        assertThat(report.always().listing().overLong())
                .containsExactly(new AuditReport.OverLong(".claude/commands/a.md", 3, 1_600));
    }

    @Test
    void takesAFrameworkWithoutEntries() {
        AuditReport report = HandMade.of("notes.md", "# Notes\n").audit();
        assertThat(report.entries()).isEmpty();
        assertThat(report.start().worst()).isEmpty();
        assertThat(report.fixFirst()).isEmpty();
    }
}
