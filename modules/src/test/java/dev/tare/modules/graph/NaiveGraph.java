package dev.tare.modules.graph;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.model.Form;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The rules of closures said again as plainly as possible: sets of bytes, and every reference looked at in every step. */
final class NaiveGraph {

    /** A text in a context: a whole module or a section of one. */
    record Text(ModuleId id, Optional<Span> section) {}

    record Byte(ModuleId id, int offset) {}

    final Map<ModuleId, PromptModule> modules = new TreeMap<>();
    private final List<Reference> references;
    private final Sketch sketch;
    private final Set<ModuleId> loadedWhole = new HashSet<>();
    private final Set<Byte> loaded = new HashSet<>();

    NaiveGraph(Sketch sketch) {
        this(sketch, sketch.references);
        Set<Text> texts = new HashSet<>();
        for (ModuleId root : sketch.roots) {
            texts.addAll(walk(root, true, false, hops(root)).keySet());
        }
        loaded.addAll(bytes(texts));
        for (Text text : texts) {
            if (text.section().isEmpty()) {
                loadedWhole.add(text.id());
            }
        }
    }

    private NaiveGraph(Sketch sketch, List<Reference> references) {
        this.sketch = sketch;
        this.references = references;
        for (PromptModule module : sketch.modules) {
            modules.put(module.id(), module);
        }
    }

    /** Returns the same framework without the module, what is always loaded left as it is. */
    NaiveGraph without(ModuleId id) {
        List<Reference> rest = new ArrayList<>();
        for (Reference reference : references) {
            if (!reference.from().equals(id) && !reference.to().orElseThrow().equals(id)) {
                rest.add(reference);
            }
        }
        NaiveGraph graph = new NaiveGraph(sketch, rest);
        graph.loaded.addAll(loaded);
        graph.loadedWhole.addAll(loadedWhole);
        return graph;
    }

    Set<Byte> alwaysLoaded() {
        return loaded;
    }

    int hops(ModuleId id) {
        ModuleKind kind = modules.get(id).kind();
        return sketch.depth.eagerHops(kind);
    }

    /**
     * Returns the texts that ways reach at no more than this cost, with their fewest hops within all of these. A step costs
     * nothing where any of the references that make it is put in place, and one elsewhere.
     */
    Map<Text, Integer> walk(ModuleId start, boolean eagerOnly, boolean names, int maxCost) {
        Text first = new Text(start, Optional.empty());
        Map<Text, Integer> costs = new HashMap<>();
        costs.put(first, 0);
        // As often as something becomes cheaper, everything is looked at again.
        for (boolean changed = true; changed; ) {
            changed = false;
            for (Text text : List.copyOf(costs.keySet())) {
                for (Step step : steps(text, eagerOnly, names)) {
                    int cost = costs.get(text) + step.cost();
                    if (!isLeftOut(step.to())
                            && cost <= maxCost
                            && cost < costs.getOrDefault(step.to(), Integer.MAX_VALUE)) {
                        costs.put(step.to(), cost);
                        changed = true;
                    }
                }
            }
        }
        Map<Text, Integer> found = new LinkedHashMap<>();
        found.put(first, 0);
        List<Text> frontier = List.of(first);
        for (int hops = 1; !frontier.isEmpty(); hops++) {
            List<Text> next = new ArrayList<>();
            for (Text text : frontier) {
                for (Step step : steps(text, eagerOnly, names)) {
                    if (costs.containsKey(step.to()) && found.putIfAbsent(step.to(), hops) == null) {
                        next.add(step.to());
                    }
                }
            }
            frontier = next;
        }
        return found;
    }

    private record Step(Text to, int cost) {}

    private List<Step> steps(Text text, boolean eagerOnly, boolean names) {
        List<Step> steps = new ArrayList<>();
        for (Reference reference : references) {
            if (standsIn(reference, text)) {
                Optional<Text> target = target(reference, eagerOnly, names);
                // A whole module holds its own sections already.
                target.filter(t -> text.section().isPresent() || !t.id().equals(text.id()))
                        .ifPresent(t ->
                                steps.add(new Step(t, costs(reference.mention().form()) ? 1 : 0)));
            }
        }
        return steps;
    }

    private static boolean costs(Form form) {
        return form == Form.AT_PATH || form == Form.SLASH_COMMAND;
    }

    List<Text> targets(Text text, boolean eagerOnly, boolean names) {
        List<Text> targets = new ArrayList<>();
        for (Step step : steps(text, eagerOnly, names)) {
            targets.add(step.to());
        }
        return targets;
    }

    static boolean standsIn(Reference reference, Text text) {
        return reference.from().equals(text.id())
                && text.section()
                        .map(s -> s.contains(reference.mention().span()))
                        .orElse(true);
    }

    Optional<Text> target(Reference reference, boolean eagerOnly, boolean names) {
        boolean eager = reference.strength() == Strength.EAGER;
        boolean own = reference.from().equals(reference.to().orElseThrow());
        if (reference.isByName()) {
            return names && !own ? Optional.of(new Text(reference.to().get(), Optional.empty())) : Optional.empty();
        }
        if (reference.tier().orElseThrow().compareTo(sketch.widest) > 0
                || eagerOnly && !eager
                || own && !(eager && reference.section().isPresent())) {
            return Optional.empty();
        }
        return Optional.of(new Text(reference.to().get(), eager ? reference.section() : Optional.empty()));
    }

    private boolean isLeftOut(Text text) {
        if (text.section().isEmpty()) {
            return loadedWhole.contains(text.id());
        }
        Set<Byte> bytes = bytes(Set.of(text));
        return !bytes.isEmpty() && loaded.containsAll(bytes);
    }

    Set<Byte> bytes(Set<Text> texts) {
        Set<Byte> bytes = new HashSet<>();
        for (Text text : texts) {
            Span span = text.section()
                    .orElse(new Span(0, modules.get(text.id()).source().length()));
            for (int i = span.start(); i < span.end(); i++) {
                bytes.add(new Byte(text.id(), i));
            }
        }
        return bytes;
    }
}
