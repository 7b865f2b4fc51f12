package dev.tare.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestReader;
import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.manifest.ManifestWriter;
import dev.tare.core.manifest.Origin;
import dev.tare.core.text.Span;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Fate;
import dev.tare.optimizer.Notation;
import dev.tare.optimizer.proof.Finding;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outputs of level 4: what is told, what is proven, what comes back; and forged ones, of which none may pass. */
class LossyBuildTest {

    private static final String PATH = "CLAUDE.md";

    private static final String TEXT = """
            | version | last_updated | status |
            |---|---|---|
            | 1.4.2 | 2025-02-03 | stable |

            # \uD83D\uDE80 Release

            Please note that releases are made on Mondays. Read the notes in order to learn what is in one.

            You must ask before you tag 2 commits, in order to be safe.

            - \uD83D\uDCE6 **Pack** the files
            - \uD83E\uDDEA **Test** the package 3 times

            Never push to main.
            """;

    @TempDir
    private Path folder;

    private Path source;
    private Path out;
    private BuildReport report;

    @BeforeEach
    void build() throws IOException, OutputException {
        source = Files.createDirectories(folder.resolve("source"));
        out = folder.resolve("out");
        Files.writeString(source.resolve(PATH), TEXT);
        report = build(4, false);
    }

    private BuildReport build(int level, boolean replace) throws OutputException {
        BuildOptions options = new BuildOptions(ReadOptions.DEFAULT, level, Notation.KEEP, replace, 1);
        return Builder.build(source, out, options, "test", TaskExecutor.direct());
    }

    private List<Finding> prove() {
        return Proof.prove(
                out,
                FrameworkReader.read(source, ReadOptions.DEFAULT, TaskExecutor.direct()),
                ReadOptions.DEFAULT,
                TaskExecutor.direct());
    }

    @Test
    void dropsAreListedAndProven() throws IOException {
        assertThat(report.findings()).isEmpty();
        assertThat(prove()).isEmpty();
        assertThat(Files.readString(out.resolve(PATH))).isEqualTo("""
                # Release

                Releases are made on Mondays. Read the notes to learn what is in one.

                You must ask before you tag 2 commits, in order to be safe.

                - **Pack** the files
                - **Test** the package 3 times

                Never push to main.
                """);
        assertThat(report.drops())
                .extracting(BuildReport.DroppedText::rule)
                .containsExactly("metadata-tables", "emoji", "filler-phrases", "filler-phrases", "emoji", "emoji");
        assertThat(report.drops().get(2))
                .isEqualTo(new BuildReport.DroppedText("filler-phrases", PATH, 7, "Please note that r", "R"));
        assertThat(report.fates().get(Fate.DROPPED)).isEqualTo(4);
        assertThat(report.groups())
                .anyMatch(group -> group.name().equals("loss")
                        && group.tokens() == report.tokens().saved());
        assertThat(LostText.count(out)).isEqualTo(6);
    }

    @Test
    void nothingIsDroppedBelowLevelFour() throws OutputException, IOException {
        assertThat(build(3, false).drops()).isEmpty();
        assertThat(Files.readString(out.resolve(PATH))).contains("\uD83D\uDE80", "Please note", "last_updated");
    }

    @Test
    void whatWasDroppedDoesNotComeBack() throws OutputException, IOException {
        Path back = folder.resolve("back");
        Restorer.Outcome refused = Restorer.restore(out, back, false);
        assertThat(refused.findings()).isEmpty();
        assertThat(refused.files()).isZero();
        assertThat(refused.lost()).hasSize(6);
        assertThat(refused.lost().get(1)).isEqualTo(new LostText("emoji", PATH, 1, 5));
        assertThat(Files.exists(back)).isFalse();
        Restorer.Outcome forced = Restorer.restore(out, back, true);
        assertThat(forced.files()).isEqualTo(1);
        assertThat(forced.lost()).hasSize(6);
        assertThat(Files.readString(back.resolve(PATH))).isEqualTo(Files.readString(out.resolve(PATH)));
        Files.writeString(out.resolve(PATH), "Else.\n");
        assertThat(Restorer.restore(out, back, true).findings()).isNotEmpty();
    }

    @Test
    void anOutputOfLevelFourIsKnownAsOne() throws OutputException {
        assertThat(build(4, false).findings()).isEmpty();
    }

    @Test
    void partsAndDropsOfOneModuleGoTogether() throws OutputException, IOException {
        StringBuilder examples = new StringBuilder("\n## Changelog\n\n");
        for (int i = 0; i < 40; i++) {
            examples.append("- 2024-03-")
                    .append(10 + i % 20)
                    .append(": Added a page about topic ")
                    .append(i)
                    .append(".\n");
        }
        Files.writeString(
                source.resolve(PATH), TEXT + examples + "\n## \uD83D\uDCE6 After\n\nPack it in order to ship it.\n");
        BuildReport both = build(4, false);
        assertThat(both.findings()).isEmpty();
        assertThat(prove()).isEmpty();
        assertThat(both.fates()).containsKeys(Fate.DEFERRED, Fate.DROPPED);
        assertThat(Files.readString(out.resolve(PATH))).contains("## After\n\nPack it to ship it.\n");
        Path back = folder.resolve("both");
        Restorer.restore(out, back, true);
        assertThat(Files.readString(back.resolve(PATH))).contains(examples);
    }

    @Test
    void aStretchThatNoRuleDropsIsSeen() throws IOException {
        int at = TEXT.indexOf("Never push");
        forge(with(drop("emoji", utf8(at), utf8(TEXT.length()), 0)), "");
        assertThat(prove()).isNotEmpty();
    }

