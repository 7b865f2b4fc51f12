package dev.tare.bundler.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.bundler.build.Budget;
import dev.tare.bundler.build.BuildOptions;
import dev.tare.bundler.build.BuildTarget;
import dev.tare.bundler.rebuild.BuildRecord.Comparison;
import dev.tare.bundler.rebuild.BuildRecord.Known;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ContentHash;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Building again: what is kept changes no byte, and nothing that counts goes unseen. */
class RebuilderTest {

    private static final String XML = """
            ```xml
            <steps>
                <!-- a note -->
                <step n="%d">
                    <do>Read it &amp; write</do>
                </step>
            </steps>
            ```

            | a    | b    |
            |------|------|
            | %d   | x    |
            """;

    @TempDir
    private Path folder;

    private Path source;
    private Path out;
    private Path cache;

    @BeforeEach
    void writeFramework() throws IOException {
        source = folder.resolve("source");
        out = folder.resolve("out");
        cache = folder.resolve("cache");
        write("CLAUDE.md", "# Head   \n\n\n\nSee @docs/0.md.\n");
        for (int i = 0; i < 12; i++) {
            write("docs/" + i + ".md", XML.formatted(i, i));
        }
        write(".claude/commands/go.md", "---\ndescription: Goes.\n---\n\nGo.   \n");
        write("data.txt", "data\n");
    }

    @Test
    void whatIsUnchangedIsLeftAsItIs() throws Exception {
        Rebuilt first = build();
        assertThat(first.unchanged()).isFalse();
        Map<String, String> before = stamps(out);
        Rebuilt second = build();
        assertThat(second.unchanged()).isTrue();
        assertThat(second.report()).isEqualTo(first.report());
        assertThat(stamps(out)).isEqualTo(before);
        // Once more, from what the second run has seen.
        assertThat(build().unchanged()).isTrue();
    }

    @Test
    void everyChangeIsSeen() throws Exception {
        List<Change> changes = List.of(
                () -> write("docs/3.md", XML.formatted(4, 4)),
                () -> {
                    // As many bytes, and the times set back.
                    Path file = source.resolve("docs/4.md");
                    FileTime time = Files.getLastModifiedTime(file);
                    write("docs/4.md", XML.formatted(9, 9));
                    Files.setLastModifiedTime(file, time);
                },
                () -> write("data.txt", "datA\n"),
                () -> write("more.bin", "more"),
                () -> Files.delete(source.resolve("more.bin")),
                () -> Files.createDirectory(source.resolve("empty")),
                () -> Files.createSymbolicLink(source.resolve("link"), Path.of("data.txt")),
                () -> {
                    Files.delete(source.resolve("link"));
                    Files.createSymbolicLink(source.resolve("link"), Path.of("CLAUDE.md"));
                },
                () -> Files.setPosixFilePermissions(
                        source.resolve("data.txt"), PosixFilePermissions.fromString("rwx------")),
                () -> write("tare.yaml", "harness: codex\n"),
                () -> write("tare.yaml", "harness: gemini-cli\n"),
                () -> Files.writeString(out.resolve("docs/1.md"), "other"),
                () -> Files.delete(out.resolve("docs/2.md")),
                () -> Files.writeString(out.resolve("stranger"), ""));
        build();
        for (int i = 0; i < changes.size(); i++) {
            assertThat(build().unchanged()).as("before change %d", i).isTrue();
            changes.get(i).make();
            assertThat(forced().run().unchanged()).as("change %d", i).isFalse();
            assertThat(contents(out)).as("change %d", i).isEqualTo(contents(fresh(i)));
        }
    }

