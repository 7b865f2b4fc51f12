package dev.tare.springai;

import dev.tare.loader.EntryRenderer;
import dev.tare.loader.ModuleLoader;
import dev.tare.loader.NoSuchNameException;
import dev.tare.loader.template.MissingValueException;
import java.io.IOException;
import java.util.Map;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.prompt.PromptTemplate;
import org.springframework.ai.template.NoOpTemplateRenderer;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/**
 * An entry of a bundle for Spring AI. Tare fills the slots; what comes of it is text. A message holds it as it is; a template of Spring AI's own would look for
 * {@code {variables}} in it, so that where one is asked for, {@link #template} gives one that does not.
 */
public final class EntryPrompt {

    private final EntryRenderer renderer;

    private EntryPrompt(EntryRenderer renderer) {
        this.renderer = renderer;
    }

    /**
     * Returns the prompt of an entry.
     *
     * @param loader which stays the caller's to close
     * @param entry its name, as {@link ModuleLoader#load} takes it
     * @throws NoSuchNameException when no entry, or more than one, has that name
     */
    public static EntryPrompt of(ModuleLoader loader, String entry) throws NoSuchNameException, IOException {
        return new EntryPrompt(EntryRenderer.of(loader, entry));
    }

    /**
     * Returns the text with values in its slots, in UTF-8, for whatever takes a resource.
     *
     * @param variables by the names of slots, such as {@code ARGUMENTS}; each as its {@code toString} says it, null as if it were not there
     * @throws MissingValueException when a slot that needs a value has none
     */
    public Resource resource(Map<String, ?> variables) throws IOException {
        return new ByteArrayResource(
                renderer.render(variables).utf8(), "prompt '" + renderer.entry() + "' of a bundle");
    }

    /** Returns the text as a message of the system; see {@link #resource}. */
    public SystemMessage systemMessage(Map<String, ?> variables) throws IOException {
        return new SystemMessage(text(variables));
    }

    /** Returns the text as a message of the user; see {@link #resource}. */
    public UserMessage userMessage(Map<String, ?> variables) throws IOException {
        return new UserMessage(text(variables));
    }

    /** Returns the text as a template that renders to it as it is; see {@link #resource}. */
    public PromptTemplate template(Map<String, ?> variables) throws IOException {
        return PromptTemplate.builder()
                .renderer(new NoOpTemplateRenderer())
                .template(text(variables))
                .build();
    }

    private String text(Map<String, ?> variables) throws IOException {
        return renderer.render(variables).text();
    }
}
