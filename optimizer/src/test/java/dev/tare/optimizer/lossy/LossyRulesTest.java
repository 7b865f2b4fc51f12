package dev.tare.optimizer.lossy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.defer.Deferring;
import dev.tare.optimizer.defer.Drop;
import dev.tare.optimizer.defer.PartPlaces;
import dev.tare.optimizer.pass.Reserved;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each rule takes from a text, and what it must leave alone. */
class LossyRulesTest {

    @TempDir
    private Path root;

    @Test
    void aTableOfMetadataThatHeadsAModuleGoes() throws IOException {
        String table = "| version | last_updated | status |\n|---|---|---|\n| 2.1 | 2025-03-04 | stable |\n\n";
        assertThat(after(new MetadataTables(), table + "# Deploy\n\nRun the checks.\n"))
                .isEqualTo("# Deploy\n\nRun the checks.\n");
        assertThat(after(new MetadataTables(), "# Deploy\n\n" + table + "Run the checks.\n"))
                .isEqualTo("# Deploy\n\nRun the checks.\n");
        assertThat(after(
                        new MetadataTables(),
                        "# Deploy\n\n| Field | Value |\n|---|---|\n| **Version** | 2 |\n| Owner | Kim |\n\nRun.\n"))
                .isEqualTo("# Deploy\n\nRun.\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# A\n\n| version | last_updated |\n|---|---|\n| 1 | 2025-03-04 |\n\nSet last_updated at each change.\n",
                "# A\n\n| version | port |\n|---|---|\n| 1 | 8080 |\n\nStart it.\n",
                "# A\n\n| version | date |\n|---|---|\n| 1 | 2024 |\n| 2 | 2025 |\n\nStart it.\n",
                "# A\n\nFirst words.\n\n| version | status |\n|---|---|\n| 1 | stable |\n\nStart it.\n",
                "# A\n\n| version | status |\n|---|---|\n| 1 | must stay |\n\nStart it.\n",
                "# A\n\n| version | status |\n|---|---|\n| 1 | stable |\n\nThe table above shows what to check.\n",
                "| version | owner |\n|---|---|\n| 1 | Kim |\n\n---\nname: x\n---\n\nRun.\n",
                "| version | owner |\n|---|---|\n| 1 | docs/owner.md |\n\nRun.\n",
            })
    void otherTablesStay(String text) throws IOException {
        put("docs/owner.md", "Kim.\n");
        unchanged(new MetadataTables(), text);
    }

    @Test
    void elementsOfMetadataGo() throws IOException {
        assertThat(after(
                        new MetadataElements(),
                        "```xml\n<module name=\"a\">\n  <version>1.2.0</version>\n  <author>Kim</author>\n"
                                + "  <rule>Ask first.</rule>\n</module>\n```\n"))
                .isEqualTo("```xml\n<module name=\"a\">\n  <rule>Ask first.</rule>\n</module>\n```\n");
        assertThat(
                        after(
                                new MetadataElements(),
                                "<skill>\n<rule>Ask.</rule>\n<metadata><last_updated>2025-03-04</last_updated></metadata>\n</skill>\n"))
                .isEqualTo("<skill>\n<rule>Ask.</rule>\n<metadata></metadata>\n</skill>\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a>\n<rule>Ask.</rule>\n<version>1.2.0</version>\n</a>\n",
                "<a>\n<version>{version}</version>\n<rule>Ask.</rule>\n</a>\n",
                "<a>\n<version>2 is required</version>\n<rule>Ask.</rule>\n</a>\n",
                "<a>\n<version>1.2.0</version>\n<rule>Tell the version number.</rule>\n</a>\n",
                "<a>\n<version><n>1</n></version>\n<rule>Ask.</rule>\n</a>\n",
                "```html\n<a>\n<version>1.2.0</version>\n</a>\n```\n",
            })
    void otherElementsStay(String text) throws IOException {
        unchanged(new MetadataElements(), text);
    }

