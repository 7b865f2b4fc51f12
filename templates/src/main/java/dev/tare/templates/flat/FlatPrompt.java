package dev.tare.templates.flat;

import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import java.util.List;

/**
 * One prompt: an entry and what it includes.
 *
 * @param file the name of its file
 * @param entry the module that it is a prompt for
 * @param parts the entry and what it includes, each file once, in order of discovery
 * @param missing the references of these parts that would be followed if they led to a module
 */
public record FlatPrompt(String file, PromptModule entry, List<FlatPart> parts, List<Reference> missing) {

    public FlatPrompt {
        parts = List.copyOf(parts);
        missing = List.copyOf(missing);
    }
}
