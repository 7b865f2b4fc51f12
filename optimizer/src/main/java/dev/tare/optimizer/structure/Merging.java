package dev.tare.optimizer.structure;

import dev.tare.core.manifest.Home;
import dev.tare.core.text.Edits;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.pass.PassContext;
import dev.tare.optimizer.pass.PassStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes the merges that passes over the graph ask for: leads references elsewhere, and keeps account of where each module stands. A
 * merge is made only when no module's count rises by it, so each module that cites the one that goes is priced with its new paths.
 */
public final class Merging {

    /** Chains of files that hold a path only are followed so far. */
    private static final int MOST_ROUNDS = 16;

    private final PassContext context;

    /** Modules that have to stay as they are: asked for, or standing for another one that must be found in them. */
    private final Set<ModuleId> fixed;

    private final Set<ModuleId> unedited;
    private final Map<ModuleId, List<PassStep>> steps = new TreeMap<>();
    private final Map<ModuleId, Home> homes = new TreeMap<>();
    private ModuleGraph graph;

    /**
     * @param untouched modules that stay as they are
     * @param unedited modules whose text must not be edited any further; it may be moved
     */
    public Merging(ModuleGraph graph, Set<ModuleId> untouched, Set<ModuleId> unedited, PassContext context) {
        this.graph = graph;
        this.fixed = new HashSet<>(untouched);
        this.unedited = unedited;
        this.context = context;
    }

    public ModuleGraph graph() {
        return graph;
    }

    /** Returns what was done to each module of the graph that this began with, in order of their ids. */
    public Map<ModuleId, List<PassStep>> steps() {
        return steps;
    }

    /** Returns where those modules stand that have no whole file of their own. */
    public Map<ModuleId, Home> homes() {
        return homes;
    }

    /** Makes the merges of a pass, until it finds no more. */
    public void run(GraphPass pass) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            MergeSite site = new MergeSite(graph, fixed, unedited, context);
            MergePlan plan = new MergePlan(site);
            for (Merge merge : pass.merges(site)) {
                plan.offer(merge);
            }
            if (plan.merges().isEmpty()) {
                return;
            }
            make(pass, plan);
        }
    }

    private void make(GraphPass pass, MergePlan plan) {
        Map<ModuleId, Edits> edits = plan.edits();
        MergedGraph merged = MergedGraph.of(graph, plan.merges(), edits, plan.spelt(), context.counter());
        for (Map.Entry<ModuleId, Edits> entry : edits.entrySet()) {
            add(entry.getKey(), new PassStep(pass, entry.getValue(), List.of(), merged.tokens(entry.getKey())));
        }
        for (Map.Entry<ModuleId, Span> part : merged.parts().entrySet()) {
            // A joined text whose own bytes are as they were still has another count.
            if (!edits.containsKey(part.getKey())) {
                add(part.getKey(), new PassStep(pass, Edits.NONE, List.of(), merged.tokens(part.getKey())));
            }
        }
        for (Merge merge : plan.merges()) {
            settle(pass, merge, merged);
        }
        graph = merged.graph();
    }

    private void settle(GraphPass pass, Merge merge, MergedGraph merged) {
        PromptModule gone = graph.module(merge.gone()).orElseThrow();
        int length = gone.source().length();
        switch (merge.way()) {
            case SAME -> {
                add(merge.gone(), new PassStep(pass, Edits.NONE, List.of(), 0));
                homes.put(merge.gone(), new Home(merge.home(), new Span(0, length)));
                fixed.add(merge.home());
            }
            case THROUGH -> {
                Edits all = new Edits.Builder().replace(0, length, new byte[0]).build();
                add(merge.gone(), new PassStep(pass, all, List.of(), 0));
                homes.put(merge.gone(), new Home(merge.home(), new Span(0, 0)));
            }
            case JOINED -> {
                homes.put(merge.gone(), new Home(merge.home(), merged.part(merge.gone())));
                homes.put(merge.home(), new Home(merge.home(), merged.part(merge.home())));
                fixed.add(merge.home());
            }
        }
        // Whoever stood for others before it went hands them on.
        for (Map.Entry<ModuleId, Home> entry : homes.entrySet()) {
            Home home = entry.getValue();
            if (home.file().equals(merge.gone()) && home.span().length() == 0) {
                entry.setValue(new Home(merge.home(), home.span()));
            }
        }
    }

    private void add(ModuleId id, PassStep step) {
        steps.computeIfAbsent(id, key -> new ArrayList<>()).add(step);
    }

    /** Returns new maps of what was there before and what this has done. */
    public Map<ModuleId, List<PassStep>> stepsAfter(Map<ModuleId, List<PassStep>> before) {
        Map<ModuleId, List<PassStep>> all = new HashMap<>();
        before.forEach((id, done) -> all.put(id, new ArrayList<>(done)));
        steps.forEach(
                (id, done) -> all.computeIfAbsent(id, key -> new ArrayList<>()).addAll(done));
        return all;
    }
}
