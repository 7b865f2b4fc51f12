package dev.tare.optimizer.rule;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the rules of one key name. Filled by {@link RuleSearch} and not changed after that. */
final class RuleSites {

    private final SortedMap<ModuleId, List<RuleSite>> byModule = new TreeMap<>();
    private final SortedSet<ModuleId> whole = new TreeSet<>();

    void add(RuleSite site) {
        byModule.computeIfAbsent(site.module(), id -> new ArrayList<>()).add(site);
        if (site.isWhole()) {
            whole.add(site.module());
        }
    }

    /** Returns the places in a module, in the order of the rules. */
    List<RuleSite> in(ModuleId module) {
        return byModule.getOrDefault(module, List.of());
    }

    SortedSet<ModuleId> modules() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(byModule.keySet()));
    }

    SortedSet<ModuleId> whole() {
        return Collections.unmodifiableSortedSet(whole);
    }

    /** Returns the stretches that are named in a module, in order. */
    List<Span> spans(ModuleId module) {
        List<Span> spans = new ArrayList<>();
        for (RuleSite site : in(module)) {
            spans.add(site.span());
        }
        spans.sort(null);
        return spans;
    }

    /** Returns all places, by module and then in the order of the rules. */
    List<RuleSite> all() {
        List<RuleSite> all = new ArrayList<>();
        byModule.values().forEach(all::addAll);
        return all;
    }
}
