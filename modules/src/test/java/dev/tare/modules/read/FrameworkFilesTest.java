package dev.tare.modules.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tare.core.config.Limits;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.diag.Diagnostics;
import dev.tare.core.exec.TaskExecutor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FrameworkFilesTest {

    @TempDir
    Path folder;

    private Path root;
    private Diagnostics diagnostics = new Diagnostics();

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
    }

    private void write(String path, String text) throws IOException {
        write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String path, byte[] bytes) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private FrameworkFiles read() {
        return read(FileAccess.DISK, Limits.DEFAULT, List.of(), List.of());
    }

    private FrameworkFiles read(FileAccess disk, Limits limits, List<String> include, List<String> exclude) {
        diagnostics = new Diagnostics();
        try (TaskExecutor executor = TaskExecutor.ofParallelism(4)) {
            return FrameworkFiles.read(disk, root, limits, include, exclude, executor, diagnostics, ReadProgress.NONE);
        }
    }

    private List<String> messages() {
        return diagnostics.sorted().stream()
                .map(d -> d.kind() + " " + d.path() + ": " + d.message())
                .toList();
    }

    private static List<String> ids(FrameworkFiles files) {
        return files.sources().stream().map(s -> s.id().path()).toList();
    }

    @Test
    void tellsModulesFromOtherFilesAndFolders() throws IOException {
        write("CLAUDE.md", "a");
        write("LICENSE", "b");
        write("tare.yaml", "c: d");
        write(".claude/commands/B.MD", "e");
        write(".claude/rules/r.mdc", "f");
        write("x/t.mustache", "g");
        write("x/commands/c.toml", "h");
        write("x/p.xml", "i");
        write("x/q.yml", "j");
        write("x/run.sh", "k");
        write(".md", "no stem, so no extension");
        write(".git/HEAD.md", "l");
        write("x/node_modules/m.md", "m");
        Files.createDirectory(root.resolve("empty"));
        FrameworkFiles files = read();
        assertThat(ids(files))
                .containsExactly(
                        ".claude/commands/B.MD",
                        ".claude/rules/r.mdc",
                        "CLAUDE.md",
                        "x/commands/c.toml",
                        "x/p.xml",
                        "x/q.yml",
                        "x/t.mustache");
        assertThat(files.otherFiles()).containsExactly(".md", "LICENSE", "tare.yaml", "x/run.sh");
        assertThat(files.folders())
                .containsExactly(".claude", ".claude/commands", ".claude/rules", "empty", "x", "x/commands");
        assertThat(messages()).isEmpty();
    }

    @Test
    void honoursGlobsAboveGitignore() throws IOException {
        write(".gitignore", "dist/\n*.tmp.md\n");
        write("a.md", "");
        write("b.tmp.md", "");
        write("keep.tmp.md", "");
        write("dist/c.md", "");
        write("docs/d.md", "");
        write("docs/e/f.md", "");
        assertThat(ids(read())).containsExactly("a.md", "docs/d.md", "docs/e/f.md");
        assertThat(ids(read(FileAccess.DISK, Limits.DEFAULT, List.of(), List.of("docs/e", "!keep.tmp.md"))))
                .containsExactly("a.md", "docs/d.md", "keep.tmp.md");
        FrameworkFiles some = read(FileAccess.DISK, Limits.DEFAULT, List.of("docs/", "!docs/e/"), List.of());
        assertThat(ids(some)).containsExactly("docs/d.md");
        assertThat(some.otherFiles()).containsExactly(".gitignore", "a.md", "docs/e/f.md");
    }

    @Test
    void readsNamesOfAllKinds() throws IOException {
        for (String name :
                new String[] {"with space.md", "quo'te\".md", "é 漢字 🎉.md", "new\nline.md", "back\\slash.md", "-x.md"
                }) {
            write(name, name);
        }
        FrameworkFiles files = read();
        assertThat(ids(files)).hasSize(6).isSorted().contains("new\nline.md", "é 漢字 🎉.md");
        assertThat(files.sources())
                .allSatisfy(s -> assertThat(s.slice(s.span())).isEqualTo(s.id().path()));
    }

    @Test
    void refusesWhatIsNoDirectory() throws IOException {
        root = root.resolve("missing");
        assertThat(read().sources()).isEmpty();
        assertThat(messages()).containsExactly("NOT_A_DIRECTORY : " + root + " is not a directory");
        root = Files.writeString(folder.resolve("file.md"), "x");
        assertThat(read().sources()).isEmpty();
        assertThat(messages()).containsExactly("NOT_A_DIRECTORY : " + root + " is not a directory");
    }

    @Test
    void saysThatThereAreNoModules() {
        assertThat(read().sources()).isEmpty();
        assertThat(messages()).containsExactly("NO_MODULES : no prompt modules in " + root);
    }

    @Test
    void namesTheEncodingThatAFileHas() throws IOException {
        write("ok-bom.md", "\uFEFFtext");
        write("latin.md", "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        write("windows.md", "\u201cquoted\u201d".getBytes(Charset.forName("windows-1252")));
        write("le-bom.md", "\uFEFFHello".getBytes(StandardCharsets.UTF_16LE));
        write("be-bom.md", "\uFEFFHello".getBytes(StandardCharsets.UTF_16BE));
        write("le.md", "# Hello\nworld".getBytes(StandardCharsets.UTF_16LE));
        write("be.md", "# Hello\nworld".getBytes(StandardCharsets.UTF_16BE));
        write("chinese.md", "# 漢字の 文章\n漢字 漢字\n".getBytes(StandardCharsets.UTF_16LE));
        write("nul.md", "text\n\0more text");
        write("overlong.md", new byte[] {'a', (byte) 0xC0, (byte) 0x80});
        write("surrogate.md", new byte[] {'a', 'b', '\n', 'c', (byte) 0xED, (byte) 0xA0, (byte) 0x80});
        FrameworkFiles files = read();
        assertThat(ids(files)).containsExactly("ok-bom.md");
        assertThat(files.otherFiles()).contains("latin.md", "nul.md");
        assertThat(messages())
                .containsExactly(
                        "NOT_UTF8 be-bom.md: is not UTF-8 (UTF-16BE with a byte order mark)",
                        "NOT_UTF8 be.md: is not UTF-8 (UTF-16BE without a byte order mark)",
                        "NOT_UTF8 chinese.md: is not UTF-8 (UTF-16LE without a byte order mark)",
                        "NOT_UTF8 latin.md: is not UTF-8 (byte 0xE9, perhaps ISO-8859-1)",
                        "NOT_UTF8 le-bom.md: is not UTF-8 (UTF-16LE with a byte order mark)",
                        "NOT_UTF8 le.md: is not UTF-8 (UTF-16LE without a byte order mark)",
                        "BINARY_FILE nul.md: holds NUL bytes, so it is not text",
                        "NOT_UTF8 overlong.md: is not UTF-8 (byte 0xC0, perhaps WINDOWS-1252)",
                        "NOT_UTF8 surrogate.md: is not UTF-8 (byte 0xED, perhaps WINDOWS-1252)",
                        "NOT_UTF8 windows.md: is not UTF-8 (byte 0x93, perhaps WINDOWS-1252)");
        List<Diagnostic> sorted = diagnostics.sorted();
        assertThat(sorted.get(3).help()).isEqualTo("convert it: iconv -f ISO-8859-1 -t UTF-8");
        assertThat(sorted.get(8).position().line()).isEqualTo(2);
    }

    @Test
    void doesNotReadAFileOverTheLimit() throws IOException {
        write("a.md", "x");
        try (RandomAccessFile sparse =
                new RandomAccessFile(root.resolve("big.md").toFile(), "rw")) {
            sparse.setLength(200_000_000);
        }
        assertThat(ids(read())).containsExactly("a.md");
        assertThat(messages()).containsExactly("FILE_TOO_LARGE big.md: is 200000000 bytes, over the limit of 16777216");
    }

    @Test
    void stopsAtTheLimitsOfFilesAndDepth() throws IOException {
        write("a/b/c/d.md", "x");
        write("a/b/e.md", "x");
        write("f.md", "x");
        assertThat(ids(read(FileAccess.DISK, new Limits(100, 100, 2), List.of(), List.of())))
                .containsExactly("a/b/e.md", "f.md");
        assertThat(messages())
                .containsExactly("FOLDER_TOO_DEEP a/b/c: is more than 2 folders deep and was not entered");
        assertThat(ids(read(FileAccess.DISK, new Limits(100, 2, 20), List.of(), List.of())))
                .containsExactly("a/b/e.md", "f.md");
        assertThat(messages()).containsExactly("TOO_MANY_FILES : more than 2 files");
    }

    @Test
    void followsLinksInsideTheRootOnly() throws IOException {
        write("real/a.md", "x");
        Files.createDirectory(folder.resolve("outside"));
        Files.writeString(folder.resolve("outside/secret.md"), "secret");
        link("copy", "real");
        link("AGENTS.md", "real/a.md");
        link("real/up", "..");
        link("real/self", "self");
        link("real/here", ".");
        link("out", folder.resolve("outside").toString());
        link("out.md", "../outside/secret.md");
        link("sly.md", "out/secret.md");
        link("dangling.md", "nowhere");
        link("other", "nowhere");
        FrameworkFiles files = read();
        assertThat(ids(files)).containsExactly("AGENTS.md", "copy/a.md", "real/a.md");
        assertThat(messages())
                .contains(
                        "LINK_LOOP copy/up: is a link to a folder that holds it and was not followed",
                        "LINK_LOOP real/here: is a link to a folder that holds it and was not followed",
                        "LINK_LOOP real/up: is a link to a folder that holds it and was not followed",
                        "LINK_LEAVES_ROOT out: is a link to a place outside the framework and was not followed",
                        "LINK_LEAVES_ROOT out.md: is a link to a place outside the framework and was not followed",
                        "LINK_LEAVES_ROOT sly.md: is a link to a place outside the framework and was not followed",
                        "UNREADABLE_FILE dangling.md: cannot be read: the link leads nowhere");
        assertThat(files.otherFiles()).contains("out.md", "other", "dangling.md", "real/self");
    }

    @Test
    void entersFoldersThatLinkToEachOtherOnce() throws IOException {
        int folders = 12;
        for (int i = 0; i < folders; i++) {
            write("d" + i + "/m.md", "x");
            for (int k = 0; k < folders; k++) {
                link("d" + i + "/to" + k, "../d" + k);
            }
        }
        assertThat(ids(read()).size()).isLessThanOrEqualTo(2 * folders);
    }

    @Test
    void readsThroughARootThatIsALink() throws IOException {
        write("a.md", "x");
        Files.createSymbolicLink(folder.resolve("link"), root);
        root = folder.resolve("link");
        assertThat(ids(read())).containsExactly("a.md");
    }

    private void link(String from, String to) throws IOException {
        Files.createSymbolicLink(root.resolve(from), Path.of(to));
    }

    @Test
    void opensNoPipes() throws Exception {
        write("a.md", "x");
        Process made = new ProcessBuilder("mkfifo", root.resolve("pipe.md").toString()).start();
        assumeTrue(made.waitFor() == 0, "mkfifo is not there to make a pipe");
        link("linked.md", "pipe.md");
        FrameworkFiles files = read();
        assertThat(ids(files)).containsExactly("a.md");
        assertThat(files.otherFiles()).containsExactly("linked.md", "pipe.md");
    }

    @Test
    void reportsNamesThatDifferInCaseOnly() throws IOException {
        write("Docs/a.md", "x");
        write("docs/A.md", "y");
        assumeTrue(ids(read()).size() == 2, "this disk does not tell letter case apart");
        assertThat(messages()).containsExactly("CASE_CLASH docs/A.md: differs from Docs/a.md in letter case only");
    }

    @Test
    void saysWhyAFileOrFolderCannotBeRead() throws IOException {
        write("a.md", "x");
        write("gone.md", "x");
        write("secret.md", "x");
        write("closed/b.md", "x");
        FailingDisk disk = new FailingDisk(root.toRealPath());
        FrameworkFiles files = read(disk, Limits.DEFAULT, List.of(), List.of());
        assertThat(ids(files)).containsExactly("a.md");
        assertThat(files.otherFiles()).containsExactly("gone.md", "secret.md");
        assertThat(messages())
                .containsExactly(
                        "UNREADABLE_FILE closed: cannot be read: permission denied",
                        "UNREADABLE_FILE gone.md: cannot be read: it is gone",
                        "UNREADABLE_FILE secret.md: cannot be read: permission denied");
    }

    @Test
    void noticesFilesThatChangeWhileTheyAreRead() throws IOException {
        write("grows.md", "x".repeat(100));
        write("shrinks.md", "x".repeat(100));
        write("same-size.md", "x".repeat(100));
        write("still.md", "x");
        FrameworkFiles files = read(new ChangingDisk(root.toRealPath()), Limits.DEFAULT, List.of(), List.of());
        assertThat(ids(files)).containsExactly("grows.md", "same-size.md", "shrinks.md", "still.md");
        assertThat(messages())
                .containsExactly(
                        "FILE_CHANGED grows.md: changed while it was read",
                        "FILE_CHANGED same-size.md: changed while it was read",
                        "FILE_CHANGED shrinks.md: changed while it was read");
        assertThat(files.sources().get(2).length()).isEqualTo(10);
    }

    @Test
    void tellsItsProgress() throws IOException {
        for (int i = 0; i < 50; i++) {
            write(i + ".md", "x");
        }
        AtomicInteger highest = new AtomicInteger();
        try (TaskExecutor executor = TaskExecutor.ofParallelism(3)) {
            FrameworkFiles.read(root, Limits.DEFAULT, List.of(), List.of(), executor, diagnostics, (done, total) -> {
                assertThat(total).isEqualTo(50);
                highest.accumulateAndGet(done, Math::max);
            });
        }
        assertThat(highest).hasValue(50);
    }

    @Test
    void isTheSameInAnyOrderOfTheDisk() throws IOException {
        for (int i = 0; i < 30; i++) {
            write("d" + i % 7 + "/e" + i % 3 + "/m" + i + ".md", "x");
            link("d" + i % 7 + "/e" + i % 3 + "/l" + i, "../../d" + (i * 3 % 7));
        }
        FrameworkFiles first = read(new ShufflingDisk(1), new Limits(100, 40, 20), List.of(), List.of());
        List<String> said = messages();
        for (int seed = 2; seed < 12; seed++) {
            FrameworkFiles again = read(new ShufflingDisk(seed), new Limits(100, 40, 20), List.of(), List.of());
            assertThat(ids(again)).isEqualTo(ids(first));
            assertThat(again.otherFiles()).isEqualTo(first.otherFiles());
            assertThat(messages()).isEqualTo(said);
        }
        assertThat(said).anyMatch(m -> m.startsWith(DiagnosticKind.TOO_MANY_FILES.name()));
    }
}
