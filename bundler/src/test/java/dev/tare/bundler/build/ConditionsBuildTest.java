package dev.tare.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.bundler.report.Json;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.loader.ModuleLoader;
import dev.tare.loader.Prompt;
import dev.tare.loader.template.TemplateSlot;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What installers put in by flags: sections of a bundle, and the proof and the way back hold. */
class ConditionsBuildTest {

    private static final String BAKE = """
            ---
            description: Bakes
            ---
            # Bake $ARGUMENTS

            {{UNLESS short_form}}
            ## How

            Follow @docs/how.md, and weigh everything twice.

            {{IF rye}}
              Rye dough is sticky: never knead it by hand.
            {{ENDIF rye}}
            {{ENDUNLESS short_form}}

            ```
            {{IF rye}}
            water: 80
            {{ENDIF rye}}
            ```
            {{UNLESS rye}}
            Wheat needs {{flour}}.
            {{ENDUNLESS rye}}
            """;

    private static final String HOW = """
            # How

            {{IF rye}}
            Whoever bakes rye asks for the sour dough first, and keeps a spoon of it for the next loaf.
            {{ENDIF rye}}
            Bake until it sounds hollow.
            """;

    @TempDir
    private Path folder;

    private Path write(Map<String, byte[]> files, String name) throws IOException {
        Path source = folder.resolve(name);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = source.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return source;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void build(Path source, Path out, int level, Notation notation) throws Exception {
        BuildOptions options = new BuildOptions(ReadOptions.DEFAULT, BuildTarget.BUNDLE, level, notation, false, 1);
        BuildReport report = Builder.build(source, out, options, "tare test", TaskExecutor.direct());
        assertThat(report.findings()).isEmpty();
    }

    private static Framework read(Path source) {
        return FrameworkReader.read(source, ReadOptions.DEFAULT, TaskExecutor.direct());
    }

    private void holds(Path source, Path bundle) throws Exception {
        Framework framework = read(source);
        assertThat(Proof.prove(bundle, framework, ReadOptions.DEFAULT, TaskExecutor.direct()))
                .isEmpty();
        Path back = bundle.resolveSibling(bundle.getFileName() + "-back");
        assertThat(Restorer.restore(bundle, back, false).findings()).isEmpty();
        for (var module : framework.modules()) {
            assertThat(Files.readAllBytes(back.resolve(module.id().path())))
                    .as(module.id().path())
                    .isEqualTo(module.source().utf8());
        }
    }

    @ParameterizedTest
    @CsvSource({"0, KEEP", "1, OUTLINE", "2, OUTLINE", "3, KEEP"})
    void conditionsAreSections(int level, Notation notation) throws Exception {
        Path source = write(
                new TreeMap<>(Map.of(
                        ".claude/commands/bake.md", utf8(BAKE),
                        ".claude/commands/eat.md", utf8("Eat.\n{{IF rye}}\nSlowly.\n{{ENDIF rye}}\n"),
                        "docs/how.md", utf8(HOW))),
                "oven");
        Path bundle = folder.resolve("oven.tare");
        build(source, bundle, level, notation);
        holds(source, bundle);
        try (ModuleLoader loader = ModuleLoader.open(bundle)) {
            // What is included under a condition is not loaded at the start.
            assertThat(loader.load("bake").handles()).containsExactly("docs/how.md");
            Prompt prompt = loader.load("bake").require("docs/how.md");
            assertThat(prompt.slots()).extracting(TemplateSlot::name).containsExactly("ARGUMENTS", "short_form", "rye");
            String plain = prompt.render(Map.of("ARGUMENTS", "{{IF rye}}")).text();
            assertThat(plain)
                    .contains("# Bake {{IF rye}}\n", "weigh everything twice.\n", "Wheat needs {{flour}}.\n", "hollow")
                    .doesNotContain("sticky", "water", "sour dough", "UNLESS", "ENDIF");
            assertThat(prompt.render(Map.of("rye", "true", "short_form", "no")).text())
                    .contains("sticky", "```\nwater: 80\n```\n", "sour dough")
                    .doesNotContain("Wheat", "UNLESS", "{{IF", "ENDIF");
            String brief =
                    prompt.render(Map.of("rye", "true", "short_form", "true")).text();
            assertThat(brief).contains("water: 80").doesNotContain("sticky", "weigh", "Wheat");
            assertThat(prompt.tokens()).isPositive();
            for (Map<String, String> values : List.of(Map.of("rye", "true"), Map.<String, String>of())) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                loader.stream("bake", values, out);
                assertThat(out.toString(StandardCharsets.UTF_8))
                        .isEqualTo(loader.load("bake").render(values).text());
            }
        }
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            List<String> templates = new ArrayList<>();
            for (var file : Collections.list(zip.entries())) {
                if (file.getName().endsWith(".mustache")) {
                    templates.add(new String(zip.getInputStream(file).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            assertThat(templates)
                    .anyMatch(text -> text.startsWith("Eat.\n{{#rye}}\nSlowly.\n{{/rye}}"))
                    .anyMatch(text -> text.contains("<%^short_form%>\n") && text.contains("<%/short_form%>\n"));
            String index =
                    new String(zip.getInputStream(zip.getEntry("bundle.json")).readAllBytes(), StandardCharsets.UTF_8);
            Path schema = FlatFrameworks.REPOSITORY.resolve("docs/schema/bundle.schema.json");
            assertThat(Json.violations(Json.parse(Files.readString(schema)), Json.parse(index)))
                    .isEmpty();
        }
    }

    /** Without passes a prompt is to the byte what an installer writes. */
    /** A section that does not instruct. */
    private static String past(String name) {
        return "\n## " + name + "\n\n"
                + ("Long ago it was done by hand, and " + name
                                + " was told by many who were there, for background only. The origin"
                                + " lies in the mountains, where people lived for ages. It has a long history.\n\n")
                        .repeat(3);
    }

    /** Nothing is moved out of a condition, and no line that names what was moved stands under one. */
    @ParameterizedTest
    @ValueSource(strings = {"TREE", "BUNDLE"})
    void whatHoldsByAFlagStaysWhereItHolds(BuildTarget target) throws Exception {
        String past = past("Background");
        String more = past("History") + past("License");
        Path source = write(
                Map.of(
                        ".claude/commands/b.md",
                        utf8("# B\n\nDo it now.\n" + past + "{{IF rye}}\n" + more + "{{ENDIF rye}}\n"),
                        ".claude/commands/c.md",
                        utf8("# C\n\nDo it now.\n\n{{UNLESS rye}}\n" + past + "{{ENDUNLESS rye}}\n" + more)),
                "moved");
        Path out = folder.resolve("out");
        BuildOptions options = new BuildOptions(ReadOptions.DEFAULT, target, 3, Notation.KEEP, false, 1);
        assertThat(Builder.build(source, out, options, "tare test", TaskExecutor.direct())
                        .findings())
                .isEmpty();
        if (target == BuildTarget.BUNDLE) {
            holds(source, out);
            return;
        }
        for (String name : List.of("b", "c")) {
            String text = Files.readString(out.resolve(".claude/commands/" + name + ".md"));
            String under = text.substring(text.indexOf("}}\n") + 3, text.lastIndexOf("{{END"));
            assertThat(under).as(text).contains("Long ago").doesNotContain("deferred");
            assertThat(text.replace(under, "")).as(text).contains("deferred").doesNotContain("Long ago");
        }
    }

    /** Marks that are text in their files must not meet in one. */
    @Test
    void filesWithLooseMarksAreNotPutTogether() throws Exception {
        Path source = write(
                Map.of(
                        "CLAUDE.md",
                        utf8("# All\n\n@docs/x.md\n@docs/y.md\n"),
                        "docs/x.md",
                        utf8("# X\n\nKnead it.\n\n{{IF rye}}\n\nWait for it.\n"),
                        "docs/y.md",
                        utf8("# Y\n\nFold it.\n\n{{ENDIF rye}}\n\nBake it.\n")),
                "loose");
        Path out = folder.resolve("out");
        BuildOptions options = new BuildOptions(ReadOptions.DEFAULT, BuildTarget.TREE, 2, Notation.KEEP, false, 1);
        assertThat(Builder.build(source, out, options, "tare test", TaskExecutor.direct())
                        .findings())
                .isEmpty();
        assertThat(out.resolve("docs/x.md")).isRegularFile();
        assertThat(out.resolve("docs/y.md")).isRegularFile();
    }

    /** All 6,400 private characters: every delimiter of two equal ones is a pair with one that stands in the text. */
    @Test
    void aTextThatHoldsEveryDelimiterGetsOneOfTwoCharacters() throws Exception {
        StringBuilder text = new StringBuilder("Bake $ARGUMENTS {{ [[ << %% <% {% (( now.\n");
        for (char c = '\uE000'; c <= '\uF8FF'; c++) {
            text.append(c).append(c % 64 == 0 ? "\n" : "");
        }
        Path source =
                write(Map.of(".claude/commands/bake.md", utf8(text + "\n{{IF rye}}\nRye.\n{{ENDIF rye}}\n")), "all");
        Path bundle = folder.resolve("all.tare");
        build(source, bundle, 1, Notation.KEEP);
        holds(source, bundle);
        try (ModuleLoader loader = ModuleLoader.open(bundle)) {
            String loaded = loader.load("bake")
                    .render(Map.of("ARGUMENTS", "rye", "rye", "yes"))
                    .text();
            assertThat(loaded).startsWith("Bake rye {{ [[").endsWith("\nRye.\n");
            assertThat(loader.load("bake").render(Map.of("ARGUMENTS", "rye")).text())
                    .doesNotContain("Rye.");
        }
    }

    @Test
    void aPromptIsWhatAnInstallerWrites() throws Exception {
        Path source = write(new TreeMap<>(Map.of(".claude/commands/bake.md", utf8(BAKE))), "plain");
        Path bundle = folder.resolve("plain.tare");
        build(source, bundle, 0, Notation.KEEP);
        try (ModuleLoader loader = ModuleLoader.open(bundle)) {
            for (int flags = 0; flags < 4; flags++) {
                boolean rye = (flags & 1) > 0;
                boolean brief = (flags & 2) > 0;
                StringBuilder wanted = new StringBuilder();
                List<Boolean> on = new ArrayList<>();
                for (String line : BAKE.split("(?<=\n)")) {
                    String mark = line.strip();
                    if (mark.startsWith("{{IF ")) {
                        on.add(rye);
                    } else if (mark.startsWith("{{UNLESS ")) {
                        on.add(mark.contains("rye") ? !rye : !brief);
                    } else if (mark.startsWith("{{END")) {
                        on.remove(on.size() - 1);
                    } else if (!on.contains(false)) {
                        wanted.append(line.replace("$ARGUMENTS", "now"));
                    }
                }
                Map<String, String> values = Map.of("ARGUMENTS", "now", "rye", "" + rye, "short_form", "" + brief);
                assertThat(loader.load("bake").render(values).text()).isEqualTo(wanted.toString());
            }
        }
    }

    /** Wherever in any text such lines stand, whether they fit together or not: nothing is lost, and every entry loads. */
    @Test
    void randomConditionsLoseNothing() throws Exception {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            Map<String, byte[]> files = new TreeMap<>(RandomFramework.of(random));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                if (file.getKey().endsWith(".md")) {
                    file.setValue(utf8(withConditions(new String(file.getValue(), StandardCharsets.UTF_8), random)));
                }
            }
            Path source = write(files, "f" + seed);
            Path bundle = folder.resolve("f" + seed + ".tare");
            build(source, bundle, seed % 4, seed % 3 == 0 ? Notation.KEEP : Notation.OUTLINE);
            holds(source, bundle);
            try (ModuleLoader loader = ModuleLoader.open(bundle)) {
                for (var entry : loader.index().entries()) {
                    String path =
                            loader.index().modules().get(entry.module()).id().path();
                    Prompt prompt = loader.load(path.substring(0, path.lastIndexOf('.')));
                    Map<String, String> values = new TreeMap<>();
                    prompt.slots().forEach(slot -> values.put(slot.name(), "true"));
                    assertThat(prompt.render(values).bytes()).isPositive();
                }
            }
        }
    }

    private static String withConditions(String text, Random random) {
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
        for (int i = random.nextInt(3); i > 0 && lines.size() > 1; i--) {
            int from = random.nextInt(lines.size());
            int to = from + random.nextInt(lines.size() - from);
            boolean section = random.nextBoolean();
            String flag = random.nextBoolean() ? "one" : "two";
            if (random.nextInt(5) > 0) {
                lines.add(to, section ? "{{ENDIF " + flag + "}}\n" : "{{ENDUNLESS " + flag + "}}\n");
            }
            lines.add(from, section ? "{{IF " + flag + "}}\n" : "  {{UNLESS " + flag + "}}\n");
        }
        return String.join("", lines);
    }
}
