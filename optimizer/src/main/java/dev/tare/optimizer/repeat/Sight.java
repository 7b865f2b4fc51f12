package dev.tare.optimizer.repeat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.graph.AlwaysRoot;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who has which text in the context. A module that may be opened by itself is in sight of itself and of what is always loaded, and of
 * nothing else. How deep harnesses follow is not certain, so a text may be where any depth brings it, and is where the known one does.
 */
final class Sight {

    private final ModuleGraph graph;

    /** By module, the starts that may hold it or a part of it, ascending. */
    private final Map<ModuleId, IntRow> maybe = new HashMap<>();

    /** By module, where only a part of it may be loaded. */
    private final Map<ModuleId, List<Part>> parts = new HashMap<>();

    /** By module, the starts that hold all of it, ascending. */
    private final Map<ModuleId, IntRow> whole = new HashMap<>();

    private final Set<ModuleId> always = new HashSet<>();
    private final Set<ModuleId> alwaysInPart = new HashSet<>();
    private final Map<ModuleId, SpanSet> leftOut = new HashMap<>();
    private final Set<ModuleId> alone = new HashSet<>();

    /** By module, the sections that somebody opens or loads. */
    private final Map<ModuleId, List<Span>> sections = new HashMap<>();

    private record Part(int start, Span span) {}

    private record Loads(Closure sure, Closure possible) {}

    private Sight(ModuleGraph graph) {
        this.graph = graph;
    }

    /**
     * Returns who sees what.
     *
     * @param asked the modules that will be asked for
     */
    static Sight of(ModuleGraph graph, Set<ModuleId> asked, TaskExecutor executor) {
        Sight sight = new Sight(graph);
        List<PromptModule> entries = graph.entries();
        List<Loads> loads = executor.map(
                entries, entry -> new Loads(graph.eagerClosure(entry.id()), graph.nestedEagerClosure(entry.id())));
        for (int start = 0; start < loads.size(); start++) {
            sight.addStart(start, loads.get(start), asked);
        }
        for (Closure.Part part : graph.alwaysLoaded().parts()) {
            (part.section().isEmpty() ? sight.always : sight.alwaysInPart).add(part.id());
        }
        for (AlwaysRoot root : graph.alwaysLoadedRoots()) {
            SpanSet spans = sight.leftOut.computeIfAbsent(root.id(), id -> new SpanSet());
            root.leftOut().forEach(spans::add);
        }
        sight.findAlone();
        return sight;
    }

    private void addStart(int start, Loads loads, Set<ModuleId> asked) {
        for (Closure.Part part : loads.sure.parts()) {
            if (part.section().isEmpty() && asked.contains(part.id())) {
                whole.computeIfAbsent(part.id(), id -> new IntRow()).add(start);
            }
        }
        for (Closure.Part part : loads.possible.parts()) {
            if (!asked.contains(part.id())) {
                continue;
            }
            if (part.section().isEmpty()) {
                maybe.computeIfAbsent(part.id(), id -> new IntRow()).add(start);
            } else {
                parts.computeIfAbsent(part.id(), id -> new ArrayList<>())
                        .add(new Part(start, part.section().get()));
            }
        }
    }

    /** Finds what may be read without any start that loads it: what is opened on demand, on a condition, or by nobody known. */
    private void findAlone() {
        Set<ModuleId> attached = new HashSet<>();
        for (Reference reference : graph.references()) {
            if (reference.outcome() != Outcome.RESOLVED || reference.to().isEmpty()) {
                continue;
            }
            ModuleId to = reference.to().get();
            if (reference.section().isPresent()) {
                sections.computeIfAbsent(to, id -> new ArrayList<>())
                        .add(reference.section().get());
            }
            if (graph.isEdge(reference) && reference.strength() == Strength.EAGER) {
                attached.add(to);
            } else if (!reference.isByName() && !reference.from().equals(to)) {
                alone.add(to);
            }
        }
        for (PromptModule module : graph.modules()) {
            boolean conditional = module.kind() == ModuleKind.RULE || module.kind() == ModuleKind.MEMORY;
            if (conditional || !module.kind().isEntry() && !attached.contains(module.id())) {
                alone.add(module.id());
            }
        }
    }

    boolean isAlways(ModuleId id) {
        return always.contains(id);
    }

    /** Returns how many starts hold the whole module. */
    int starts(ModuleId id) {
        IntRow starts = whole.get(id);
        return starts == null ? 0 : starts.size();
    }

    /** Returns the sections of a module that references name. */
    List<Span> sections(ModuleId id) {
        return sections.getOrDefault(id, List.of());
    }

    /** Tells whether the harness never loads a part of the place. */
    boolean isLeftOut(ModuleId id, Span place) {
        SpanSet spans = leftOut.get(id);
        return spans != null && spans.overlaps(place);
    }

    /** Tells whether one context may hold text of both modules, so that either could point to the other. */
    boolean mayMeet(ModuleId a, ModuleId b) {
        if (a.equals(b) || always.contains(a) || always.contains(b)) {
            return true;
        }
        IntRow one = maybe.get(a);
        IntRow other = maybe.get(b);
        return one != null && other != null && one.meets(other);
    }

    /** Tells whether the held text is in the context wherever the copy is. */
    boolean isHeld(ModuleId copy, Span place, ModuleId holder, Span held) {
        if (isLeftOut(holder, held)) {
            return false;
        }
        if (copy.equals(holder)) {
            return sections(copy).stream().allMatch(section -> !section.overlaps(place) || section.contains(held));
        }
        if (always.contains(holder)) {
            return true;
        }
        boolean opened = sections(copy).stream().anyMatch(section -> section.overlaps(place));
        if (always.contains(copy) || alwaysInPart.contains(copy) || alone.contains(copy) || opened) {
            return false;
        }
        IntRow holds = whole.get(holder);
        IntRow needs = maybe.get(copy);
        return holds != null && needs != null && holds.containsAll(needs) && partsHold(copy, place, holds);
    }

    private boolean partsHold(ModuleId copy, Span place, IntRow holds) {
        for (Part part : parts.getOrDefault(copy, List.of())) {
            if (part.span.overlaps(place) && !holds.contains(part.start)) {
                return false;
            }
        }
        return true;
    }
}
