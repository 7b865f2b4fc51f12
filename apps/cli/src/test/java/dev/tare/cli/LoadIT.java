package dev.tare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.cli.TareProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles from the command line: built, listed, loaded, proven and restored by real processes. */
class LoadIT {

    @TempDir
    private static Path folder;

    private static Path bundle;

    @BeforeAll
    static void build() {
        bundle = folder.resolve("app.tare");
        Result built = run("build", starter(), "-o", bundle.toString(), "--target", "bundle");
        assertThat(built.code()).as(built.err()).isZero();
        assertThat(built.out()).contains("PROOF        holds", "Load from it: tare load --list -b FILE");
    }

    private static String starter() {
        return TareProcess.repository().resolve("examples/starter").toString();
    }

    private static Result run(String... arguments) {
        return TareProcess.ofJar(arguments).run();
    }

    @Test
    void aPromptIsPrinted() {
        Result loaded = run("load", "deliver", "-b", bundle.toString(), "--var", "ARGUMENTS=the search page");
        assertThat(loaded.code()).as(loaded.err()).isZero();
        assertThat(loaded.out()).contains("the search page").doesNotContain("$ARGUMENTS");
        Result more = run("load", "incident", "-b", bundle.toString(), "--on-demand", "severity-levels");
        assertThat(more.out()).contains("<file path=\".claude/modules/quality/severity-levels.md\">");
        Result json = run("load", "incident", "-b", bundle.toString(), "--format", "json");
        assertThat(json.out()).contains("\"tokens\":", "\"segmentTokens\":", "\"onDemand\":");
    }

