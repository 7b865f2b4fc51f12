package dev.tare.bundler.refactor;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.ModuleGraph;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who comes to which module in two versions of a framework. What was asked once is kept. */
final class Reach {

    private final ModuleGraph before;
    private final ModuleGraph after;
    private final Set<ModuleId> alwaysBefore;
    private final Set<ModuleId> alwaysAfter;
    private final Map<ModuleId, Set<ModuleId>> reached = new HashMap<>();
    private final Map<ModuleId, Map<ModuleId, Boolean>> answers = new HashMap<>();

    Reach(ModuleGraph before, ModuleGraph after) {
        this.before = before;
        this.after = after;
        this.alwaysBefore = ids(before.alwaysLoaded());
        this.alwaysAfter = ids(after.alwaysLoaded());
    }

    /** Tells whether every entry that came to the module, and is still there, comes to the other one now. */
    boolean everybodyReaches(ModuleId from, ModuleId holder) {
        if (alwaysAfter.contains(holder)) {
            return true;
        }
        if (alwaysBefore.contains(from)) {
            return false;
        }
        return answers.computeIfAbsent(from, id -> new HashMap<>()).computeIfAbsent(holder, id -> {
            for (ModuleId user : before.usedBy(from)) {
                if (after.module(user).isPresent()
                        && !reached.computeIfAbsent(user, u -> ids(after.reachableClosure(u)))
                                .contains(holder)) {
                    return false;
                }
            }
            return true;
        });
    }

    /** Tells whether a text that every context held is now in none until somebody opens it. */
    boolean leftAlways(ModuleId from, ModuleId to) {
        return alwaysBefore.contains(from) && !alwaysAfter.contains(to);
    }

    private static Set<ModuleId> ids(Closure closure) {
        Set<ModuleId> ids = new HashSet<>();
        for (Closure.Part part : closure.parts()) {
            ids.add(part.id());
        }
        return ids;
    }
}
