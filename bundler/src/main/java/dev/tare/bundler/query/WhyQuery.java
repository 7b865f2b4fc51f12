package dev.tare.bundler.query;

import dev.tare.bundler.audit.Excerpts;
import dev.tare.bundler.query.WhyReport.Step;
import dev.tare.bundler.query.WhyReport.Stop;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Position;
import dev.tare.core.text.Span;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Tier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/** Finds the shortest way between two modules, or says what comes nearest to one. */
public final class WhyQuery {

    private static final int LONGEST_TEXT = 300;

    private final ModuleGraph graph;

    private WhyQuery(ModuleGraph graph) {
        this.graph = graph;
    }

    /**
     * Returns the shortest way.
     *
     * @param from an entry's name, a module's id or a unique suffix of one
     * @param to the same
     * @throws NoSuchModuleException when one of them is not known or not unique
     */
    public static WhyReport why(ModuleGraph graph, String from, String to) {
        PromptModule start = Lookup.find(graph, from);
        PromptModule goal = Lookup.find(graph, to);
        return new WhyQuery(graph).report(start, goal);
    }

    private WhyReport report(PromptModule start, PromptModule goal) {
        Optional<List<Reference>> way = graph.why(start.id(), goal.id());
        if (way.isEmpty()) {
            return new WhyReport(stop(start), stop(goal), false, false, List.of(), hint(start, goal));
        }
        List<Step> steps = new ArrayList<>();
        boolean byName = false;
        for (Reference reference : way.get()) {
            steps.add(step(reference));
            byName |= reference.isByName();
        }
        return new WhyReport(stop(start), stop(goal), true, byName, steps, "");
    }

    private static Stop stop(PromptModule module) {
        return new Stop(module.id().path(), module.name(), module.kind().word(), module.tokens());
    }

    private Step step(Reference reference) {
        PromptModule from = graph.module(reference.from()).orElseThrow();
        PromptModule to = graph.module(reference.to().orElseThrow()).orElseThrow();
        Span span = reference.mention().span();
        Position position = from.source().position(span.start());
        return new Step(
                from.id().path(),
                position.line(),
                position.column(),
                from.source().slice(span.start(), Math.min(span.end(), span.start() + LONGEST_TEXT)),
                reference.mention().form().word(),
                reference.strength().word(),
                reference.tier().map(Tier::word),
                Excerpts.of(from.source(), span),
                stop(to));
    }

    private String hint(PromptModule start, PromptModule goal) {
        for (Tier tier : Tier.values()) {
            if (tier.compareTo(graph.resolution()) > 0 && reaches(start.id(), goal.id(), tier)) {
                return "with paths read as generously as '" + tier.word() + "' there is a way: --resolution "
                        + tier.word();
            }
        }
        if (graph.why(goal.id(), start.id()).isPresent()) {
            return "there is a way in the other direction, from " + goal.id() + " to " + start.id();
        }
        Set<ModuleId> citing = new HashSet<>();
        List<ModuleId> names = new ArrayList<>();
        for (Reference reference : graph.referencesTo(goal.id())) {
            if (!reference.from().equals(goal.id()) && citing.add(reference.from())) {
                names.add(reference.from());
            }
        }
        if (names.isEmpty()) {
            return "no module cites " + goal.id();
        }
        return goal.id() + " is cited by " + names.get(0)
                + (names.size() == 1 ? "" : " and " + (names.size() - 1) + " more") + ", and nothing leads from "
                + start.id() + " to " + (names.size() == 1 ? "that" : "those");
    }

    /** Tells whether references of this tier and narrower ones, and those by name, lead from one to the other. */
    private boolean reaches(ModuleId from, ModuleId to, Tier widest) {
        Set<ModuleId> seen = new HashSet<>();
        Queue<ModuleId> queue = new ArrayDeque<>();
        seen.add(from);
        queue.add(from);
        while (!queue.isEmpty()) {
            for (Reference reference : graph.referencesFrom(queue.remove())) {
                if (reference.outcome() != Outcome.RESOLVED
                        || reference.to().isEmpty()
                        || reference.tier().isPresent()
                                && !reference.isByName()
                                && reference.tier().get().compareTo(widest) > 0) {
                    continue;
                }
                ModuleId target = reference.to().get();
                if (target.equals(to)) {
                    return true;
                }
                if (seen.add(target)) {
                    queue.add(target);
                }
            }
        }
        return false;
    }
}
