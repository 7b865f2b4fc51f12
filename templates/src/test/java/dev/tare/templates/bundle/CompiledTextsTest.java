package dev.tare.templates.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.token.Encoding;
import dev.tare.core.token.TokenCounter;
import dev.tare.core.token.TokenCounters;
import dev.tare.loader.template.Template;
import dev.tare.loader.template.TemplateMaker.Place;
import dev.tare.loader.template.TemplateSlot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class CompiledTextsTest {

    private static final TokenCounter COUNTER = TokenCounters.of(Encoding.O200K_BASE);

    private static final String LONG =
            "Whoever pays is asked for the reason, and told how much is left of the budget.\n";

    private static final String OTHER =
            "Write the test first, see it fail for the right reason, and only then the code.\n";

    private static final List<String> LINES = List.of(
            LONG,
            OTHER,
            "\n",
            "- short\n",
            "## Head of $who that is long enough to be worth a partial\n",
            "    indented code of some length, with {{ braces }} in it, as they stand\n",
            "Ask $who, or ask for $1, before anything is written to a disk by anyone.\n",
            "┌──────────────────────────────┐\n",
            "nothing\r\n");

    private static PlacedText text(String text) {
        List<Place> places = new ArrayList<>();
        for (String slot : List.of("$who", "$1")) {
            for (int at = text.indexOf(slot); at >= 0; at = text.indexOf(slot, at + 1)) {
                int start = text.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
                TemplateSlot.Kind kind = slot.equals("$1") ? TemplateSlot.Kind.POSITION : TemplateSlot.Kind.NAME;
                places.add(new Place(
                        start,
                        start + slot.length(),
                        slot.substring(1),
                        kind,
                        slot.equals("$1") ? 1 : TemplateSlot.NONE));
            }
        }
        places.sort((a, b) -> Integer.compare(a.start(), b.start()));
        return new PlacedText(text.getBytes(StandardCharsets.UTF_8), places);
    }

    private static CompiledTexts compiled(List<PlacedText> texts) {
        return CompiledTexts.of(texts, true, COUNTER, TaskExecutor.direct());
    }

    private static CompiledTexts compiled(String... texts) {
        List<PlacedText> placed = new ArrayList<>();
        for (String one : texts) {
            placed.add(text(one));
        }
        return compiled(placed);
    }

    private static long stored(CompiledTexts compiled) {
        List<Template> all = new ArrayList<>(compiled.templates());
        all.addAll(compiled.partials().values());
        long tokens = 0;
        for (Template one : all) {
            tokens += COUNTER.count(one.toString());
        }
        return tokens;
    }

    private static List<PlacedText> random(Random random) {
        List<PlacedText> texts = new ArrayList<>();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            StringBuilder text = new StringBuilder();
            for (int line = random.nextInt(25); line > 0; line--) {
                // Few texts have another line end, or none of them would share anything.
                int most = random.nextInt(20) == 0 ? LINES.size() : LINES.size() - 1;
                text.append(
                        random.nextInt(6) == 0 ? "Line " + random.nextInt(99) + "\n" : LINES.get(random.nextInt(most)));
            }
            texts.add(text(text + (random.nextBoolean() ? "" : "end")));
        }
        return texts;
    }

    /** Every text comes back, no count rises, and every partial stands in two places or more. */
    @Test
    void sharingLosesNothingAndSaves() {
        int shared = 0;
        for (int seed = 0; seed < 400; seed++) {
            List<PlacedText> texts = random(new Random(seed));
            CompiledTexts compiled = compiled(texts);
            Map<String, Integer> uses = new HashMap<>();
            for (int i = 0; i < compiled.texts().size(); i++) {
                Template template = compiled.templates().get(i);
                assertThat(template.asWritten())
                        .as("seed %s", seed)
                        .isEqualTo(compiled.texts().get(i).utf8());
                for (int segment = 0; segment < template.index().segments(); segment++) {
                    if (template.index().partial(segment) >= 0) {
                        uses.merge(
                                template.index().partials().get(template.index().partial(segment)), 1, Integer::sum);
                    }
                }
            }
            assertThat(compiled.texts())
                    .containsExactlyInAnyOrderElementsOf(List.copyOf(new java.util.LinkedHashSet<>(texts)));
            assertThat(uses.keySet()).isEqualTo(compiled.partials().keySet());
            assertThat(uses.values()).allMatch(count -> count > 1);
            assertThat(compiled.sharing().uses())
                    .isEqualTo(uses.values().stream().mapToInt(i -> i).sum());
            assertThat(compiled.sharing().stored()).isEqualTo(stored(compiled));
            CompiledTexts plain = CompiledTexts.of(texts, false, COUNTER, TaskExecutor.direct());
            assertThat(compiled.sharing().unshared()).isEqualTo(stored(plain));
            assertThat(compiled.sharing().saved()).as("seed %s", seed).isGreaterThanOrEqualTo(0);
            assertThat(plain.sharing().saved()).isZero();
            shared += compiled.partials().isEmpty() ? 0 : 1;
        }
        assertThat(shared).isGreaterThan(200);
    }

    @Test
    void anyNumberOfThreadsGivesTheSame() {
        try (TaskExecutor executor = TaskExecutor.ofParallelism(4)) {
            for (int seed = 0; seed < 20; seed++) {
                List<PlacedText> texts = random(new Random(seed));
                assertThat(CompiledTexts.of(texts, true, COUNTER, executor)).isEqualTo(compiled(texts));
            }
        }
    }

    @Test
    void linesInARowAreOnePartial() {
        CompiledTexts compiled = compiled("a\n" + LONG + "\n" + OTHER + "b\n", LONG + "\n" + OTHER, "x\n" + OTHER);
        assertThat(compiled.partials().values())
                .extracting(Template::toString)
                .containsExactlyInAnyOrder(LONG + "\n" + OTHER);
        String name = compiled.partials().firstKey();
        assertThat(compiled.templates())
                .extracting(Template::toString)
                .containsExactlyInAnyOrder("a\n{{> " + name + "}}\nb\n", "{{> " + name + "}}\n", "x\n" + OTHER);
    }

    @Test
    void slotsAreSharedWhereTheyAreAlike() {
        String line = "Ask $who, who has paid for all of this so far, and ask twice if need be.\n";
        PlacedText text = text("1\n" + line);
        PlacedText same = text("2\n" + line);
        List<Place> others = text.places().stream()
                .map(place -> new Place(place.start(), place.end(), "other", place.kind(), place.position()))
                .toList();
        PlacedText other = new PlacedText(text("3\n" + line).utf8(), others);
        CompiledTexts compiled = compiled(List.of(text, same, other));
        assertThat(compiled.sharing().uses()).isEqualTo(2);
        assertThat(compiled.partials().values())
                .extracting(Template::toString)
                .containsExactly(line.replace("$who", "{{who}}"));
        CompiledTexts both = compiled(List.of(text, other));
        assertThat(both.partials()).isEmpty();
    }

    @Test
    void whatNoTagCanStandForStays() {
        // Not worth a tag.
        assertThat(compiled("a\n- short\n", "b\n- short\n").partials()).isEmpty();
        // Other line ends.
        assertThat(compiled("a\r\n" + LONG + "x\n", "b\r\n" + LONG).partials()).isEmpty();
        // No line: it has no end.
        assertThat(compiled("a\n" + LONG.strip(), "b\n" + LONG.strip()).partials())
                .isEmpty();
        // At the beginning there is a tag that sets delimiters.
        assertThat(compiled(LONG + "{{\n", LONG + "{{{\n").partials()).isEmpty();
        assertThat(compiled("\n" + LONG + "{{\n", "\n\n" + LONG + "{{{\n").partials())
                .hasSize(1);
    }

    /** Two partials never stand next to each other, which Mustache engines read in several ways. */
    @Test
    void partialsStandApart() {
        for (int seed = 0; seed < 400; seed++) {
            for (Template template : compiled(random(new Random(seed))).templates()) {
                for (int i = 1; i < template.index().segments() - 1; i++) {
                    boolean two = template.index().partial(i - 1) >= 0
                            && template.index().partial(i) >= 0;
                    assertThat(two && template.index().literalBytes(i) == 0).isFalse();
                }
            }
        }
    }

    /** Repeats within repeats without end, and many lines of one kind. */
    @Test
    void hostileTextsTakeNoTime() {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            String fibonacci = LONG;
            String before = OTHER;
            while (fibonacci.length() < 1_000_000) {
                String next = fibonacci + before;
                before = fibonacci;
                fibonacci = next;
            }
            for (String one :
                    List.of("\n".repeat(200_000), LONG.repeat(20_000), fibonacci, "x".repeat(1_000_000) + "\n")) {
                CompiledTexts compiled = compiled(one, "a\n" + one);
                assertThat(compiled.templates().get(0).asWritten())
                        .isEqualTo(compiled.texts().get(0).utf8());
                assertThat(compiled.sharing().saved()).isGreaterThanOrEqualTo(0);
            }
        });
    }
}
