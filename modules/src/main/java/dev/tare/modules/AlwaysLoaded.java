package dev.tare.modules;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.dialect.Harness;
import dev.tare.modules.dialect.Tree;
import dev.tare.modules.graph.EagerDepth;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import java.util.ArrayList;
import java.util.List;

/** What the harness loads before any entry: its root memory, and the rules that have no condition. */
final class AlwaysLoaded {

    private AlwaysLoaded() {}

    /**
     * Returns how deep the harness follows eager references. What an entry attaches is one level, because deeper ones are
     * documented nowhere; but what an installer puts in place is put in place all the way.
     */
    static EagerDepth depth(List<Reference> references, Harness harness) {
        int memory = harness.importDepth().orElse(EagerDepth.ANY);
        for (Reference reference : references) {
            boolean installed = switch (reference.mention().form()) {
                case AT_PATH, PRELOADED_SKILL -> false;
                default -> reference.strength() == Strength.EAGER && reference.outcome() == Outcome.RESOLVED;
            };
            if (installed) {
                return new EagerDepth(EagerDepth.ANY, memory, memory);
            }
        }
        return new EagerDepth(1, memory, memory);
    }

    /** Returns the modules, memory first, then rules by path. */
    static List<ModuleId> roots(List<PromptModule> modules, Tree tree, Harness harness) {
        List<String> memory = harness.rootMemory(tree);
        List<ModuleId> roots = new ArrayList<>();
        for (String path : memory) {
            for (PromptModule module : modules) {
                if (module.kind() == ModuleKind.MEMORY && module.id().path().equals(path)) {
                    roots.add(module.id());
                }
            }
        }
        for (PromptModule module : modules) {
            if (module.kind() == ModuleKind.RULE
                    && harness.loadsAtStart(module.id().path(), module.frontMatter())) {
                roots.add(module.id());
            }
        }
        return roots;
    }
}
