package dev.tare.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tare.bundler.build.BuildOptions;
import dev.tare.bundler.build.BuildTarget;
import dev.tare.bundler.build.Builder;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.loader.LoaderOptions;
import dev.tare.loader.ModuleLoader;
import dev.tare.loader.use.CacheLevel;
import dev.tare.loader.use.LearnedUse.Likely;
import dev.tare.loader.use.ModuleLoad;
import dev.tare.loader.use.Outcome;
import dev.tare.loader.use.Phase;
import dev.tare.loader.use.UsageRecorder;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;
import dev.tare.store.Store;
import dev.tare.store.StoreOptions;
import dev.tare.store.db.Database;
import dev.tare.store.db.StoreException;
import dev.tare.store.rows.UseWriter;
import dev.tare.store.spool.Spool;
import dev.tare.store.stats.CommandUse;
import dev.tare.store.use.Use;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Loaders that remember: what one loads is kept, and the next knows it. */
@Timeout(120)
class StoredUseTest {

    private static final String BOTTLE = ".claude/commands/bottle.md";
    private static final String PEEL = ".claude/commands/peel.md";
    private static final String STEAM = "docs/steam.md";
    private static final String LABEL = "docs/label.md";

    @TempDir
    private Path temporary;

    private Path folder;
    private Path bundle;

    @BeforeEach
    void build() throws Exception {
        folder = temporary.resolve("use");
        bundle = temporary.resolve("app.tare");
        Path root = Files.createDirectories(temporary.resolve("framework"));
        Files.createDirectories(root.resolve(".claude/commands"));
        Files.createDirectories(root.resolve("docs"));
        String text = "%s the plums. Read docs/steam.md when the lids are on, and docs/label.md at the end.\n";
        Files.writeString(root.resolve(BOTTLE), text.formatted("Bottle"));
        Files.writeString(root.resolve(PEEL), text.formatted("Peel"));
        Files.writeString(root.resolve(STEAM), "Steam the jars for half an hour.\n");
        Files.writeString(root.resolve(LABEL), "Write the year and the kind of plum on the label.\n");
        Builder.build(
                root,
                bundle,
                new BuildOptions(ReadOptions.DEFAULT, BuildTarget.BUNDLE, 2, Notation.OUTLINE, false, 1),
                "tare test",
                TaskExecutor.direct());
    }

    private ModuleLoader loader(UsageRecorder recorder) throws Exception {
        return ModuleLoader.open(
                bundle, LoaderOptions.DEFAULT.withFrequent(0, 1).withRecorder(recorder));
    }

    /** Four sessions of bottling with a look at the steam, and one of peeling with none. */
    private void work(StoredUse use) throws Exception {
        for (int i = 0; i < 4; i++) {
            try (ModuleLoader loader = loader(use.session("bottle " + i))) {
                loader.load("bottle").require(STEAM);
            }
        }
        try (ModuleLoader loader = loader(use.session("peel"))) {
            loader.load("peel");
        }
    }

    private static StoredUse open(Path folder, Duration refresh) throws StoreException {
        return StoredUse.open(folder, StoreOptions.DEFAULT, refresh);
    }

    private List<CommandUse> stats() throws Exception {
        try (Store store = Store.open(folder, StoreOptions.DEFAULT)) {
            return store.stats(Instant.EPOCH, Instant.now());
        }
    }

    private static ModuleLoad load(String command, String module, Phase phase) {
        return new ModuleLoad(Instant.now(), command, module, phase, CacheLevel.BUNDLE, 1_000, 10, Outcome.LOADED);
    }

    @Test
    void loadsAreInTheStoreAfterTheEnd() throws Exception {
        try (StoredUse use = StoredUse.open(folder)) {
            assertThat(use.notices()).isEmpty();
            work(use);
            assertThat(use.dropped()).isZero();
            assertThat(use.failure()).isEmpty();
        }
        List<CommandUse> all = stats();
        assertThat(all).extracting(CommandUse::command).containsExactly(BOTTLE, PEEL);
        CommandUse bottle = all.get(0);
        assertThat(bottle.starts()).isEqualTo(4);
        assertThat(bottle.phases()).containsOnly(Map.entry("critical", 4L), Map.entry("on-demand", 4L));
        assertThat(bottle.levels()).containsOnlyKeys("bundle");
        assertThat(bottle.tokens()).isPositive();
        assertThat(bottle.opened().get(0).module()).isEqualTo(STEAM);
        assertThat(all.get(1).starts()).isEqualTo(1);
    }

