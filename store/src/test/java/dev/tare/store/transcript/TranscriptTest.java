package dev.tare.store.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.store.Imported;
import dev.tare.store.Store;
import dev.tare.store.StoreOptions;
import dev.tare.store.learn.Posteriors.Opening;
import dev.tare.store.learn.Prior;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptTest {

    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void makeFramework() throws IOException {
        root = folder.resolve("framework");
        Files.createDirectories(root.resolve(".claude/commands/sc"));
        Files.writeString(root.resolve(".claude/commands/sc/build.md"), "x");
        Files.writeString(root.resolve(".claude/commands/review.md"), "x");
        Files.createDirectories(root.resolve(".claude/skills/tidy"));
        Files.writeString(root.resolve(".claude/skills/tidy/SKILL.md"), "x");
    }

    private String command(int second, String name) {
        return """
                {"type":"user","sessionId":"s1","cwd":"%s","timestamp":"2026-03-01T10:00:%02d.000Z","message":{"role":"user","content":"<command-message>x</command-message>\\n<command-name>/%s</command-name>"}}
                """.formatted(root, second, name);
    }

    private String read(int second, String file) {
        return """
                {"type":"assistant","sessionId":"s1","cwd":"%s","timestamp":"2026-03-01T10:00:%02d.000Z","message":{"content":[{"type":"text","text":"I read"},{"type":"tool_use","name":"Read","input":{"file_path":"%s"}}]}}
                """.formatted(root, second, file);
    }

    private String sample() {
        return read(1, root + "/docs/before.md")
                + command(2, "sc:build")
                + read(3, root + "/.claude/modules/../modules/a.md")
                + read(4, "docs/b.md")
                + read(5, root + "/src/Main.java")
                + read(6, "/etc/other.md")
                + command(7, "model")
                + command(8, "clear")
                + read(9, "docs/c.md")
                + command(10, "tidy")
                + read(11, "docs/d.md");
    }

    private Imported importOf(Store store, Path... files) throws IOException {
        return store.importTranscripts(List.of(files), new FolderNames(Optional.empty()), NOW);
    }

    @Test
    void learnsWhichModulesWereOpenedAfterWhichCommand() throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsonl"), sample());
        try (Store store = Store.open(folder.resolve("store"), StoreOptions.DEFAULT)) {
            Imported first = importOf(store, file);
            assertThat(first.commands()).isEqualTo(2);
            assertThat(first.unknownCommands()).isEqualTo(1);
            assertThat(first.otherFiles()).isEqualTo(2);
            assertThat(first.unreadable()).isZero();
            assertThat(after(store, ".claude/commands/sc/build.md"))
                    .containsExactly(".claude/modules/a.md", "docs/b.md");
            assertThat(after(store, ".claude/skills/tidy/SKILL.md")).containsExactly("docs/d.md");
            var before = store.learned(Prior.WEAK, NOW).learned();
            assertThat(importOf(store, file, folder).fresh()).isZero();
            assertThat(store.learned(Prior.WEAK, NOW).learned()).isEqualTo(before);
            Files.writeString(file, sample() + read(12, "docs/e.md"));
            assertThat(importOf(store, file).fresh()).isEqualTo(1);
            assertThat(after(store, ".claude/skills/tidy/SKILL.md")).containsExactly("docs/d.md", "docs/e.md");
        }
    }

    /** A device may never end; a link that is named is what it leads to. */
    @Test
    void onlyFilesAreReadAndALinkToAFolderIsAFolder() throws IOException {
        Path real = Files.createDirectories(folder.resolve("transcripts"));
        Files.writeString(real.resolve("a.jsonl"), sample());
        Files.createSymbolicLink(real.resolve("loop"), Path.of("."));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("transcripts"));
        Path device = Path.of("/dev/zero");
        try (Store store = Store.open(folder.resolve("store"), StoreOptions.DEFAULT)) {
            Imported imported = Files.exists(device) ? importOf(store, link, device) : importOf(store, link);
            assertThat(imported.files()).isEqualTo(1);
            assertThat(imported.unreadableFiles()).isEqualTo(Files.exists(device) ? 1 : 0);
            assertThat(imported.commands()).isEqualTo(2);
        }
    }

    private static List<String> after(Store store, String command) throws IOException {
        return store.learned(Prior.WEAK, NOW).after(command, NOW.toEpochMilli()).stream()
                .map(Opening::module)
                .toList();
    }

    private static Transcript.Counts counts(byte[] bytes, List<TranscriptEvent> events) throws IOException {
        return Transcript.read(new ByteArrayInputStream(bytes), events::add);
    }

    @Test
    void whatIsBrokenIsCountedAndPassedOver() throws IOException {
        String deep = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
        String text = "{broken\n" + "[]\n" + deep + "\n\n" + "\"text\"\n" + "{\"type\":\"user\"}\n"
                + "{\"type\":5,\"message\":{\"content\":7}}\n"
                + "{\"type\":\"user\",\"message\":{\"content\":\"<command-name>/x</command-name>\"}}\n"
                + "{\"type\":\"user\",\"sessionId\":\"s\",\"timestamp\":\"never\",\"message\":{\"content\":\"<command-name>/x</command-name>\"}}\n"
                + command(1, "review").strip();
        List<TranscriptEvent> events = new ArrayList<>();
        assertThat(counts(text.getBytes(StandardCharsets.UTF_8), events)).isEqualTo(new Transcript.Counts(9, 4, 2));
        assertThat(events).extracting(TranscriptEvent::name).containsExactly("review");
    }

    @Test
    void aResultOfAToolIsNoCommand() throws IOException {
        String line =
                "{\"type\":\"user\",\"sessionId\":\"s\",\"timestamp\":\"2026-03-01T10:00:00Z\",\"message\":{\"content\":"
                        + "[{\"type\":\"tool_result\",\"content\":\"<command-name>/x</command-name>\"}]}}\n";
        List<TranscriptEvent> events = new ArrayList<>();
        counts(line.getBytes(StandardCharsets.UTF_8), events);
        assertThat(events).isEmpty();
    }

    @Test
    void aHugeLineIsPassedOverAndTheNextIsRead() throws IOException {
        byte[] huge = ("{\"type\":\"user\",\"x\":\"" + "y".repeat(Transcript.LONGEST_LINE) + "\"}\n"
                        + command(1, "review"))
                .getBytes(StandardCharsets.UTF_8);
        List<TranscriptEvent> events = new ArrayList<>();
        assertThat(counts(huge, events)).isEqualTo(new Transcript.Counts(2, 1, 0));
        assertThat(events).hasSize(1);
    }

    @Test
    void damagedTranscriptsThrowNothing() throws IOException {
        byte[] whole = sample().getBytes(StandardCharsets.UTF_8);
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 8; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            List<TranscriptEvent> events = new ArrayList<>();
            assertThat(counts(damaged, events).lines()).isPositive();
            FolderNames names = new FolderNames(Optional.of(root));
            events.forEach(event -> names.module(event.name(), event.folder()));
        }
    }

    @Test
    void namesAreThoseOfTheFramework() {
        FolderNames names = new FolderNames(Optional.of(root));
        assertThat(names.command("sc:build", "")).contains(".claude/commands/sc/build.md");
        assertThat(names.command("build", "")).contains(".claude/commands/sc/build.md");
        assertThat(names.command("nothing", "")).isEmpty();
        assertThat(names.module("x.md", "")).isEmpty();
        assertThat(names.module("/elsewhere/docs/x.md", "/elsewhere")).contains("docs/x.md");
        assertThat(names.module(root + "/../outside.md", "/elsewhere")).isEmpty();
        assertThat(names.module("\0.md", "/elsewhere")).isEmpty();
    }
}