    /** The first lambda of a program takes Java some 12 ms, a tenth of this one's time. */
    @Test
    void aPromptTakesNoLambda() throws IOException {
        Path log = folder.resolve("classes.log");
        Result loaded = TareProcess.ofJarAlone(
                        "load", "deliver", "-b", bundle.toString(), "--var", "ARGUMENTS=the search page")
                .with("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + log)
                .run();
        assertThat(loaded.code()).as(loaded.err()).isZero();
        assertThat(Files.readAllLines(log))
                .anyMatch(line -> line.contains("dev.tare.cli.LoadCommand "))
                .noneMatch(line -> line.contains("dev.tare.") && line.contains("$$Lambda"));
    }

    /** No room to write what a bundle holds says nothing of the bundle. */
    @Test
    void aTemporaryFolderThatCannotBeWrittenIsNoFinding() {
        String options = "-Djava.io.tmpdir=" + folder.resolve("nowhere");
        Result verified = TareProcess.ofJar("verify", bundle.toString(), starter())
                .with("JAVA_TOOL_OPTIONS", options)
                .run();
        assertThat(verified.code()).isEqualTo(3);
        assertThat(verified.out()).isEmpty();
        Result restored = TareProcess.ofJar(
                        "restore",
                        bundle.toString(),
                        "-o",
                        folder.resolve("back").toString())
                .with("JAVA_TOOL_OPTIONS", options)
                .run();
        assertThat(restored.code()).isEqualTo(2);
        for (Result result : List.of(verified, restored)) {
            assertThat(result.err())
                    .contains("the folder for temporary files, " + folder.resolve("nowhere") + ", cannot be written")
                    .contains("name another one by JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER");
        }
    }

    @Test
    void aBundleWithoutEntriesSaysSo(@TempDir Path source) throws IOException {
        Files.writeString(source.resolve("CLAUDE.md"), "Answer briefly.\n");
        String file = folder.resolve("entryless.tare").toString();
        Result built = run("build", source.toString(), "-o", file, "--target", "bundle");
        assertThat(built.out()).contains("There is no command, skill or agent in it");
        Result list = run("load", "--list", "-b", file);
        assertThat(list.code()).isZero();
        assertThat(list.out())
                .contains("There is no command, skill or agent in it")
                .doesNotContain("on demand");
    }

    @Test
    void whatWouldBeLostIsSaid() {
        Result typo = run("load", "deliver", "-b", bundle.toString(), "--var", "ARGUMENT=x");
        assertThat(typo.code()).isEqualTo(2);
        assertThat(typo.err()).contains("the prompt has no slot 'ARGUMENT' for --var; it has 0, ARGUMENTS");
        Result list = run("load", "--list", "-b", bundle.toString(), "--var", "ARGUMENTS=x");
        assertThat(list.code()).isEqualTo(2);
        assertThat(list.err()).contains("--list lists entries");
    }

    @Test
    void entriesOfOneNameAreFoundByTheirPaths(@TempDir Path folder) throws IOException {
        Path source = folder.resolve("shop");
        for (String plugin : List.of("rye", "spelt")) {
            Path commands = Files.createDirectories(source.resolve("plugins/" + plugin + "/commands"));
            Files.createDirectories(source.resolve("plugins/" + plugin + "/.claude-plugin"));
            Files.writeString(
                    source.resolve("plugins/" + plugin + "/.claude-plugin/plugin.json"),
                    "{\"name\":\"" + plugin + "\"}\n");
            Files.writeString(commands.resolve("bake.md"), "Bake " + plugin + ".\n");
        }
        Path file = folder.resolve("shop.tare");
        assertThat(run("build", source.toString(), "-o", file.toString(), "--target", "bundle")
                        .code())
                .isZero();
        Result both = run("load", "bake", "-b", file.toString());
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("plugins/rye/commands/bake.md", "plugins/spelt/commands/bake.md");
        assertThat(run("load", "plugins/rye/commands/bake.md", "-b", file.toString())
                        .out())
                .isEqualTo("Bake rye.\n");
        assertThat(run("load", "spelt/commands/bake", "-b", file.toString()).out())
                .isEqualTo("Bake spelt.\n");
    }

    @Test
    void anotherFileInTheSameContainerIsNotReplaced(@TempDir Path folder) throws IOException {
        Path zip = folder.resolve("precious.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("work.txt"));
            out.write('x');
        }
        byte[] before = Files.readAllBytes(zip);
        Result refused = run("build", starter(), "-o", zip.toString(), "--target", "bundle");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("is there already", "--force");
        assertThat(zip).hasBinaryContent(before);
        Path bundles = folder.resolve("app.tare");
        assertThat(run("build", starter(), "-o", bundles.toString(), "--target", "bundle")
                        .code())
                .isZero();
        assertThat(run("build", starter(), "-o", bundles.toString(), "--target", "bundle")
                        .code())
                .isZero();
    }

    @Test
    void theListHasEveryEntry() {
        Result list = run("load", "--list", "-b", bundle.toString());
        assertThat(list.code()).isZero();
        assertThat(list.out().lines().count()).isEqualTo(3 + 19);
        assertThat(run("load", "--list", "-b", bundle.toString(), "--format", "json")
                        .out())
                .contains("\"entries\":");
    }

    @Test
    void bundlesAreProvenAndRestored() throws IOException {
        Result verified = run("verify", bundle.toString(), starter());
        assertThat(verified.out()).contains("The proof holds: 40 modules, nothing is lost.");
        Path back = folder.resolve("back");
        assertThat(run("restore", bundle.toString(), "-o", back.toString()).code())
                .isZero();
        assertThat(Files.readAllBytes(back.resolve("CLAUDE.md")))
                .isEqualTo(Files.readAllBytes(Path.of(starter()).resolve("CLAUDE.md")));
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[bytes.length / 2] ^= 1;
        Path damaged = Files.write(folder.resolve("damaged.tare"), bytes);
        Result found = run("verify", damaged.toString(), starter());
        assertThat(found.code()).isEqualTo(1);
        assertThat(found.err()).doesNotContain("Exception");
    }

    @Test
    void whatIsWrongIsSaidWithHelp() throws IOException {
        assertUsage("there is no entry 'delivr'; did you mean deliver?", "load", "delivr", "-b", bundle.toString());
        assertUsage("name an entry, or list all with --list", "load", "-b", bundle.toString());
        assertUsage("missing --bundle", "load", "deliver");
        assertUsage(
                "there is no file",
                "load",
                "deliver",
                "-b",
                folder.resolve("none.tare").toString());
        assertUsage("--var 'x' is not NAME=VALUE", "load", "deliver", "-b", bundle.toString(), "--var", "x");
        assertUsage(
                "there is no module 'nowhere'", "load", "deliver", "-b", bundle.toString(), "--on-demand", "nowhere");
        Path text = Files.writeString(folder.resolve("text.tare"), "no bundle at all");
        assertUsage("is no bundle", "load", "deliver", "-b", text.toString());
    }

    private static void assertUsage(String message, String... arguments) {
        Result result = run(arguments);
        assertThat(result.code()).as(message).isEqualTo(2);
        assertThat(result.err()).contains(message);
        assertThat(result.out()).isEmpty();
    }
}