    @Test
    void filesWhoseTimesProveThemAreNotOpened() throws Exception {
        TreeState looked = TreeState.of(source, false);
        Map<String, ContentHash> hashes = new TreeMap<>();
        for (TreeState.Entry entry : looked.entries()) {
            if (entry.kind() == TreeState.Kind.FILE) {
                hashes.put(entry.path(), ContentHash.ofFile(source.resolve(entry.path())));
            }
        }
        // As if the look had been long after the files were written; what was written just before it proves nothing.
        TreeState later = new TreeState(looked.entries(), looked.takenAt() + 10_000_000_000L);
        Known settled = Known.of(later, hashes).orElseThrow();
        Known recent = Known.of(looked, hashes).orElseThrow();
        TaskExecutor executor = TaskExecutor.direct();
        assertThat(settled.compare(TreeState.of(source, false), source, executor))
                .isEqualTo(new Comparison(true, 0));
        assertThat(recent.compare(TreeState.of(source, false), source, executor))
                .isEqualTo(new Comparison(true, hashes.size()));
        Path file = source.resolve("data.txt");
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "data\n");
        Files.setLastModifiedTime(file, time);
        assertThat(settled.compare(TreeState.of(source, false), source, executor))
                .isEqualTo(new Comparison(true, 1));
        Files.writeString(file, "Data\n");
        Files.setLastModifiedTime(file, time);
        assertThat(settled.compare(TreeState.of(source, false), source, executor)
                        .same())
                .isFalse();
    }

    private interface Change {
        void make() throws IOException;
    }

    @Test
    void otherOptionsAreAnotherBuild() throws Exception {
        build();
        assertThat(rebuilder(out, options(0, Notation.KEEP, Map.of()), kept())
                        .run()
                        .unchanged())
                .isFalse();
        assertThat(rebuilder(out, options(1, Notation.OUTLINE, Map.of()), kept())
                        .run()
                        .unchanged())
                .isFalse();
        Map<String, String> variables = Map.of("TARE_ENCODING", "cl100k_base");
        assertThat(rebuilder(out, options(1, Notation.OUTLINE, variables), kept())
                        .run()
                        .unchanged())
                .isFalse();
        assertThat(rebuilder(out, options(1, Notation.OUTLINE, variables), kept())
                        .run()
                        .unchanged())
                .isTrue();
        Cache other = Cache.in(cache, "another program");
        assertThat(rebuilder(out, options(1, Notation.OUTLINE, variables), other)
                        .run()
                        .unchanged())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = BuildTarget.class,
            names = {"BUNDLE", "PATCH"})
    void oneFileIsLeftAsItIsToo(BuildTarget target) throws Exception {
        BuildOptions options = new BuildOptions(ReadOptions.DEFAULT, target, 1, Notation.KEEP, false, 1);
        Rebuilt first = rebuilder(out, options, kept()).run();
        FileTime written = Files.getLastModifiedTime(out);
        byte[] before = Files.readAllBytes(out);
        Rebuilt second = rebuilder(out, options, kept()).run();
        assertThat(second.unchanged()).isTrue();
        assertThat(second.report()).isEqualTo(first.report());
        assertThat(Files.getLastModifiedTime(out)).isEqualTo(written);
        write("docs/3.md", XML.formatted(4, 4));
        assertThat(rebuilder(out, options, kept()).run().unchanged()).isFalse();
        assertThat(Files.readAllBytes(out)).isNotEqualTo(before);
        write("docs/3.md", XML.formatted(3, 3));
        assertThat(rebuilder(out, options, kept()).run().unchanged()).isFalse();
        assertThat(Files.readAllBytes(out)).isEqualTo(before);
        byte[] damaged = before.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(out, damaged);
        assertThat(rebuilder(out, options.replacing(), kept()).run().unchanged())
                .isFalse();
        assertThat(Files.readAllBytes(out)).isEqualTo(before);
        Files.delete(out);
        assertThat(rebuilder(out, options, kept()).run().unchanged()).isFalse();
        assertThat(Files.readAllBytes(out)).isEqualTo(before);
    }

    @Test
    void noCacheOfAnyKindChangesAByte() throws Exception {
        Random random = new Random(7);
        build();
        for (int round = 0; round < 40; round++) {
            write("docs/" + random.nextInt(12) + ".md", XML.formatted(round, 100 + round));
            damage(round, random);
            build();
            assertThat(contents(out)).as("round %d", round).isEqualTo(contents(fresh(round)));
        }
    }

    /** Leaves the cache warm, empties it, or damages its files in one of several ways. */
    private void damage(int round, Random random) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(cache)) {
            found.sorted().forEach(files::add);
        }
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            int at = random.nextInt(bytes.length);
            switch (round % 6) {
                case 0 -> Files.delete(file);
                case 1 -> {
                    bytes[at] ^= 1;
                    Files.write(file, bytes);
                }
                case 2 -> Files.write(file, java.util.Arrays.copyOf(bytes, at));
                case 3 -> Files.write(file, new byte[at]);
                case 4 -> Files.write(file, Files.readAllBytes(files.get(random.nextInt(files.size()))));
                default -> assertThat(bytes).isNotEmpty();
            }
        }
    }

    @Test
    void aCacheThatCannotBeWrittenIsDoneWithout() throws Exception {
        Files.writeString(cache, "a file where the folder should be");
        assertThat(build().unchanged()).isFalse();
        assertThat(build().unchanged()).isFalse();
    }

    @Test
    void oneObjectRemembersWithoutACache() throws Exception {
        Rebuilder builder = rebuilder(out, options(1, Notation.KEEP, Map.of()), Cache.none());
        assertThat(builder.run().unchanged()).isFalse();
        assertThat(builder.run().unchanged()).isTrue();
        write("docs/0.md", "other   \n");
        assertThat(builder.run().unchanged()).isFalse();
        assertThat(contents(out)).isEqualTo(contents(fresh(0)));
    }

    @Test
    void theCacheStaysSmall() throws Exception {
        for (int i = 0; i < 80; i++) {
            assertThat(kept().write("key " + i, new byte[100])).isTrue();
        }
        try (Stream<Path> files = Files.list(cache)) {
            assertThat(files).hasSizeLessThanOrEqualTo(64);
        }
        assertThat(kept().read("key 79")).isPresent();
    }

    @Test
    void anOutputThatSomebodyChangedIsReplacedOnlyWhenAsked() throws Exception {
        build();
        write("docs/0.md", "new   \n");
        build();
        for (Change change : List.<Change>of(
                () -> Files.writeString(out.resolve("docs/1.md"), "other"),
                () -> Files.writeString(out.resolve("mine.txt"), "mine"),
                () -> Files.createDirectory(out.resolve(".git")),
                () -> Files.createSymbolicLink(out.resolve("mine"), Path.of("/")))) {
            forced().run();
            change.make();
            Map<String, String> before = contents(out);
            assertThatThrownBy(this::build)
                    .isInstanceOf(OutputException.class)
                    .hasMessageContaining("is not empty, and not as tare build left it");
            assertThat(contents(out)).isEqualTo(before);
        }
        forced().run();
        // Without any memory the manifest tells.
        write("docs/0.md", "newer   \n");
        rebuilder(out, options(1, Notation.KEEP, Map.of()), null).run();
        assertThat(contents(out)).isEqualTo(contents(fresh(0)));
    }

    @Test
    void whatIsNoFileIsNamed() throws Exception {
        Process pipe = new ProcessBuilder("mkfifo", source.resolve("docs/pipe").toString()).start();
        assertThat(pipe.waitFor()).isZero();
        assertThat(build().notCopied()).containsExactly("docs/pipe");
        Rebuilt again = build();
        assertThat(again.unchanged()).isTrue();
        assertThat(again.notCopied()).containsExactly("docs/pipe");
    }

    @Test
    void anotherBudgetAndOtherRulesAreAnotherBuild() throws Exception {
        write("CLAUDE.md", "# Head\n\n## Work\n\n" + "Sort the letters, and answer the oldest one.\n".repeat(40));
        List<BuildOptions> all = List.of(
                options(3, Notation.KEEP, Map.of()),
                options(3, Notation.KEEP, Map.of()).within(new Budget(200, List.of())),
                options(3, Notation.KEEP, Map.of()).within(new Budget(300, List.of())),
                options(3, Notation.KEEP, Map.of()).within(new Budget(300, List.of("go"))),
                options(3, Notation.KEEP, Map.of("TARE_DEFER", "CLAUDE.md#Work")),
                options(3, Notation.KEEP, Map.of("TARE_DEFER", "CLAUDE.md#Work", "TARE_KEEP", "docs/")));
        for (BuildOptions options : all) {
            Rebuilt first = rebuilder(out, options, kept()).run();
            assertThat(first.unchanged()).as(options.toString()).isFalse();
            assertThat(first.report().isOverBudget()).isFalse();
            Rebuilt second = rebuilder(out, options, kept()).run();
            assertThat(second.unchanged()).as(options.toString()).isTrue();
            assertThat(second.report()).isEqualTo(first.report());
        }
        // What cannot be met leaves the output as it was.
        Map<String, String> before = contents(out);
        BuildOptions unmet = all.get(0).within(new Budget(1, List.of()));
        assertThat(rebuilder(out, unmet, kept()).run().report().isOverBudget()).isTrue();
        assertThat(contents(out)).isEqualTo(before);
    }

    private Rebuilt build() throws OutputException {
        return rebuilder(out, options(1, Notation.KEEP, Map.of()), kept()).run();
    }

    private Rebuilder forced() {
        return rebuilder(out, options(1, Notation.KEEP, Map.of()).replacing(), kept());
    }

    /** Returns what a build without any memory writes. */
    private Path fresh(int number) throws OutputException {
        Path place = folder.resolve("fresh" + number);
        rebuilder(place, options(1, Notation.KEEP, Map.of()).replacing(), null).run();
        return place;
    }

    private Cache kept() {
        return Cache.in(cache, "test");
    }

    private Rebuilder rebuilder(Path target, BuildOptions options, Cache kept) {
        return new Rebuilder(source, target, options, "test", Optional.ofNullable(kept), TaskExecutor.direct());
    }

    private static BuildOptions options(int level, Notation notation, Map<String, String> variables) {
        ReadOptions none = ReadOptions.DEFAULT;
        ReadOptions read =
                new ReadOptions(none.encoding(), none.overrides(), variables, none.projectFile(), none.progress());
        return new BuildOptions(read, level, notation, false, 1);
    }

    private void write(String path, String text) throws IOException {
        Path file = source.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Map<String, String> contents(Path root) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : all(root)) {
            String text = Files.isSymbolicLink(file)
                    ? "-> " + Files.readSymbolicLink(file)
                    : Files.isDirectory(file)
                            ? "folder"
                            : new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            contents.put(root.relativize(file).toString(), text);
        }
        return contents;
    }

    private static Map<String, String> stamps(Path root) throws IOException {
        Map<String, String> stamps = new TreeMap<>();
        for (Path file : all(root)) {
            stamps.put(file.toString(), Files.getAttribute(file, "unix:ctime").toString());
        }
        return stamps;
    }

    private static List<Path> all(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.toList();
        }
    }
}
