package dev.tare.optimizer.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.token.Encoding;
import dev.tare.core.token.TokenCounters;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Hostile modules take no more work than their size allows: what is counted are looks and comparisons, not seconds. */
@Tag("once")
class RepeatsGrowthTest {

    private static final String LINE = "Always check the result of a step before you go on with the next one.\n";

    /** Looks for each unit: the visits of runs that start at it, and the units of those. */
    private static final int MOST_LOOKS = 64;

    private static final int MOST_COMPARISONS = MinHash.BANDS * 8 + 6;
    private static final int MOST_ALIGNMENTS = 8;

    private static Repeats find(int modules, IntFunction<String> text) {
        List<SourceText> texts = new ArrayList<>();
        for (int m = 0; m < modules; m++) {
            texts.add(SourceText.of(new ModuleId("m/" + m + ".md"), text.apply(m)));
        }
        Repeats repeats = Repeats.find(texts, TokenCounters.of(Encoding.O200K_BASE), TaskExecutor.direct());
        Repeats.Work work = repeats.work();
        assertThat(work.looks()).isLessThanOrEqualTo(MOST_LOOKS * (work.units() + 1));
        assertThat(work.comparisons()).isLessThanOrEqualTo(MOST_COMPARISONS * (work.units() + 1));
        assertThat(work.alignments()).isLessThanOrEqualTo(MOST_ALIGNMENTS * (work.units() + 1));
        return repeats;
    }

    @Test
    void oneLineInTenThousandModules() {
        Repeats repeats = find(10_000, m -> "# Module " + m + "\n\n" + LINE + "\nNumber " + m + " ends here.\n");
        // The modules as such are nearly the same, too.
        assertThat(repeats.all().stream()
                        .filter(repeat -> repeat.kind() == Repeat.Kind.EXACT)
                        .map(repeat -> repeat.places().size())
                        .toList())
                .containsExactly(10_000);
    }

    @Test
    void theSameLineWithoutEnd() {
        Repeats repeats = find(2, m -> ("- " + LINE).repeat(20_000));
        assertThat(repeats.all().size()).isPositive();
    }

    @Test
    void aFewLinesWithoutEnd() {
        StringBuilder period = new StringBuilder();
        for (int i = 0; i < 13; i++) {
            period.append("- Step ").append("abcdefghijklm".charAt(i)).append(" of the day comes before all others.\n");
        }
        Repeats repeats = find(1, m -> period.toString().repeat(1_500));
        assertThat(repeats.all().size()).isPositive();
    }

    @Test
    void oneLineOfAMillionBytes() {
        Repeats repeats = find(2, m -> "word and ".repeat(120_000) + "\n");
        assertThat(repeats.all().size()).isEqualTo(1);
    }

    @Test
    void fiftyThousandTinyModules() {
        Repeats repeats = find(50_000, m -> "Do " + m % 7 + ".\n");
        assertThat(repeats.all().size()).isZero();
    }

    @Test
    void everythingIsNearlyTheSameAsEverything() {
        Random random = new Random(3);
        Repeats repeats = find(3_000, m -> {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 120; i++) {
                text.append(random.nextInt(60) == 0 ? "x" + random.nextInt(1000) : "word" + i)
                        .append(' ');
            }
            return text.append('\n').toString();
        });
        long places = repeats.all().stream()
                .mapToLong(repeat -> repeat.places().size())
                .sum();
        assertThat(places).isGreaterThan(2_900);
    }

    @Test
    void elementsInElements() {
        int depth = 20_000;
        String text = "<a>".repeat(depth) + LINE + "</a>".repeat(depth);
        find(2, m -> "```xml\n" + text + "\n```\n");
    }

    @Test
    void itemsInItems() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1_500; i++) {
            text.append(" ".repeat(2 * i))
                    .append("- Item in an item, ")
                    .append(i)
                    .append(" deep in it\n");
        }
        find(2, m -> text.toString());
    }

    @Test
    void workGrowsWithTheText() {
        Repeats.Work small = find(200, RepeatsGrowthTest::mixed).work();
        Repeats.Work large = find(1_600, RepeatsGrowthTest::mixed).work();
        double growth = large.units() / (double) small.units();
        assertThat(large.looks()).isLessThan((long) (2 * growth * small.looks()));
        assertThat(large.comparisons()).isLessThan((long) (2 * growth * small.comparisons()));
        assertThat(large.alignments()).isLessThan((long) (2 * growth * small.alignments()) + 100);
    }

    private static String mixed(int m) {
        Random random = new Random(m % 50);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            text.append("- ");
            for (int w = 0; w < 20; w++) {
                text.append("w").append(random.nextInt(40)).append(' ');
            }
            text.append(m % 3 == 0 ? "end" : "end " + m).append("\n");
        }
        return text.toString();
    }
}
