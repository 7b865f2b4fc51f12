package dev.tare.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.model.input.Prompt;
import dev.langchain4j.model.input.PromptTemplate;
import dev.tare.bundler.build.BuildOptions;
import dev.tare.bundler.build.BuildTarget;
import dev.tare.bundler.build.Builder;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.loader.ModuleLoader;
import dev.tare.loader.NoSuchNameException;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prompts in LangChain4j's own types: nothing of theirs is interpreted again. */
class EntryTemplateTest {

    private static final String TEXT = "Write a label for %s. Keep {{fruit}} and {fruit} and {{{fruit}}}.\n";

    @TempDir
    private Path folder;

    private ModuleLoader loader;

    @BeforeEach
    void open() throws Exception {
        Path root = Files.createDirectories(folder.resolve("framework"));
        Files.createDirectories(root.resolve(".claude/commands"));
        Files.writeString(root.resolve(".claude/commands/label.md"), TEXT.formatted("$ARGUMENTS"));
        Path bundle = folder.resolve("app.tare");
        Builder.build(
                root,
                bundle,
                new BuildOptions(ReadOptions.DEFAULT, BuildTarget.BUNDLE, 2, Notation.OUTLINE, false, 1),
                "tare test",
                TaskExecutor.direct());
        loader = ModuleLoader.open(bundle);
    }

    @AfterEach
    void close() throws Exception {
        loader.close();
    }

    @Test
    void bracesOfPromptsAndValuesStay() throws Exception {
        Map<String, Object> variables = Map.of("ARGUMENTS", "{{plum}} {jam}");
        String expected = TEXT.formatted("{{plum}} {jam}");
        EntryTemplate template = EntryTemplate.of(loader, "label");
        assertThat(template.apply(variables).text()).isEqualTo(expected);
        assertThat(template.apply(variables).toSystemMessage().text()).isEqualTo(expected);
        assertThat(template.apply(variables).toUserMessage().singleText()).isEqualTo(expected);
        assertThat(template.systemMessage(variables).text()).isEqualTo(expected);
        assertThat(template.userMessage(variables).singleText()).isEqualTo(expected);
    }

    /** What would happen otherwise, so that the test above can fail. */
    @Test
    void theirOwnTemplateWouldInterpretIt() {
        assertThat(PromptTemplate.from("Keep {{fruit}}.")
                        .apply(Map.of("fruit", "plum"))
                        .text())
                .isEqualTo("Keep plum.");
    }

    /** These lines stand in the page on Java programs. */
    @Test
    void whatThePageShowsRuns() throws Exception {
        EntryTemplate template = EntryTemplate.of(loader, "label");
        Prompt prompt = template.apply(Map.of("ARGUMENTS", "plum jam"));
        SystemMessage message = template.systemMessage(Map.of("ARGUMENTS", "plum jam"));
        assertThat(prompt.text()).isEqualTo(message.text());
        List<String> source =
                stripped(Files.readString(Path.of("src/test/java/dev/tare/langchain4j/EntryTemplateTest.java")));
        String page = Files.readString(Path.of("../../docs/java.md"));
        String piece = page.substring(page.indexOf("```java\nEntryTemplate ") + 8);
        List<String> shown = stripped(piece.substring(0, piece.indexOf("```")));
        assertThat(shown).hasSizeGreaterThan(2);
        assertThat(source).containsSequence(shown);
    }

    private static List<String> stripped(String text) {
        return text.lines().map(String::strip).toList();
    }

    @Test
    void valuesOfAnyTypeAreTakenAndUnknownEntriesRefused() throws Exception {
        assertThat(EntryTemplate.of(loader, "label")
                        .apply(Map.of("ARGUMENTS", 12))
                        .text())
                .startsWith("Write a label for 12.");
        assertThatThrownBy(() -> EntryTemplate.of(loader, "lable")).isInstanceOf(NoSuchNameException.class);
    }
}
