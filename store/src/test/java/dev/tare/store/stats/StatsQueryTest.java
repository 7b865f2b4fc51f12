package dev.tare.store.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.store.Store;
import dev.tare.store.StoreOptions;
import dev.tare.store.rows.UseRows;
import dev.tare.store.stats.CommandUse.Day;
import dev.tare.store.stats.CommandUse.Times;
import dev.tare.store.use.Use;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatsQueryTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    /** Every figure against the same made in the plainest way from a list. */
    @Test
    void figuresAreThoseOfAList() throws Exception {
        Random random = new Random(3);
        List<Use> all = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            String command = "c" + random.nextInt(4) + ".md";
            all.add(new Use(
                    NOW.minusSeconds(random.nextInt(20 * 86_400)),
                    "s" + random.nextInt(300),
                    command,
                    random.nextInt(3) == 0 ? command : "m" + random.nextInt(30) + ".md",
                    List.of("critical", "frequent", "on-demand").get(random.nextInt(3)),
                    List.of("decoded", "bundle").get(random.nextInt(2)),
                    random.nextInt(100_000),
                    random.nextInt(3_000),
                    random.nextInt(9) == 0 ? "failed" : "loaded"));
        }
        try (Store store = Store.open(folder, StoreOptions.DEFAULT)) {
            all.forEach(store.writer()::add);
            store.writer().flush();
            for (Instant since : List.of(Instant.EPOCH, NOW.minusSeconds(5 * 86_400))) {
                List<CommandUse> uses = store.stats(since, NOW);
                assertThat(uses).extracting(CommandUse::command).containsExactly("c0.md", "c1.md", "c2.md", "c3.md");
                for (CommandUse use : uses) {
                    List<Use> own = all.stream()
                            .filter(one -> one.command().equals(use.command())
                                    && !one.at().isBefore(since))
                            .toList();
                    assertFigures(use, own);
                }
            }
        }
    }

    private static void assertFigures(CommandUse use, List<Use> own) {
        List<Use> loaded =
                own.stream().filter(one -> one.outcome().equals(Use.LOADED)).toList();
        assertThat(use.loads()).isEqualTo(loaded.size());
        assertThat(use.failed()).isEqualTo(own.size() - loaded.size());
        assertThat(use.starts()).isEqualTo(loaded.stream().filter(Use::isStart).count());
        assertThat(use.tokens())
                .isEqualTo(loaded.stream().mapToLong(Use::tokens).sum());
        assertThat(use.phases()).isEqualTo(counted(loaded, true));
        assertThat(use.levels()).isEqualTo(counted(loaded, false));
        List<Long> nanos = loaded.stream().map(Use::nanos).sorted().toList();
        assertThat(use.times()).isEqualTo(new Times(rank(nanos, 0.50), rank(nanos, 0.95), rank(nanos, 0.99)));
        Map<LocalDate, List<Use>> days = loaded.stream()
                .collect(Collectors.groupingBy(
                        one -> LocalDate.ofInstant(one.at(), ZoneOffset.UTC), TreeMap::new, Collectors.toList()));
        List<Day> expected = new ArrayList<>();
        days.forEach((date, uses) -> expected.add(new Day(
                date,
                uses.stream().filter(Use::isStart).count(),
                uses.stream().mapToLong(Use::tokens).sum())));
        assertThat(use.days()).isEqualTo(expected);
    }

    private static Map<String, Long> counted(List<Use> uses, boolean phases) {
        return uses.stream()
                .collect(Collectors.groupingBy(
                        one -> phases ? one.phase() : one.level(), TreeMap::new, Collectors.counting()));
    }

    private static long rank(List<Long> sorted, double share) {
        return sorted.stream()
                .filter(one -> sorted.stream().filter(other -> other <= one).count() >= share * sorted.size())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void questionsUseTheIndexes() throws Exception {
        Store.open(folder, StoreOptions.DEFAULT).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("use.db"))) {
            assertThat(plan(connection, StatsQuery.SINCE)).contains("SEARCH use_row USING INDEX use_row_by_time");
            assertThat(plan(connection, StatsQuery.ALL)).isEqualTo("SCAN use_row");
            for (String sql : UseRows.FORGETTING) {
                assertThat(plan(connection, sql)).as(sql).contains("SEARCH").doesNotContain("SCAN use_row");
            }
            assertThat(plan(connection, "select id from name where text = ?")).contains("INDEX");
            assertThat(plan(connection, "select lines from spool_chunk where chunk = ?"))
                    .contains("INDEX");
        }
    }

    private static String plan(Connection connection, String sql) throws Exception {
        StringBuilder plan = new StringBuilder();
        try (PreparedStatement statement = connection.prepareStatement("explain query plan " + sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                plan.append(plan.length() == 0 ? "" : "\n").append(rows.getString("detail"));
            }
        }
        return plan.toString();
    }
}