    @Test
    void emojiThatDecorateGo() throws IOException {
        assertThat(after(new Emoji(), "# \uD83D\uDE80 Deploy\n\nRun it \uD83C\uDF89.\n\n- \uD83D\uDCE6 **Pack** all\n"))
                .isEqualTo("# Deploy\n\nRun it.\n\n- **Pack** all\n");
        assertThat(after(new Emoji(), "<p>\uD83D\uDD27 Fix the build.</p>\n")).isEqualTo("<p>Fix the build.</p>\n");
        assertThat(after(new Emoji(), "Well done \uD83D\uDC69\u200D\uD83D\uDCBB\nand on.\n"))
                .isEqualTo("Well done\nand on.\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- \u2705 Small commits\n- \u274C Large commits\n",
                "| a | b |\n|---|---|\n| x | \uD83D\uDE80 |\n",
                "Use \uD83D\uDE80 = fast.\n\n- \uD83D\uDE80 Deploy\n",
                "## Emoji legend\n\n- \uD83D\uDE80 Deploy\n",
                "Put the \uD83D\uDE80 emoji in front of releases.\n",
                "Print `\uD83D\uDE80 Done`.\n\n\uD83D\uDE80 Deploy it.\n",
                "\uD83D\uDE80 You must not deploy on Fridays.\n",
                "\uD83D\uDE80 # not a heading\n",
                "\uD83D\uDE80 - no item\n",
                "\uD83D\uDE80 1. no step\n",
                "\uD83D\uDE80\n",
                "x\uD83D\uDE80y\n",
                "Words end here \uD83D\uDE80  \nwith a break.\n\n```\n\uD83D\uDE80\n```\n",
                "See [it](#-deploy).\n\n## \uD83D\uDE80 Deploy\n",
            })
    void signsAndWhatIsSpokenOfStay(String text) throws IOException {
        unchanged(new Emoji(), text);
    }

    @Test
    void emojiThatAreAPartOfWhatIsPrintedStay() throws IOException {
        unchanged(new Emoji(), "- \u23F3 in progress\n");
        unchanged(new Emoji(), "Use \uD83D\uDC1F in the title of a fix, and end names in \uD83D\uDC1F.\n");
        unchanged(new Emoji(), "\uD83D\uDCCA Coverage: {percent}\n");
        unchanged(new Emoji(), "\uD83D\uDCCA Coverage: [PERCENT]\n");
        unchanged(new Emoji(), "\uD83D\uDCCA Coverage \u2588\u2588\u2591 of all\n");
        assertThat(after(new Emoji(), "\uD83D\uDCCA Coverage \u2014 [of all](x.md)\n"))
                .isEqualTo("Coverage \u2014 [of all](x.md)\n");
    }

    @Test
    void whatOneModuleSaysOfAnEmojiCountsInAll() throws IOException {
        put("CLAUDE.md", "\uD83D\uDE80 = urgent\n");
        unchanged(new Emoji(), "- \uD83D\uDE80 Deploy\n");
    }

    @Test
    void fillersGo() throws IOException {
        assertThat(after(new FillerPhrases(), "Run it in order to see. In order to stop, press a key.\n"))
                .isEqualTo("Run it to see. To stop, press a key.\n");
        assertThat(after(new FillerPhrases(), "Please note that logs are kept. As mentioned above, `x` is slow.\n"))
                .isEqualTo("Logs are kept. `x` is slow.\n");
        assertThat(after(new FillerPhrases(), "It is basically a list.\n")).isEqualTo("It is a list.\n");
        assertThat(after(new FillerPhrases(), "<p>Please note that logs are kept.</p>\n"))
                .isEqualTo("<p>Logs are kept.</p>\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please note that you must ask.\n",
                "You must ask in order to\nsee.\n",
                "Ask first, in order to learn,\nand never guess.\n",
                "Avoid fillers such as in order to in texts.\n",
                "Do say \"in order to\" here.\n",
                "`in order to` run\n",
                "Please note that # is no heading.\n",
                "```\nin order to run\n```\n",
                "---\ndescription: in order to run\n---\n\nRun.\n",
                "Sort them in order too.\n",
            })
    void constraintsQuotesAndCodeKeepTheirWords(String text) throws IOException {
        unchanged(new FillerPhrases(), text);
    }