    /** The graph alone would load what both commands refer to: the steam and the label. */
    @Test
    void whatOneLoaderOpenedTheNextHasAtHand() throws Exception {
        try (StoredUse use = StoredUse.open(folder)) {
            work(use);
        }
        Queue<ModuleLoad> told = new ConcurrentLinkedQueue<>();
        LoaderOptions options = LoaderOptions.DEFAULT.withRecorder(told::add);
        try (ModuleLoader loader = ModuleLoader.open(bundle, options)) {
            loader.load("bottle").frequent().await();
        }
        assertThat(frequent(told)).containsExactlyInAnyOrder(STEAM, LABEL);
        told.clear();
        try (StoredUse use = StoredUse.open(folder);
                ModuleLoader loader = ModuleLoader.open(bundle, options.withLearned(use.learned()))) {
            loader.load("bottle").frequent().await();
            assertThat(frequent(told)).containsExactly(STEAM);
            assertThat(use.learned().after(BOTTLE).get(0).probability()).isCloseTo(4.5 / 6, within(1e-3));
            assertThat(use.learned().commands()).extracting(Likely::module).containsExactly(BOTTLE, PEEL);
            assertThat(use.learned().commands().get(0).probability()).isCloseTo(4.0 / 5, within(1e-3));
            assertThat(use.learned().after("no.md")).isEmpty();
            assertThat(use.learned().starts(BOTTLE)).isCloseTo(4, within(1e-3));
            assertThat(use.learned().starts("no.md")).isZero();
        }
    }

    private static List<String> frequent(Queue<ModuleLoad> told) {
        return told.stream()
                .filter(load -> load.phase() == Phase.FREQUENT)
                .map(ModuleLoad::module)
                .toList();
    }

    @Test
    void whatIsLearnedIsRenewedByHand() throws Exception {
        try (StoredUse use = open(folder, Duration.ofDays(1))) {
            work(use);
            assertThat(use.learned().after(BOTTLE)).isEmpty();
            List<Likely> before = use.learned().commands();
            use.refresh();
            assertThat(use.learned().after(BOTTLE)).extracting(Likely::module).containsExactly(STEAM);
            assertThat(before).isEmpty();
        }
    }

