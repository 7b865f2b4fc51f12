package dev.tare.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tare.optimizer.Notation;
import dev.tare.templates.OutputException;
import dev.tare.templates.TreeTarget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Modules that become one: what goes, what stays, and that all of it is still loaded and comes back. */
class MergedModulesTest {

    private static final String RULES = "# Rules\n\nNever push to main. Always run the tests before a commit.\n";

    @TempDir
    private Path folder;

    private final Map<String, byte[]> files = new TreeMap<>();

    @Test
    void aTextThatIsAttachedTwiceStandsOnce() throws IOException, OutputException {
        put("CLAUDE.md", "Read:\n\n- @docs/a.md\n- @docs/b.md\n\nThen work.\n");
        put("docs/a.md", RULES);
        put("docs/b.md", RULES);
        put(".claude/commands/go.md", "Go.\n\n@docs/b.md\n");
        RoundTrip trip = trip("twice");
        assertThat(trip.has("docs/b.md")).isFalse();
        assertThat(trip.text("CLAUDE.md")).isEqualTo("Read:\n\n- @docs/a.md\n\nThen work.\n");
        assertThat(trip.text(".claude/commands/go.md")).isEqualTo("Go.\n\n@docs/a.md\n");
        assertThat(trip.report().always().saved()).isGreaterThan(15);
    }

    @Test
    void filesThatHoldAPathOnlyAreLedPast() throws IOException, OutputException {
        put("CLAUDE.md", "First @docs/long-way-round.md and then work.\n");
        put("docs/long-way-round.md", "- @second.md\n");
        put("docs/second.md", "@a.md\n");
        put("docs/a.md", RULES);
        put(".claude/commands/go.md", "Open [it](../../docs/second.md) when needed.\n");
        RoundTrip trip = trip("through");
        assertThat(trip.has("docs/long-way-round.md")).isFalse();
        assertThat(trip.has("docs/second.md")).isFalse();
        assertThat(trip.text("CLAUDE.md")).isEqualTo("First @docs/a.md and then work.\n");
        assertThat(trip.text(".claude/commands/go.md")).isEqualTo("Open [it](../../docs/a.md) when needed.\n");
    }

    @Test
    void whatIsAlwaysLoadedTogetherIsOneFile() throws IOException, OutputException {
        put("CLAUDE.md", "Read:\n\n@docs/style.md\n@docs/names.md\n@docs/more/tests.md\n");
        put("docs/style.md", "# Style\n\nFour spaces.\n");
        put("docs/names.md", "# Names\n\nNouns for classes.");
        put("docs/more/tests.md", "# Tests\n\nOne a rule, as @../extra.md says.\n");
        put("docs/extra.md", "Be short, and never skip one.\n");
        RoundTrip trip = trip("together");
        assertThat(trip.text("CLAUDE.md")).isEqualTo("Read:\n\n@docs/style.md\n");
        assertThat(trip.text("docs/style.md"))
                .isEqualTo("# Style\n\nFour spaces.\n\n# Names\n\nNouns for classes.\n\n"
                        + "# Tests\n\nOne a rule, as @extra.md says.\n");
        assertThat(trip.has("docs/extra.md")).isTrue();
    }

