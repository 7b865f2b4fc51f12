package dev.tare.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.loader.bundle.TemplateSource;
import dev.tare.loader.load.LoadException;
import dev.tare.loader.template.Template;
import dev.tare.loader.template.TemplateStream;
import dev.tare.loader.use.CountingStatistics;
import dev.tare.loader.use.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Prompts that are written in pieces. */
@Timeout(60)
class StreamingTest {

    /** Small and large texts, with and without ends of lines and lines like marks: the same bytes as a rendered prompt. */
    @Test
    void whatIsStreamedIsWhatIsRendered() throws Exception {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder("seed " + seed + "\n");
            int size = random.nextBoolean() ? 200_000 : 2_000;
            while (text.length() < size) {
                text.append(
                        switch (random.nextInt(60)) {
                            case 0 -> "</file>\n";
                            case 1 -> " \t<file path=\n";
                            case 2 -> "</file-" + (1 + random.nextInt(3)) + ">\r\n";
                            default -> "words that say something, ä and 日本\n".repeat(1 + random.nextInt(40));
                        });
            }
            String entry = random.nextBoolean() ? text.toString() : text.substring(0, text.length() - 1);
            byte[] bundle = TestBundles.eager(entry, random.nextBoolean() ? entry + "more" : "small\n");
            Map<String, String> values = random.nextBoolean() ? Map.of() : Map.of("ARGUMENTS", "add login");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            List<String> told = new ArrayList<>();
            LoaderOptions once = LoaderOptions.ONCE.withRecorder(
                    load -> told.add(load.module() + " " + load.phase() + " " + load.outcome()));
            try (ModuleLoader loader = TestBundles.open(bundle, once)) {
                loader.stream("go", values, out);
                assertThat(told).containsExactly(TestBundles.GO + " CRITICAL LOADED", "docs/0.md CRITICAL LOADED");
                assertThat(out.toString(StandardCharsets.UTF_8))
                        .as("seed %d", seed)
                        .isEqualTo(loader.load("go").render(values).text());
            }
        }
    }

    @Test
    void whatStandsBeforeTheBundleIsAskedForPieces() throws Exception {
        UnaryOperator<TemplateSource> louder = source -> part -> {
            String text = source.template(part).toString();
            return TestBundles.template(text.toUpperCase(Locale.ROOT));
        };
        byte[] bundle = TestBundles.eager("word\n".repeat(20_000), "small\n");
        for (LoaderOptions options : List.of(LoaderOptions.ONCE, LoaderOptions.DEFAULT)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ModuleLoader loader = TestBundles.open(bundle, options.withSource(louder))) {
                loader.stream("go", Map.of(), out);
            }
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .startsWith("WORD\nWORD\n")
                    .contains("\nSMALL\n");
        }
    }

    @Test
    void readingThatIsStuckEndsInTime() throws Exception {
        byte[] bundle = TestBundles.eager("word\n".repeat(40_000), "small\n");
        CountingStatistics statistics = new CountingStatistics();
        LoaderOptions options = LoaderOptions.DEFAULT
                .withSource(source -> new StuckSource(source, 100_000))
                .withLoadTime(Duration.ofMillis(100))
                .withStatistics(statistics);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ModuleLoader loader = TestBundles.open(bundle, options)) {
            assertThatThrownBy(() -> loader.stream("go", Map.of(), out))
                    .isInstanceOfSatisfying(
                            LoadException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.TIMED_OUT))
                    .hasMessageContaining("took longer than 100 ms");
        }
        assertThat(statistics.snapshot().outcomes().get(Outcome.TIMED_OUT)).isEqualTo(1);
        assertThat(TestBundles.loaderThreads()).isEmpty();
    }

    /** Whoever takes its time with what is written does not use up the time of reading. */
    @Test
    void aSlowReaderOfTheOutputIsNotLate() throws Exception {
        byte[] bundle = TestBundles.eager("word\n".repeat(40_000), "small\n");
        LoaderOptions options = LoaderOptions.DEFAULT.withLoadTime(Duration.ofSeconds(2));
        OutputStream slow = new OutputStream() {

            private int slept;

            @Override
            public void write(int b) {
                throw new AssertionError("written in pieces");
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                if (slept++ < 5) {
                    try {
                        Thread.sleep(500);
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                }
            }
        };
        try (ModuleLoader loader = TestBundles.open(bundle, options)) {
            loader.stream("go", Map.of(), slow);
        }
    }

    /** Gives so many bytes of a text and then no more. */
    private record StuckSource(TemplateSource source, int bytes) implements TemplateSource {

        @Override
        public Template template(int part) throws IOException {
            return source.template(part);
        }

        @Override
        public TemplateStream stream(int part) throws IOException {
            return source.stream(part)
                    .from(text -> () -> new FilterInputStream(text.open()) {

                        private int left = bytes;

                        @Override
                        public int read(byte[] into, int from, int count) throws IOException {
                            if (left <= 0) {
                                try {
                                    new CountDownLatch(1).await();
                                } catch (InterruptedException e) {
                                    throw new IOException("interrupted", e);
                                }
                            }
                            int read = super.read(into, from, Math.min(count, left));
                            left -= read;
                            return read;
                        }
                    });
        }
    }
}
