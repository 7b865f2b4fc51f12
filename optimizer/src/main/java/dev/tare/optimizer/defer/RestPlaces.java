package dev.tare.optimizer.defer;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.optimizer.repeat.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Places in what is left of modules, as places of their sources, and back. */
final class RestPlaces {

    private final Deferred deferred;
    private final Map<ModuleId, StubMap> maps = new ConcurrentHashMap<>();

    RestPlaces(Deferred deferred) {
        this.deferred = deferred;
    }

    private StubMap map(ModuleId id) {
        return maps.computeIfAbsent(id, key -> new StubMap(key, deferred.stubs(key)));
    }

    /** Returns where a stretch of a source is in what is left; nothing where any of it went. */
    Optional<Span> inRest(ModuleId id, Span source) {
        return map(id).of(source);
    }

    /** Returns where a stretch of what is left stands in the source; nothing where any of it is a stub. */
    Optional<Span> inSource(ModuleId id, Span rest) {
        return map(id).back(rest);
    }

    /** Returns a pointer with its places in the sources; nothing where they are not all there. */
    Optional<Pointer> inSource(Pointer pointer) {
        Optional<Span> place = inSource(pointer.copy(), pointer.place());
        Optional<Span> held = inSource(pointer.holder(), pointer.held());
        Optional<Span> name = inSource(pointer.holder(), pointer.name());
        if (place.isEmpty() || held.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        int shift = held.get().start() - pointer.held().start();
        List<Pointer.Swap> swaps = new ArrayList<>();
        for (Pointer.Swap swap : pointer.swaps()) {
            Span there = new Span(swap.held().start() + shift, swap.held().end() + shift);
            swaps.add(new Pointer.Swap(there, swap.words()));
        }
        return Optional.of(new Pointer(
                pointer.copy(),
                place.get(),
                pointer.holder(),
                held.get(),
                name.get(),
                pointer.text(),
                swaps,
                pointer.saves()));
    }
}
