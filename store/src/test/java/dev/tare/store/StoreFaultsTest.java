package dev.tare.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tare.store.db.StoreException;
import dev.tare.store.learn.Posteriors.Opening;
import dev.tare.store.learn.Prior;
import dev.tare.store.spool.Spool;
import dev.tare.store.stats.CommandUse;
import dev.tare.store.use.Use;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A store whose clock, files, names or numbers are not what they should be. */
@Timeout(120)
class StoreFaultsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final StoreOptions OPTIONS = new StoreOptions(
            Duration.ofDays(7), Duration.ofDays(400), 1_000_000, Duration.ofSeconds(10), Duration.ofMillis(500));

    @TempDir
    private Path folder;

    private static Use load(Instant at, String session, String command, String module, String phase) {
        return new Use(at, session, command, module, phase, "bundle", 5, 10, Use.LOADED);
    }

    private static void write(Store store, Instant at, int starts) throws StoreException {
        for (int i = 0; i < starts; i++) {
            String session = at + "/" + i;
            store.writer().add(load(at, session, "c.md", "c.md", Use.CRITICAL));
            store.writer().add(load(at.plusMillis(1), session, "c.md", "x.md", Use.ON_DEMAND));
        }
        store.writer().flush();
    }

    private void sql(String... all) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("use.db"));
                Statement statement = connection.createStatement()) {
            for (String sql : all) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }

    @Test
    void aLoadFromTheFutureTeachesNothing() throws StoreException {
        try (Store store = Store.open(folder, OPTIONS)) {
            write(store, Instant.parse("9999-12-31T00:00:00Z"), 1);
            write(store, NOW, 8);
            Opening opening = store.learned(Prior.WEAK, NOW)
                    .after("c.md", NOW.toEpochMilli())
                    .get(0);
            assertThat(opening.starts()).isCloseTo(8, within(1e-3));
            assertThat(opening.openings()).isCloseTo(8, within(1e-3));
            assertThat(store.stats(Instant.EPOCH, NOW).get(0).loads()).isEqualTo(18);
        }
    }

    @Test
    void learningGoesOnWhenAWrongClockIsSetBack() throws StoreException {
        Instant wrong = NOW.plus(Duration.ofDays(2000));
        try (Store store = Store.open(folder, OPTIONS)) {
            write(store, wrong, 4);
            assertThat(store.learned(Prior.WEAK, wrong).starts("c.md", wrong.toEpochMilli()))
                    .isCloseTo(4, within(1e-3));
            write(store, NOW, 6);
            assertThat(store.learned(Prior.WEAK, NOW).starts("c.md", NOW.toEpochMilli()))
                    .isBetween(5.0, 10.1);
        }
    }

    @Test
    void whatWasLearnedFadesAway() throws StoreException {
        try (Store store = Store.open(folder, OPTIONS)) {
            write(store, NOW, 1);
            assertThat(store.forget(NOW.plus(Duration.ofDays(50)))).isZero();
            assertThat(store.learned(Prior.WEAK, NOW).learned()).containsOnlyKeys("c.md");
            Instant later = NOW.plus(Duration.ofDays(500));
            // The newest row always stays.
            assertThat(store.forget(later)).isEqualTo(1);
            assertThat(store.learned(Prior.WEAK, later).learned()).isEmpty();
        }
    }

    @Test
    void onlyWhatWasUsedSinceIsShown() throws StoreException {
        try (Store store = Store.open(folder, OPTIONS)) {
            write(store, NOW.minus(Duration.ofDays(20)), 1);
            store.writer().add(load(NOW, "s", "other.md", "other.md", Use.CRITICAL));
            store.writer().flush();
            assertThat(store.stats(NOW.minus(Duration.ofDays(1)), NOW))
                    .extracting(CommandUse::command)
                    .containsExactly("other.md");
            assertThat(store.stats(Instant.EPOCH, NOW)).hasSize(2);
        }
    }

    @Test
    void anyNameComesBackAsItIs() throws StoreException {
        List<String> names =
                List.of("a\nb.md", "nul\0x.md", "\u001b[31m.md", "x".repeat(4096), "😀".repeat(2048), "'; --");
        try (Store store = Store.open(folder, OPTIONS)) {
            for (String name : names) {
                store.writer().add(load(NOW, name.substring(0, 4), name, name, Use.CRITICAL));
                store.writer().add(load(NOW.plusMillis(1), name.substring(0, 4), name, name, Use.ON_DEMAND));
            }
            // Half a character cannot be written.
            store.writer().add(load(NOW, "half", "half\ud800.md", "half\ud800.md", Use.CRITICAL));
            store.writer().flush();
            List<String> known = new ArrayList<>(names);
            known.add("half?.md");
            List<CommandUse> uses = store.stats(Instant.EPOCH, NOW);
            assertThat(uses).extracting(CommandUse::command).containsExactlyInAnyOrderElementsOf(known);
            assertThat(uses).allSatisfy(use -> assertThat(use.starts()).isEqualTo(1));
            assertThat(uses).filteredOn(use -> !use.opened().isEmpty()).hasSize(names.size());
        }
    }

    /** As of one who sets a session's name once and for all. */
    @Test
    void aSessionThatNeverEndsIsLearnedFromToItsEnd() throws StoreException {
        int starts = 9_000;
        try (Store store = Store.open(folder, OPTIONS)) {
            for (int i = 0; i < starts; i++) {
                Instant at = NOW.plusMillis(2L * i);
                store.writer().add(load(at, "for ever", "c.md", "c.md", Use.CRITICAL));
                store.writer()
                        .add(load(at.plusMillis(1), "for ever", "c.md", i < 7_000 ? "x.md" : "y.md", Use.ON_DEMAND));
                if (i == 2_000) {
                    store.writer().flush();
                    store.learned(Prior.WEAK, NOW);
                }
            }
            store.writer().flush();
            List<Opening> after = store.learned(Prior.WEAK, NOW).after("c.md", NOW.toEpochMilli());
            assertThat(after).extracting(Opening::module).containsExactly("x.md", "y.md");
            assertThat(after.get(0).starts()).isCloseTo(starts, within(1.0));
            assertThat(after.get(0).openings()).isCloseTo(7_000, within(1.0));
            assertThat(after.get(1).openings()).isCloseTo(2_000, within(1.0));
        }
    }

    @Test
    void numbersThatAreNoneAreNoReasonToFail() throws Exception {
        try (Store store = Store.open(folder, OPTIONS)) {
            write(store, NOW, 3);
            assertThat(store.stats(Instant.EPOCH, NOW)).hasSize(1);
        }
        sql(
                "update use_row set tokens = 9223372036854775807, at = case when id = 1 then -5 else at end",
                "update use_row set at = 9223372036854775807 where id = 2",
                "update learned_command set weight = 9e999",
                "update learned_opening set weight = -5, at = -9000000000000000000",
                "update trace set events = x'0102'");
        try (Store store = Store.open(folder, OPTIONS)) {
            CommandUse use = store.stats(Instant.EPOCH, NOW).get(0);
            assertThat(use.loads()).isEqualTo(6);
            assertThat(use.tokens()).isEqualTo(6 * Use.MOST_TOKENS);
            assertThat(use.opened())
                    .allSatisfy(opening -> assertThat(opening.openings()).isZero());
            write(store, NOW.plusSeconds(5), 2);
            assertThat(store.stats(Instant.EPOCH, NOW).get(0).opened()).hasSize(1);
        }
        assertThatThrownBy(() -> new Use(NOW, "s", "c", "c", "p", "l", 0, Use.MOST_TOKENS + 1, "o"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoFileIsSaid() throws IOException {
        for (String name : List.of("use.db", "use.lock")) {
            Path store = Files.createDirectories(
                            folder.resolve("folder-" + name).resolve(name))
                    .getParent();
            assertThatThrownBy(() -> Store.open(store, OPTIONS))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(name + " is no file");
            Path looped = Files.createDirectories(folder.resolve("loop-" + name));
            Files.createSymbolicLink(looped.resolve(name), Path.of(name));
            assertThatThrownBy(() -> Store.open(looped, OPTIONS))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(name + " is no file");
        }
    }

    @Test
    void aPathMayHoldWhatDriversTakeForSettings() throws IOException {
        Path odd = folder.resolve("a?mode=memory&cache=shared#b%20");
        try (Store store = Store.open(odd, OPTIONS)) {
            write(store, NOW, 1);
        }
        assertThat(odd.resolve("use.db")).isNotEmptyFile();
        try (Store store = Store.open(odd, OPTIONS)) {
            assertThat(store.stats(Instant.EPOCH, NOW)).hasSize(1);
        }
    }

    @Test
    void damageThatAQuestionFindsIsSetAsideNextTime() throws Exception {
        try (Store store = Store.open(folder, OPTIONS)) {
            write(store, NOW, 4000);
        }
        Path file = folder.resolve("use.db");
        try (Store store = Store.open(folder, OPTIONS)) {
            try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                bytes.seek(10 * 4096L);
                bytes.write(new byte[(int) bytes.length() - 10 * 4096]);
            }
            assertThatThrownBy(() -> store.stats(Instant.EPOCH, NOW))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.DAMAGED));
        }
        assertThat(folder.resolve("use.db.suspect")).exists();
        try (Store store = Store.open(folder, OPTIONS)) {
            assertThat(store.notices()).hasSize(1);
            assertThat(store.stats(Instant.EPOCH, NOW)).isEmpty();
        }
        assertThat(folder.resolve("use.db.suspect")).doesNotExist();
        assertThat(folder.resolve("use.db.damaged-1")).exists();
    }

    @Test
    void aFileThatWasWronglySuspectedIsKept() throws Exception {
        try (Store store = Store.open(folder, OPTIONS)) {
            write(store, NOW, 3);
        }
        Files.createFile(folder.resolve("use.db.suspect"));
        try (Store store = Store.open(folder, OPTIONS)) {
            assertThat(store.notices()).isEmpty();
            assertThat(store.stats(Instant.EPOCH, NOW).get(0).starts()).isEqualTo(3);
        }
        assertThat(folder.resolve("use.db.suspect")).doesNotExist();
    }

    /** The tables as the first version made them. */
    @Test
    void anOlderStoreIsBroughtUpToDate() throws Exception {
        try (InputStream in = Store.class.getResourceAsStream("db/V1.sql")) {
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
            sql("create table schema_version (version integer primary key)", "insert into schema_version values (1)");
            sql(script.strip().split(";", -1));
        }
        sql(
                "insert into name values (1, 'c.md'), (2, 'critical'), (3, 'bundle'), (4, 'loaded')",
                "insert into use_row values (1, " + NOW.toEpochMilli() + ", 5, 1, 1, 2, 3, 7, 10, 4)");
        try (Store store = Store.open(folder, OPTIONS)) {
            assertThat(store.stats(Instant.EPOCH, NOW).get(0).starts()).isEqualTo(1);
            write(store, NOW, 1);
            assertThat(store.stats(Instant.EPOCH, NOW).get(0).starts()).isEqualTo(2);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("use.db"));
                Statement statement = connection.createStatement();
                ResultSet names = statement.executeQuery(
                        "select group_concat(name) from sqlite_master where type = 'index' and tbl_name = 'use_row'")) {
            assertThat(names.next()).isTrue();
            assertThat(names.getString(1)).isEqualTo("use_row_by_time");
        }
    }

    @Test
    void anInterruptedThreadLosesNothing() throws IOException {
        try (Store store = Store.open(folder, OPTIONS)) {
            Thread.currentThread().interrupt();
            assertThat(new Spool(folder).append(List.of(load(NOW, "s", "c.md", "c.md", Use.CRITICAL))))
                    .isEqualTo(Spool.Appended.DONE);
            assertThat(store.takeSpool(NOW).rows()).isEqualTo(1);
            write(store, NOW, 1);
            assertThat(store.stats(Instant.EPOCH, NOW).get(0).starts()).isEqualTo(2);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void oneBadFileOfTheSpoolHoldsUpNoOther() throws IOException {
        new Spool(folder).append(List.of(load(NOW, "s", "c.md", "c.md", Use.CRITICAL)));
        Files.createDirectory(folder.resolve("spool-1-folder.taken"));
        Files.createSymbolicLink(folder.resolve("spool-2-link.taken"), Path.of("use.db"));
        try (Store store = Store.open(folder, OPTIONS)) {
            assertThat(store.takeSpool(NOW)).isEqualTo(new Store.Taken(1, 0, 0));
        }
    }

    /** What is deleted makes room: a store that is full of rows does not grow any more. */
    @Test
    void roomOfDeletedRowsIsUsedAgain() throws IOException {
        Path file = folder.resolve("use.db");
        StoreOptions few = new StoreOptions(
                Duration.ofDays(7), Duration.ofDays(30), 8_000, Duration.ofSeconds(10), Duration.ofMillis(500));
        long grown = 0;
        for (int round = 0; round < 6; round++) {
            try (Store store = Store.open(folder, few)) {
                for (int i = 0; i < 8_000; i++) {
                    Instant at = NOW.plusSeconds(round * 8_000L + i);
                    store.writer().add(load(at, "s" + i % 20, "c.md", "m" + i % 50, "frequent"));
                }
                store.writer().flush();
                store.forget(NOW);
            }
            if (round == 1) {
                grown = Files.size(file);
            }
        }
        assertThat(Files.size(file)).isBetween(100_000L, grown + grown / 10);
    }
}