    /** Each of these keeps b.md where it is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "hooks/check.sh; cat docs/b.md",
                ".claude/commands/c.md; Somebody reads b.md here.",
                "docs/c.md; ```sh\\ncat docs/b.md\\n```",
                "docs/c.md; Read everything in `docs/` first.",
                "docs/c.md; Read every file in `docs` first.",
                "docs/c.md; Read all that lies below ./docs first.",
                "docs/c.md; Read docs/b*.md or docs/$1.md first.",
                "hooks/all.sh; cat docs/*.md",
                "ignored/CLAUDE.local.md; @../docs/b.md",
                "docs/c.md; <!-- see docs/b.md -->",
                "docs/b/SKILL.md; ---\\nname: b\\ndescription: d\\nrequires: [b]\\n---\\nSee [[b]].",
            })
    void whatSomebodyElseNamesStays(String path, String text) throws IOException, OutputException {
        put("CLAUDE.md", "@docs/a.md and @docs/b.md\n\n@docs/c.md\n");
        put("docs/a.md", RULES);
        put("docs/b.md", RULES);
        put("docs/c.md", "Nothing.\n");
        put(".gitignore", "ignored/\n");
        put(path, text.replace("\\n", "\n"));
        assertThat(trip("named").has("docs/b.md")).isTrue();
    }

    @Test
    void whatALongScriptOrOneInAnotherEncodingNamesStays() throws IOException, OutputException {
        put("CLAUDE.md", "@docs/a.md and @docs/b.md and @docs/c.md and @docs/d.md\n");
        put("docs/a.md", RULES);
        put("docs/b.md", RULES);
        put("docs/c.md", RULES);
        put("docs/d.md", RULES);
        put("gen.js", "//x\n".repeat(400_000) + "read('b.md')\n" + "//x\n".repeat(400_000));
        files.put("notes.txt", "See c.md\n".getBytes(StandardCharsets.UTF_16));
        RoundTrip trip = trip("long");
        assertThat(trip.has("docs/b.md")).isTrue();
        assertThat(trip.has("docs/c.md")).isTrue();
        assertThat(trip.has("docs/d.md")).isFalse();
    }

    @Test
    void linksStayLinks() throws IOException, OutputException {
        put("CLAUDE.md", "@docs/a.md\n@docs/b.md\n@docs/c.md\n@more/d.md\n");
        put("docs/a.md", "<!-- a note -->\n\n" + RULES);
        put("docs/c.md", "Other words.\n");
        put("real/d.md", "# D\n\n\n\nStill other words.\n");
        Path source = folder.resolve("links");
        Files.createDirectories(source.resolve("docs"));
        Files.createSymbolicLink(source.resolve("docs/b.md"), Path.of("a.md"));
        Files.createSymbolicLink(source.resolve("AGENTS.md"), Path.of("docs/a.md"));
        Files.createSymbolicLink(source.resolve("more"), Path.of("real"));
        RoundTrip trip = trip("links");
        for (String link : List.of("docs/b.md", "AGENTS.md", "more")) {
            assertThat(trip.out().resolve(link)).as(link).isSymbolicLink();
            assertThat(folder.resolve("links-back").resolve(link)).as(link).isSymbolicLink();
        }
    }

    @Test
    void theFolderItselfMayBeALink() throws IOException, OutputException {
        Files.createDirectories(folder.resolve("real-folder"));
        Files.createSymbolicLink(folder.resolve("linked-folder"), Path.of("real-folder"));
        put("CLAUDE.md", "@docs/a.md\n@docs/b.md\n");
        put("docs/a.md", RULES);
        put("docs/b.md", RULES);
        assertThat(trip("linked-folder").has("docs/b.md")).isFalse();
    }

    @Test
    void filesOfDifferentModesStayApart() throws IOException, OutputException {
        put("CLAUDE.md", "@docs/a.md\n@docs/b.md\n");
        put("docs/a.md", RULES);
        put("docs/b.md", RULES);
        Path file = folder.resolve("modes/docs/b.md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, RULES);
        assumeTrue(file.toFile().setExecutable(true), "skipped: files have no modes here");
        assertThat(trip("modes").has("docs/b.md")).isTrue();
    }

    /** How deep a command's attachments are followed is not known: a step between them may be the last one that is gone. */
    @Test
    void aCommandAttachesNothingThatLayAStepFurther() throws IOException, OutputException {
        put(".claude/commands/go.md", "Go.\n\n@docs/on.md\n");
        put("docs/on.md", "@far.md\n");
        put("docs/far.md", RULES);
        assertThat(trip("step").has("docs/on.md")).isTrue();
    }

