package dev.tare.modules;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.dialect.Harness;
import dev.tare.modules.dialect.Tree;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import java.util.ArrayList;
import java.util.List;

/** What the harness loads before any entry: its root memory, and the rules that have no condition. */
final class AlwaysLoaded {

    private AlwaysLoaded() {}

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
