package dev.tare.optimizer.section;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.text.Span;
import dev.tare.modules.model.ModuleKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InstructionScorerTest {

    @Test
    void aHardConstraintInstructsWhereverItStands() {
        assertThat(verdicts("""
                # Rules
                ## Changelog
                - 1.2.0: Added a cache
                - 1.1.0: Fixed the cache; it must be cleared once
                ## Examples
                > You never know.
                """))
                .containsExactly(
                        "moves: - 1.2.0: Added a cache",
                        "instructs: - 1.1.0: Fixed the cache; it must be cleared once",
                        "instructs: > You never know.");
    }

    @Test
    void slotsAndEagerReferencesStayWhateverIsAroundThem() {
        String text = "# A\n\ntext\n\n" + "More.\n\n".repeat(9) + "# Examples\n\nXylophones.\n\nYes.\n\nZebras.\n";
        SectionTree tree = Trees.of("a.md", text);
        InstructionScorer scorer = InstructionScorer.of(
                tree, ModuleKind.COMMAND, List.of(spanOf(text, "Y")), List.of(spanOf(text, "Z"), spanOf(text, "text")));
        assertThat(verdicts(scorer))
                .contains("instructs: text", "moves: Xylophones.", "instructs: Yes.", "instructs: Zebras.");
    }

    @Test
    void aLineThatLeadsInGoesWithWhatFollows() {
        assertThat(verdicts("""
                # One
                Text before.

                For example:

                - Read the file
                - Write the file

                Before you answer:

                - spelling
                - length
                # Two
                """))
                .containsExactly(
                        "instructs: Text before.",
                        "moves: For example:",
                        "moves: - Read the file",
                        "moves: - Write the file",
                        "instructs: Before you answer:",
                        "instructs: - spelling",
                        "instructs: - length");
    }

    @Test
    void aVerdictIsExplained() {
        SectionTree tree = Trees.of("a.md", "# A\nText.\n\nRun the tests.\n\nThe tool was written in 2019.\n");
        InstructionScorer scorer = InstructionScorer.of(tree, ModuleKind.PLAIN, List.of(), List.of());
        assertThat(tree.nodes().stream()
                        .map(scorer::score)
                        .flatMap(Optional::stream)
                        .map(Score::explain))
                .containsExactly("instructs (0)", "instructs (+5): imperative +5", "moves (-7): past -4, date -3");
        assertThat(Feature.values()).allSatisfy(feature -> {
            assertThat(feature.reason()).isNotBlank();
            assertThat(feature.weight()).isNotZero();
        });
    }

    @Test
    void anotherLanguageStays() {
        String german = "Der Dienst wurde 2019 geschrieben und liefert im Mittel 40 Antworten je Sekunde aus. ";
        assertThat(verdicts("# Dienst\n\n" + german.repeat(5) + "\n\n- 2024-01-02: neu\n"))
                .allMatch(verdict -> verdict.startsWith("instructs"));
    }

    @Test
    void whereAllIsConstraintNothingMoves() {
        assertThat(verdicts("# Examples\n" + "- Always check.\n- Never guess.\n".repeat(20)))
                .hasSize(40)
                .allMatch(verdict -> verdict.startsWith("instructs"));
    }

    @Test
    void aNodeInstructsWhenALeafInItDoes() {
        SectionTree tree = Trees.of("a.md", "# A\nRun it.\n# Changelog\n- 2024-01-02: new\n");
        InstructionScorer scorer = InstructionScorer.of(tree, ModuleKind.PLAIN, List.of(), List.of());
        List<SectionNode> sections = tree.children(tree.root());
        assertThat(scorer.instructs(sections.get(0))).isTrue();
        assertThat(scorer.instructs(sections.get(1))).isFalse();
        assertThat(scorer.score(sections.get(0))).isEmpty();
    }

    @Test
    @Timeout(30)
    void longTextsTakeTimeInProportion() {
        String words = "The quick tool reads " + "a file, then another, ".repeat(2_000);
        verdicts("Do these, " + words + ":\n\n" + "- Read the file and say why\n".repeat(30_000));
        verdicts("# A\n" + words.repeat(40));
        verdicts("```xml\n<r>\n" + "<a x=\"1\">Read it</a>\n".repeat(30_000) + "</r>\n```\n");
        verdicts("`".repeat(100_000) + "a" + "<a b=\"".repeat(50_000) + "**".repeat(50_000) + "[".repeat(50_000));
        verdicts("<a b=\"".repeat(50_000));
        verdicts("- a\n" + "  ```\n".repeat(50_001) + "![".repeat(50_000) + "](".repeat(50_000));
    }

    private static Span spanOf(String text, String word) {
        int at = text.indexOf(word);
        return new Span(at, at + word.length());
    }

    private static List<String> verdicts(String text) {
        return verdicts(InstructionScorer.of(Trees.of("a.md", text), ModuleKind.PLAIN, List.of(), List.of()));
    }

    private static List<String> verdicts(InstructionScorer scorer) {
        List<String> verdicts = new ArrayList<>();
        for (SectionNode node : scorer.tree().nodes()) {
            scorer.score(node)
                    .ifPresent(score -> verdicts.add((score.instructs() ? "instructs: " : "moves: ")
                            + scorer.tree().text(node).strip()));
        }
        return verdicts;
    }
}