    /** Texts that would not read as they do apart. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "```\\nnever closed; # Names",
                "<!-- never closed; # Names",
                "- a list; - another list",
                "# Style\\n\\n[x]: y.md; See [x].",
                "# Setup\\n\\nHere.; See [above](#setup).",
                "# Setup; ---\\nname: x\\n---\\nText.",
            })
    void textsThatReadDifferentlyInOneFileStayApart(String first, String second) throws IOException, OutputException {
        put("CLAUDE.md", "@docs/a.md\n@docs/b.md\n");
        put("docs/a.md", first.replace("\\n", "\n") + "\n");
        put("docs/b.md", second.replace("\\n", "\n") + "\n");
        assertThat(trip("apart").has("docs/b.md")).isTrue();
    }

    @Test
    void pluginsKeepTheirOwnCopies() throws IOException, OutputException {
        for (String plugin : List.of("one", "two")) {
            put(plugin + "/.claude-plugin/plugin.json", "{\"name\": \"" + plugin + "\"}");
            put(plugin + "/docs/rules.md", RULES);
        }
        put("CLAUDE.md", "@one/docs/rules.md\n@two/docs/rules.md\n");
        RoundTrip trip = trip("plugins");
        assertThat(trip.has("one/docs/rules.md")).isTrue();
        assertThat(trip.has("two/docs/rules.md")).isTrue();
    }

    @Test
    void nothingMoreIsLoadedWhereStepsAreCounted() throws IOException, OutputException {
        put("CLAUDE.md", "@docs/one.md\n");
        put("docs/one.md", "@two.md\n");
        put("docs/two.md", "Two says @three.md\n");
        put("docs/three.md", "Three says @four.md\n");
        put("docs/four.md", "Four says @five.md\n");
        put("docs/five.md", "Five hops are one too many.\n");
        assertThat(trip("hops").text("CLAUDE.md")).isEqualTo("@docs/one.md\n");
    }

    @Test
    void entriesMemoryAndWhatIsOpenedOnDemandStay() throws IOException, OutputException {
        put("CLAUDE.md", "@.claude/commands/a.md\n@.claude/commands/b.md\n@docs/on.md\n");
        put(".claude/commands/a.md", RULES);
        put(".claude/commands/b.md", RULES);
        put("docs/on.md", "[open](far.md)\n");
        put("docs/far.md", "Far away.\n");
        put("sub/CLAUDE.md", "@../docs/far.md\n");
        RoundTrip trip = trip("entries");
        for (String path : files.keySet()) {
            assertThat(trip.has(path)).as(path).isTrue();
        }
    }

    @Test
    void everyStartStillLoadsEveryLine() throws IOException, OutputException {
        int gone = 0;
        for (int seed = 0; seed < 150; seed++) {
            files.clear();
            randomFramework(new Random(seed));
            RoundTrip trip = trip("seed" + seed);
            for (String start : List.of("CLAUDE.md", ".claude/commands/go.md")) {
                assertThat(loaded(trip.out(), start))
                        .as("seed %s, %s", seed, start)
                        .isEqualTo(loaded(trip.source(), start));
            }
            gone += TreeTarget.files(trip.source()).size()
                    - TreeTarget.files(trip.out()).size();
        }
        assertThat(gone).isGreaterThan(100);
    }

    @Test
    void everyChangeOfAMergedOutputIsSeen() throws IOException, OutputException {
        int mutants = 0;
        for (int seed = 1000; seed < 1030; seed++) {
            files.clear();
            Random random = new Random(seed);
            randomFramework(random);
            RoundTrip trip = trip("mutated" + seed);
            for (String path : TreeTarget.files(trip.out())) {
                String text = trip.text(path);
                String mutant = mutant(text, random);
                if (!mutant.equals(text)) {
                    Files.writeString(trip.out().resolve(path), mutant);
                    assertThat(trip.prove())
                            .as("%s in seed %s:%n%s", path, seed, mutant)
                            .isNotEmpty();
                    Files.writeString(trip.out().resolve(path), text);
                    mutants++;
                }
            }
        }
        assertThat(mutants).isGreaterThan(150);
    }

    private static String mutant(String text, Random random) {
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
        int at = random.nextInt(lines.size());
        switch (random.nextInt(3)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.set(at, "Never. " + lines.get(at));
            default -> lines.add(lines.remove(at));
        }
        String mutant = String.join("", lines);
        return mutant.strip().equals(text.strip()) ? text : mutant;
    }

    /** Attachments on lines of their own, of a few files that are alike, hold a path only, or come one after the other. */
    private void randomFramework(Random random) {
        int count = 4 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            String folder = random.nextInt(4) == 0 ? "more" : "docs";
            put(folder + "/n" + i + ".md", module(random, count, i));
        }
        List<String> paths = new ArrayList<>(files.keySet());
        StringBuilder memory = new StringBuilder("# Memory\n\n");
        for (String path : paths) {
            if (random.nextInt(3) > 0) {
                memory.append(random.nextBoolean() ? "- @" : "@")
                        .append(path)
                        .append(random.nextInt(4) == 0 ? "\n\nThen:\n\n" : "\n");
            }
        }
        put("CLAUDE.md", memory.toString());
        put(
                ".claude/commands/go.md",
                "Go.\n\n@" + paths.get(random.nextInt(paths.size())) + "\n@" + paths.get(random.nextInt(paths.size()))
                        + "\n");
        if (random.nextInt(3) == 0) {
            put("docs/open.md", "Open [this](" + "n" + random.nextInt(count) + ".md) when asked.\n");
        }
    }

    private static String module(Random random, int count, int self) {
        int other = (self + 1 + random.nextInt(count - 1)) % count;
        return switch (random.nextInt(5)) {
            case 0 -> "@n" + other + ".md\n";
            case 1 -> "# Same\n\nThe same words in every file.\n";
            case 2 -> "# Own " + self + "\n\nWords of number " + self + ".\n\n@n" + other + ".md\n";
            default -> "## Own " + self + "\n\nNever forget rule " + self + (random.nextBoolean() ? ".\n" : ".");
        };
    }

    /** Returns the lines that a start loads by attachments on lines of their own, paths left out; an oracle that knows no graph. */
    private static Set<String> loaded(Path root, String start) throws IOException {
        Set<String> lines = new TreeSet<>();
        load(root, root.resolve(start), lines, new HashSet<>());
        return lines;
    }

    private static void load(Path root, Path file, Set<String> lines, Set<Path> seen) throws IOException {
        if (!seen.add(file) || !Files.exists(file)) {
            return;
        }
        for (String line : Files.readAllLines(file)) {
            String path = line.startsWith("- @") ? line.substring(3) : line.startsWith("@") ? line.substring(1) : "";
            if (path.isEmpty()) {
                lines.add(line);
            } else {
                Path beside = file.resolveSibling(path).normalize();
                load(root, Files.exists(beside) ? beside : root.resolve(path), lines, seen);
            }
        }
    }

    private void put(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private RoundTrip trip(String name) throws IOException, OutputException {
        return RoundTrip.of(folder, name, files, name.hashCode() % 2 == 0 ? Notation.KEEP : Notation.OUTLINE);
    }
}
