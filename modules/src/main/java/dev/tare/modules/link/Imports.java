package dev.tare.modules.link;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.dialect.Effect;
import dev.tare.modules.dialect.Harness;
import dev.tare.modules.dialect.Harnesses;
import dev.tare.modules.model.Form;
import dev.tare.modules.model.Mention;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Tier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which plain files are imported or attached, and from where: an at sign in such a file means what it means in the file
 * that brought it in. Memory comes before entries.
 */
final class Imports {

    private final Map<ModuleId, PromptModule> byId;
    private final Harnesses harnesses;
    private final PathResolver paths;
    private final Map<ModuleId, PromptModule> importedBy = new HashMap<>();

    Imports(Map<ModuleId, PromptModule> byId, Harnesses harnesses, PathResolver paths) {
        this.byId = byId;
        this.harnesses = harnesses;
        this.paths = paths;
    }

    /** Returns for each imported plain module the memory, rule or entry module at the start of the chain. */
    Map<ModuleId, PromptModule> all(List<PromptModule> modules) {
        follow(modules, true);
        follow(modules, false);
        return importedBy;
    }

    private void follow(List<PromptModule> modules, boolean memory) {
        for (PromptModule start : modules) {
            boolean isMemory = start.kind() == ModuleKind.MEMORY || start.kind() == ModuleKind.RULE;
            if (isMemory == memory && (isMemory || start.kind().isEntry())) {
                followFrom(start);
            }
        }
    }

    private void followFrom(PromptModule start) {
        Harness harness = harnesses.ofFile(start.id().path());
        Deque<PromptModule> open = new ArrayDeque<>();
        open.add(start);
        while (!open.isEmpty()) {
            PromptModule module = open.remove();
            for (Mention mention : module.mentions()) {
                if (mention.form() != Form.AT_PATH
                        || harness.effect(Form.AT_PATH, start.kind(), mention.surroundings()) != Effect.EAGER) {
                    continue;
                }
                Resolution found = paths.resolve(module.id(), mention.target());
                if (!found.isResolved() || found.tier().orElseThrow() != Tier.EXACT && !found.installed()) {
                    continue;
                }
                PromptModule target = byId.get(found.to().orElseThrow());
                if (target != null && isImportable(target) && importedBy.putIfAbsent(target.id(), start) == null) {
                    open.add(target);
                }
            }
        }
    }

    /** A module with a kind of its own keeps it, except memory of another harness that is brought in. */
    private static boolean isImportable(PromptModule target) {
        return target.kind() == ModuleKind.PLAIN
                || target.kind() == ModuleKind.TEMPLATE
                || target.kind() == ModuleKind.MEMORY;
    }
}
