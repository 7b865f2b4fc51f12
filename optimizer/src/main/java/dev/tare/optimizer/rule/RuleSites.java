package dev.tare.optimizer.rule;

import dev.tare.core.config.PlaceRule;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the rules of one key name. Filled by {@link RuleSearch} and not changed after that. */
final class RuleSites {

    /**
     * A place that a rule names.
     *
     * @param rule the rule
     * @param module the module
     * @param span all of the module for a rule without a heading
     */
    record Site(PlaceRule rule, ModuleId module, Span span) {

        boolean isWhole() {
            return rule.heading().isEmpty();
        }
    }

    private final SortedMap<ModuleId, List<Site>> byModule = new TreeMap<>();
    private final SortedSet<ModuleId> whole = new TreeSet<>();

    void add(Site site) {
        byModule.computeIfAbsent(site.module(), id -> new ArrayList<>()).add(site);
        if (site.isWhole()) {
            whole.add(site.module());
        }
    }

    /** Returns the places in a module, in the order of the rules. */
    List<Site> in(ModuleId module) {
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
        for (Site site : in(module)) {
            spans.add(site.span());
        }
        spans.sort(null);
        return spans;
    }

    /** Returns the rules that name something. */
    List<PlaceRule> rules() {
        LinkedHashSet<PlaceRule> rules = new LinkedHashSet<>();
        byModule.values().forEach(sites -> sites.forEach(site -> rules.add(site.rule())));
        return List.copyOf(rules);
    }
}
