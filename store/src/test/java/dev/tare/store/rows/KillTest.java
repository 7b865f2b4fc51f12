package dev.tare.store.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.store.Store;
import dev.tare.store.StoreOptions;
import dev.tare.store.stats.CommandUse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that are killed for real while they write: what was handed over a while before is there, and the file is sound. */
class KillTest {

    /** The second that a load waits at most, and as much again for a disk and a processor that others use too. */
    private static final long MAY_BE_LOST_MILLIS = 2_000;

    @TempDir
    private Path folder;

    private Process start(String session) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        folder.toString(),
                        session)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void fiveKillsLoseTheLastSecondAtMost() throws Exception {
        kill(5, 17);
    }

    @Test
    @Tag("slow")
    void fiftyKillsLoseTheLastSecondAtMost() throws Exception {
        kill(50, 18);
    }

    private void kill(int times, int seed) throws Exception {
        Random random = new Random(seed);
        for (int round = 0; round < times; round++) {
            String session = "s" + round;
            Process process = start(session);
            long until = 0;
            List<Long> handedOver = new ArrayList<>();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    long now = System.nanoTime();
                    if (handedOver.isEmpty()) {
                        until = now + TimeUnit.MILLISECONDS.toNanos(random.nextInt(3_500));
                    }
                    assertThat(line).isEqualTo(Integer.toString(handedOver.size()));
                    handedOver.add(now);
                    if (now >= until) {
                        break;
                    }
                }
            }
            long killed = System.nanoTime();
            process.destroyForcibly();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(handedOver).isNotEmpty();
            long safe = handedOver.stream()
                    .filter(at -> at < killed - TimeUnit.MILLISECONDS.toNanos(MAY_BE_LOST_MILLIS))
                    .count();
            assertSound(session, safe);
        }
        try (Store store = Store.open(folder, StoreOptions.DEFAULT)) {
            assertThat(store.notices()).isEmpty();
            assertThat(store.stats(Instant.EPOCH, Instant.now()))
                    .allSatisfy(use -> assertThat(use.starts()).isZero());
        }
    }

    /** What is there begins at the first load and has no gap, as they were handed over in order. */
    private void assertSound(String session, long safe) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("use.db"));
                Statement statement = connection.createStatement()) {
            try (ResultSet result = statement.executeQuery("pragma integrity_check")) {
                assertThat(result.next()).isTrue();
                assertThat(result.getString(1)).isEqualTo("ok");
            }
            try (ResultSet result =
                    statement.executeQuery("select count(*), coalesce(max(nanos), -1) from use_row where"
                            + " command = (select id from name where text = '" + session + ".md')")) {
                assertThat(result.next()).isTrue();
                assertThat(result.getLong(1)).isGreaterThanOrEqualTo(safe);
                assertThat(result.getLong(2)).isEqualTo(result.getLong(1) - 1);
            }
        }
    }

    @Test
    void twoProcessesWriteToOneStore() throws Exception {
        Process one = start("one");
        Process other = start("other");
        read(one, 800);
        read(other, 800);
        // Both have written for a while by now, at the same time; the second read began after the first had begun.
        Thread.sleep(1_200);
        one.destroyForcibly().waitFor();
        other.destroyForcibly().waitFor();
        try (Store store = Store.open(folder, StoreOptions.DEFAULT)) {
            List<CommandUse> uses = store.stats(Instant.EPOCH, Instant.now());
            assertThat(uses).extracting(CommandUse::command).containsExactly("one.md", "other.md");
            assertThat(uses).allSatisfy(use -> assertThat(use.loads()).isPositive());
        }
        assertSound("one", 1);
        assertSound("other", 1);
    }

    private static void read(Process process, int count) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (int i = 0; i < count; i++) {
            assertThat(lines.readLine()).isNotNull();
        }
    }
}
