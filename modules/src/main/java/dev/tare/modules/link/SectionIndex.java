package dev.tare.modules.link;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Sections;
import dev.tare.modules.model.PromptModule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sections of modules, found once for each module that somebody asks about. Not for use by several threads. */
final class SectionIndex {

    private final Map<ModuleId, PromptModule> modules;
    private final Map<ModuleId, Sections> found = new HashMap<>();

    SectionIndex(Map<ModuleId, PromptModule> modules) {
        this.modules = modules;
    }

    /** Returns the place of the named section in the module. */
    Optional<Span> find(ModuleId id, String name) {
        Sections sections = of(id);
        return sections == null ? Optional.empty() : sections.find(name);
    }

    /** Returns the names of the module's sections, in order. */
    List<String> names(ModuleId id) {
        Sections sections = of(id);
        return sections == null ? List.of() : sections.names();
    }

    private @Nullable Sections of(ModuleId id) {
        Sections sections = found.get(id);
        PromptModule module = sections == null ? modules.get(id) : null;
        if (module != null) {
            sections = Sections.of(module.source());
            found.put(id, sections);
        }
        return sections;
    }
}
