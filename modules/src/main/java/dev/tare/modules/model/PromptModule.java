package dev.tare.modules.model;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import java.util.List;

/**
 * One prompt file, read and understood on its own: nothing in it depends on any other file.
 *
 * @param source the text as it lies on disk
 * @param kind what it is for
 * @param name the name it is invoked by, for an entry; else the file's stem
 * @param frontMatter its front matter
 * @param tokens the exact count of the whole file in the chosen encoding
 * @param mentions what looks like a reference, in order of place
 * @param slots what the harness fills in or runs before the model sees the text, in order of place
 */
public record PromptModule(
        SourceText source,
        ModuleKind kind,
        String name,
        FrontMatter frontMatter,
        int tokens,
        List<Mention> mentions,
        List<Slot> slots) {

    public PromptModule {
        mentions = List.copyOf(mentions);
        slots = List.copyOf(slots);
    }

    /** A module without slots. */
    public PromptModule(
            SourceText source,
            ModuleKind kind,
            String name,
            FrontMatter frontMatter,
            int tokens,
            List<Mention> mentions) {
        this(source, kind, name, frontMatter, tokens, mentions, List.of());
    }

    public ModuleId id() {
        return source.id();
    }
}