    @Test
    void theSurplusOfExamplesGoes() throws IOException {
        StringBuilder list = new StringBuilder("## Examples\n\n");
        for (int i = 0; i < 5; i++) {
            list.append("- fix a typo in file ").append((char) ('a' + i)).append('\n');
        }
        assertThat(after(new ExampleLists(), list + "- fix a typo in g\n- fix a typo in h\n\nThe end.\n"))
                .isEqualTo(list + "\nThe end.\n");
        unchanged(new ExampleLists(), list + "- never fix a typo in g\n");
        unchanged(new ExampleLists(), list + "- \u2705 fix a typo\n");
        unchanged(new ExampleLists(), list.toString().replace("Examples", "Steps") + "- fix a typo in g\n");
        unchanged(new ExampleLists(), list.toString().replace("- ", "1. ") + "1. fix a typo in g\n");
        unchanged(new ExampleLists(), list + "- `another` kind\n");
        String elements = "<examples>\n" + "<example>Say it.</example>\n".repeat(5);
        assertThat(after(new ExampleLists(), elements + "<example>Say it again.</example>\n</examples>\n"))
                .isEqualTo(elements + "</examples>\n");
    }

    @Test
    void theFrameGoesAndTheWordsStay() throws IOException {
        String words =
                "Intro.\n\n\u250C\u2500\u2500\u2500\u2500\u2500\u2500\u2510\n\u2502 NEVER push \u2502\n\u2502 Ask first \u2502\n"
                        + "\u2514\u2500\u2500\u2500\u2500\u2500\u2500\u2518\n";
        assertThat(after(new BoxArt(), words)).isEqualTo("Intro.\n\nNEVER push\nAsk first\n");
        assertThat(after(new BoxArt(), "Intro.\n\n+----------+\n| Ask first |\n+----------+\n"))
                .isEqualTo("Intro.\n\nAsk first\n");
        unchanged(new BoxArt(), words.replace("Intro.", "Print this banner:"));
        unchanged(new BoxArt(), words.replace("Ask first", "{name}"));
        unchanged(new BoxArt(), words.replace("Ask first", "Ask \u2192 wait"));
        unchanged(new BoxArt(), words.replace("Ask first", "Ask \u2502 wait"));
        unchanged(new BoxArt(), "Intro.\n\n```\n" + words + "```\n");
    }

    /** Long lines, many of a kind: work in proportion to the text, for each rule. */
    @Test
    @Timeout(60)
    void noTextTakesLong() throws IOException {
        String rocket = "\uD83D\uDE80 a ";
        for (String text : List.of(
                rocket.repeat(60_000),
                "in order to go `x` ".repeat(20_000),
                "\u250C\u2500\u2500\u2510\n".repeat(30_000),
                "<a>\n" + "<version>1</version>\n".repeat(15_000) + "</a>\n",
                "## Examples\n\n" + "- say it\n".repeat(30_000))) {
            put("docs/module.md", text);
            Framework framework = FrameworkReader.read(root, ReadOptions.DEFAULT, TaskExecutor.direct());
            for (LossyRule rule : List.of(
                    new MetadataTables(),
                    new MetadataElements(),
                    new ExampleLists(),
                    new BoxArt(),
                    new Emoji(),
                    new FillerPhrases())) {
                assertThat(rule.drops(framework, framework.modules(), TaskExecutor.direct()))
                        .isNotNull();
            }
        }
    }

    private void unchanged(LossyRule rule, String text) throws IOException {
        assertThat(after(rule, text)).isEqualTo(text);
    }

    private void put(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    /** Returns what a rule leaves of a module, after which asking again gives the same drops. */
    private String after(LossyRule rule, String text) throws IOException {
        put("docs/module.md", text);
        Framework framework = FrameworkReader.read(root, ReadOptions.DEFAULT, TaskExecutor.direct());
        PartPlaces places = new PartPlaces(framework.reading().tree(), framework.harness(), path -> true);
        List<Deferring.Stage> stages =
                Deferring.run(framework, List.of(rule), places, Reserved.NONE, TaskExecutor.direct());
        PromptModule source =
                framework.graph().module(new ModuleId("docs/module.md")).orElseThrow();
        PromptModule now = stages.get(0).rest().graph().module(source.id()).orElseThrow();
        List<Drop> again = rule.drops(framework, List.of(source), TaskExecutor.direct());
        for (Drop drop : stages.get(0).deferred().drops()) {
            assertThat(drop.module().equals(source.id()) ? again : List.of(drop))
                    .contains(drop);
        }
        assertThat(now.tokens() < source.tokens()
                        || now.source().hash().equals(source.source().hash()))
                .isTrue();
        return new String(now.source().utf8(), StandardCharsets.UTF_8);
    }
}
