package dev.tare.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.loader.bundle.TemplateSource;
import dev.tare.loader.load.Loading;
import dev.tare.loader.template.Template;
import dev.tare.loader.use.LearnedUse;
import dev.tare.loader.use.ModuleLoad;
import dev.tare.loader.use.Phase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is loaded when: with the entry, in the background, in layers. */
@Timeout(60)
class PhasesTest {

    private static final LoaderOptions OPTIONS = LoaderOptions.DEFAULT;

    @Test
    void whatTheCommandRefersToIsLoadedInTheBackground() throws Exception {
        Queue<ModuleLoad> told = new ConcurrentLinkedQueue<>();
        byte[] bundle = TestBundles.of(TestBundles.texts(5), Map.of(), 3);
        try (ModuleLoader loader = TestBundles.open(bundle, OPTIONS.withRecorder(told::add))) {
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
        try (ModuleLoader loader = TestBundles.open(
                TestBundles.of(TestBundles.texts(5)),
                OPTIONS.withRecorder(told::add).withLearned(learned))) {
            loader.load("go").frequent().await();
            assertThat(told.stream().filter(load -> load.phase() == Phase.FREQUENT))
                    .extracting(ModuleLoad::module)
                    .containsExactlyInAnyOrder("docs/4.md", "docs/2.md");
        }
        told.clear();
        try (ModuleLoader loader = TestBundles.open(
                TestBundles.of(TestBundles.texts(5)),
                OPTIONS.withRecorder(told::add).withLearned(learned))) {
            loader.warm().await();
            assertThat(told)
                    .extracting(ModuleLoad::module)
                    .containsExactlyInAnyOrder(TestBundles.GO, "docs/4.md", "docs/2.md");
        }
    }

    /** Eight reads wait for each other: with fewer at once none would end; with more, the ninth would be seen. */
    @Test
    void whatOpensNothingIsKnownToDoSo() throws Exception {
        byte[] bundle = TestBundles.of(TestBundles.texts(3), Map.of(), 3);
        for (double starts : new double[] {0, 1, 2, 50}) {
            LearnedUse learned = new LearnedUse() {
                @Override
                public List<Likely> after(String command) {
                    return List.of();
                }

                @Override
                public double starts(String command) {
                    return command.equals(TestBundles.GO) ? starts : 0;
                }
            };
            try (ModuleLoader loader = TestBundles.open(bundle, OPTIONS.withLearned(learned))) {
                assertThat(loader.load("go").frequent().total()).isEqualTo(starts < 2 ? 3 : 0);
            }
        }
    }

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
        try (ModuleLoader loader = TestBundles.open(TestBundles.of(TestBundles.texts(31)), OPTIONS.withSource(slow))) {
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
            try (ModuleLoader loader =
                    TestBundles.open(TestBundles.of(TestBundles.texts(count), needs, 0), OPTIONS.withSource(watched))) {
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
        try (ModuleLoader loader = TestBundles.open(TestBundles.of(TestBundles.texts(count), needs, 0), OPTIONS)) {
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
        try (ModuleLoader loader =
                TestBundles.open(TestBundles.of(TestBundles.texts(3), needs, 0), OPTIONS.withSource(damaged))) {
            Loading all = loader.preloadAll();
            assertThatThrownBy(all::await).isInstanceOf(IOException.class).hasMessage("no such part");
            assertThat(all.done()).isEqualTo(4);
            loader.load("go").require("docs/2.md");
            assertThatThrownBy(() -> loader.load("go").require("docs/1.md")).hasMessage("no such part");
        }
    }
}
