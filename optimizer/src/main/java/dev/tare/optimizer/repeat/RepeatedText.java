package dev.tare.optimizer.repeat;

import dev.tare.core.text.ModuleId;
import dev.tare.optimizer.repeat.Repeat.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Text that several packages, or several modules of one, each keep a copy of: a suggestion to whoever maintains them, since a package
 * is installed by itself and cannot point into another one.
 *
 * @param packages the folders of the packages that have it, sorted; the empty string for the framework's own modules
 * @param repeats what stands in all of them, largest first, without what lies in a larger one
 * @param tokens what stands more than once: what one copy would spare whoever has to keep all in step
 */
public record RepeatedText(List<String> packages, List<Repeat> repeats, long tokens) {

    public RepeatedText {
        packages = List.copyOf(packages);
        repeats = List.copyOf(repeats);
    }

    /** Tells whether several packages have it, so that no pointer may lead from one to the other. */
    public boolean isAcrossPackages() {
        return packages.size() > 1;
    }

    /** Returns the repeats grouped by the packages that they stand in, the largest group first. No text is counted twice. */
    public static List<RepeatedText> of(List<Repeat> repeats, Packages packages) {
        List<Repeat> sorted = new ArrayList<>(repeats);
        sorted.sort(Comparator.comparingLong(Repeat::repeatedTokens)
                .reversed()
                .thenComparing(repeat -> repeat.places().get(0)));
        Map<ModuleId, SpanSet> counted = new HashMap<>();
        Map<List<String>, List<Repeat>> groups = new LinkedHashMap<>();
        for (Repeat repeat : sorted) {
            List<Place> free = new ArrayList<>();
            for (Place place : repeat.places()) {
                SpanSet known = counted.computeIfAbsent(place.id(), id -> new SpanSet());
                if (!known.overlaps(place.span())) {
                    free.add(place);
                }
            }
            if (free.size() == repeat.places().size()) {
                TreeSet<String> folders = new TreeSet<>();
                for (Place place : free) {
                    counted.computeIfAbsent(place.id(), id -> new SpanSet()).add(place.span());
                    folders.add(packages.packageOf(place.id()));
                }
                groups.computeIfAbsent(List.copyOf(folders), key -> new ArrayList<>())
                        .add(repeat);
            }
        }
        List<RepeatedText> found = new ArrayList<>();
        groups.forEach((folders, group) -> found.add(new RepeatedText(
                folders, group, group.stream().mapToLong(Repeat::repeatedTokens).sum())));
        found.sort(Comparator.comparingLong(RepeatedText::tokens)
                .reversed()
                .thenComparing(text -> text.repeats.get(0).places().get(0)));
        return found;
    }
}
