package dev.tare.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tare.cli.TareProcess.Result;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged frameworks, end to end: a report or a clear sentence, the documented exit code, never a stack trace. */
class BadInputIT {

    @TempDir
    private Path root;

    /** Files that are wrong in some way: the audit goes on with the rest, and names the code of what it found. */
    static Stream<Arguments> damagedFiles() {
        return Stream.of(
                damaged("UTF-16", "TARE003", "\ufeffGrüße".getBytes(StandardCharsets.UTF_16LE)),
                damaged("Latin-1", "TARE003", "Grüße an alle".getBytes(StandardCharsets.ISO_8859_1)),
                damaged("NUL bytes", "TARE004", "a\0b\0c".getBytes(StandardCharsets.UTF_8)),
                damaged("an unclosed fence", "TARE301", text("# A\n\n```xml\n<a>\n")),
                damaged("unclosed front matter", "TARE302", text("---\nname: a\n\n# A\n")),
                damaged("invalid YAML", "TARE307", text("---\nname: [a\n---\n\n# A\n")),
                damaged("a YAML bomb", "TARE307", text("---\n" + yamlBomb() + "---\n\n# A\n")),
                damaged("a byte order mark", "", text("\ufeff# A\n")),
                damaged("CRLF", "", text("# A\r\n\r\n- one\r\n- two\r\n")),
                damaged("no byte at all", "", new byte[0]),
                damaged("nested quotes", "", text(">".repeat(100_000) + " deep\n")),
                damaged("nested lists", "", text("- ".repeat(100_000) + "deep\n")),
                damaged("growing runs of backticks", "", text(backticks())),
                damaged("one long line", "", text("word ".repeat(2_000_000))),
                damaged("one long word", "", text("x".repeat(2_000_000))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damagedFiles")
    void aDamagedFileIsNamedAndTheRestIsAudited(String name, String code, byte[] bytes) throws IOException {
        framework();
        write(".claude/commands/damaged.md", bytes);
        assertAudited(code);
    }

    static Stream<Arguments> damagedXml() {
        return Stream.of(
                Arguments.of("a bare less-than sign", "<a>under <200ms</a>"),
                Arguments.of("a bare ampersand", "<a>R&D</a>"),
                Arguments.of("unpaired tags", "<a><b></a>"),
                Arguments.of("several roots", "<a/><b/>"),
                Arguments.of(
                        "an entity bomb",
                        "<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;&x;&x;&x;&x;&x;&x;&x;&x;\">]><a>&y;</a>"),
                Arguments.of(
                        "an external entity", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>"),
                Arguments.of("deep nesting", "<a>".repeat(100_000)),
                Arguments.of("a tag that never ends", "<a href=\"" + "x".repeat(100_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damagedXml")
    void damagedXmlIsTakenAsItComes(String name, String xml) throws IOException {
        framework();
        write(".claude/modules/damaged.xml", text(xml));
        assertAudited("");
    }

    @Test
    void aFileOverTheLimitIsNamedAndNotRead() throws IOException {
        framework();
        try (RandomAccessFile huge =
                new RandomAccessFile(root.resolve("huge.md").toFile(), "rw")) {
            huge.setLength(200L << 20);
        }
        assertAudited("TARE005");
    }

    @Test
    void linksInACircleAndOutOfTheRootAreNotFollowed(@TempDir Path outside) throws IOException {
        framework();
        Files.writeString(outside.resolve("secret.md"), "a secret phrase");
        Files.createSymbolicLink(root.resolve(".claude/commands/circle"), root);
        Files.createSymbolicLink(root.resolve(".claude/commands/self.md"), Path.of("self.md"));
        Files.createSymbolicLink(root.resolve(".claude/commands/out"), outside);
        assertAudited("TARE009");
    }

    @Test
    void anUnreadableFileIsNamed() throws IOException {
        framework();
        Path file = write(".claude/commands/locked.md", text("# Locked\n"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(file), "this user may read everything");
        assertAudited("TARE002");
    }

    @Test
    void namesOfAnyKindComeOutAsTheyAreInAnyLocale() throws IOException {
        framework();
        write(".claude/commands/it's \"quoted\" and spaced.md", text("# A\n"));
        write(".claude/commands/größe-日本語.md", text("# B\n"));
        write(".claude/commands/Case.md", text("# C\n"));
        write(".claude/commands/case.md", text("# D\n"));
        Path launcher = TareProcess.release(root.resolveSibling(root.getFileName() + "-release"));
        Result result = TareProcess.of(launcher, "audit", root.toString(), "--format", "json")
                .with("LANG", "C")
                .with("XDG_CACHE_HOME", launcher.resolveSibling("cache").toString())
                .run();
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("größe-日本語.md").contains("it's \\\"quoted\\\" and spaced.md");
        assertThat(result.out()).contains("TARE010");
    }

    @Test
    void notAFrameworkIsWrongUsage() throws IOException {
        assertWrongUsage("no prompt modules in", root.toString());
        assertWrongUsage("there is no directory", root.resolve("nowhere").toString());
        Path file = write("notes.md", text("# Notes\n"));
        assertWrongUsage("is not a directory", file.toString());
        assertWrongUsage("DIR is empty", "");
    }

    @Test
    void modulesWithoutAnEntryAreAudited() throws IOException {
        write("notes.md", text("# Notes\n"));
        assertAudited("TARE012");
    }

    @Test
    void wrongSettingsAreSaidWithTheirPlace() throws IOException {
        framework();
        write("tare.yaml", text("encoding: o200k_base\nresolutoin: exact\n"));
        Result result = audit("--format", "json");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("tare: tare.yaml:2:1: unknown key 'resolutoin'; did you mean 'resolution'?\n");
        assertThat(result.out()).contains("TARE402");

        write("tare.yaml", text("encoding: [\n"));
        Result invalid = audit();
        assertThat(invalid.code()).isEqualTo(2);
        assertThat(invalid.err()).startsWith("tare: tare.yaml:").hasLineCount(1);
    }

    private void framework() throws IOException {
        write("CLAUDE.md", text("# Project\n\nRead docs/guide.md first.\n"));
        write("docs/guide.md", text("# Guide\n"));
        write(".claude/commands/go.md", text("---\ndescription: Goes.\n---\n\nUse @docs/guide.md and go.\n"));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private Result audit(String... flags) {
        return TareProcess.ofJar("audit", root.toString()).and(flags).run();
    }

    private void assertAudited(String code) {
        Result result = audit("--format", "json");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("{").endsWith("}\n").contains(code).doesNotContain("a secret phrase");
    }

    private static void assertWrongUsage(String sentence, String folder) {
        Result result = TareProcess.ofJar("audit", folder).run();
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("tare: ").contains(sentence).hasLineCount(1);
    }

    private static Arguments damaged(String name, String code, byte[] bytes) {
        return Arguments.of(name, code, bytes);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String yamlBomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            for (int j = 0; j < 10; j++) {
                bomb.append(j == 0 ? "" : ", ").append("*a").append(i - 1);
            }
            bomb.append("]\n");
        }
        return bomb.toString();
    }

    private static String backticks() {
        StringBuilder runs = new StringBuilder();
        for (int i = 1; i < 1000; i++) {
            runs.append("`".repeat(i)).append(" a ");
        }
        return runs.toString();
    }
}
