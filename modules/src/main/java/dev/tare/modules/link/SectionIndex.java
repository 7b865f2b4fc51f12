package dev.tare.modules.link;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Sections;
import dev.tare.modules.model.PromptModule;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sections of modules, found once for each module that somebody asks about. Safe for use by several threads. */
final class SectionIndex {

    private final Map<ModuleId, PromptModule> modules;
    private final Map<ModuleId, Sections> found = new ConcurrentHashMap<>();

    SectionIndex(Map<ModuleId, PromptModule> modules) {
        this.modules = modules;
    }

    /** Returns the place of the named section in the module. */
    Optional<Span> find(ModuleId id, String name) {
        Sections sections = of(id);
        return sections == null ? Optional.empty() : sections.find(name);
    }

    /** Returns the sections of the module, or null when there is none. */
    @Nullable
    Sections of(ModuleId id) {
        PromptModule module = modules.get(id);
        return module == null ? null : found.computeIfAbsent(id, key -> Sections.of(module.source()));
    }
}
