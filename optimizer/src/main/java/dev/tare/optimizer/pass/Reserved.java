package dev.tare.optimizer.pass;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What passes leave as it is.
 *
 * @param modules whole modules
 * @param places stretches of other modules, in their sources
 */
public record Reserved(Set<ModuleId> modules, Map<ModuleId, List<Span>> places) {

    /** Nothing. */
    public static final Reserved NONE = new Reserved(Set.of(), Map.of());

    public Reserved {
        modules = Set.copyOf(modules);
        places = Map.copyOf(places);
    }

    /** Returns the stretches of a module. */
    public List<Span> places(ModuleId id) {
        return places.getOrDefault(id, List.of());
    }
}
