package dev.tare.optimizer.defer;

import dev.tare.core.text.ModuleId;
import dev.tare.optimizer.repeat.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What deferring passes ask for.
 *
 * @param asides what is put aside
 * @param lines references that become others
 * @param drops what is dropped
 * @param pointers what stands in another place and is not said again
 */
record Moves(List<PutAside> asides, List<LazyMention> lines, List<Drop> drops, List<Pointer> pointers) {

    /** Nothing. */
    static final Moves NONE = new Moves(List.of(), List.of(), List.of(), List.of());

    Moves {
        asides = List.copyOf(asides);
        lines = List.copyOf(lines);
        drops = List.copyOf(drops);
        pointers = List.copyOf(pointers);
    }

    /** Returns what is asked for in each module in which anything changes. */
    SortedMap<ModuleId, Moves> byModule() {
        Map<ModuleId, List<PutAside>> asidesOf = grouped(asides, PutAside::module);
        Map<ModuleId, List<LazyMention>> linesOf = grouped(lines, LazyMention::module);
        Map<ModuleId, List<Drop>> dropsOf = grouped(drops, Drop::module);
        Map<ModuleId, List<Pointer>> pointersOf = grouped(pointers, Pointer::copy);
        SortedMap<ModuleId, Moves> byModule = new TreeMap<>();
        for (Map<ModuleId, ?> some : List.of(asidesOf, linesOf, dropsOf, pointersOf)) {
            for (ModuleId id : some.keySet()) {
                byModule.computeIfAbsent(
                        id,
                        key -> new Moves(
                                asidesOf.getOrDefault(key, List.of()),
                                linesOf.getOrDefault(key, List.of()),
                                dropsOf.getOrDefault(key, List.of()),
                                pointersOf.getOrDefault(key, List.of())));
            }
        }
        return byModule;
    }

    private static <T> Map<ModuleId, List<T>> grouped(List<? extends T> all, Function<T, ModuleId> module) {
        Map<ModuleId, List<T>> grouped = new HashMap<>();
        for (T one : all) {
            grouped.computeIfAbsent(module.apply(one), id -> new ArrayList<>()).add(one);
        }
        return grouped;
    }

    /** Returns the same with more references that become others. */
    Moves and(List<? extends LazyMention> more) {
        List<LazyMention> all = new ArrayList<>(lines);
        all.addAll(more);
        return new Moves(asides, all, drops, pointers);
    }

    /** Returns the same without what is asked for in some modules. */
    Moves without(Set<ModuleId> modules) {
        return new Moves(
                asides.stream().filter(one -> !modules.contains(one.module())).toList(),
                lines.stream().filter(one -> !modules.contains(one.module())).toList(),
                drops.stream().filter(one -> !modules.contains(one.module())).toList(),
                pointers.stream().filter(one -> !modules.contains(one.copy())).toList());
    }
}
