package dev.tare.store.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.store.use.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    @TempDir
    private Path folder;

    private static Use use(String module, long nanos) {
        return new Use(
                Instant.ofEpochMilli(1_700_000_000_123L),
                "s",
                "c.md",
                module,
                "critical",
                "bundle",
                nanos,
                7,
                "loaded");
    }

    private List<SpoolLine> take(int[] damaged) throws IOException {
        List<SpoolLine> lines = new ArrayList<>();
        for (SpoolSegment segment : SpoolSegment.takeAll(folder, Instant.now())) {
            damaged[0] += segment.read(lines::add);
        }
        return lines;
    }

    @Test
    void anyNameComesBack() throws IOException {
        Random random = new Random(5);
        List<Use> uses = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            StringBuilder name = new StringBuilder();
            for (int j = 0; j <= random.nextInt(20); j++) {
                name.appendCodePoint("\t\n\r\\aä€/ ".codePointAt(random.nextInt(9)));
            }
            uses.add(use(name + "😀", i));
        }
        new Spool(folder.resolve("new")).append(uses);
        List<SpoolLine> lines = new ArrayList<>();
        for (SpoolSegment segment : SpoolSegment.takeAll(folder.resolve("new"), Instant.now())) {
            assertThat(segment.read(lines::add)).isZero();
        }
        assertThat(lines).extracting(SpoolLine::use).isEqualTo(uses);
        assertThat(lines).extracting(SpoolLine::chunk).containsOnly(lines.get(0).chunk());
    }

    @Test
    void aTornLineTakesNoOtherWithIt() throws IOException {
        Spool spool = new Spool(folder);
        spool.append(List.of(use("a.md", 1), use("b.md", 2)));
        Path file = folder.resolve(Spool.FILE);
        byte[] bytes = Files.readAllBytes(file);
        for (int cut = 1; cut < 60; cut++) {
            Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - cut));
            spool.append(List.of(use("c.md", 3)));
            int[] damaged = new int[1];
            assertThat(take(damaged))
                    .extracting(line -> line.use().module())
                    .startsWith("a.md")
                    .endsWith("c.md");
            // Without its end alone the line is whole.
            assertThat(damaged[0]).isEqualTo(cut == 1 ? 0 : 1);
            clear();
        }
    }

    private void clear() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void garbageAndChangedLinesArePassedOver() throws IOException {
        Random random = new Random(9);
        Spool spool = new Spool(folder);
        Path file = folder.resolve(Spool.FILE);
        for (int round = 0; round < 200; round++) {
            spool.append(List.of(use("a.md", 1), use("b.md", 2), use("c.md", 3)));
            byte[] bytes = Files.readAllBytes(file);
            for (int i = 0; i < 3; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, bytes);
            int[] damaged = new int[1];
            assertThat(take(damaged))
                    .extracting(SpoolLine::use)
                    .isSubsetOf(use("a.md", 1), use("b.md", 2), use("c.md", 3));
            clear();
        }
        byte[] noise = new byte[200_000];
        random.nextBytes(noise);
        Files.write(file, noise);
        int[] damaged = new int[1];
        assertThat(take(damaged)).isEmpty();
        assertThat(damaged[0]).isPositive();
    }

    @Test
    void stopsWhenTooMuchWaits() throws IOException {
        Files.write(folder.resolve(Spool.FILE), new byte[(int) Spool.LARGEST - 10]);
        assertThat(new Spool(folder).append(List.of(use("a.md", 1)))).isEqualTo(Spool.Appended.FULL);
        assertThat(Files.size(folder.resolve(Spool.FILE))).isEqualTo(Spool.LARGEST - 10);
        take(new int[1]);
        assertThat(new Spool(folder).append(List.of(use("a.md", 1)))).isEqualTo(Spool.Appended.DONE);
    }

    @Test
    void noMoreIsMovedAsideThanMayWait() throws IOException {
        for (int i = 0; i < 3; i++) {
            Files.write(folder.resolve(Spool.FILE), new byte[(int) Spool.LARGEST]);
            SpoolSegment.takeAll(folder, Instant.now());
        }
        assertThat(new Spool(folder).append(List.of(use("a.md", 1)))).isEqualTo(Spool.Appended.FULL);
        try (var files = Files.list(folder)) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isEqualTo(2 * Spool.LARGEST);
        }
    }

    @Test
    void aSegmentOfAWrongClockGoes() throws IOException {
        Instant now = Instant.ofEpochMilli(1_700_000_000_000L);
        new Spool(folder).append(List.of(use("a.md", 1)));
        assertThat(SpoolSegment.takeAll(folder, now.plusSeconds(1_000_000))).hasSize(1);
        assertThat(SpoolSegment.takeAll(folder, now).get(0).deleteIfOld(now)).isTrue();
    }

    @Test
    void aLineOfAnyLengthIsPassedOver() throws IOException {
        byte[] noise = new byte[5 << 20];
        java.util.Arrays.fill(noise, (byte) 'x');
        Files.write(folder.resolve(Spool.FILE), noise);
        new Spool(folder).append(List.of(use("a.md", 1)));
        int[] damaged = new int[1];
        assertThat(take(damaged)).hasSize(1);
        assertThat(damaged[0]).isEqualTo(1);
    }

    @Test
    void aSegmentStaysForThoseThatStillWrite() throws IOException {
        Instant now = Instant.ofEpochMilli(1_700_000_000_000L);
        new Spool(folder).append(List.of(use("a.md", 1)));
        SpoolSegment segment = SpoolSegment.takeAll(folder, now).get(0);
        assertThat(segment.deleteIfOld(now.plus(SpoolSegment.STAYS))).isFalse();
        byte[] late = new SpoolLine("0".repeat(32), 0, use("late.md", 2)).utf8();
        try (var files = Files.list(folder)) {
            Files.write(files.findFirst().orElseThrow(), late, StandardOpenOption.APPEND);
        }
        List<SpoolLine> lines = new ArrayList<>();
        SpoolSegment again = SpoolSegment.takeAll(folder, now).get(0);
        again.read(lines::add);
        assertThat(lines).extracting(line -> line.use().module()).containsExactly("a.md", "late.md");
        assertThat(again.deleteIfOld(now.plus(SpoolSegment.STAYS).plusMillis(1)))
                .isTrue();
        assertThat(SpoolSegment.takeAll(folder, now)).isEmpty();
    }

    @Test
    void theFolderIsWhereTheUserWantsIt() {
        assertThat(StoreFolder.of(Map.of("TARE_STORE", "off", "HOME", "/home/x")))
                .isEmpty();
        assertThat(StoreFolder.of(Map.of("TARE_STORE", "OFF", "HOME", "/home/x")))
                .isEmpty();
        assertThat(StoreFolder.of(Map.of("HOME", "/home/x"))).contains(Path.of("/home/x/.local/state/tare"));
        assertThat(StoreFolder.of(Map.of("HOME", "/home/x", "XDG_STATE_HOME", "/state")))
                .contains(Path.of("/state/tare"));
        assertThat(StoreFolder.of(Map.of("HOME", "/home/x", "XDG_STATE_HOME", "state")))
                .contains(Path.of("/home/x/.local/state/tare"));
        assertThat(StoreFolder.of(Map.of("TARE_STORE", "/own", "HOME", "/home/x")))
                .contains(Path.of("/own"));
        assertThat(StoreFolder.of(Map.of())).isEmpty();
    }
}
