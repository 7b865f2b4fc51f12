package dev.tare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatIfCommandTest {

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void write() throws IOException {
        root = Files.createDirectories(folder.resolve("framework"));
        Files.createDirectories(root.resolve("docs"));
        Files.writeString(root.resolve("CLAUDE.md"), "- @docs/a.md\n");
        Files.writeString(root.resolve("docs/a.md"), "What may be looked up later on. ".repeat(30));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --what-if section                                | --what-if must be branches, sections or defer:GLOB, not 'section'; did you mean 'sections'? (see tare audit --help)
            --what-if defr:docs/**                           | --what-if must be branches, sections or defer:GLOB, not 'defr:docs/**'; did you mean 'defer:docs/**'? (see tare audit --help)
            --what-if defer:                                 | --what-if defer needs a glob, as in 'defer:docs/**' (see tare audit --help)
            --what-if defer:doc/**                           | no module matches 'doc/**'; near it are docs/**, docs/* (see tare audit --help)
            --patch x.patch                                  | --patch needs --what-if: the change that it is to make (see tare audit --help)
            --what-if sections --fail-on error               | --fail-on judges the framework as it is, and --what-if shows it as it would be; run one after the other (see tare audit --help)
            --what-if sections --repeats                     | --repeats tells of the framework as it is, and --what-if shows it as it would be; run one after the other (see tare audit --help)
            --what-if sections --patch - --format json       | --patch - leaves no room for a report on standard output; add --output FILE, or leave --format out (see tare audit --help)
            --what-if sections --patch x.out --output ./x.out | --patch and --output name the same file (see tare audit --help)
            """)
    void saysWhatIsWrong(String arguments, String sentence) {
        TestTerminal terminal = run(ExitCode.USAGE, arguments.split(" +"));
        assertThat(terminal.err()).isEqualTo("tare: " + sentence + "\n");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void whatIsKeptStaysLoadedAndIsNamed() throws IOException {
        Files.writeString(root.resolve("tare.yaml"), "keep: docs/a.md\n");
        TestTerminal terminal = run(ExitCode.CLEAN, "--what-if", "defer:docs/");
        assertThat(terminal.out()).contains("is kept, for keep: says so");
    }

    @Test
    void takesNoFileOfTheFrameworkForAPatch() throws IOException {
        String memory = root.resolve("CLAUDE.md").toString();
        TestTerminal terminal = run(ExitCode.USAGE, "--what-if", "defer:docs/", "--patch", memory);
        assertThat(terminal.err()).contains("is a file of the framework");
        assertThat(root.resolve("CLAUDE.md")).hasContent("- @docs/a.md");
        run(ExitCode.USAGE, "--what-if", "defer:docs/", "--patch", folder.toString());
        run(
                ExitCode.USAGE,
                "--what-if",
                "defer:docs/",
                "--patch",
                folder.resolve("no/x.patch").toString());
    }

    @Test
    void writesThePatchAndSaysHowToApplyIt() throws IOException {
        Path patch = folder.resolve("lean.patch");
        TestTerminal terminal = run(ExitCode.CLEAN, "--what-if", "defer:docs/", "--patch", patch.toString());
        assertThat(terminal.out()).contains("WHAT IF    defer:docs/").contains("git apply " + patch);
        assertThat(patch).content().contains("--- a/CLAUDE.md", "-- @docs/a.md", "+- `docs/a.md` (");
        TestTerminal same = run(ExitCode.CLEAN, "--what-if", "defer:docs/", "--patch", "-");
        assertThat(same.out()).isEqualTo(Files.readString(patch));
        assertThat(same.err()).contains("always loaded").doesNotContain("diff --git");
        assertThat(run(ExitCode.CLEAN, "--what-if", "defer:docs/", "--patch", "-", "--quiet")
                        .err())
                .isEmpty();
    }

    @Test
    void writesNoPatchWhereNothingChanges() {
        Path patch = folder.resolve("none.patch");
        TestTerminal terminal = run(ExitCode.CLEAN, "--what-if", "defer:CLAUDE.md", "--patch", patch.toString());
        assertThat(terminal.out()).contains("Nothing to save").contains("No patch was written");
        assertThat(patch).doesNotExist();
        assertThat(run(ExitCode.CLEAN, "--what-if", "defer:CLAUDE.md", "--patch", "-")
                        .out())
                .isEmpty();
    }

    private TestTerminal run(int code, String... arguments) {
        List<String> all = new ArrayList<>(List.of("audit", root.toString()));
        all.addAll(List.of(arguments));
        TestTerminal terminal = new TestTerminal();
        assertThat(terminal.run(all.toArray(new String[0]))).as(terminal.err()).isEqualTo(code);
        return terminal;
    }
}
