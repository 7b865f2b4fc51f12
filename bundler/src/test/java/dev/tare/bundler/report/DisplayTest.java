package dev.tare.bundler.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.bundler.audit.AuditReport.Excerpt;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DisplayTest {

    @Test
    void knowsColumns() {
        assertThat(Display.width("abc")).isEqualTo(3);
        assertThat(Display.width("数据")).isEqualTo(4);
        assertThat(Display.width("e\u0301")).isEqualTo(1);
        assertThat(Display.width("🔗")).isEqualTo(2);
        assertThat(Display.width("né")).isEqualTo(2);
    }

    @Test
    void letsNothingSteerTheTerminal() {
        assertThat(Display.clean("a\u001b[31mb")).isEqualTo("a\\u001b[31mb");
        assertThat(Display.clean("a\tb\u007f\u202ec\u0085")).isEqualTo("a b\\u007f\\u202ec\\u0085");
        assertThat(Display.clean("plain – ünïcode 数据 🔗")).isEqualTo("plain – ünïcode 数据 🔗");
        assertThat(Display.clean("\ud800x")).isEqualTo("\\ud800x");
    }

    @Test
    void clipsPathsByFolders() {
        assertThat(Display.clipPath("a/b/c/name.md", 20, "…")).isEqualTo("a/b/c/name.md");
        assertThat(Display.clipPath("alpha/beta/gamma/name.md", 16, "…")).isEqualTo("…/gamma/name.md");
        assertThat(Display.clipPath("alpha/beta/gamma/name.md", 8, "…")).isEqualTo("name.md");
    }

    @Test
    void clipsWithoutBreakingCharacters() {
        Random random = new Random(7);
        String[] pieces = {"a", "数", "🔗", "e\u0301", "-", "ü"};
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(30); j >= 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            int width = 1 + random.nextInt(30);
            for (String clipped : new String[] {
                Display.clipEnd(text.toString(), width, "…"),
                Display.clipMiddle(text.toString(), width, "…"),
                Display.clipPath(text.toString(), width, "...")
            }) {
                assertThat(Display.width(clipped)).isLessThanOrEqualTo(width);
                assertThat(Display.clean(clipped)).isEqualTo(clipped);
            }
        }
    }

    @Test
    void putsTheMarkUnderThePlace() {
        Random random = new Random(3);
        String[] pieces = {"a", "\t", "数", "🔗", "e\u0301", "\u001b", " ", "long-word"};
        for (int i = 0; i < 5_000; i++) {
            StringBuilder before = new StringBuilder();
            StringBuilder after = new StringBuilder();
            for (int j = random.nextInt(40); j >= 0; j--) {
                before.append(pieces[random.nextInt(pieces.length)]);
                after.append(pieces[random.nextInt(pieces.length)]);
            }
            String line = before + "MARK" + after;
            int width = 20 + random.nextInt(80);
            Excerpt excerpt =
                    new Excerpt(line, before.length(), before.length() + 4, random.nextBoolean(), random.nextBoolean());
            ExcerptText text = ExcerptText.of(excerpt, width, random.nextBoolean() ? "…" : "...");
            assertThat(Display.width(text.text())).isLessThanOrEqualTo(width);
            assertThat(text.markWidth()).isEqualTo(4);
            int column = Display.width(text.text().substring(0, text.text().indexOf("MARK")));
            assertThat(text.markStart()).as(text.text()).isEqualTo(column);
        }
    }

    @Test
    void marksTheVisiblePartOfALongPlace() {
        Excerpt excerpt = new Excerpt("see " + "p".repeat(300) + " end", 4, 304, false, false);
        ExcerptText text = ExcerptText.of(excerpt, 60, "…");
        assertThat(Display.width(text.text())).isLessThanOrEqualTo(60);
        assertThat(text.markStart() + text.markWidth()).isLessThanOrEqualTo(60);
    }

    @Test
    void writesNumbers() {
        assertThat(Numbers.grouped(0)).isEqualTo("0");
        assertThat(Numbers.grouped(999)).isEqualTo("999");
        assertThat(Numbers.grouped(1_000)).isEqualTo("1,000");
        assertThat(Numbers.grouped(-1_234_567)).isEqualTo("-1,234,567");
        assertThat(Numbers.percent(16_470, 200_000)).isEqualTo("8.2%");
        assertThat(Numbers.percent(1, 200_000)).isEqualTo("<0.1%");
        assertThat(Numbers.percent(0, 200_000)).isEqualTo("0.0%");
        assertThat(Numbers.percent(500_000, 200_000)).isEqualTo("250%");
        assertThat(Numbers.counted(1, "entry")).isEqualTo("1 entry");
        assertThat(Numbers.counted(2, "entry")).isEqualTo("2 entries");
        assertThat(Numbers.dollars(new BigDecimal("0.08305"))).isEqualTo("$0.0831");
        assertThat(Numbers.dollars(new BigDecimal("12.4"))).isEqualTo("$12.40");
    }
}
