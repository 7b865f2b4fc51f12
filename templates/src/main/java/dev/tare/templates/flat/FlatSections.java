package dev.tare.templates.flat;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Makes parts of the texts that a walk has found. A section within another one is a part of that, and two that overlap are one stretch under both
 * of their names, so that no text is there twice.
 */
final class FlatSections {

    private FlatSections() {}

    private record Stretch(int position, ModuleId id, Span span, String name) {}

    /**
     * Returns the parts in the order in which the first of each was found.
     *
     * @param whole tells whether a module is there as a whole
     */
    static List<FlatPart> parts(List<FlatClosure.Found> found, Predicate<ModuleId> whole) {
        Map<Integer, FlatPart> parts = new TreeMap<>();
        Map<ModuleId, List<Stretch>> byModule = new TreeMap<>();
        for (int i = 0; i < found.size(); i++) {
            FlatClosure.Found text = found.get(i);
            ModuleId id = text.module().id();
            if (text.section().isEmpty()) {
                parts.put(i, FlatPart.whole(id));
            } else if (!whole.test(id)) {
                byModule.computeIfAbsent(id, key -> new ArrayList<>())
                        .add(new Stretch(i, id, text.section().get(), text.name()));
            }
        }
        for (List<Stretch> stretches : byModule.values()) {
            for (Stretch stretch : joined(stretches)) {
                parts.put(stretch.position(), FlatPart.section(stretch.id(), stretch.span(), stretch.name()));
            }
        }
        return new ArrayList<>(parts.values());
    }

    private static List<Stretch> joined(List<Stretch> stretches) {
        List<Stretch> sorted = new ArrayList<>(stretches);
        sorted.sort(Comparator.comparingInt((Stretch stretch) -> stretch.span().start())
                .thenComparing(Comparator.comparingInt(
                                (Stretch stretch) -> stretch.span().end())
                        .reversed()));
        List<Stretch> joined = new ArrayList<>();
        for (Stretch next : sorted) {
            Stretch last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last == null || next.span().start() >= last.span().end()) {
                joined.add(next);
            } else {
                boolean within = next.span().end() <= last.span().end();
                joined.set(
                        joined.size() - 1,
                        new Stretch(
                                Math.min(last.position(), next.position()),
                                last.id(),
                                new Span(
                                        last.span().start(),
                                        Math.max(last.span().end(), next.span().end())),
                                within ? last.name() : last.name() + "+" + next.name()));
            }
        }
        return joined;
    }
}
