package dev.tare.optimizer.rule;

import dev.tare.core.config.TareConfig;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.Framework;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import dev.tare.optimizer.pass.Reserved;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The places of a framework that {@code keep:} and {@code defer:} name. Where both name a place, it is kept, and a diagnostic says so.
 * Immutable.
 */
public final class PlaceRules {

    /** Names nothing. */
    public static final PlaceRules NONE = new PlaceRules(new RuleSites(), new RuleSites(), List.of());

    private final RuleSites keep;
    private final RuleSites defer;
    private final List<Diagnostic> diagnostics;

    private PlaceRules(RuleSites keep, RuleSites defer, List<Diagnostic> diagnostics) {
        this.keep = keep;
        this.defer = defer;
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** Finds the places that the rules of a framework name. */
    public static PlaceRules of(Framework framework) {
        TareConfig config = framework.config();
        if (config.keep().isEmpty() && config.defer().isEmpty()) {
            return NONE;
        }
        RuleSearch search = new RuleSearch(framework.modules());
        RuleSites keep = search.sites(config.keep());
        RuleSites defer = search.sites(config.defer());
        List<Diagnostic> diagnostics = new ArrayList<>(search.faults());
        diagnostics.addAll(Contradictions.of(keep, defer, framework.graph()));
        diagnostics.sort(null);
        return new PlaceRules(keep, defer, diagnostics);
    }

    /** Returns what is wrong with the rules, sorted: pins that contradict are errors, rules that name nothing warnings. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Returns the modules that are to be opened on demand as a whole. */
    public SortedSet<ModuleId> deferredModules() {
        return defer.whole();
    }

    /** Returns the stretches of a module that are to be opened on demand. */
    public List<Span> deferred(ModuleId module) {
        return defer.spans(module);
    }

    /** Returns the modules of which something is to be opened on demand. */
    public SortedSet<ModuleId> deferring() {
        return defer.modules();
    }

    /** Returns the modules of which something, or all, is kept. */
    public SortedSet<ModuleId> keeping() {
        return keep.modules();
    }

    /**
     * Returns what is kept: the places themselves, and every reference that brings one of them into a start, however many steps before
     * it.
     */
    public Reserved kept(ModuleGraph graph) {
        SortedMap<ModuleId, List<Span>> places = new TreeMap<>();
        for (ModuleId id : keep.modules()) {
            places.put(id, new ArrayList<>(keep.spans(id)));
        }
        Map<ModuleId, List<Reference>> loadedBy = new HashMap<>();
        if (!places.isEmpty()) {
            for (Reference reference : graph.references()) {
                if (reference.strength() == Strength.EAGER && graph.isEdge(reference)) {
                    loadedBy.computeIfAbsent(reference.to().orElseThrow(), id -> new ArrayList<>())
                            .add(reference);
                }
            }
        }
        SortedSet<ModuleId> seen = new TreeSet<>(keep.modules());
        Deque<ModuleId> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (Reference reference : loadedBy.getOrDefault(open.remove(), List.of())) {
                places.computeIfAbsent(reference.from(), id -> new ArrayList<>())
                        .add(reference.mention().span());
                if (seen.add(reference.from())) {
                    open.add(reference.from());
                }
            }
        }
        return new Reserved(keep.whole(), places);
    }

    /** Tells whether {@code keep:} names some of a place as well. */
    public boolean isKept(RuleSite site) {
        return keep.in(site.module()).stream().anyMatch(stays -> stays.span().overlaps(site.span()));
    }

    /** Tells whether nothing is named. */
    public boolean isEmpty() {
        return keep.modules().isEmpty() && defer.modules().isEmpty();
    }

    /** Returns all places that {@code defer:} names, by module and then in the order of the rules. */
    public List<RuleSite> deferSites() {
        return defer.all();
    }
}
