package dev.tare.langchain4j;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.input.Prompt;
import dev.tare.loader.EntryRenderer;
import dev.tare.loader.ModuleLoader;
import dev.tare.loader.NoSuchNameException;
import dev.tare.loader.template.MissingValueException;
import java.io.IOException;
import java.util.Map;

/**
 * An entry of a bundle in the place of LangChain4j's {@code PromptTemplate}. Tare fills the slots; what comes of it is text, in which LangChain4j looks for
 * no variables of its own: braces of a prompt, and of a value, stay as they are.
 */
public final class EntryTemplate {

    private final EntryRenderer renderer;

    private EntryTemplate(EntryRenderer renderer) {
        this.renderer = renderer;
    }

    /**
     * Returns the template of an entry.
     *
     * @param loader which stays the caller's to close
     * @param entry its name, as {@link ModuleLoader#load} takes it
     * @throws NoSuchNameException when no entry, or more than one, has that name
     */
    public static EntryTemplate of(ModuleLoader loader, String entry) throws NoSuchNameException, IOException {
        return new EntryTemplate(EntryRenderer.of(loader, entry));
    }

    /**
     * Returns the prompt with values in its slots.
     *
     * @param variables by the names of slots, such as {@code ARGUMENTS}; each as its {@code toString} says it, null as if it were not there
     * @throws MissingValueException when a slot that needs a value has none
     */
    public Prompt apply(Map<String, ?> variables) throws IOException {
        return Prompt.from(text(variables));
    }

    /** Returns the prompt as a message of the system; see {@link #apply}. */
    public SystemMessage systemMessage(Map<String, ?> variables) throws IOException {
        return SystemMessage.from(text(variables));
    }

    /** Returns the prompt as a message of the user; see {@link #apply}. */
    public UserMessage userMessage(Map<String, ?> variables) throws IOException {
        return UserMessage.from(text(variables));
    }

    private String text(Map<String, ?> variables) throws IOException {
        return renderer.render(variables).text();
    }
}
