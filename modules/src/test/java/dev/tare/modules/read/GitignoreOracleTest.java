package dev.tare.modules.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tare.core.config.Limits;
import dev.tare.core.diag.Diagnostics;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.SourceText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Asks git itself what its rules mean. */
@Timeout(300)
@Tag("once")
class GitignoreOracleTest {

    private static final String[] PATHS = {
        "a.md",
        "b.md",
        "foo.md",
        "foo/a.md",
        "foo/bar/a.md",
        "foo/bar/baz/b.md",
        "bar/a.md",
        "bar/foo/b.md",
        "x/foo.md",
        "x/y/z/a.md",
        ".claude/commands/a.md",
        ".claude/b.md",
        "build/a.md",
        "x/build/b.md",
        "foobar/a.md",
        "barfoo.md",
        "é.md",
        "x/é/a.md",
        "with space.md",
        "with space /a.md",
        "#hash.md",
        "!bang.md",
        "back\\slash.md",
        "[br].md",
        "a]b.md",
        "a-b.md",
        "A.MD",
        "x/0.md",
        "x/9.md",
        "x/^.md",
        "x/-.md",
        "foo/barx/a.md",
        "*.md",
        "x/**/a.md",
        "?.md"
    };

    private static final String[] PIECES = {
        "a",
        "b",
        "foo",
        "bar",
        "baz",
        "x",
        "y",
        "build",
        ".md",
        "*",
        "*",
        "**",
        "**/",
        "/**",
        "/",
        "/",
        "?",
        "[a-z]",
        "[!a]",
        "[^b]",
        "[]a]",
        "[a",
        "[[:alpha:]]",
        "[[:digit:]-]",
        "[[:foo:]]",
        "[a\\]b]",
        "[0-9]",
        "[!-]",
        "[z-a]",
        "[\\",
        "\\",
        "\\*",
        "\\ ",
        " ",
        "é",
        "!",
        "#",
        "***",
        ".claude",
        "commands",
        "a.md",
        "*.md",
        "foo/",
        "[",
        "]",
        "[[:alpha:]",
        "[--/]",
        "[+--]"
    };

    @TempDir
    Path root;

    private final List<String> files = new ArrayList<>();

    @BeforeEach
    void makeRepository() throws IOException {
        assumeTrue(git("init", "-q", ".") == 0, "git is not installed: its rules cannot be compared");
        git("config", "core.ignorecase", "false");
        for (String path : PATHS) {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "x");
            files.add(path);
        }
    }

    @Test
    void agreesOnTheRulesThatPeopleWrite() throws IOException {
        check("""
                # comment
                \\#hash.md
                \\!bang.md
                build/
                *.log
                /foo.md
                !foo/bar/a.md
                x/**/a.md
                **/baz
                with space.md\\\s
                with space.md\s\s\s
                """, "");
        check("*\n!*/\n!a.md\n", "");
        check("foo\n!foo/bar\n", "");
        check("\uFEFFa.md\r\nbar/\r\n", "");
        check("/*\n!/.claude\n/.claude/*\n!/.claude/commands\n", "b.md\n!a.md\n");
        check("foo**/a.md\n", "");
        check("foo*/\n", "!a.md\n");
    }

    @Test
    void agreesOnRandomRules() throws IOException {
        Random random = new Random(11);
        for (int round = 0; round < 400; round++) {
            check(randomRules(random), random.nextInt(3) == 0 ? randomRules(random) : "");
        }
    }

    private static String randomRules(Random random) {
        StringBuilder rules = new StringBuilder();
        int lines = 1 + random.nextInt(5);
        for (int i = 0; i < lines; i++) {
            if (random.nextInt(4) == 0) {
                rules.append('!');
            }
            int pieces = 1 + random.nextInt(4);
            for (int k = 0; k < pieces; k++) {
                rules.append(PIECES[random.nextInt(PIECES.length)]);
            }
            rules.append(random.nextInt(8) == 0 ? "\r\n" : i + 1 == lines && random.nextInt(4) == 0 ? "" : "\n");
        }
        return rules.toString();
    }

    private void check(String rootRules, String nestedRules) throws IOException {
        Files.writeString(root.resolve(".gitignore"), rootRules);
        Files.writeString(root.resolve("foo/.gitignore"), nestedRules);
        assertThat(ours()).as(rootRules + "\nin foo:\n" + nestedRules).isEqualTo(theirs());
    }

    private TreeSet<String> ours() {
        FrameworkFiles read = FrameworkFiles.read(
                root,
                Limits.DEFAULT,
                List.of(),
                List.of(),
                TaskExecutor.direct(),
                new Diagnostics(),
                ReadProgress.NONE);
        TreeSet<String> found = new TreeSet<>();
        for (SourceText source : read.sources()) {
            found.add(source.id().path());
        }
        return found;
    }

    private TreeSet<String> theirs() throws IOException {
        TreeSet<String> found = new TreeSet<>(files);
        Path ignored = root.resolve(".git/ignored");
        Process process = new ProcessBuilder("git", "check-ignore", "-z", "--no-index", "--stdin")
                .directory(root.toFile())
                .redirectOutput(ignored.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(String.join("\0", files).getBytes(StandardCharsets.UTF_8));
        }
        waitFor(process);
        Stream.of(Files.readString(ignored).split("\0")).forEach(found::remove);
        return found;
    }

    private int git(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            return waitFor(new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            return -1;
        }
    }

    private static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
