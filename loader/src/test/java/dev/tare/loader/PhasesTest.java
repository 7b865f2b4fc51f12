package dev.tare.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.loader.bundle.TemplateSource;
import dev.tare.loader.load.LoadException;
import dev.tare.loader.load.Loading;
import dev.tare.loader.template.Template;
import dev.tare.loader.use.CacheLevel;
import dev.tare.loader.use.CountingStatistics;
import dev.tare.loader.use.LearnedUse;
import dev.tare.loader.use.ModuleLoad;
import dev.tare.loader.use.Outcome;
import dev.tare.loader.use.Phase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is loaded when, and what happens when it takes too long, is too much, is cancelled or replaced. */
@Timeout(60)
class PhasesTest {

    private static final LoaderOptions OPTIONS = LoaderOptions.DEFAULT;

    @TempDir
    private Path folder;

    private static List<String> texts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "Text " + i + ".\n").toList();
    }

    private static ModuleLoader open(byte[] bundle, LoaderOptions options) throws IOException {
        return ModuleLoader.open(new ByteArrayInputStream(bundle), options);
    }

    private static Set<String> loaderThreads() {
        Set<String> names = ConcurrentHashMap.newKeySet();
        Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("tare-loader"))
                .forEach(names::add);
        return names;
    }

    @Test
    void whatTheCommandRefersToIsLoadedInTheBackground() throws Exception {
        Queue<ModuleLoad> told = new ConcurrentLinkedQueue<>();
        byte[] bundle = TestBundles.of(texts(5), Map.of(), 3);
        try (ModuleLoader loader = open(bundle, OPTIONS.withRecorder(told::add))) {
            Prompt prompt = loader.load("go");
            prompt.frequent().await();
            assertThat(told)
                    .extracting(load -> load.phase() + " " + load.module() + " " + load.from())
                    .containsExactlyInAnyOrder(
                            "CRITICAL " + TestBundles.GO + " BUNDLE",
                            "FREQUENT docs/0.md BUNDLE",
                            "FREQUENT docs/1.md BUNDLE",
                            "FREQUENT docs/2.md BUNDLE");
            assertThat(prompt.files()).containsExactly(TestBundles.GO);
            assertThat(prompt.modules(Phase.CRITICAL))
                    .extracting(module -> module.id().stem())
                    .containsExactly("go");
            assertThat(prompt.modules(Phase.FREQUENT))
                    .extracting(module -> module.id().stem())
                    .containsExactly("0", "1", "2");
            assertThat(prompt.modules(Phase.ON_DEMAND))
                    .extracting(module -> module.id().stem())
                    .containsExactly("3", "4");
            told.clear();
            prompt.require("1").require("4").require("docs/1.md");
            assertThat(told)
                    .extracting(load -> load.phase() + " " + load.module() + " " + load.from() + " " + load.command())
                    .containsExactly(
                            "ON_DEMAND docs/1.md DECODED " + TestBundles.GO,
                            "ON_DEMAND docs/4.md BUNDLE " + TestBundles.GO);
            assertThat(prompt.render(Map.of()).text())
                    .isEqualTo(
                            "Go.\n<file path=\"docs/1.md\">\nText 1.\n</file>\n<file path=\"docs/4.md\">\nText 4.\n</file>\n");
        }
    }

    @Test
    void whatWasLearnedStandsBeforeTheGraph() throws Exception {
        LearnedUse learned = new LearnedUse() {
            @Override
            public List<Likely> after(String command) {
                return command.equals(TestBundles.GO)
                        ? List.of(
                                new Likely("docs/4.md", 0.9),
                                new Likely("docs/gone.md", 0.8),
                                new Likely("docs/2.md", 0.6),
                                new Likely("docs/0.md", 0.2))
                        : List.of();
            }

            @Override
            public List<Likely> commands() {
                return List.of(new Likely(TestBundles.GO, 1));
            }
        };
        Queue<ModuleLoad> told = new ConcurrentLinkedQueue<>();
        try (ModuleLoader loader =
                open(TestBundles.of(texts(5)), OPTIONS.withRecorder(told::add).withLearned(learned))) {
            loader.load("go").frequent().await();
            assertThat(told.stream().filter(load -> load.phase() == Phase.FREQUENT))
                    .extracting(ModuleLoad::module)
                    .containsExactlyInAnyOrder("docs/4.md", "docs/2.md");
        }
        told.clear();
        try (ModuleLoader loader =
                open(TestBundles.of(texts(5)), OPTIONS.withRecorder(told::add).withLearned(learned))) {
            loader.warm().await();
            assertThat(told)
                    .extracting(ModuleLoad::module)
                    .containsExactlyInAnyOrder(TestBundles.GO, "docs/4.md", "docs/2.md");
        }
    }

    /** Eight reads wait for each other: with fewer at once none would end; with more, the ninth would be seen. */
    @Test
    void eightAreLoadedAtOnce() throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(8);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        UnaryOperator<TemplateSource> slow = source -> part -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                barrier.await(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IOException("never eight at once", e);
            } finally {
                running.decrementAndGet();
            }
            return source.template(part);
        };
        try (ModuleLoader loader = open(TestBundles.of(texts(31)), OPTIONS.withSource(slow))) {
            Loading all = loader.preloadAll();
            all.await();
            assertThat(all.total()).isEqualTo(32);
            assertThat(all.done()).isEqualTo(32);
        }
        assertThat(most.get()).isEqualTo(8);
    }

    /** Random graphs: whatever a module needs was read before its own read began. */
    @Test
    void whatAModuleNeedsIsThereBeforeItIsRead() throws Exception {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            int count = 2 + random.nextInt(40);
            Map<Integer, List<Integer>> needs = new ConcurrentHashMap<>();
            for (int i = 0; i < count; i++) {
                List<Integer> needed = new ArrayList<>();
                for (int j = i + 1; j < count; j++) {
                    if (random.nextInt(6) == 0) {
                        needed.add(j);
                    }
                }
                needs.put(i, needed);
            }
            Set<Integer> read = ConcurrentHashMap.newKeySet();
            Queue<String> wrong = new ConcurrentLinkedQueue<>();
            UnaryOperator<TemplateSource> watched = source -> part -> {
                Template template = source.template(part);
                int module = number(template.toString());
                for (int need : needs.getOrDefault(module, List.of())) {
                    if (!read.contains(need)) {
                        wrong.add(module + " before " + need);
                    }
                }
                read.add(module);
                return template;
            };
            try (ModuleLoader loader = open(TestBundles.of(texts(count), needs, 0), OPTIONS.withSource(watched))) {
                loader.preloadAll().await();
            }
            assertThat(wrong).as("seed %d", seed).isEmpty();
            assertThat(read).hasSize(count + 1);
        }
    }

    /** {@code Text 17.} is 17; the command is -1. */
    private static int number(String text) {
        return text.startsWith("Text ") ? Integer.parseInt(text.substring(5, text.indexOf('.'))) : -1;
    }

    /** A chain as long as a framework has modules: no recursion follows it. */
    @Test
    void aLongChainOfNeedsIsNoRecursion() throws Exception {
        int count = 5000;
        Map<Integer, List<Integer>> needs = new ConcurrentHashMap<>();
        for (int i = 0; i < count - 1; i++) {
            needs.put(i, List.of(i + 1));
        }
        try (ModuleLoader loader = open(TestBundles.of(texts(count), needs, 0), OPTIONS)) {
            loader.preloadAll().await();
            loader.preloadAll().await();
        }
    }

    @Test
    void whatNeedsSomethingThatIsMissingIsToldSo() throws Exception {
        UnaryOperator<TemplateSource> damaged = source -> part -> {
            Template template = source.template(part);
            if (template.toString().equals("Text 1.\n")) {
                throw new IOException("no such part");
            }
            return template;
        };
        Map<Integer, List<Integer>> needs = Map.of(0, List.of(1));
        try (ModuleLoader loader = open(TestBundles.of(texts(3), needs, 0), OPTIONS.withSource(damaged))) {
            Loading all = loader.preloadAll();
            assertThatThrownBy(all::await).isInstanceOf(IOException.class).hasMessage("no such part");
            assertThat(all.done()).isEqualTo(4);
            loader.load("go").require("docs/2.md");
            assertThatThrownBy(() -> loader.load("go").require("docs/1.md")).hasMessage("no such part");
        }
    }

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
        try (ModuleLoader loader = open(TestBundles.of(texts(1)), options)) {
            assertThatThrownBy(() -> loader.load("go"))
                    .isInstanceOfSatisfying(
                            LoadException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.TIMED_OUT))
                    .hasMessageContaining("took longer than 50 ms");
        }
        assertThat(statistics.snapshot().outcomes().get(Outcome.TIMED_OUT)).isEqualTo(1);
        assertThat(loaderThreads()).isEmpty();
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
        ModuleLoader loader = open(TestBundles.of(texts(20)), OPTIONS.withSource(stuck));
        Loading all = loader.preloadAll();
        begun.await();
        loader.close();
        assertThatThrownBy(all::await)
                .isInstanceOfSatisfying(
                        LoadException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.CANCELLED));
        assertThat(loaderThreads()).isEmpty();
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
        try (ModuleLoader loader = open(
                TestBundles.of(texts(40), Map.of(), 0),
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
        try (ModuleLoader loader = open(TestBundles.of(texts(1)), OPTIONS.withSource(stuck))) {
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
        try (ModuleLoader loader = open(
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
    void aBundleThatIsReplacedIsSwappedInAndPromptsGoOnWithTheOldOne() throws Exception {
        Path file = Files.write(folder.resolve("a.tare"), TestBundles.of(List.of("Old 0.\n", "Same.\n")));
        CountingStatistics statistics = new CountingStatistics();
        LoaderOptions options = OPTIONS.withRefresh(Duration.ZERO).withStatistics(statistics);
        try (ModuleLoader loader = ModuleLoader.open(file, options)) {
            Prompt old = loader.load("go");
            replace(file, "no bundle".getBytes(StandardCharsets.UTF_8));
            assertThat(loader.load("go").require("1").render(Map.of()).text()).contains("Same.");
            replace(file, TestBundles.of(List.of("New 0.\n", "Same.\n", "More.\n")));
            Prompt next = loader.load("go");
            assertThat(next.require("0").render(Map.of()).text()).contains("New 0.");
            assertThat(next.handles()).contains("docs/2.md");
            assertThat(old.require("0").render(Map.of()).text()).contains("Old 0.");
            assertThat(loader.refresh()).isFalse();
        }
        assertThat(statistics.snapshot().swaps()).isEqualTo(1);
    }

    private void replace(Path file, byte[] content) throws IOException {
        Path side = Files.write(folder.resolve("side"), content);
        Files.move(side, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void whatIsInvalidatedIsReadAgain() throws Exception {
        CountingStatistics statistics = new CountingStatistics();
        try (ModuleLoader loader = open(TestBundles.of(texts(4)), OPTIONS.withStatistics(statistics))) {
            loader.preloadAll().await();
            loader.invalidate("docs/[01].md");
            loader.preloadAll().await();
            Map<CacheLevel, Long> found = statistics.snapshot().found();
            assertThat(found.get(CacheLevel.BUNDLE)).isEqualTo(5 + 2);
            assertThat(found.get(CacheLevel.DECODED)).isEqualTo(3);
            assertThatThrownBy(() -> loader.invalidate("[")).isInstanceOf(IllegalArgumentException.class);
        }
    }

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
            try (ModuleLoader loader = open(bundle, once)) {
                loader.stream("go", values, out);
                assertThat(told).containsExactly(TestBundles.GO + " CRITICAL LOADED", "docs/0.md CRITICAL LOADED");
                assertThat(out.toString(StandardCharsets.UTF_8))
                        .as("seed %d", seed)
                        .isEqualTo(loader.load("go").render(values).text());
            }
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
        try (ModuleLoader loader = open(TestBundles.of(texts(3)), options)) {
            Prompt prompt = loader.load("go");
            prompt.frequent().await();
            loader.preloadAll().await();
            assertThat(prompt.require("2").render(Map.of()).text()).contains("Text 2.");
            assertThat(prompt.frequent().total()).isEqualTo(3);
        }
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

    @Test
    void aBundleThatCannotBeOpenedIsTriedAgain() throws Exception {
        Path file = Files.write(folder.resolve("again.tare"), TestBundles.of(List.of("Old.\n")));
        try (ModuleLoader loader = ModuleLoader.open(file, OPTIONS.withRefresh(Duration.ofHours(1)))) {
            replace(file, "no bundle".getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(loader::refresh).isInstanceOf(IOException.class);
            assertThatThrownBy(loader::refresh).isInstanceOf(IOException.class);
            replace(file, TestBundles.of(List.of("New.\n")));
            assertThat(loader.refresh()).isTrue();
            assertThat(loader.refresh()).isFalse();
            assertThat(loader.load("go").require("0").render(Map.of()).text()).contains("New.");
        }
    }

    /** Fifty megabytes of arguments take their own room, and no word of them any. */
    @Test
    void aLongValueIsAValue() throws Exception {
        String value = "a ".repeat(25_000_000);
        try (ModuleLoader loader = open(TestBundles.of(texts(1)), LoaderOptions.ONCE)) {
            assertThat(loader.load("go").render(Map.of("ARGUMENTS", value)).bytes())
                    .isEqualTo("Go.\n\nARGUMENTS: \n".length() + value.length());
        }
    }

    /** Readers of all kinds at once, on a cache that holds a quarter: every text is the right one, and no thread is left. */
    @Test
    void manyThreadsGetTheRightTexts() throws Exception {
        List<String> texts = IntStream.range(0, 60)
                .mapToObj(i -> "Text " + i + ".\n" + "words of many ".repeat(50 + i) + "\n")
                .toList();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        try (ModuleLoader loader = open(TestBundles.of(texts), OPTIONS.withCache(12_000, 4_000))) {
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
        assertThat(loaderThreads()).isEmpty();
    }
}
