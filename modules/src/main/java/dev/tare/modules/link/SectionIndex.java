package dev.tare.modules.link;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.model.PromptModule;
import java.util.Map;
import java.util.Optional;

/** The sections of modules, found once. */
final class SectionIndex {

    private final Map<ModuleId, PromptModule> modules;

    SectionIndex(Map<ModuleId, PromptModule> modules) {
        this.modules = modules;
    }

    /** Returns the place of the named section in the module. */
    Optional<Span> find(ModuleId id, String name) {
        PromptModule module = modules.get(id);
        return module == null || name.isEmpty()
                ? Optional.empty()
                : Optional.of(module.source().span());
    }
}
