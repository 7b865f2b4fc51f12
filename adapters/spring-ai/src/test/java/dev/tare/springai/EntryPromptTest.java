package dev.tare.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.bundler.build.BuildOptions;
import dev.tare.bundler.build.BuildTarget;
import dev.tare.bundler.build.Builder;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.loader.ModuleLoader;
import dev.tare.loader.NoSuchNameException;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.prompt.PromptTemplate;
import org.springframework.core.io.Resource;

/** Prompts in Spring AI's own types: nothing of theirs is interpreted again. */
class EntryPromptTest {

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
        EntryPrompt prompt = EntryPrompt.of(loader, "label");
        assertThat(prompt.systemMessage(variables).getText()).isEqualTo(expected);
        assertThat(prompt.userMessage(variables).getText()).isEqualTo(expected);
        assertThat(new SystemMessage(prompt.resource(variables)).getText()).isEqualTo(expected);
        assertThat(prompt.resource(variables).getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo(expected);
        assertThat(prompt.template(variables).render()).isEqualTo(expected);
        assertThat(prompt.template(variables).create(Map.of("fruit", "plum")).getContents())
                .isEqualTo(expected);
    }

    /** What would happen otherwise, so that the test above can fail. */
    @Test
    void theirOwnTemplateWouldInterpretIt() {
        assertThat(new PromptTemplate("Keep {fruit}.").render(Map.of("fruit", "plum")))
                .isEqualTo("Keep plum.");
    }

    /** These lines stand in the page on Java programs. */
    @Test
    void whatThePageShowsRuns() throws Exception {
        EntryPrompt label = EntryPrompt.of(loader, "label");
        SystemMessage message = label.systemMessage(Map.of("ARGUMENTS", "plum jam"));
        Resource resource = label.resource(Map.of("ARGUMENTS", "plum jam"));
        PromptTemplate template = label.template(Map.of("ARGUMENTS", "plum jam"));
        assertThat(resource.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(message.getText());
        assertThat(template.render()).isEqualTo(message.getText());
        List<String> source =
                stripped(Files.readString(Path.of("src/test/java/dev/tare/springai/EntryPromptTest.java")));
        String page = Files.readString(Path.of("../../docs/java.md"));
        String piece = page.substring(page.indexOf("```java\nEntryPrompt ") + 8);
        List<String> shown = stripped(piece.substring(0, piece.indexOf("```")));
        assertThat(shown).hasSizeGreaterThan(2);
        assertThat(source).containsSequence(shown);
    }

    private static List<String> stripped(String text) {
        return text.lines().map(String::strip).toList();
    }

    @Test
    void valuesOfAnyTypeAreTakenAndUnknownEntriesRefused() throws Exception {
        assertThat(EntryPrompt.of(loader, "label")
                        .systemMessage(Map.of("ARGUMENTS", 12))
                        .getText())
                .startsWith("Write a label for 12.");
        assertThatThrownBy(() -> EntryPrompt.of(loader, "lable")).isInstanceOf(NoSuchNameException.class);
    }
}
