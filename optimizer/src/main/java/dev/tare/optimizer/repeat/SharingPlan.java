package dev.tare.optimizer.repeat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.optimizer.repeat.Repeat.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * Which copies in a framework become pointers. A copy does where another place of its package says the same, is in the context wherever
 * the copy is, and stays; and where the pointer costs less. Of several ways the one that saves most comes first, so no place that is
 * pointed to is itself replaced, and no two pointers overlap.
 *
 * @param pointers the pointers, by module and then by place
 */
public record SharingPlan(List<Pointer> pointers) {

    /** How many places of a repeat are tried as the one that stays. */
    private static final int MOST_HOLDERS = 16;

    /** How often a way is weighed again after others took some of its places. */
    private static final int MOST_WEIGHINGS = 32;

    public SharingPlan {
        pointers = List.copyOf(pointers);
    }

    /** Returns the sum of what the pointers save. */
    public long saves() {
        long sum = 0;
        for (Pointer pointer : pointers) {
            sum += pointer.saves();
        }
        return sum;
    }

    /**
     * Chooses the pointers of a framework.
     *
     * @param graph the framework
     * @param repeats what stands in several places of its modules
     * @param packages which modules may point to each other
     * @param mayStay whether a stretch of a module stays as it is when the pointers are made
     * @param mayGo whether a stretch of a module may be replaced
     */
    public static SharingPlan of(
            ModuleGraph graph,
            List<Repeat> repeats,
            TokenCounter counter,
            Packages packages,
            BiPredicate<ModuleId, Span> mayStay,
            BiPredicate<ModuleId, Span> mayGo,
            TaskExecutor executor) {
        Set<ModuleId> asked = new TreeSet<>();
        for (Repeat repeat : repeats) {
            repeat.places().forEach(place -> asked.add(place.id()));
        }
        PointerRules rules = PointerRules.of(graph, asked, counter, packages, executor);
        Search search = new Search(rules, mayStay, mayGo);
        List<Way> ways = new ArrayList<>();
        executor.map(repeats, search::ways).forEach(ways::addAll);
        return new SharingPlan(chosen(ways));
    }

    /** One place that stays, and the pointers to it; they shrink as other ways are taken. */
    private static final class Way {

        private final Place holder;
        private List<Pointer> pointers;
        private long saves;
        private int number;
        private int weighings;

        Way(Place holder, List<Pointer> pointers) {
            this.holder = holder;
            this.pointers = pointers;
            this.saves = sum(pointers);
        }

        private static long sum(List<Pointer> pointers) {
            return pointers.stream().mapToLong(Pointer::saves).sum();
        }
    }

    private static List<Pointer> chosen(List<Way> ways) {
        PriorityQueue<Way> queue = new PriorityQueue<>(
                Comparator.comparingLong((Way way) -> way.saves).reversed().thenComparingInt(way -> way.number));
        for (int i = 0; i < ways.size(); i++) {
            ways.get(i).number = i;
            queue.add(ways.get(i));
        }
        Map<ModuleId, SpanSet> held = new HashMap<>();
        Map<ModuleId, SpanSet> replaced = new HashMap<>();
        List<Pointer> chosen = new ArrayList<>();
        while (!queue.isEmpty()) {
            Way way = queue.remove();
            List<Pointer> free = free(way, held, replaced);
            if (free.size() == way.pointers.size()) {
                for (Pointer pointer : free) {
                    spans(held, pointer.holder()).add(pointer.held());
                    spans(held, pointer.holder()).add(pointer.name());
                    spans(replaced, pointer.copy()).add(pointer.place());
                    chosen.add(pointer);
                }
            } else if (!free.isEmpty() && ++way.weighings < MOST_WEIGHINGS) {
                way.pointers = free;
                way.saves = Way.sum(free);
                queue.add(way);
            }
        }
        chosen.sort(Comparator.comparing(Pointer::copy).thenComparing(Pointer::place));
        return chosen;
    }

    /** Returns the pointers of a way that those chosen so far leave possible. */
    private static List<Pointer> free(Way way, Map<ModuleId, SpanSet> held, Map<ModuleId, SpanSet> replaced) {
        List<Pointer> free = new ArrayList<>();
        if (spans(replaced, way.holder.id()).overlaps(way.holder.span())) {
            return free;
        }
        for (Pointer pointer : way.pointers) {
            if (!spans(held, pointer.copy()).overlaps(pointer.place())
                    && !spans(replaced, pointer.copy()).overlaps(pointer.place())
                    && !spans(replaced, pointer.holder()).overlaps(pointer.name())) {
                free.add(pointer);
            }
        }
        return free;
    }

    private static SpanSet spans(Map<ModuleId, SpanSet> sets, ModuleId id) {
        return sets.computeIfAbsent(id, asked -> new SpanSet());
    }

    /** Finds the ways in which the places of one repeat can point to each other. */
    private record Search(PointerRules rules, BiPredicate<ModuleId, Span> mayStay, BiPredicate<ModuleId, Span> mayGo) {

        List<Way> ways(Repeat repeat) {
            List<Way> ways = new ArrayList<>();
            List<Place> holders = holders(repeat);
            for (Place holder : holders) {
                List<Pointer> pointers = new ArrayList<>();
                for (Place copy : repeat.places()) {
                    if (!copy.equals(holder)
                            && rules.sight().mayMeet(copy.id(), holder.id())
                            && mayGo.test(copy.id(), copy.span())) {
                        rules.pointer(copy, holder).ifPresent(pointers::add);
                    }
                }
                if (!pointers.isEmpty()) {
                    ways.add(new Way(holder, pointers));
                }
            }
            return ways;
        }

        /** Returns the places that are in sight of most. */
        private List<Place> holders(Repeat repeat) {
            Sight sight = rules.sight();
            List<Place> sorted = new ArrayList<>(repeat.places());
            sorted.removeIf(place -> !mayStay.test(place.id(), place.span()));
            sorted.sort(Comparator.comparing((Place place) -> !sight.isAlways(place.id()))
                    .thenComparing(place -> sight.starts(place.id()), Comparator.reverseOrder())
                    .thenComparing(Comparator.naturalOrder()));
            return sorted.subList(0, Math.min(MOST_HOLDERS, sorted.size()));
        }
    }
}
