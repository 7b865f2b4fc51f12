package dev.tare.modules.branch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.token.Encoding;
import dev.tare.core.token.TokenCounter;
import dev.tare.core.yaml.YamlNode;
import dev.tare.modules.block.BlockScanner;
import dev.tare.modules.block.Layout;
import dev.tare.modules.graph.AlwaysRoot;
import dev.tare.modules.graph.EagerDepth;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.Form;
import dev.tare.modules.model.FrontMatter;
import dev.tare.modules.model.Mention;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import dev.tare.modules.model.Surroundings;
import dev.tare.modules.model.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ExclusiveBranchesTest {

    private static final ModuleId ROUTER = new ModuleId("router.md");
    private static final int FILE_TOKENS = 1000;

    @TestFactory
    List<DynamicTest> routersAreFound() {
        return labelled("routers.txt");
    }

    @TestFactory
    List<DynamicTest> lookAlikesStayEager() {
        return labelled("lookalikes.txt");
    }

    private static List<DynamicTest> labelled(String resource) {
        List<DynamicTest> tests = new ArrayList<>();
        for (String sample : read(resource).split("(?m)^=== ")) {
            if (!sample.isBlank()) {
                String[] parts = sample.split("\n", 3);
                tests.add(DynamicTest.dynamicTest(parts[0], () -> {
                    String expected = parts[1].substring("expect:".length()).strip();
                    assertThat(targets(text(parts[2]))).isEqualTo(expected);
                }));
            }
        }
        return tests;
    }

    private static String text(String sample) {
        return sample.startsWith("crlf\n")
                ? "\ufeff" + sample.substring("crlf\n".length()).replace("\n", "\r\n")
                : sample;
    }

    @Test
    void aGroupSaysWhatLeavesTheStartAndWhatARunOpensAgain() {
        List<BranchGroup> groups = find(graph(ModuleKind.COMMAND, """
                - If `--quick`: follow @a.md
                - Otherwise: follow @b.md and @c.md
                """));
        assertThat(groups).hasSize(1);
        BranchGroup group = groups.get(0);
        assertThat(group.module()).isEqualTo(ROUTER);
        assertThat(group.everyStart()).isFalse();
        assertThat(group.savesTokens()).isEqualTo(3 * FILE_TOKENS);
        assertThat(group.branches())
                .extracting(BranchGroup.Branch::tokens)
                .containsExactly(FILE_TOKENS, 2 * FILE_TOKENS);
        assertThat(group.unusedLeast()).isEqualTo(FILE_TOKENS);
        assertThat(group.unusedMost()).isEqualTo(2 * FILE_TOKENS);
        assertThat(group.references()).hasSize(3);
    }

    @Test
    void theConditionIsWhereItsWordsStand() {
        String text = "- If `--quick`: follow @a.md\n- Otherwise, follow @b.md\n";
        ModuleGraph graph = graph(ModuleKind.COMMAND, text);
        List<String> conditions = new ArrayList<>();
        for (BranchGroup.Branch branch : find(graph).get(0).branches()) {
            conditions.add(
                    graph.modules().get(graph.modules().size() - 1).source().slice(branch.condition()));
        }
        assertThat(conditions).containsExactly("If `--quick`", "Otherwise");
    }

    @Test
    void whatIsAlwaysLoadedIsPaidAtEveryStart() {
        List<BranchGroup> groups = find(graph(ModuleKind.MEMORY, """
                - `src/api/**` → @a.md
                - `src/ui/**` → @b.md
                """));
        assertThat(groups).hasSize(1);
        assertThat(groups.get(0).everyStart()).isTrue();
        assertThat(groups.get(0).savesTokens()).isEqualTo(2 * FILE_TOKENS);
    }

    @Test
    void aPlainModuleIsNoStart() {
        assertThat(find(graph(ModuleKind.PLAIN, "- If `--a`: @a.md\n- Otherwise: @b.md\n")))
                .isEmpty();
    }

    /** The tone file is attached without a condition as well, and the branch that names it loads nothing more. */
    @Test
    void textThatStaysByAnotherWaySavesNothing() {
        List<BranchGroup> groups = find(graph(ModuleKind.COMMAND, """
                Keep to @tone.md.

                - If `--quick`: follow @a.md and @tone.md
                - Otherwise: follow @b.md
                """));
        assertThat(groups).hasSize(1);
        assertThat(groups.get(0).savesTokens()).isEqualTo(2 * FILE_TOKENS);
        assertThat(groups.get(0).references()).hasSize(2);
    }

    @Test
    void longAndDeepTextsTakeWorkAsTheyAreLong() {
        growsAsTheLength(
                lines -> {
                    StringBuilder text = new StringBuilder("- If `--quick`: @a.md\n- Otherwise: @b.md\n\n");
                    for (int i = 0; i < lines; i++) {
                        text.append(" ".repeat(i % 50)).append("- if it is: and when, then otherwise `x` -> | <case\n");
                    }
                    text.append("if when otherwise, ".repeat(lines * 2)).append('\n');
                    return text.append("<case>".repeat(lines))
                            .append('\n')
                            .append("> ".repeat(lines * 2))
                            .toString();
                },
                "a.md b.md");
    }

    @Test
    void manyAttachedFilesAndManyCasesTakeWorkAsTheyAreLong() {
        StringBuilder attached = new StringBuilder();
        TreeSet<String> names = new TreeSet<>();
        for (int i = 0; i < 60; i++) {
            attached.append("@way-").append(i).append(".md ");
            names.add("way-" + i + ".md");
        }
        growsAsTheLength(
                lines -> {
                    StringBuilder text = new StringBuilder(attached).append("\n\n");
                    for (int i = 0; i < lines; i++) {
                        text.append(" ".repeat(i % 50))
                                .append("- if `--x")
                                .append(10_000 + i)
                                .append("`: go by way-")
                                .append(i % 60)
                                .append('\n');
                    }
                    return text.toString();
                },
                String.join(" ", names));
    }

    /** Reads a text and one that is four times as long: four times the looks and a little more, whatever the clock says. */
    private static void growsAsTheLength(IntFunction<String> text, String expected) {
        long small = looks(text.apply(1_000), expected);
        long large = looks(text.apply(4_000), expected);
        assertThat(large).isLessThan(small * 4 + small / 4);
        assertThat(large).isGreaterThan(small * 3);
    }

    private static long looks(String text, String expected) {
        ModuleGraph graph = graph(ModuleKind.COMMAND, text);
        BranchReader reader =
                new BranchReader(graph.module(ROUTER).orElseThrow().source(), graph.referencesFrom(ROUTER));
        TreeSet<String> found = new TreeSet<>();
        for (List<BranchGroup.Branch> branches : reader.read()) {
            for (BranchGroup.Branch branch : branches) {
                branch.references()
                        .forEach(reference ->
                                found.add(reference.to().orElseThrow().path()));
            }
        }
        assertThat(String.join(" ", found)).isEqualTo(expected);
        return reader.looks();
    }

    private static String targets(String text) {
        TreeSet<String> found = new TreeSet<>();
        for (BranchGroup group : find(graph(ModuleKind.COMMAND, text))) {
            for (Reference reference : group.references()) {
                found.add(reference.to().orElseThrow().path());
            }
        }
        return String.join(" ", found);
    }

    /** Returns a framework of one module with this text and of the files that it attaches, outside code and comments. */
    private static ModuleGraph graph(ModuleKind kind, String text) {
        SourceText source = SourceText.of(ROUTER, text);
        Layout layout = BlockScanner.layout(source);
        List<Reference> references = new ArrayList<>();
        Map<ModuleId, PromptModule> modules = new TreeMap<>();
        byte[] utf8 = source.utf8();
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] != '@') {
                continue;
            }
            int end = i + 1;
            while (end < utf8.length && utf8[end] > ' ' && ",|<".indexOf(utf8[end]) < 0) {
                end++;
            }
            String path = source.slice(i, end).replaceAll("[.]$", "");
            if (path.length() > 1 && layout.surroundings().at(i) == Surroundings.TEXT) {
                ModuleId to = new ModuleId(path.substring(1));
                Mention mention = new Mention(
                        "test",
                        Form.AT_PATH,
                        new Span(i, i + path.length()),
                        to.path(),
                        Optional.empty(),
                        Surroundings.TEXT);
                references.add(new Reference(
                        ROUTER,
                        mention,
                        Strength.EAGER,
                        Outcome.RESOLVED,
                        Optional.of(Tier.EXACT),
                        Optional.of(to),
                        Optional.empty(),
                        List.of()));
                modules.put(to, module(SourceText.ofUtf8(to, new byte[FILE_TOKENS]), ModuleKind.PLAIN));
            }
        }
        modules.put(ROUTER, module(source, kind));
        return ModuleGraph.of(
                List.copyOf(modules.values()),
                references,
                Tier.ROOTED,
                kind == ModuleKind.MEMORY ? List.of(AlwaysRoot.whole(modules.get(ROUTER))) : List.of(),
                new ByteCounter(),
                new EagerDepth(1, 4, EagerDepth.ANY));
    }

    private static PromptModule module(SourceText source, ModuleKind kind) {
        FrontMatter none = new FrontMatter(new Span(0, 0), new YamlNode.Mapping(new Span(0, 0), List.of()));
        return new PromptModule(source, kind, source.id().stem(), none, source.length(), List.of());
    }

    private static String read(String resource) {
        try (InputStream in = ExclusiveBranchesTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class ByteCounter implements TokenCounter {
        @Override
        public Encoding encoding() {
            return Encoding.O200K_BASE;
        }

        @Override
        public int count(byte[] utf8, int start, int end) {
            return end - start;
        }

        @Override
        public int[] countBetween(SourceText text, int[] cuts) {
            int[] counts = new int[cuts.length - 1];
            Arrays.setAll(counts, i -> cuts[i + 1] - cuts[i]);
            return counts;
        }
    }

    private static List<BranchGroup> find(ModuleGraph graph) {
        return ExclusiveBranches.find(graph, TaskExecutor.direct());
    }
}
