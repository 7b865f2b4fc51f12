package dev.tare.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tare.store.db.StoreException;
import dev.tare.store.learn.Posteriors.Opening;
import dev.tare.store.learn.Prior;
import dev.tare.store.rows.UseWriter;
import dev.tare.store.spool.Spool;
import dev.tare.store.stats.CommandUse;
import dev.tare.store.use.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store on a real disk: what goes in comes out, once, whatever happens to its files. */
class StoreTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final StoreOptions OPTIONS = new StoreOptions(
            Duration.ofDays(14), Duration.ofDays(400), 1_000_000, Duration.ofSeconds(10), Duration.ofMillis(500));

    @TempDir
    private Path folder;

    private static Use use(String session, Instant at, String module, String phase, long nanos, long tokens) {
        return new Use(at, session, "c.md", module, phase, "bundle", nanos, tokens, "loaded");
    }

    private static List<Use> session(String name, Instant at, String... opened) {
        List<Use> uses = new ArrayList<>();
        uses.add(use(name, at, "c.md", Use.CRITICAL, 1_000, 100));
        uses.add(use(name, at, "rules.md", Use.CRITICAL, 2_000, 50));
        for (int i = 0; i < opened.length; i++) {
            uses.add(use(name, at.plusSeconds(i + 1), opened[i], Use.ON_DEMAND, 3_000, 10));
        }
        return uses;
    }

    private CommandUse only(Store store) throws StoreException {
        List<CommandUse> all = store.stats(Instant.EPOCH, NOW);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    void whatIsWrittenIsCountedAndLearned() throws StoreException {
        try (Store store = Store.open(folder, OPTIONS)) {
            UseWriter writer = store.writer();
            session("a", NOW.minusSeconds(60), "x.md", "y.md").forEach(writer::add);
            session("b", NOW.minusSeconds(30), "x.md", "x.md").forEach(writer::add);
            writer.add(new Use(NOW, "b", "c.md", "z.md", Use.ON_DEMAND, "bundle", 9, 0, "failed"));
            writer.flush();
            CommandUse use = only(store);
            assertThat(use.starts()).isEqualTo(2);
            assertThat(use.loads()).isEqualTo(8);
            assertThat(use.failed()).isEqualTo(1);
            assertThat(use.tokens()).isEqualTo(2 * 150 + 4 * 10);
            assertThat(use.phases()).containsEntry("critical", 4L).containsEntry("on-demand", 4L);
            assertThat(use.times()).isEqualTo(new CommandUse.Times(2_000, 3_000, 3_000));
            assertThat(use.days()).hasSize(1);
            assertThat(use.opened()).extracting(Opening::module).containsExactly("x.md", "y.md");
            assertThat(use.opened().get(0).probability()).isCloseTo(2.5 / 4, within(1e-3));
        }
    }

    @Test
    void percentilesAreThoseOfASortedList() throws StoreException {
        Random random = new Random(4);
        List<Long> times = new ArrayList<>();
        try (Store store = Store.open(folder, OPTIONS)) {
            for (int i = 0; i < 3457; i++) {
                times.add((long) random.nextInt(1_000_000));
                store.writer().add(use("s", NOW, "m.md", "frequent", times.get(i), 1));
            }
            store.writer().flush();
            times.sort(null);
            assertThat(only(store).times())
                    .isEqualTo(new CommandUse.Times(times.get(1728), times.get(3284), times.get(3422)));
        }
    }

    @Test
    void theSpoolCountsOnceHoweverOftenItIsTaken() throws IOException {
        Spool spool = new Spool(folder);
        spool.append(session("a", NOW, "x.md"));
        spool.append(session("b", NOW));
        try (Store store = Store.open(folder, OPTIONS);
                Store other = Store.open(folder, OPTIONS)) {
            assertThat(store.takeSpool(NOW)).isEqualTo(new Store.Taken(5, 0, 0));
            // The segment is still there, for those that still write to it.
            assertThat(other.takeSpool(NOW)).isEqualTo(new Store.Taken(0, 0, 0));
            spool.append(session("c", NOW));
            assertThat(other.takeSpool(NOW)).isEqualTo(new Store.Taken(2, 0, 0));
            assertThat(store.takeSpool(NOW.plus(Duration.ofHours(1))).rows()).isZero();
            assertThat(only(store).starts()).isEqualTo(3);
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.contains("taken"));
        }
    }

    @Test
    void learningGoesOnWhereItStoppedAndSplitSessionsAreOne() throws StoreException {
        List<Use> uses = session("a", NOW.minusSeconds(100), "x.md", "y.md", "z.md");
        try (Store store = Store.open(folder, OPTIONS)) {
            for (Use use : uses) {
                store.writer().add(use);
                store.writer().flush();
                store.learned(Prior.WEAK, NOW);
            }
        }
        try (Store store = Store.open(folder, OPTIONS)) {
            List<Opening> after = store.learned(Prior.WEAK, NOW).after("c.md", NOW.toEpochMilli());
            assertThat(after).extracting(Opening::module).containsExactly("x.md", "y.md", "z.md");
            assertThat(after.get(0).starts()).isCloseTo(1, within(1e-3));
        }
    }

    @Test
    void oldAndTooManyRowsGoAndWhatWasLearnedStays() throws StoreException {
        StoreOptions few = new StoreOptions(
                Duration.ofDays(14), Duration.ofDays(30), 10, Duration.ofSeconds(10), Duration.ofSeconds(1));
        try (Store store = Store.open(folder, few)) {
            session("old", NOW.minus(Duration.ofDays(40)), "x.md").forEach(store.writer()::add);
            for (int i = 0; i < 20; i++) {
                session("s" + i, NOW).forEach(store.writer()::add);
            }
            store.writer().flush();
            assertThat(store.forget(NOW)).isEqualTo(43 - 10);
            assertThat(only(store).loads()).isEqualTo(10);
            assertThat(only(store).opened()).extracting(Opening::module).containsExactly("x.md");
            // All are old now; the newest stays, so that the rows that follow are still seen as new.
            assertThat(store.forget(NOW.plus(Duration.ofDays(60)))).isEqualTo(9);
            session("new", NOW, "later.md").forEach(store.writer()::add);
            store.writer().flush();
            assertThat(only(store).opened()).extracting(Opening::module).contains("later.md");
        }
    }

    @Test
    void aDamagedDatabaseIsSetAsideAndSaidSo() throws IOException {
        try (Store store = Store.open(folder, OPTIONS)) {
            session("a", NOW).forEach(store.writer()::add);
        }
        Path file = folder.resolve("use.db");
        byte[] bytes = Files.readAllBytes(file);
        new Random(1).nextBytes(bytes);
        Files.write(file, bytes);
        try (Store store = Store.open(folder, OPTIONS)) {
            assertThat(store.notices()).hasSize(1);
            assertThat(store.notices().get(0)).contains("use.db.damaged-1", "a new one was begun");
            session("b", NOW).forEach(store.writer()::add);
            store.writer().flush();
            assertThat(only(store).starts()).isEqualTo(1);
        }
        assertThat(folder.resolve("use.db.damaged-1")).hasBinaryContent(bytes);
        try (Store store = Store.open(folder, OPTIONS)) {
            assertThat(store.notices()).isEmpty();
        }
    }

    @Test
    void aNewerStoreIsRefused() throws Exception {
        Store.open(folder, OPTIONS).close();
        sql("insert into schema_version values (7)");
        assertThatThrownBy(() -> Store.open(folder, OPTIONS)).isInstanceOfSatisfying(StoreException.class, e -> {
            assertThat(e.kind()).isEqualTo(StoreException.Kind.NEWER);
            assertThat(e).hasMessageContaining("version 7").hasMessageContaining("versions 1 to 2");
        });
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("use.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aLockedStoreIsSaidSoInTime() throws Exception {
        try (Store store = Store.open(folder, OPTIONS);
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("use.db"));
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            new Spool(folder).append(session("a", NOW));
            assertThatThrownBy(() -> store.takeSpool(NOW))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.LOCKED));
            store.writer().add(use("a", NOW, "m.md", "frequent", 1, 1));
            assertThatThrownBy(store.writer()::flush).isInstanceOf(StoreException.class);
            assertThat(store.writer().failure()).isPresent();
            statement.execute("rollback");
            // What could not be taken is taken later, and what could not be written is written.
            assertThat(store.takeSpool(NOW).rows()).isEqualTo(2);
            store.writer().flush();
            assertThat(store.writer().failure()).isEmpty();
            assertThat(store.writer().leftOut()).isZero();
            assertThat(only(store).loads()).isEqualTo(3);
        }
    }

    @Test
    void whatALockOutlastsIsLeftOutAndCounted() throws Exception {
        Store store = Store.open(folder, OPTIONS);
        UseWriter writer = store.writer();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("use.db"));
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            writer.add(use("a", NOW, "m.md", Use.CRITICAL, 1, 1));
            assertThatThrownBy(writer::flush).isInstanceOf(StoreException.class);
            // After a failure nobody waits for room, and no more waits than there is room for.
            for (int i = 0; i < UseWriter.MOST_WAITING + 5; i++) {
                writer.add(use("a", NOW, "m.md", Use.CRITICAL, 1, 1));
            }
            long refused = writer.leftOut();
            assertThat(refused).isPositive();
            assertThatThrownBy(store::close)
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.LOCKED));
            assertThat(writer.leftOut()).isEqualTo(UseWriter.MOST_WAITING + 6);
            assertThat(writer.add(use("a", NOW, "m.md", Use.CRITICAL, 1, 1))).isFalse();
        }
        assertThatThrownBy(store::writer).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFullDiskIsSaidSo() throws Exception {
        try (Store store = Store.open(folder, OPTIONS)) {
            Spool spool = new Spool(folder);
            List<Use> many = new ArrayList<>();
            for (int i = 0; i < 3000; i++) {
                many.add(use("s" + i, NOW, "m" + i + ".md", "frequent", i, i));
            }
            spool.append(many);
            store.limitPages(20);
            assertThatThrownBy(() -> store.takeSpool(NOW))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.FULL));
            many.forEach(store.writer()::add);
            assertThatThrownBy(store.writer()::flush).isInstanceOf(StoreException.class);
            store.limitPages(1_000_000);
            assertThat(store.takeSpool(NOW).rows()).isEqualTo(3000);
            store.writer().flush();
            assertThat(only(store).loads()).isEqualTo(6000);
        }
    }

    @Test
    void aFolderThatIsAFileIsSaidSo() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "text");
        assertThatThrownBy(() -> Store.open(file, OPTIONS))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.help()).contains("TARE_STORE"));
    }

    @Test
    void theWriterTakesFromManyThreadsAndLosesNothing() throws Exception {
        int threads = 4;
        int each = 15_000;
        try (Store store = Store.open(folder, OPTIONS)) {
            UseWriter writer = store.writer();
            List<Thread> all = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                String session = "t" + t;
                Thread thread = new Thread(() -> {
                    for (int i = 0; i < each; i++) {
                        writer.add(use(session, NOW, "m" + i % 50 + ".md", Use.CRITICAL, i, 1));
                    }
                });
                thread.start();
                all.add(thread);
            }
            for (Thread thread : all) {
                thread.join();
            }
            writer.flush();
            assertThat(writer.leftOut()).isZero();
            assertThat(only(store).loads()).isEqualTo((long) threads * each);
        }
    }
}
