package dev.tare.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.loader.bundle.TemplateSource;
import dev.tare.loader.load.LoadException;
import dev.tare.loader.load.Loading;
import dev.tare.loader.template.Template;
import dev.tare.loader.use.CountingStatistics;
import dev.tare.loader.use.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Loads that take too long, are too large, are cancelled, interrupted or closed. */
@Timeout(60)
class LoadLimitsTest {

    private static final LoaderOptions OPTIONS = LoaderOptions.DEFAULT;

    @Test
    void aLoadThatTakesTooLongEndsAndLeavesNoThread() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        UnaryOperator<TemplateSource> stuck = source -> part -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IOException("interrupted", e);
            }
            return source.template(part);
        };
        CountingStatistics statistics = new CountingStatistics();
        LoaderOptions options =
                OPTIONS.withSource(stuck).withLoadTime(Duration.ofMillis(50)).withStatistics(statistics);
        try (ModuleLoader loader = TestBundles.open(TestBundles.of(TestBundles.texts(1)), options)) {
            assertThatThrownBy(() -> loader.load("go"))
                    .isInstanceOfSatisfying(
                            LoadException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.TIMED_OUT))
                    .hasMessageContaining("took longer than 50 ms");
        }
        assertThat(statistics.snapshot().outcomes().get(Outcome.TIMED_OUT)).isEqualTo(1);
        assertThat(TestBundles.loaderThreads()).isEmpty();
    }

    @Test
    void closingWhileLoadingLeavesNoThreadAndTellsWhoWaits() throws Exception {
        CountDownLatch begun = new CountDownLatch(8);
        UnaryOperator<TemplateSource> stuck = source -> part -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IOException("interrupted", e);
            }
            return source.template(part);
        };
        ModuleLoader loader = TestBundles.open(TestBundles.of(TestBundles.texts(20)), OPTIONS.withSource(stuck));
        Loading all = loader.preloadAll();
        begun.await();
        loader.close();
        assertThatThrownBy(all::await)
                .isInstanceOfSatisfying(
                        LoadException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.CANCELLED));
        assertThat(TestBundles.loaderThreads()).isEmpty();
        assertThatThrownBy(() -> loader.load("go"))
                .isInstanceOf(LoadException.class)
                .hasMessage("the loader is closed");
        assertThatThrownBy(loader::preloadAll).isInstanceOf(LoadException.class);
        loader.close();
    }

    @Test
    void whatIsCancelledIsNotReadAndWhatOthersWantIs() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        Queue<String> read = new ConcurrentLinkedQueue<>();
        UnaryOperator<TemplateSource> waiting = source -> part -> {
            Template template = source.template(part);
            read.add(template.toString());
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IOException("interrupted", e);
            }
            return template;
        };
        try (ModuleLoader loader = TestBundles.open(
                TestBundles.of(TestBundles.texts(40), Map.of(), 0),
                OPTIONS.withSource(waiting).withParallelism(1))) {
            Loading all = loader.preloadAll();
            Loading two = loader.preload("docs/39.md");
            all.cancel();
            assertThat(two.await(Duration.ofMillis(5))).isFalse();
            open.countDown();
            two.await();
            assertThatThrownBy(all::await)
                    .isInstanceOfSatisfying(
                            LoadException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.CANCELLED));
            assertThat(read).contains("Text 39.\n").hasSizeLessThanOrEqualTo(2);
            loader.load("go").require("3");
        }
    }

    @Test
    void anInterruptedThreadIsToldAndStaysInterrupted() throws Exception {
        UnaryOperator<TemplateSource> stuck = source -> part -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IOException("interrupted", e);
            }
            return source.template(part);
        };
        try (ModuleLoader loader = TestBundles.open(TestBundles.of(TestBundles.texts(1)), OPTIONS.withSource(stuck))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> loader.load("go"))
                    .isInstanceOfSatisfying(
                            LoadException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.CANCELLED));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aLoadOfTooManyBytesIsRefusedBeforeItIsRead() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        UnaryOperator<TemplateSource> counted = source -> part -> {
            reads.incrementAndGet();
            return source.template(part);
        };
        try (ModuleLoader loader = TestBundles.open(
                TestBundles.of(List.of("x".repeat(100))),
                OPTIONS.withSource(counted).withLoadBytes(99).withFrequent(0, 1))) {
            Prompt prompt = loader.load("go");
            assertThatThrownBy(() -> prompt.require("0"))
                    .isInstanceOfSatisfying(
                            LoadException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.TOO_LARGE))
                    .hasMessageContaining("100 bytes, more than 99");
            assertThatThrownBy(() -> loader.preload("0").await())
                    .isInstanceOfSatisfying(
                            LoadException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.TOO_LARGE));
        }
        assertThat(reads).hasValue(1);
    }

    @Test
    void timesThatAreNoneAreRefused() {
        assertThatThrownBy(() -> OPTIONS.withLoadTime(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loadTime is PT-1S");
        assertThatThrownBy(() -> OPTIONS.withTimeToLive(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OPTIONS.withRefresh(Duration.ofDays(200_000)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
