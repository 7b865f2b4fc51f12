package dev.tare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.cli.TareProcess.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Building, proving and turning back, as processes, on the starter and on what a disk may hold. */
class BuildIT {

    private static final Path STARTER = TareProcess.repository().resolve("examples/starter");

    @TempDir
    private Path folder;

    private static Result tare(Object... arguments) {
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        // Without a locale, Java 17 cannot name files beyond ASCII.
        return TareProcess.ofJar(words).with("LC_ALL", "C.UTF-8").run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep", "outline"})
    void theStarterIsBuiltProvenAndTurnedBack(String notation) throws IOException {
        Path out = folder.resolve("out");
        Result built = tare("build", STARTER, "-o", out, "--notation", notation);
        assertThat(built.err()).isEmpty();
        assertThat(built.code()).isZero();
        assertThat(built.out()).contains("TOKENS", "PASSES", "ENTRIES", "PROOF        holds");
        assertThat(tare("verify", out, STARTER).out()).startsWith("The proof holds");
        assertThat(tare("restore", out, "-o", folder.resolve("back")).code()).isZero();
        assertThat(contents(folder.resolve("back"))).isEqualTo(contents(STARTER));
        assertThat(tare("audit", out, "--quiet").code()).isZero();
        // The same input gives the same bytes.
        assertThat(tare("build", STARTER, "-o", folder.resolve("again"), "--notation", notation)
                        .code())
                .isZero();
        assertThat(contents(folder.resolve("again"))).isEqualTo(contents(out));
    }

    @Test
    void promptsAreBuiltAndProvenAndGiveNoSourceBack() throws IOException {
        Path out = folder.resolve("out");
        Result built = tare("build", STARTER, "-o", out, "--target", "flat");
        assertThat(built.err()).isEmpty();
        assertThat(built.code()).isZero();
        assertThat(built.out())
                .contains("notation outline", "PROMPTS", "PROOF        holds", "Wrote a prompt for each of");
        assertThat(Files.readString(out.resolve("deliver.md")))
                .startsWith("<file path=\".claude/commands/deliver.md\">\n---\n")
                .endsWith("\n</file>\n");
        assertThat(tare("verify", out, STARTER).out()).startsWith("The proof holds: each of ");
        Result restored = tare("restore", out, "-o", folder.resolve("back"));
        assertThat(restored.code()).isEqualTo(2);
        assertThat(restored.err()).contains("holds only what entries load", "target tree");
        Result explained = tare("explain", out, "deliver.md:3");
        assertThat(explained.code()).isEqualTo(2);
        assertThat(explained.err()).contains("of the target flat");
        // Its own output is replaced unasked, and one that somebody has edited is not.
        assertThat(tare("build", STARTER, "-o", out, "--target", "flat", "--level", "3")
                        .out())
                .contains("level 3 (as 1: a prompt loads nothing later)");
        Files.writeString(out.resolve("deliver.md"), "mine");
        assertThat(tare("build", STARTER, "-o", out, "--target", "flat").code()).isEqualTo(2);
        assertThat(tare("verify", out, STARTER).code()).isEqualTo(1);
        Path root = Files.createDirectories(folder.resolve("none"));
        write(root, "CLAUDE.md", "Be brief.\n");
        Result none = tare("build", root, "-o", folder.resolve("nothing"), "--target", "flat");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("there is no command, skill or agent in", "--target tree");
    }

    @Test
    void everyByteAndModeComesBack() throws IOException {
        Path root = Files.createDirectories(folder.resolve("source"));
        Files.createDirectories(root.resolve(".claude/commands/with space"));
        write(
                root,
                "CLAUDE.md",
                "\uFEFF# Head  \r\n\r\n\r\n\r\n| a   | b  |\r\n|-----|----|\r\n| 1   |  2 |\r\n\r\nno line end  ");
        write(
                root,
                ".claude/commands/with space/go ü.md",
                "---\ndescription: Goes.\n---\n\nGo {{x}} $1 \\$1 [[y]] !`ls`.   \n\n\n\n- a\n");
        write(
                root,
                ".claude/commands/x.md",
                "```xml\n<a>\n    <b c=\"d\">text</b>\n    <e f=\"g\"/>\n    <h>more text</h>\n</a>\n```\n");
        write(root, "run.sh", "#!/bin/sh\nexit 0\n");
        write(root, "empty.md", "");
        Files.write(root.resolve("data.bin"), new byte[] {0, 1, 2, -1});
        Files.write(root.resolve("latin.md"), "caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.createSymbolicLink(root.resolve("link.md"), Path.of("CLAUDE.md"));
        Files.setPosixFilePermissions(root.resolve("run.sh"), PosixFilePermissions.fromString("rwxr-x---"));
        Path out = folder.resolve("out");
        assertThat(tare("build", root, "-o", out, "--notation", "outline").code())
                .isZero();
        assertThat(tare("verify", out, root).code()).isZero();
        assertThat(tare("restore", out, "-o", folder.resolve("back")).code()).isZero();
        assertThat(contents(folder.resolve("back"))).isEqualTo(contents(root));
        assertThat(Files.readString(out.resolve(".claude/commands/with space/go ü.md")))
                .contains("{{x}} $1 \\$1 [[y]] !`ls`.");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve("run.sh"))))
                .isEqualTo("rwxr-x---");
    }

    @Test
    void aNameThatTheLocaleCannotReadIsTold() throws IOException {
        Path root = Files.createDirectories(folder.resolve("source"));
        write(root, "gr\u00fcn.md", "text\n");
        Result built = TareProcess.ofJar(
                        "build", root.toString(), "-o", folder.resolve("out").toString())
                .with("LC_ALL", "C")
                .run();
        assertThat(built.err()).doesNotContain("internal error");
        assertThat(built.code() == 0 || built.err().contains("LC_ALL=C.UTF-8")).isTrue();
    }

    @Test
    void whatWasTamperedWithIsNamed() throws IOException {
        Path out = folder.resolve("out");
        tare("build", STARTER, "-o", out);
        Path file = out.resolve(".claude/rules/safety.md");
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("(?i)never", "sometimes"));
        Result verified = tare("verify", out, STARTER);
        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.out()).contains("conservation", ".claude/rules/safety.md:", "says something else");
        assertThat(tare("restore", out, "-o", folder.resolve("back")).code()).isEqualTo(1);
        assertThat(folder.resolve("back")).doesNotExist();

        Files.writeString(file, text);
        assertThat(tare("verify", out, STARTER).code()).isZero();
        write(out, "more.txt", "more");
        assertThat(tare("verify", out, STARTER).out()).contains("more.txt", "the source has no such file");
        Files.delete(out.resolve("more.txt"));
        Files.delete(out.resolve(".tare/manifest.json"));
        assertThat(tare("verify", out, STARTER).out()).contains("there is no manifest");
        assertThat(tare("restore", out, "-o", folder.resolve("back")).code()).isEqualTo(2);
        write(folder, "prompts.txt", "text");
        assertThat(tare("verify", folder.resolve("prompts.txt"), STARTER).out())
                .contains("prompts.txt:1", "this file is no bundle");
        assertThat(tare("restore", folder.resolve("prompts.txt"), "-o", folder.resolve("back"))
                        .err())
                .contains("is a file and no bundle; give a bundle or a folder that tare build wrote");
    }

    @Test
    void aFolderThatHoldsSomethingIsReplacedOnlyWhenAsked() throws IOException {
        Path out = Files.createDirectories(folder.resolve("out"));
        write(out, "mine.txt", "mine");
        Result refused = tare("build", STARTER, "-o", out);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("is not empty", "--force");
        assertThat(contents(out)).containsOnlyKeys("mine.txt");
        assertThat(tare("build", STARTER, "-o", out, "--force").code()).isZero();
        assertThat(contents(out)).containsKey("CLAUDE.md").doesNotContainKey("mine.txt");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(out);
        }
    }

    @Test
    void placesThatCannotHoldAnOutputAreRefused() throws IOException {
        Path root = folder.resolve("source");
        tare("init", root);
        assertThat(tare("build", root, "-o", root).err()).contains("is the source itself");
        assertThat(tare("build", root, "-o", root.resolve("out"), "--force").err())
                .contains("one in the other");
        assertThat(tare("build", root, "-o", folder, "--force").err()).contains("one in the other");
        write(folder, "file", "x");
        assertThat(tare("build", root, "-o", folder.resolve("file")).err()).contains("is a file");
        assertThat(tare("build", root).err()).contains("--output");
        assertThat(tare("build", folder.resolve("none"), "-o", folder.resolve("out"))
                        .code())
                .isEqualTo(2);
        assertThat(tare("build", root, "-o", folder.resolve("out"), "--level", "9")
                        .code())
                .isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void damagedManifestsAreToldAndNothingIsReadOutside() throws IOException {
        Path out = folder.resolve("out");
        tare("build", STARTER, "-o", out);
        Path manifest = out.resolve(".tare/manifest.json");
        String json = Files.readString(manifest);
        for (String damaged : new String[] {
            "",
            "{",
            "[]",
            "{\"schemaVersion\":99}",
            json.substring(0, json.length() / 2),
            json.replaceFirst("\"id\":\"[^\"]+\"", "\"id\":\"../../etc/passwd\""),
            json.replaceFirst("\"undo\":\"[^\"]+\"", "\"undo\":\"zzzzzz\""),
            "[".repeat(100_000),
        }) {
            Files.writeString(manifest, damaged);
            Result verified = tare("verify", out, STARTER);
            assertThat(verified.code()).isEqualTo(1);
            assertThat(verified.out()).contains("manifest");
            assertThat(verified.err() + verified.out()).doesNotContain("\tat ", "Exception");
            assertThat(tare("restore", out, "-o", folder.resolve("back")).code())
                    .isNotZero();
        }
    }

    private static void write(Path root, String path, String text) throws IOException {
        Files.writeString(root.resolve(path), text);
    }

    /** Returns the files by path, with bytes and modes, the manifest left out. */
    private static Map<String, String> contents(Path root) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String path = root.relativize(file).toString();
                if (Files.isSymbolicLink(file)) {
                    contents.put(path, "-> " + Files.readSymbolicLink(file));
                } else if (Files.isRegularFile(file) && !path.startsWith(".tare")) {
                    contents.put(
                            path,
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                                    + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return contents;
    }
}
