package dev.tare.bundler.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tare.bundler.build.BuildOptions;
import dev.tare.bundler.build.BuildTarget;
import dev.tare.bundler.build.Builder;
import dev.tare.bundler.report.ComparisonJson;
import dev.tare.bundler.report.ComparisonText;
import dev.tare.bundler.report.Golden;
import dev.tare.bundler.report.Json;
import dev.tare.bundler.report.TextStyle;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.Manifest;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a check of a committed output finds, for each target. */
class OutputComparisonTest {

    private static final Path REPOSITORY = Path.of(System.getProperty("tare.repository.root", ".."));

    @TempDir
    private Path folder;

    private Path root;
    private Path out;

    @BeforeEach
    void write() throws IOException {
        root = Files.createDirectories(folder.resolve("framework"));
        out = folder.resolve("out");
        write("CLAUDE.md", "# House\n\nNever leave the till open.\n");
        write(".claude/commands/open.md", "# Open\n\nOpen the shop for $ARGUMENTS.\n\n@docs/keys.md\n");
        write(".claude/commands/close.md", "# Close\n\nCount the coins.\n");
        write("docs/keys.md", "# Keys\n\nThe big key turns left.\n");
        write("shelf.txt", "flour\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static BuildOptions options(BuildTarget target, int level) {
        return new BuildOptions(ReadOptions.DEFAULT, target, level, Notation.KEEP, false, 1);
    }

    private void build(BuildTarget target) throws OutputException {
        Builder.build(root, out, options(target, 1).replacing(), "tare test", TaskExecutor.direct());
    }

    private ComparisonReport compare(BuildTarget target) throws OutputException {
        return compare(target, 1);
    }

    private ComparisonReport compare(BuildTarget target, int level) throws OutputException {
        return OutputComparison.compare(root, out, options(target, level), "tare test", TaskExecutor.direct());
    }

    private static List<String> told(ComparisonReport report) {
        List<String> told = new ArrayList<>();
        for (Difference difference : report.differences()) {
            told.add(difference.sort().word() + " " + difference.subject().word() + " " + difference.name() + ":"
                    + difference.line());
        }
        return told;
    }

    @ParameterizedTest
    @EnumSource(BuildTarget.class)
    void whatWasJustBuiltIsCurrentAndNothingIsWritten(BuildTarget target) throws IOException, OutputException {
        build(target);
        List<String> before = listing(folder);
        ComparisonReport report = compare(target);
        assertThat(report.differences()).isEmpty();
        assertThat(report.isCurrent()).isTrue();
        assertThat(listing(folder)).isEqualTo(before);
        assertThat(ComparisonText.write(report, "out", TextStyle.plain()))
                .matches("out is what its sources give: [34] modules, target " + target.word() + ", level 1\\.\n");
    }

    private static List<String> listing(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> listing = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                listing.add(file + " " + Files.getLastModifiedTime(file));
            }
            return listing;
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = BuildTarget.class,
            names = {"TREE", "PATCH", "BUNDLE"})
    void whatChangedInTheSourcesIsNamed(BuildTarget target) throws IOException, OutputException {
        // A rule that every build leaves out, so that a patch has a part for the module.
        write("docs/keys.md", "# Keys\n\n<!-- old -->\n\nThe big key turns left.\n");
        build(target);
        write("docs/keys.md", "# Keys\n\n<!-- old -->\n\nThe big key turns right.\n");
        ComparisonReport report = compare(target);
        assertThat(report.isCurrent()).isFalse();
        assertThat(report.settings()).isEmpty();
        assertThat(told(report)).anyMatch(line -> line.startsWith("changed module docs/keys.md:"));
        Difference keys = report.differences().get(0);
        assertThat(keys.there() + keys.given()).contains("left").contains("right");
        assertThat(Json.violations(
                        Json.parse(Files.readString(REPOSITORY.resolve("docs/schema/build-check.schema.json"))),
                        Json.parse(ComparisonJson.write(report))))
                .isEmpty();
    }

