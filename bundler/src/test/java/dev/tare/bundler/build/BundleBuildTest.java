package dev.tare.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tare.bundler.report.Json;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.token.Encoding;
import dev.tare.core.token.TokenCounter;
import dev.tare.core.token.TokenCounters;
import dev.tare.loader.ModuleLoader;
import dev.tare.loader.NoSuchNameException;
import dev.tare.loader.Prompt;
import dev.tare.loader.bundle.Bundle;
import dev.tare.loader.bundle.BundleEntry;
import dev.tare.loader.bundle.BundleModule;
import dev.tare.loader.template.MissingValueException;
import dev.tare.loader.template.TemplateSlot;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;
import dev.tare.optimizer.proof.Finding;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleBuildTest {

    @TempDir
    private Path folder;

    private static Path build(Path source, Path out, int level, Notation notation) throws OutputException {
        report(source, out, level, notation);
        return out;
    }

    private static BuildReport report(Path source, Path out, int level, Notation notation) throws OutputException {
        BuildOptions options = new BuildOptions(ReadOptions.DEFAULT, BuildTarget.BUNDLE, level, notation, false, 1);
        BuildReport report = Builder.build(source, out, options, "tare test", TaskExecutor.direct());
        assertThat(report.findings()).isEmpty();
        return report;
    }

    private static Path write(Path source, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = source.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return source;
    }

    private static List<Finding> prove(Path bundle, Path source) {
        Framework framework = FrameworkReader.read(source, ReadOptions.DEFAULT, TaskExecutor.direct());
        return Proof.prove(bundle, framework, ReadOptions.DEFAULT, TaskExecutor.direct());
    }

    /** Whatever a framework looks like: the proof holds, its modules come back, and every entry and every handle loads. */
    @Test
    void randomFrameworksLoseNothing() throws IOException, OutputException, NoSuchNameException {
        for (int seed = 0; seed < 12; seed++) {
            Map<String, byte[]> files = RandomFramework.of(new Random(seed));
            Path source = write(folder.resolve("f" + seed), files);
            Notation notation = seed % 3 == 0 ? Notation.KEEP : Notation.OUTLINE;
            Path bundle = build(source, folder.resolve("f" + seed + ".tare"), seed % 4, notation);
            assertThat(prove(bundle, source)).as("seed %s", seed).isEmpty();
            Path back = folder.resolve("back" + seed);
            assertThat(Restorer.restore(bundle, back, false).findings()).isEmpty();
            Framework framework = FrameworkReader.read(source, ReadOptions.DEFAULT, TaskExecutor.direct());
            for (var module : framework.modules()) {
                assertThat(Files.readAllBytes(back.resolve(module.id().path())))
                        .as("%s of seed %s", module.id(), seed)
                        .isEqualTo(module.source().utf8());
            }
            loadAll(bundle);
        }
    }

    /** Of a whole framework a quarter of the tokens is gone: what each text could do without, and what texts share. */
    @Test
    void aFrameworkIsStoredInFewerTokens() throws IOException, OutputException {
        Path source = Path.of(Optional.ofNullable(System.getenv("TARE_CORPORA")).orElse("none"), "ccmp-v3");
        assumeTrue(Files.isDirectory(source), "skipped: there is no " + source);
        Path out = folder.resolve("goal.tare");
        BuildReport report = report(source, out, 2, Notation.OUTLINE);
        BundleReport bundle = report.bundle().orElseThrow();
        assertThat(bundle.storedTokens()).isLessThan(report.tokens().before() * 745 / 1000);
        TokenCounter counter = TokenCounters.of(Encoding.O200K_BASE);
        long stored = 0;
        try (ZipFile zip = new ZipFile(out.toFile())) {
            for (ZipEntry file : Collections.list(zip.entries())) {
                if (file.getName().endsWith(".mustache")) {
                    byte[] text = zip.getInputStream(file).readAllBytes();
                    stored += counter.count(text, 0, text.length);
                }
            }
        }
        assertThat(bundle.storedTokens()).isEqualTo(stored);
    }

    /** At level 0 nothing is shared; above it what texts share stands in partials, which a prompt holds as if it stood in each. */
    @Test
    void whatTextsShareIsStoredOnce() throws IOException, OutputException, NoSuchNameException {
        String shared = "Whoever pays $1 is told what is left of the budget, and who is asked for more of it.\n";
        Map<String, byte[]> files = new TreeMap<>();
        put(files, ".claude/commands/pay.md", "Pay.\n" + shared + "\nStop.\n");
        put(files, ".claude/commands/say.md", "Say it.\n\n" + shared);
        Path source = write(folder.resolve("shop"), files);
        assertThat(report(source, folder.resolve("zero.tare"), 0, Notation.KEEP)
                        .bundle()
                        .orElseThrow()
                        .partials())
                .isZero();
        Path bundle = folder.resolve("one.tare");
        BundleReport told = report(source, bundle, 1, Notation.KEEP).bundle().orElseThrow();
        assertThat(told.partials()).isEqualTo(1);
        assertThat(told.uses()).isEqualTo(2);
        assertThat(told.sharedTokens()).isPositive();
        assertThat(prove(bundle, source)).isEmpty();
        try (ModuleLoader loader = ModuleLoader.open(bundle)) {
            Prompt prompt = loader.load("pay");
            assertThat(prompt.slots()).extracting(TemplateSlot::name).containsExactly("1");
            assertThat(prompt.render(Map.of("ARGUMENTS", "ten euros")).text())
                    .isEqualTo("Pay.\n" + shared.replace("$1", "euros") + "\nStop.\n");
            assertThat(loader.load("say").render(Map.of()).text()).isEqualTo("Say it.\n\n" + shared.replace("$1", ""));
        }
    }

    @ParameterizedTest
    @CsvSource({"starter, 2", "starter, 3", "ccmp-v3, 2", "superclaude-v4, 3"})
    void realFrameworks(String name, int level) throws IOException, OutputException, NoSuchNameException {
        Path source = name.equals("starter")
                ? FlatFrameworks.REPOSITORY.resolve("examples/starter")
                : Path.of(Optional.ofNullable(System.getenv("TARE_CORPORA")).orElse("none"), name);
        assumeTrue(Files.isDirectory(source), "skipped: there is no " + source);
        Path bundle = build(source, folder.resolve("b.tare"), level, Notation.OUTLINE);
        assertThat(prove(bundle, source)).isEmpty();
        loadAll(bundle);
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            String index =
                    new String(zip.getInputStream(zip.getEntry("bundle.json")).readAllBytes(), StandardCharsets.UTF_8);
            Path schema = FlatFrameworks.REPOSITORY.resolve("docs/schema/bundle.schema.json");
            assertThat(Json.violations(Json.parse(Files.readString(schema)), Json.parse(index)))
                    .isEmpty();
        }
        byte[] first = Files.readAllBytes(bundle);
        assertThat(Files.readAllBytes(build(source, folder.resolve("c.tare"), level, Notation.OUTLINE)))
                .isEqualTo(first);
    }

    private static void loadAll(Path bundle) throws IOException, NoSuchNameException {
        try (ModuleLoader loader = ModuleLoader.open(bundle)) {
            List<BundleModule> modules = loader.index().modules();
            for (BundleEntry entry : loader.index().entries()) {
                BundleModule module = modules.get(entry.module());
                Prompt prompt = named(loader, module);
                if (prompt == null) {
                    continue;
                }
                Map<String, String> values = new HashMap<>();
                for (TemplateSlot slot : prompt.slots()) {
                    values.put(slot.name(), "value of " + slot.name());
                }
                int bytes = prompt.render(values).bytes();
                for (String handle : prompt.handles()) {
                    prompt.require(handle);
                }
                assertThat(prompt.handles()).isEmpty();
                assertThat(prompt.render(values).bytes()).isGreaterThanOrEqualTo(bytes);
            }
        }
    }

    /** Two commands of one name cannot be told apart by it. */
    private static Prompt named(ModuleLoader loader, BundleModule module) throws IOException {
        try {
            Prompt prompt = loader.load(module.name());
            return prompt.module().equals(module) ? prompt : null;
        } catch (NoSuchNameException e) {
            assertThat(e).hasMessageContaining("entries");
            return null;
        }
    }

    /** Handles as texts of a skill say them, and several files of one name. */
    @Test
    void handlesAreMeantFromWhereTheEntryLies() throws IOException, OutputException, NoSuchNameException {
        Map<String, byte[]> files = new TreeMap<>();
        for (String skill : List.of("rye", "oats")) {
            put(
                    files,
                    ".claude/skills/" + skill + "/SKILL.md",
                    "---\nname: " + skill + "\ndescription: Bakes\n---\nSee references/guide.md.\n");
            put(files, ".claude/skills/" + skill + "/references/guide.md", "Guide of " + skill + ".\n");
        }
        put(files, "docs/api.md", "Api.\n");
        put(files, "more/docs/api.md", "Other api.\n");
        Path source = write(folder.resolve("handles"), files);
        Path bundle = build(source, folder.resolve("handles.tare"), 0, Notation.KEEP);
        try (ModuleLoader loader = ModuleLoader.open(bundle)) {
            for (String handle : List.of("references/guide.md", "${CLAUDE_SKILL_DIR}/references/guide", "./guide")) {
                assertThat(loader.load("oats").require(handle).render(Map.of()).text())
                        .as(handle)
                        .endsWith("Guide of oats.\n</file>\n");
            }
            assertThat(loader.load("rye").require("docs/api").render(Map.of()).text())
                    .contains("\nApi.\n");
            assertThat(catchThrowableOfType(
                                    NoSuchNameException.class,
                                    () -> loader.load("rye").require("docs/apo"))
                            .suggestions())
                    .contains("docs/api");
            assertThat(catchThrowableOfType(
                                    NoSuchNameException.class,
                                    () -> loader.load("rye").require("gui"))
                            .suggestions())
                    .containsExactly(
                            ".claude/skills/oats/references/guide.md", ".claude/skills/rye/references/guide.md");
            for (String path : List.of("skills/oats", ".claude/skills/oats", "skills/oats/", "oats/SKILL.md")) {
                assertThat(loader.load(path).module().name()).as(path).isEqualTo("oats");
            }
        }
    }

    /** A skill is found by its folder only where no path ends so. */
    @Test
    void aPathThatSeveralEntriesEndInIsNoSkill() throws IOException, OutputException, NoSuchNameException {
        Map<String, byte[]> files = new TreeMap<>();
        put(files, ".claude/commands/a/deploy/run.md", "A.\n");
        put(files, ".claude/commands/b/deploy/run.md", "B.\n");
        put(files, ".claude/skills/deploy/run/SKILL.md", "---\nname: ship\ndescription: Ships\n---\nC.\n");
        Path bundle = build(write(folder.resolve("several"), files), folder.resolve("several.tare"), 0, Notation.KEEP);
        try (ModuleLoader loader = ModuleLoader.open(bundle)) {
            assertThatThrownBy(() -> loader.load("deploy/run")).isInstanceOf(NoSuchNameException.class);
            assertThat(loader.load("a/deploy/run").render(Map.of()).text()).isEqualTo("A.\n");
        }
    }

    @Test
    void aPromptHoldsWhatItsEntryLoads() throws IOException, OutputException, NoSuchNameException {
        Map<String, byte[]> files = new TreeMap<>();
        put(files, "CLAUDE.md", "# House\n");
        put(
                files,
                ".claude/commands/sc/pay.md",
                "---\ndescription: Pays\n---\nPay $1 of {$ARGUMENTS}, {{as written}}.\n@docs/how.md\nSee docs/more.md.");
        put(files, ".claude/commands/say.md", "Say it.");
        put(files, "docs/how.md", "# How\n\n</file>\n");
        put(files, "docs/more.md", "# More\n");
        Path source = write(folder.resolve("shop"), files);
        Path bundle = build(source, folder.resolve("shop.tare"), 1, Notation.OUTLINE);
        try (ModuleLoader loader = ModuleLoader.open(bundle)) {
            Prompt prompt = loader.load("/sc:pay");
            assertThat(prompt.files()).containsExactly(".claude/commands/sc/pay.md", "docs/how.md");
            assertThat(prompt.handles()).containsExactly("docs/more.md");
            assertThat(prompt.render(Map.of("ARGUMENTS", "ten euros")).text())
                    .isEqualTo(
                            "---\ndescription: Pays\n---\nPay euros of {ten euros}, {{as written}}.\n@docs/how.md\nSee docs/more.md.\n"
                                    + "<file path=\"docs/how.md\" end=\"file-1\">\n# How\n\n</file>\n</file-1>\n");
            assertThat(prompt.require("more").render(Map.of()).text())
                    .contains("Pay  of {}, {{as written}}.")
                    .endsWith("<file path=\"docs/more.md\">\n# More\n</file>\n");
            assertThat(loader.load("say").render(Map.of("ARGUMENTS", "now")).text())
                    .isEqualTo("Say it.\n\nARGUMENTS: now\n");
            assertThat(loader.load("sa").module().name()).isEqualTo("say");
            assertThat(loader.load("pay").module().name()).isEqualTo("sc:pay");
        }
        assertThat(catching(bundle, "pey").suggestions()).containsExactly("pay");
        assertThat(catching(bundle, "s")).hasMessage("'s' is how 2 entries begin");
        assertThat(catching(bundle, "zebra")).hasMessage("there is no entry 'zebra'");
    }

    /** Of a command in TOML the harness feeds the prompt alone; the way back has all of it. */
    @Test
    void aCommandInTomlIsItsPrompt() throws IOException, OutputException, NoSuchNameException {
        Map<String, byte[]> files = new TreeMap<>();
        put(files, "GEMINI.md", "# House\n");
        put(
                files,
                ".gemini/commands/git/fix.toml",
                "description = \"Fixes \\\"it\\\"\"\nprompt = \"\"\"\nFix {{args}} \\u00fc, not $1.\nThen {{args}}.\"\"\"\n");
        put(files, ".gemini/commands/none.toml", "description = \"No prompt\"\n");
        Path source = write(folder.resolve("gemini"), files);
        Path bundle = build(source, folder.resolve("gemini.tare"), 2, Notation.OUTLINE);
        assertThat(prove(bundle, source)).isEmpty();
        try (ModuleLoader loader = ModuleLoader.open(bundle)) {
            Prompt prompt = loader.load("git:fix");
            assertThat(prompt.render(Map.of("ARGUMENTS", "the {{args}}")).text())
                    .startsWith("Fix the {{args}} \u00fc, not $1.\nThen the {{args}}.");
            assertThat(prompt.render(Map.of()).text()).startsWith("Fix  \u00fc, not $1.\nThen .");
            assertThat(loader.load("none").render(Map.of()).text()).startsWith("description");
        }
        Path back = folder.resolve("gemini-back");
        assertThat(Restorer.restore(bundle, back, false).findings()).isEmpty();
        assertThat(Files.readAllBytes(back.resolve(".gemini/commands/git/fix.toml")))
                .isEqualTo(files.get(".gemini/commands/git/fix.toml"));
    }

    /** What the settings declare is a slot in every module, in what is shared as well. */
    @Test
    void declaredSlotsAreFilledIn() throws IOException, OutputException, NoSuchNameException {
        String shared = "Whoever pays for {{what}} is told what is left of the budget of {project-root}.\n";
        Map<String, byte[]> files = new TreeMap<>();
        put(files, "tare.yaml", "slots:\n  project-root: '{project-root}'\n  '*': ['{{*}}', '[INSERT_*]']\n");
        put(
                files,
                ".claude/commands/pay.md",
                "Pay [INSERT_SUM].\n@docs/how.md\n\n" + shared + "\n```\n{{what}}\n```\n");
        put(files, "docs/how.md", "# How\n\n" + shared);
        Path source = write(folder.resolve("declared"), files);
        Path bundle = build(source, folder.resolve("declared.tare"), 1, Notation.OUTLINE);
        assertThat(prove(bundle, source)).isEmpty();
        try (ModuleLoader loader = ModuleLoader.open(bundle)) {
            Prompt prompt = loader.load("pay");
            assertThat(prompt.slots()).extracting(TemplateSlot::name).containsExactly("SUM", "what", "project-root");
            Map<String, String> values = new HashMap<>(Map.of("SUM", "ten", "what", "{{tea}}", "project-root", "/p"));
            String filled = shared.replace("{{what}}", "{{tea}}").replace("{project-root}", "/p");
            assertThat(prompt.render(values).text())
                    .isEqualTo("Pay ten.\n@docs/how.md\n\n" + filled + "\n```\n{{what}}\n```\n"
                            + "<file path=\"docs/how.md\">\n# How\n\n" + filled + "</file>\n");
            values.remove("what");
            assertThatThrownBy(() -> prompt.render(values))
                    .isInstanceOf(MissingValueException.class)
                    .hasMessage("there is no value for {{what}}: give one by the name 'what'");
        }
        Files.delete(source.resolve("tare.yaml"));
        assertThat(prove(bundle, source)).isNotEmpty();
    }

    private static NoSuchNameException catching(Path bundle, String name) throws IOException {
        try (ModuleLoader loader = ModuleLoader.open(bundle)) {
            loader.load(name);
        } catch (NoSuchNameException e) {
            return e;
        }
        throw new AssertionError(name + " was found");
    }

    private static void put(Map<String, byte[]> files, String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** What was changed in the source since is told, and so is a bundle of something else. */
    @Test
    void otherSourcesAreNotProven() throws IOException, OutputException {
        Map<String, byte[]> files = new TreeMap<>();
        put(files, ".claude/commands/a.md", "Do $ARGUMENTS.\n");
        put(files, "docs/b.md", "# B\n\nRead it.\n");
        Path source = write(folder.resolve("one"), files);
        Path bundle = build(source, folder.resolve("one.tare"), 1, Notation.KEEP);
        assertThat(prove(bundle, source)).isEmpty();
        try (Bundle opened = Bundle.open(bundle)) {
            assertThat(opened.index().modules()).extracting(BundleModule::id).contains(new ModuleId("docs/b.md"));
        }
        Files.writeString(source.resolve("docs/b.md"), "# B\n\nRead them.\n");
        assertThat(prove(bundle, source)).isNotEmpty();
        Files.writeString(folder.resolve("text.tare"), "no bundle");
        assertThat(prove(folder.resolve("text.tare"), source)).isNotEmpty();
    }
}
