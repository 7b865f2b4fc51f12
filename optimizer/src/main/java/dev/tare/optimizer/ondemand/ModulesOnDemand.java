package dev.tare.optimizer.ondemand;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.Framework;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import dev.tare.modules.model.Surroundings;
import dev.tare.optimizer.defer.DeferralSite;
import dev.tare.optimizer.defer.DeferringPass;
import dev.tare.optimizer.defer.LazyMention;
import java.util.Optional;
import java.util.Set;

/**
 * Loads modules that somebody chose only when they are needed: every reference by which a harness would load one of them by itself
 * becomes a line that names it. What they say goes out of sight with them, hard constraints too; whoever chooses has to be told.
 */
public final class ModulesOnDemand implements DeferringPass {

    private final Set<ModuleId> chosen;

    /**
     * @param chosen the modules that are not to be loaded at a start
     */
    public ModulesOnDemand(Set<ModuleId> chosen) {
        this.chosen = Set.copyOf(chosen);
    }

    @Override
    public String name() {
        return "modules-on-demand";
    }

    @Override
    public int level() {
        return 2;
    }

    @Override
    public void offer(DeferralSite site) {
        for (Reference reference : site.source().graph().references()) {
            if (loads(site.source().graph(), reference)) {
                line(site.source().graph(), site.counter(), reference).ifPresent(site::makeLazy);
            }
        }
    }

    @Override
    public Optional<LazyMention> lineAt(Framework source, ModuleId module, Span place) {
        for (Reference reference : source.graph().referencesFrom(module)) {
            if (reference.mention().span().equals(place) && loads(source.graph(), reference)) {
                return line(source.graph(), source.counter(), reference);
            }
        }
        return Optional.empty();
    }

    public boolean isChosen(ModuleId module) {
        return chosen.contains(module);
    }

    /** Tells whether a chosen module is loaded by the reference, with no model asking for it. */
    public boolean loads(ModuleGraph graph, Reference reference) {
        return reference.strength() == Strength.EAGER
                && graph.isEdge(reference)
                && chosen.contains(reference.to().orElseThrow());
    }

    /** Says why a reference goes on loading a chosen module, as the end of a sentence that begins with it. */
    public static String objection(Framework framework, Reference reference) {
        ModuleGraph graph = framework.graph();
        PromptModule target = graph.module(reference.to().orElseThrow()).orElseThrow();
        if (reference.mention().form().isPutInPlace()) {
            return "is replaced by the text itself before a harness reads it";
        }
        if (reference.mention().surroundings() == Surroundings.FRONT_MATTER) {
            return "stands in front matter, which only the harness reads";
        }
        if (reference.section().isPresent()) {
            return "loads one section, which no path names alone";
        }
        return switch (target.kind()) {
            case MEMORY, RULE -> "names a file that the harness loads by itself";
            default ->
                path(graph, reference).isEmpty()
                        ? "stands where a path in a code span would read otherwise"
                        : "costs no more than a line in its place, or would not be read as a file to open";
        };
    }

    private Optional<LazyMention> line(ModuleGraph graph, TokenCounter counter, Reference reference) {
        Optional<String> path = path(graph, reference);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        PromptModule module = graph.module(reference.from()).orElseThrow();
        PromptModule target = graph.module(reference.to().orElseThrow()).orElseThrow();
        LazyMention line = ModuleLine.of(name(), module, reference, path.get(), target, counter);
        int grows = counter.count(line.text(text -> target.tokens()))
                - counter.count(module.source().slice(line.place()));
        return grows < target.tokens() ? Optional.of(line) : Optional.empty();
    }

    private static Optional<String> path(ModuleGraph graph, Reference reference) {
        // A path with a section would load nothing of the rest, and what a reader opens is the whole file.
        return reference.section().isPresent() || reference.mention().section().isPresent()
                ? Optional.empty()
                : LazyPath.of(graph, graph.module(reference.from()).orElseThrow(), reference);
    }
}
