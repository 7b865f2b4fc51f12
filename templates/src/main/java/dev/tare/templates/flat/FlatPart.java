package dev.tare.templates.flat;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.loader.prompt.FileMarks;
import java.util.Optional;

/**
 * A file in a prompt, or a section of one that stands there alone.
 *
 * @param id the module
 * @param section the stretch of its source; empty when it is the whole module
 * @param label what the mark before it names, as it is written there: the module's path, and behind {@code #} its section
 */
public record FlatPart(ModuleId id, Optional<Span> section, String label) {

    /** Returns the part that is a whole module. */
    public static FlatPart whole(ModuleId id) {
        return new FlatPart(id, Optional.empty(), path(id));
    }

    /** Returns the part that is a section. */
    static FlatPart section(ModuleId id, Span section, String name) {
        return new FlatPart(id, Optional.of(section), path(id) + "#" + FileMarks.escaped(name));
    }

    /** In a path a {@code #} is escaped, so that no file reads like a section of another one. */
    private static String path(ModuleId id) {
        return FileMarks.escaped(id.path(), '#');
    }
}