    @Test
    void whatIsLearnedIsRenewedByItsAge() throws Exception {
        try (StoredUse use = open(folder, Duration.ofMillis(1))) {
            work(use);
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (use.learned().after(BOTTLE).isEmpty()) {
                assertThat(System.nanoTime()).as("never renewed").isLessThan(until);
                Thread.sleep(5);
            }
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("tare-usage-refresh", "tare-store-writer");
    }

    /** One recorder of a server: whoever bottles opens the steam after somebody else began to peel. */
    @Test
    void commandsSideBySideAreNotMixedUp() throws Exception {
        try (StoredUse use = open(folder, Duration.ofDays(1))) {
            use.loaded(load(BOTTLE, BOTTLE, Phase.CRITICAL));
            use.loaded(load(PEEL, PEEL, Phase.CRITICAL));
            use.loaded(load(BOTTLE, STEAM, Phase.ON_DEMAND));
            use.refresh();
            assertThat(use.learned().after(BOTTLE)).extracting(Likely::module).containsExactly(STEAM);
            assertThat(use.learned().after(PEEL)).isEmpty();
        }
    }

    @Test
    void sessionsOfOneNameAreOne() throws Exception {
        // Both loads are of one day, whenever the test runs.
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        ModuleLoad start =
                new ModuleLoad(noon, BOTTLE, BOTTLE, Phase.CRITICAL, CacheLevel.BUNDLE, 1_000, 10, Outcome.LOADED);
        ModuleLoad opening = new ModuleLoad(
                noon.plusSeconds(1), BOTTLE, STEAM, Phase.ON_DEMAND, CacheLevel.DECODED, 1_000, 10, Outcome.LOADED);
        StoreOptions forever = new StoreOptions(
                Duration.ofDays(36_500), Duration.ofDays(36_500), 1_000, Duration.ofSeconds(1), Duration.ofSeconds(10));
        try (StoredUse use = StoredUse.open(folder, forever, Duration.ofDays(1))) {
            use.session("a").loaded(start);
        }
        try (StoredUse use = StoredUse.open(folder, forever, Duration.ofDays(1))) {
            use.session("b").loaded(opening);
            use.refresh();
            assertThat(use.learned().after(BOTTLE)).isEmpty();
            use.session("a").loaded(opening);
            use.refresh();
            assertThat(use.learned().after(BOTTLE)).extracting(Likely::module).containsExactly(STEAM);
            assertThatThrownBy(() -> use.session("")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> use.session("a".repeat(101))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whatTheCommandLineNotedIsLearnedToo() throws Exception {
        Instant now = Instant.now().minusSeconds(60);
        new Spool(folder)
                .append(List.of(
                        new Use(now, "s", BOTTLE, BOTTLE, "critical", "bundle", 1, 1, "loaded"),
                        new Use(now.plusSeconds(1), "s", BOTTLE, LABEL, "on-demand", "bundle", 1, 1, "loaded")));
        try (StoredUse use = StoredUse.open(folder)) {
            assertThat(use.learned().after(BOTTLE)).extracting(Likely::module).containsExactly(LABEL);
        }
    }

    @Test
    void whatIsForNoCommandIsNotKeptAndWhatCannotBeIsCounted() throws Exception {
        StoredUse use = StoredUse.open(folder);
        try (ModuleLoader loader = loader(use)) {
            loader.preload(STEAM).await();
            assertThat(use.dropped()).isZero();
            use.loaded(load(BOTTLE, "x".repeat(5_000), Phase.ON_DEMAND));
            assertThat(use.dropped()).isEqualTo(1);
            use.close();
            use.close();
            assertThat(loader.load("bottle").files()).isNotEmpty();
            assertThat(use.dropped()).isEqualTo(2);
        }
        assertThat(use.learned().after(BOTTLE)).isEmpty();
        assertThatThrownBy(use::refresh).isInstanceOf(IllegalStateException.class);
        assertThat(stats()).isEmpty();
    }

    /** While another process holds the database nothing is written; whoever loads does not wait for it. */
    @Test
    void aFullQueueDropsAndCounts() throws Exception {
        int loads = UseWriter.MOST_WAITING + 3_000;
        StoreOptions patient = new StoreOptions(
                Duration.ofDays(14), Duration.ofDays(400), 1_000_000, Duration.ofSeconds(1), Duration.ofSeconds(100));
        StoredUse use = StoredUse.open(folder, patient, Duration.ofDays(1));
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Database.FILE));
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            for (int i = 0; i < loads; i++) {
                use.loaded(load(BOTTLE, STEAM, i % 2 == 0 ? Phase.ON_DEMAND : Phase.FREQUENT));
            }
            assertThat(use.dropped()).isBetween(2_000L, 3_000L);
            statement.execute("rollback");
        }
        use.close();
        assertThat(stats().get(0).loads()).isEqualTo(loads - use.dropped());
    }

    /** Such as an import of many transcripts: the program starts, and learns later. */
    @Test
    void aDatabaseThatAnotherHoldsKeepsNobodyFromStarting() throws Exception {
        StoreOptions hasty = new StoreOptions(
                Duration.ofDays(14), Duration.ofDays(400), 1_000_000, Duration.ofSeconds(1), Duration.ofMillis(200));
        try (StoredUse use = StoredUse.open(folder)) {
            work(use);
        }
        StoredUse use;
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Database.FILE));
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            use = StoredUse.open(folder, hasty, Duration.ofDays(1));
            assertThat(use.learned().commands()).isEmpty();
            statement.execute("rollback");
        }
        try (use) {
            use.refresh();
            assertThat(use.learned().after(BOTTLE)).extracting(Likely::module).containsExactly(STEAM);
            assertThat(use.failure()).isEmpty();
        }
    }

    /** Both the work and the end fail, for one reason: what is told is that reason. */
    @Test
    void whatFailsTwiceIsToldAsItIs() throws Exception {
        StoreOptions hasty = new StoreOptions(
                Duration.ofDays(14), Duration.ofDays(400), 1_000_000, Duration.ofSeconds(1), Duration.ofMillis(200));
        StoredUse.open(folder).close();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Database.FILE));
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            assertThatThrownBy(() -> {
                        try (StoredUse use = StoredUse.open(folder, hasty, Duration.ofDays(1))) {
                            use.loaded(load(BOTTLE, STEAM, Phase.ON_DEMAND));
                            use.refresh();
                        }
                    })
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.LOCKED));
            statement.execute("rollback");
        }
    }

    @Test
    void aFolderThatCannotBeUsedIsSaidAtOnce() throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "no folder");
        assertThatThrownBy(() -> StoredUse.open(file))
                .isInstanceOfSatisfying(StoreException.class, e -> {
                    assertThat(e.kind()).isEqualTo(StoreException.Kind.NOT_WRITABLE);
                    assertThat(e.help()).isNotEmpty();
                })
                .hasMessageContaining(file.toString());
        StoredUse.open(folder).close();
        try (Connection newer = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Database.FILE));
                Statement statement = newer.createStatement()) {
            statement.execute("insert into schema_version values (1000)");
        }
        assertThatThrownBy(() -> StoredUse.open(folder))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.NEWER));
        assertThatThrownBy(() -> open(folder, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> open(folder, Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDamagedStoreIsBegunAnewAndSaidSo() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(Database.FILE), "no database at all, but long enough to be looked at\n".repeat(40));
        try (StoredUse use = StoredUse.open(folder)) {
            assertThat(use.notices()).hasSize(1);
            work(use);
            use.refresh();
            assertThat(use.learned().commands()).hasSize(2);
        }
    }

    /** These lines stand in the page on Java programs. */
    @Test
    void whatThePageShowsRuns() throws Exception {
        StoredUse use = StoredUse.open(folder);
        LoaderOptions options = LoaderOptions.DEFAULT.withRecorder(use).withLearned(use.learned());
        try (use;
                ModuleLoader loader = ModuleLoader.open(bundle, options)) {
            loader.warm();
            loader.load("bottle").require("docs/steam.md");
        }
        assertThat(stats().get(0).starts()).isEqualTo(1);
        List<String> source = stripped(Files.readString(Path.of("src/test/java/dev/tare/usage/StoredUseTest.java")));
        String page = Files.readString(Path.of("../../docs/java.md"));
        String piece = page.substring(page.indexOf("```java\nStoredUse ") + 8);
        List<String> shown = stripped(piece.substring(0, piece.indexOf("```")));
        assertThat(shown).hasSize(7);
        assertThat(source).containsSequence(shown);
    }

    private static List<String> stripped(String text) {
        return text.lines().map(String::strip).toList();
    }
}
