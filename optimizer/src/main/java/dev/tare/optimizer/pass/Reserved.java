package dev.tare.optimizer.pass;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What passes leave as it is.
 *
 * @param modules whole modules
 * @param places stretches of other modules, in their sources
 * @param unmerged modules of which the layout may change, but that are to stand in a file of their own
 */
public record Reserved(Set<ModuleId> modules, Map<ModuleId, List<Span>> places, Set<ModuleId> unmerged) {

    /** Nothing. */
    public static final Reserved NONE = new Reserved(Set.of(), Map.of());

    public Reserved {
        modules = Set.copyOf(modules);
        places = Map.copyOf(places);
        unmerged = Set.copyOf(unmerged);
    }

    /** Modules and places alone. */
    public Reserved(Set<ModuleId> modules, Map<ModuleId, List<Span>> places) {
        this(modules, places, Set.of());
    }

    /** Returns the stretches of a module. */
    public List<Span> places(ModuleId id) {
        return places.getOrDefault(id, List.of());
    }

    /** Tells whether a stretch of a module, or a part of it, stays as it is. */
    public boolean holds(ModuleId id, Span span) {
        boolean held = modules.contains(id);
        for (Span place : places(id)) {
            held |= place.start() < span.end() && place.end() > span.start();
        }
        return held;
    }

    /** Returns this and what others reserve. */
    public Reserved and(Reserved other) {
        SortedSet<ModuleId> all = new TreeSet<>(modules);
        all.addAll(other.modules);
        SortedMap<ModuleId, List<Span>> both = new TreeMap<>(places);
        other.places.forEach((id, spans) -> {
            List<Span> own = new ArrayList<>(both.getOrDefault(id, List.of()));
            own.addAll(spans);
            both.put(id, own);
        });
        SortedSet<ModuleId> apart = new TreeSet<>(unmerged);
        apart.addAll(other.unmerged);
        return new Reserved(all, both, apart);
    }

    /** Returns the same with modules that are to stand in a file of their own. */
    public Reserved apart(Set<ModuleId> others) {
        return others.isEmpty() ? this : and(new Reserved(Set.of(), Map.of(), others));
    }
}
