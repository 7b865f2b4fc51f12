package dev.tare.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.loader.use.CacheLevel;
import dev.tare.loader.use.CountingStatistics;
import dev.tare.loader.use.LearnedUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What programs do with a loader, and its recorders to it: many threads, long values, failures of others. */
@Timeout(60)
class SharedLoaderTest {

    private static final LoaderOptions OPTIONS = LoaderOptions.DEFAULT;

    @Test
    void whatIsInvalidatedIsReadAgain() throws Exception {
        CountingStatistics statistics = new CountingStatistics();
        try (ModuleLoader loader =
                TestBundles.open(TestBundles.of(TestBundles.texts(4)), OPTIONS.withStatistics(statistics))) {
            loader.preloadAll().await();
            loader.invalidate("docs/[01].md");
            loader.preloadAll().await();
            Map<CacheLevel, Long> found = statistics.snapshot().found();
            assertThat(found.get(CacheLevel.BUNDLE)).isEqualTo(5 + 2);
            assertThat(found.get(CacheLevel.DECODED)).isEqualTo(3);
            assertThatThrownBy(() -> loader.invalidate("[")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whoeverIsToldOrAskedAndFailsKeepsNobodyFromLoading() throws Exception {
        LearnedUse broken = new LearnedUse() {
            @Override
            public List<Likely> after(String command) {
                throw new IllegalStateException("unknown");
            }
        };
        LoaderOptions options = OPTIONS.withLearned(broken).withRecorder(load -> {
            throw new IllegalStateException("full");
        });
        try (ModuleLoader loader = TestBundles.open(TestBundles.of(TestBundles.texts(3)), options)) {
            Prompt prompt = loader.load("go");
            prompt.frequent().await();
            loader.preloadAll().await();
            assertThat(prompt.require("2").render(Map.of()).text()).contains("Text 2.");
            assertThat(prompt.frequent().total()).isEqualTo(3);
        }
    }

    /** Fifty megabytes of arguments take their own room, and no word of them any. */
    @Test
    void aLongValueIsAValue() throws Exception {
        String value = "a ".repeat(25_000_000);
        try (ModuleLoader loader = TestBundles.open(TestBundles.of(TestBundles.texts(1)), LoaderOptions.ONCE)) {
            assertThat(loader.load("go").render(Map.of("ARGUMENTS", value)).bytes())
                    .isEqualTo("Go.\n\nARGUMENTS: \n".length() + value.length());
        }
    }

    /** A pool calls a thread gone that has a few steps left: whoever closes a loader shall find none. */
    @Test
    void noThreadOutlivesItsLoader() throws Exception {
        byte[] bundle = TestBundles.of(TestBundles.texts(8));
        for (int i = 0; i < 500; i++) {
            try (ModuleLoader loader = TestBundles.open(bundle, OPTIONS)) {
                loader.preloadAll().await();
            }
            assertThat(TestBundles.loaderThreads()).isEmpty();
        }
    }

    /** Readers of all kinds at once, on a cache that holds a quarter: every text is the right one, and no thread is left. */
    @Test
    void manyThreadsGetTheRightTexts() throws Exception {
        List<String> texts = IntStream.range(0, 60)
                .mapToObj(i -> "Text " + i + ".\n" + "words of many ".repeat(50 + i) + "\n")
                .toList();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        try (ModuleLoader loader = TestBundles.open(TestBundles.of(texts), OPTIONS.withCache(12_000, 4_000))) {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                Random random = new Random(t);
                Thread thread = new Thread(() -> {
                    try {
                        for (int i = 0; i < 200; i++) {
                            int module = random.nextInt(texts.size());
                            Prompt prompt = loader.load("go").require("docs/" + module + ".md");
                            String text = prompt.render(Map.of()).text();
                            assertThat(text).contains("\n" + texts.get(module));
                        }
                    } catch (Throwable e) {
                        failures.add(e);
                    }
                });
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(loader.cacheSizes().decodedBytes()).isLessThanOrEqualTo(12_000);
            assertThat(loader.cacheSizes().compressedBytes()).isLessThanOrEqualTo(4_000);
        }
        assertThat(failures).isEmpty();
        assertThat(TestBundles.loaderThreads()).isEmpty();
    }
}
