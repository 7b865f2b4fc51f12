package dev.tare.bundler.build;

import dev.tare.bundler.audit.HarnessLimits;
import dev.tare.bundler.audit.ListingAudit;
import dev.tare.bundler.query.Lookup;
import dev.tare.bundler.query.NoSuchModuleException;
import dev.tare.core.text.ModuleId;
import dev.tare.core.token.ModelTable;
import dev.tare.modules.Framework;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.templates.OutputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The starts that a budget is asked of, and how many tokens each has in a graph: the numbers that audit and build report. */
final class BudgetStarts {

    /** The entries; none: what is always loaded is a start by itself. */
    private final List<PromptModule> entries;

    /** Front matter stays to the byte, and so does the listing that is made of it. */
    private final int listing;

    private BudgetStarts(List<PromptModule> entries, int listing) {
        this.entries = entries;
        this.listing = listing;
    }

    /**
     * Finds the starts.
     *
     * @throws OutputException when a name is that of no entry
     */
    static BudgetStarts of(Framework framework, Budget budget) throws OutputException {
        ModuleGraph graph = framework.graph();
        List<PromptModule> entries = new ArrayList<>();
        for (String name : budget.entries()) {
            PromptModule module = find(graph, name);
            if (!entries.contains(module)) {
                entries.add(module);
            }
        }
        int listing = ListingAudit.loadedTokens(
                graph,
                HarnessLimits.of(
                        framework.config(),
                        framework.harness(),
                        framework.config().model().flatMap(ModelTable::find)),
                framework.counter());
        return new BudgetStarts(budget.entries().isEmpty() ? graph.entries() : entries, listing);
    }

    private static PromptModule find(ModuleGraph graph, String name) throws OutputException {
        try {
            PromptModule module = Lookup.find(graph, name);
            if (module.kind().isEntry()) {
                return module;
            }
            throw new OutputException(
                    "--entry '" + name + "' is no command, skill or agent",
                    "a budget is asked of what an entry starts with");
        } catch (NoSuchModuleException e) {
            throw new OutputException("--entry: " + e.getMessage(), "tare audit DIR --all lists the entries");
        }
    }

    /** Returns how many starts there are, at least one. */
    int size() {
        return Math.max(1, entries.size());
    }

    /** Returns the module of an entry; nothing for what is always loaded. */
    Optional<PromptModule> entry(int start) {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(start));
    }

    /** Returns the tokens of each start. */
    int[] tokens(ModuleGraph graph) {
        int always = graph.alwaysLoaded().tokens() + listing;
        int[] tokens = new int[size()];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = always + entryClosure(graph, i).map(Closure::tokens).orElse(0);
        }
        return tokens;
    }

    /** Returns what a start holds beside what is always loaded. */
    Optional<Closure> entryClosure(ModuleGraph graph, int start) {
        Optional<ModuleId> id = entry(start).map(PromptModule::id);
        return id.isPresent() ? Optional.of(graph.eagerClosure(id.get())) : Optional.empty();
    }

    /** Returns the index of the largest start. */
    static int largest(int[] tokens) {
        int largest = 0;
        for (int i = 1; i < tokens.length; i++) {
            largest = tokens[i] > tokens[largest] ? i : largest;
        }
        return largest;
    }
}
