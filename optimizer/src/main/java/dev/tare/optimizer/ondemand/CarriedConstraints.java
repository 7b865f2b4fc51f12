package dev.tare.optimizer.ondemand;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import dev.tare.modules.wording.HardConstraints;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which modules state a hard constraint, by themselves or in what they bring along when a start loads them. */
final class CarriedConstraints {

    private final ModuleGraph graph;
    private final Set<ModuleId> carrying = new HashSet<>();

    CarriedConstraints(ModuleGraph graph, TaskExecutor executor) {
        this.graph = graph;
        List<PromptModule> modules = graph.modules();
        List<Boolean> stating =
                executor.map(modules, module -> states(module, module.source().span()));
        Map<ModuleId, List<ModuleId>> loadedBy = new HashMap<>();
        for (Reference reference : graph.references()) {
            if (isFollowed(reference)) {
                loadedBy.computeIfAbsent(reference.to().orElseThrow(), key -> new ArrayList<>())
                        .add(reference.from());
            }
        }
        Deque<ModuleId> open = new ArrayDeque<>();
        for (int i = 0; i < modules.size(); i++) {
            if (stating.get(i)) {
                carrying.add(modules.get(i).id());
                open.add(modules.get(i).id());
            }
        }
        while (!open.isEmpty()) {
            for (ModuleId loader : loadedBy.getOrDefault(open.remove(), List.of())) {
                if (carrying.add(loader)) {
                    open.add(loader);
                }
            }
        }
    }

    /** Tells whether a hard constraint would go out of sight with what the reference loads. */
    boolean in(Reference reference) {
        ModuleId target = reference.to().orElseThrow();
        if (reference.section().isEmpty()) {
            return carrying.contains(target);
        }
        if (states(graph.module(target).orElseThrow(), reference.section().get())) {
            return true;
        }
        for (Reference further : graph.referencesFrom(target)) {
            if (isFollowed(further) && carrying.contains(further.to().orElseThrow())) {
                return true;
            }
        }
        return false;
    }

    private boolean isFollowed(Reference reference) {
        return reference.strength() == Strength.EAGER && graph.isEdge(reference);
    }

    private static boolean states(PromptModule module, Span span) {
        return HardConstraints.isStatedIn(module.source().utf8(), span.start(), span.end());
    }
}