    @Test
    void treesAreComparedFileByFile() throws IOException, OutputException {
        build(BuildTarget.TREE);
        Files.delete(out.resolve(".claude/commands/close.md"));
        Files.writeString(out.resolve("docs/notes.md"), "# Notes\n");
        Files.writeString(out.resolve("shelf.txt"), "sugar\n");
        Files.writeString(out.resolve("docs/keys.md"), "# Keys\n\nThe big key turns right.\n");
        ComparisonReport report = compare(BuildTarget.TREE);
        assertThat(told(report))
                .containsExactly(
                        "missing module .claude/commands/close.md:0",
                        "changed module docs/keys.md:3",
                        "extra file docs/notes.md:0",
                        "changed file shelf.txt:1");
        Golden.check("comparison.txt", ComparisonText.write(report, "../lean", TextStyle.plain()));
        Golden.check("comparison.json", ComparisonJson.write(report));
    }

    @Test
    void modesAndLinksAreCompared() throws IOException, OutputException {
        build(BuildTarget.TREE);
        Files.setPosixFilePermissions(out.resolve("shelf.txt"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.delete(out.resolve("docs/keys.md"));
        Files.createSymbolicLink(out.resolve("docs/keys.md"), Path.of("../shelf.txt"));
        Files.createDirectories(out.resolve(".git"));
        Files.writeString(out.resolve(".git/HEAD"), "of a repository");
        ComparisonReport report = compare(BuildTarget.TREE);
        assertThat(told(report)).containsExactly("changed module docs/keys.md:0", "changed file shelf.txt:0");
        assertThat(report.differences().get(0).there()).isEqualTo("a link to ../shelf.txt");
        assertThat(report.differences().get(1).there()).isEqualTo("can be run");
    }

    /** A pipe that nobody writes to would be read without end. */
    @Test
    @Timeout(60)
    void pipesAreNotOpened() throws Exception {
        build(BuildTarget.TREE);
        Files.delete(out.resolve("shelf.txt"));
        makePipe(out.resolve("shelf.txt"));
        ComparisonReport report = compare(BuildTarget.TREE);
        assertThat(told(report)).containsExactly("changed file shelf.txt:0");
        assertThat(report.differences().get(0).there()).isEqualTo("a pipe, a socket or a device");
        assertThat(report.differences().get(0).given()).isEqualTo("a file");
        out = folder.resolve("pipe");
        makePipe(out);
        assertRefused(BuildTarget.PATCH, "is a pipe", "tare build DIR -o OUT --target patch");
        assertRefused(BuildTarget.BUNDLE, "is a pipe", "tare build DIR -o OUT --target bundle");
        out = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        assertRefused(BuildTarget.TREE, "is a link that leads nowhere", "tare build DIR -o OUT");
    }

    private static void makePipe(Path place) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "there is no mkfifo");
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", place.toString())
                        .start()
                        .waitFor())
                .isZero();
    }

    /** What git does to a checkout where nobody told it not to: the text says so, since no line of a diff would show it. */
    @ParameterizedTest
    @EnumSource(
            value = BuildTarget.class,
            names = {"TREE", "PATCH"})
    void otherEndsOfLinesAreNamed(BuildTarget target) throws IOException, OutputException {
        write("docs/keys.md", "# Keys\n\n<!-- old -->\n\nThe big key turns left.\n");
        build(target);
        assertThat(ComparisonText.write(compare(target), "out", TextStyle.plain()))
                .doesNotContain("ends of lines");
        Path file = target == BuildTarget.TREE ? out.resolve("docs/keys.md") : out;
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\n", "\r\n"));
        ComparisonReport report = compare(target);
        assertThat(report.isCurrent()).isFalse();
        assertThat(ComparisonText.write(report, "out", TextStyle.plain()))
                .contains("their ends of lines", "'* -text' in .gitattributes");
        if (target == BuildTarget.TREE) {
            Files.writeString(out.resolve("shelf.txt"), "sugar\n");
            assertThat(ComparisonText.write(compare(target), "out", TextStyle.plain()))
                    .doesNotContain("ends of lines");
        }
    }

    @Test
    void promptsAreNamed() throws IOException, OutputException {
        build(BuildTarget.FLAT);
        write("docs/keys.md", "# Keys\n\nThe big key turns right.\n");
        write(".claude/commands/sweep.md", "# Sweep\n\nSweep the floor.\n");
        Files.delete(root.resolve(".claude/commands/close.md"));
        assertThat(told(compare(BuildTarget.FLAT)))
                .hasSize(4)
                .contains("missing prompt sweep.md:0", "extra prompt close.md:0")
                .anyMatch(line -> line.startsWith("changed prompt open.md:"));
    }

    @Test
    void bundlesAreComparedByModulesAndEntries() throws IOException, OutputException {
        build(BuildTarget.BUNDLE);
        write(".claude/commands/sweep.md", "# Sweep\n\nSweep the floor.\n");
        Files.delete(root.resolve(".claude/commands/close.md"));
        write("CLAUDE.md", "# House\n\nNever leave the till open, not once.\n");
        ComparisonReport report = compare(BuildTarget.BUNDLE);
        assertThat(told(report))
                .startsWith(
                        "extra module .claude/commands/close.md:0",
                        "missing module .claude/commands/sweep.md:0",
                        "changed module CLAUDE.md:3",
                        "extra entry close (.claude/commands/close.md):0")
                .contains("missing entry sweep (.claude/commands/sweep.md):0");
        assertThat(ComparisonText.write(report, "app.tare", TextStyle.plain())).doesNotContain("bytes");
    }

    @Test
    void otherSettingsAreToldFirst() throws IOException, OutputException {
        build(BuildTarget.BUNDLE);
        ComparisonReport report = compare(BuildTarget.BUNDLE, 2);
        assertThat(report.settings()).containsExactly(new ComparisonReport.Setting("level", "1", "2"));
        assertThat(report.isCurrent()).isFalse();
        assertThat(ComparisonText.write(report, "app.tare", TextStyle.plain()))
                .contains("built      with level 1, now 2");
    }

    @Test
    void aContainerThatWasPackedAnewIsNotWhatTheSourcesGive() throws IOException, OutputException {
        build(BuildTarget.BUNDLE);
        byte[] bytes = Files.readAllBytes(out);
        // The time of the first file, which no reader looks at, in its own head.
        bytes[10] ^= 1;
        Files.write(out, bytes);
        assertThat(told(compare(BuildTarget.BUNDLE))).containsExactly("changed file the container:0");
    }

    @Test
    void whatIsNoOutputIsRefusedWithHelp() throws IOException, OutputException {
        assertRefused(BuildTarget.TREE, "there is nothing at", "tare build DIR -o OUT");
        Files.createDirectories(out);
        assertRefused(BuildTarget.TREE, "is no output of tare build", "tare build DIR -o OUT");
        assertRefused(BuildTarget.BUNDLE, "is a folder, and --target bundle writes a file", "--target");
        Files.delete(out);
        Files.writeString(out, "diff --git a/x b/x\n");
        assertRefused(BuildTarget.TREE, "is a file", "--target");
        assertRefused(BuildTarget.PATCH, "is no patch of tare build", "--target patch");
        assertRefused(BuildTarget.BUNDLE, "is no bundle", "--target bundle");
        Files.delete(out);
        build(BuildTarget.FLAT);
        assertRefused(BuildTarget.TREE, "was built with --target flat", "give --target flat");
        assertThatThrownBy(() -> OutputComparison.compare(
                        root, root, options(BuildTarget.TREE, 1), "tare test", TaskExecutor.direct()))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("is the source itself");
    }

    private void assertRefused(BuildTarget target, String message, String help) {
        assertThatThrownBy(() -> compare(target)).isInstanceOfSatisfying(OutputException.class, e -> {
            assertThat(e).hasMessageContaining(message);
            assertThat(e.help()).contains(help);
        });
    }

    @Test
    void aManifestWithMarksOfAMergeIsADifference() throws IOException, OutputException {
        build(BuildTarget.TREE);
        Files.writeString(out.resolve(Manifest.PATH), "<<<<<<< ours\n");
        assertThat(told(compare(BuildTarget.TREE))).containsExactly("changed manifest .tare/manifest.json:1");
    }

    @Test
    void aFolderWithoutModulesGivesNothingToCompareWith() throws IOException, OutputException {
        build(BuildTarget.TREE);
        root = Files.createDirectories(folder.resolve("empty"));
        ComparisonReport report = compare(BuildTarget.TREE);
        assertThat(report.isComparable()).isFalse();
        assertThat(report.isCurrent()).isFalse();
    }
}