    @Test
    void theRuleOfADropIsItsOwn() throws IOException {
        List<ManifestStub> stubs = stubs();
        ManifestStub first = stubs.get(0);
        stubs.set(0, new ManifestStub("emoji", first.source(), first.length(), first.origin()));
        forge(stubs, null);
        assertThat(prove()).isNotEmpty();
        stubs.set(0, new ManifestStub("comments", first.source(), first.length(), first.origin()));
        forge(stubs, null);
        assertThat(prove()).isNotEmpty();
    }

    @Test
    void otherWordsInThePlaceOfAFillerAreSeen() throws IOException {
        String text = Files.readString(out.resolve(PATH));
        forge(stubs(), text.replace("notes to learn", "notes or learn"));
        assertThat(prove()).isNotEmpty();
        List<ManifestStub> stubs = stubs();
        ManifestStub filler = stubs.get(3);
        assertThat(filler.length()).isEqualTo(2);
        stubs.set(3, new ManifestStub(filler.pass(), filler.source(), 3, filler.origin()));
        forge(stubs, text.replace("notes to learn", "notes not learn"));
        assertThat(prove()).isNotEmpty();
    }

    /** Random stretches dropped from source and manifest alike, with all hashes made anew, by every rule. */
    @Test
    void noForgedDropPasses() throws IOException {
        byte[] utf8 = TEXT.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(4);
        List<String> rules =
                List.of("emoji", "filler-phrases", "metadata-tables", "metadata-elements", "box-art", "example-lists");
        int made = 0;
        while (made < 300) {
            int start = random.nextInt(utf8.length);
            int end = Math.min(utf8.length, start + 1 + random.nextInt(40));
            boolean cut = start > 0 && utf8[start] < -64 || end < utf8.length && utf8[end] < -64;
            boolean blank = new String(utf8, start, end - start, StandardCharsets.UTF_8).isBlank();
            ManifestStub forged = drop(rules.get(made % rules.size()), start, end, 0);
            if (cut || blank || stubs().stream().anyMatch(stub -> stub.source().overlaps(forged.source()))) {
                continue;
            }
            made++;
            forge(with(forged), "");
            assertThat(prove()).as("%s %s..%s", forged.pass(), start, end).isNotEmpty();
            Files.write(out.resolve(Manifest.PATH), original);
            Files.write(out.resolve(PATH), text);
        }
        assertThat(prove()).isEmpty();
    }

    /** Changes of the output's text that change what it says. */
    @Test
    void everyMutantOfTheTextIsCaught() throws IOException {
        String good = Files.readString(out.resolve(PATH));
        Random random = new Random(5);
        int made = 0;
        while (made < 300) {
            List<String> lines = new ArrayList<>(Arrays.asList(good.split("(?<=\n)")));
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            switch (random.nextInt(5)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.set(at, line.replaceFirst(" ", " not "));
                case 2 -> lines.set(at, line.replaceFirst("[0-8]", "9"));
                case 3 -> lines.add(random.nextInt(lines.size()), lines.remove(at));
                default -> lines.set(at, line.replaceFirst("[A-Za-z]+", ""));
            }
            String mutant = String.join("", lines);
            if (mutant.equals(good) || line.isBlank()) {
                continue;
            }
            made++;
            forge(stubs(), mutant);
            assertThat(prove()).as("%s", mutant).isNotEmpty();
            Files.write(out.resolve(Manifest.PATH), original);
            Files.write(out.resolve(PATH), text);
        }
        assertThat(prove()).isEmpty();
    }

    private byte[] original = new byte[0];
    private byte[] text = new byte[0];

    private static int utf8(int chars) {
        return TEXT.substring(0, chars).getBytes(StandardCharsets.UTF_8).length;
    }

    private static ManifestStub drop(String rule, int start, int end, int length) {
        return new ManifestStub(rule, new Span(start, end), length, new Origin.Dropped());
    }

    private List<ManifestStub> stubs() throws IOException {
        if (original.length == 0) {
            original = Files.readAllBytes(out.resolve(Manifest.PATH));
            text = Files.readAllBytes(out.resolve(PATH));
        }
        return new ArrayList<>(ManifestReader.read(original).modules().get(0).stubs());
    }

    private List<ManifestStub> with(ManifestStub more) throws IOException {
        List<ManifestStub> stubs = stubs();
        stubs.add(more);
        stubs.sort(Comparator.comparing(ManifestStub::source));
        return stubs;
    }

    /**
     * Writes a manifest with other stubs, and hashes made anew.
     *
     * @param now the output's text; null to leave it; empty to make what the source is without the stretches of the stubs
     */
    private void forge(List<ManifestStub> stubs, @Nullable String now) throws IOException {
        byte[] forged = now == null ? text : now.isEmpty() ? without(stubs) : now.getBytes(StandardCharsets.UTF_8);
        Files.write(out.resolve(PATH), forged);
        Manifest manifest = ManifestReader.read(original);
        ManifestModule own = manifest.modules().get(0);
        assertThat(own.steps()).isEmpty();
        ManifestModule other = own.withStubs(stubs);
        Files.write(out.resolve(Manifest.PATH), ManifestWriter.write(manifest.withModules(List.of(other))));
    }

    private byte[] without(List<ManifestStub> stubs) {
        byte[] utf8 = TEXT.getBytes(StandardCharsets.UTF_8);
        StringBuilder left = new StringBuilder();
        int at = 0;
        int known = 0;
        String good = new String(text, StandardCharsets.UTF_8);
        for (ManifestStub stub : stubs) {
            String kept = new String(utf8, at, stub.source().start() - at, StandardCharsets.UTF_8);
            left.append(kept);
            known = good.indexOf(kept, known) + kept.length();
            left.append(good, known, known + stub.length());
            at = stub.source().end();
        }
        return left.append(new String(utf8, at, utf8.length - at, StandardCharsets.UTF_8))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
