package dev.tare.optimizer.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.token.Encoding;
import dev.tare.core.token.TokenCounter;
import dev.tare.core.token.TokenCounters;
import dev.tare.optimizer.repeat.Planted.Spot;
import dev.tare.optimizer.repeat.Repeat.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was put in several places is found in all of them, and little else. */
class RepeatsTest {

    private static final TokenCounter COUNTER = TokenCounters.of(Encoding.O200K_BASE);

    private static Repeats find(List<SourceText> modules) {
        return Repeats.find(modules, COUNTER, TaskExecutor.direct());
    }

    private static SourceText module(String path, String text) {
        return SourceText.of(new ModuleId(path), text);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsWhatWasPlanted(long seed) {
        Planted planted = new Planted(seed, 300, 200);
        Repeats repeats = find(planted.modules);
        int[] truth = new int[2];
        int[] found = new int[2];
        for (Planted.Text text : planted.texts) {
            int kind = text.exact() ? 0 : 1;
            for (int i = 1; i < text.spots().size(); i++) {
                truth[kind]++;
                found[kind] +=
                        isFound(repeats, text.spots().get(0), text.spots().get(i)) ? 1 : 0;
            }
        }
        int right = 0;
        for (Repeat repeat : repeats.all()) {
            right += isPlanted(planted, repeat) ? 1 : 0;
        }
        double exact = found[0] / (double) truth[0];
        double near = found[1] / (double) truth[1];
        double precision = right / (double) repeats.all().size();
        System.out.printf(
                "seed %d: recall exact %.3f (%d), near %.3f (%d), precision %.3f (%d)%n",
                seed, exact, truth[0], near, truth[1], precision, repeats.all().size());
        assertThat(exact).isEqualTo(1);
        // Short lists of which a third of the items has changed are not looked for.
        assertThat(near).isGreaterThanOrEqualTo(0.9);
        assertThat(precision).isGreaterThanOrEqualTo(0.99);
    }

    /** All of a text but its tags and marks, which may stay. */
    private static boolean isFound(Repeats repeats, Spot one, Spot other) {
        return repeats.all().stream()
                .anyMatch(repeat -> repeat.places().stream().anyMatch(place -> covers(place, one))
                        && repeat.places().stream().anyMatch(place -> covers(place, other)));
    }

    private static boolean covers(Place place, Spot spot) {
        int slack = 24;
        return place.id().equals(spot.id())
                && place.span().start() <= spot.span().start() + slack
                && place.span().end() >= spot.span().end() - slack;
    }

    private static boolean isPlanted(Planted planted, Repeat repeat) {
        return planted.texts.stream()
                .anyMatch(text -> repeat.places().stream()
                        .allMatch(place -> text.spots().stream()
                                .anyMatch(spot -> spot.id().equals(place.id())
                                        && spot.span().overlaps(place.span()))));
    }

    @Test
    void anyOrderAndAnyThreadsGiveTheSame() {
        Planted planted = new Planted(7, 200, 120);
        List<Repeat> expected = find(planted.modules).all();
        List<SourceText> shuffled = new ArrayList<>(planted.modules);
        Collections.shuffle(shuffled, new Random(5));
        try (TaskExecutor threads = TaskExecutor.ofParallelism(4)) {
            Repeats repeats = Repeats.find(shuffled, COUNTER, threads);
            assertThat(repeats.all()).isEqualTo(expected);
            assertThat(repeats.work()).isEqualTo(find(planted.modules).work());
        }
    }

    @Test
    void tellsWhatEachPlaceStandsIn() {
        String rule = "Check every link of the page twice and write down what is missing from it.";
        Repeats repeats = find(List.of(
                module("a.md", "# Guide\n\n## Review\n\n" + rule + "\n"),
                module(
                        "b.md",
                        "# Other\n\n```xml\n<steps>\n  <step>\n" + rule + "\n\nMore here.\n  </step>\n</steps>\n```\n"),
                module("c.md", "- When it rains\n  - One\n\n    " + rule + "\n")));
        assertThat(repeats.all()).hasSize(1);
        assertThat(repeats.all().get(0).places())
                .extracting(place -> place.id() + " "
                        + place.parents().stream()
                                .map(parent -> parent.level() + ":" + parent.name())
                                .toList())
                .containsExactly(
                        "a.md [HEADING:Guide, HEADING:Review]",
                        "b.md [HEADING:Other, ELEMENT:steps, ELEMENT:step]",
                        "c.md [ITEM:When it rains, ITEM:One]");
    }

    @Test
    void takesNeighboursTogetherAsFarAsTheyLieInOneThing() {
        String list =
                "- Read the whole file before you change a line of it.\n- Name what is missing in one sentence for each.\n";
        String tail = "Then write a summary of all that was found, with numbers.\n";
        Repeats repeats = find(List.of(
                module("a.md", "# A\n\nFirst.\n\n" + list + "\n" + tail + "\n## Deeper in A\n\n" + list),
                module("b.md", "# B\n\nSecond.\n\n" + list + "\n" + tail)));
        assertThat(repeats.all())
                .extracting(repeat -> repeat.places().size() + " " + text(repeat, list, tail))
                .containsExactly("2 both", "3 list");
    }

    private static String text(Repeat repeat, String list, String tail) {
        int length = repeat.places().get(0).span().length();
        return length == (list + "\n" + tail).length() - 1
                ? "both"
                : length == list.length() - 1 ? "list" : "" + length;
    }

    @Test
    void tagsWithoutTheirPartnersStayOut() {
        String inner =
                "<check>Compare the numbers of both tables row by row.</check>\n<check>Say which of them differ and by how much.</check>\n";
        Repeats repeats = find(List.of(
                module("a.xml", "<a>\n<group>\n" + inner + "<last>one</last>\n</group>\n</a>\n"),
                module("b.xml", "<b>\n<group>\n" + inner + "<last>other</last>\n</group>\n</b>\n")));
        assertThat(repeats.all().stream().filter(repeat -> repeat.kind() == Repeat.Kind.EXACT))
                .extracting(repeat -> repeat.places().get(0).span().length())
                .containsExactly(inner.length() - 1);
    }

    @Test
    void indentationAndBlanksAtLineEndsAreNoDifference() {
        String one = "- Read the whole file before you change a line.\n  Then say so in a sentence.\n";
        String other = "    - Read the whole file before you change a line.  \r\n      Then say so in a sentence.\n";
        Repeats repeats =
                find(List.of(module("a.md", "# A\n\n" + one), module("b.md", "- One\n- Two\n  - Three\n" + other)));
        assertThat(repeats.all()).extracting(Repeat::kind).containsExactly(Repeat.Kind.EXACT);
    }

    @Test
    void nearPlacesSayWhatDiffers() {
        String text = "Deploy the build to %s when all checks of the pipeline pass, then watch the logs of %s for ten"
                + " minutes and roll back when more than one error in a hundred requests shows up.\n";
        SourceText a = module("a.md", text.formatted("staging", "staging"));
        SourceText b = module("b.md", text.formatted("production", "production"));
        Repeats repeats = find(List.of(a, b));
        assertThat(repeats.all()).extracting(Repeat::kind).containsExactly(Repeat.Kind.NEAR);
        assertThat(repeats.all().get(0).places().get(0).substitutions()).isEmpty();
        assertThat(repeats.all().get(0).places().get(1).substitutions())
                .extracting(swap -> a.slice(swap.holder()) + ">" + b.slice(swap.copy()))
                .containsExactly("staging>production", "staging>production");
    }

    @Test
    void frontMatterAndShortTextsAreNoRepeats() {
        String head =
                "---\nname: one\ndescription: Checks every link of a page and says what is missing from it\n---\n";
        assertThat(find(List.of(module("a.md", head + "\nRun it.\n"), module("b.md", head + "\nRun it.\n")))
                        .all())
                .isEmpty();
    }
}
