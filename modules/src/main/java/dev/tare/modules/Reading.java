package dev.tare.modules;

import dev.tare.core.config.TareConfig;
import dev.tare.core.diag.Diagnostics;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.plugin.PluginLimits;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.dialect.Dialect;
import dev.tare.modules.dialect.DialectFault;
import dev.tare.modules.dialect.Dialects;
import dev.tare.modules.dialect.Harness;
import dev.tare.modules.dialect.Harnesses;
import dev.tare.modules.dialect.Tree;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.link.LinkDiagnostics;
import dev.tare.modules.link.LinkOptions;
import dev.tare.modules.link.Linker;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Tier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the modules of a framework were read by: its settings, its tree, and who speaks in it. By this they can be read again with other
 * texts, without the disk.
 */
public final class Reading {

    private final TareConfig config;
    private final Tree tree;
    private final Dialects dialects;
    private final Harnesses harnesses;
    private final TokenCounter counter;
    private final PluginLimits limits;

    Reading(
            TareConfig config,
            Tree tree,
            Dialects dialects,
            Harnesses harnesses,
            TokenCounter counter,
            PluginLimits limits) {
        this.config = config;
        this.tree = tree;
        this.dialects = dialects;
        this.harnesses = harnesses;
        this.counter = counter;
        this.limits = limits;
    }

    /**
     * Returns the framework of these modules.
     *
     * @param told whether to say what is wrong with its references and its graph
     */
    Framework linked(
            Path root,
            List<PromptModule> modules,
            List<String> otherFiles,
            boolean told,
            TaskExecutor executor,
            Diagnostics diagnostics) {
        List<Reference> references = Linker.link(modules, tree, harnesses, dialects, LinkOptions.of(config), executor);
        Harness harness = harnesses.main();
        ModuleGraph graph = ModuleGraph.of(
                modules,
                references,
                tier(config),
                AlwaysLoaded.roots(modules, tree, harness, counter),
                counter,
                AlwaysLoaded.depth(harness));
        if (told) {
            diagnostics.addAll(LinkDiagnostics.of(modules, references, tree, executor));
            diagnostics.addAll(GraphDiagnostics.of(graph, harness));
        }
        return new Framework(
                root,
                config,
                spoken(dialects, tree, references),
                harness,
                counter,
                graph.modules(),
                graph,
                diagnostics.sorted(),
                otherFiles,
                this);
    }

    /** Returns the framework with other texts; see {@link Framework#withTexts}. Modules whose text stays are not parsed again. */
    Framework again(Framework framework, Map<ModuleId, SourceText> texts, TaskExecutor executor) {
        SortedMap<ModuleId, SourceText> sorted = new TreeMap<>();
        for (PromptModule module : framework.modules()) {
            sorted.put(module.id(), module.source());
        }
        sorted.putAll(texts);
        List<String> paths = new ArrayList<>(sorted.size());
        for (ModuleId id : sorted.keySet()) {
            paths.add(id.path());
        }
        List<SourceText> sources = List.copyOf(sorted.values());
        Tree grown = Tree.of(paths, framework.otherFiles(), tree.folders());
        Dialects spoken = dialects;
        while (true) {
            ModuleParser parser = new ModuleParser(spoken, grown, counter, limits, config.slots());
            boolean all = spoken != dialects;
            try {
                List<PromptModule> modules = executor.map(
                        sources,
                        text -> all || texts.containsKey(text.id())
                                ? parser.parse(text).module()
                                : framework.graph().module(text.id()).orElseThrow());
                return new Reading(config, grown, spoken, harnesses, counter, limits)
                        .linked(framework.root(), modules, framework.otherFiles(), false, executor, new Diagnostics());
            } catch (DialectFault hung) {
                spoken = spoken.without(hung.dialect());
            }
        }
    }

    /** Returns what lies where. */
    public Tree tree() {
        return tree;
    }

    private static Tier tier(TareConfig config) {
        return switch (config.resolution()) {
            case EXACT -> Tier.EXACT;
            case ROOTED -> Tier.ROOTED;
            case SUFFIX -> Tier.SUFFIX;
            case NAME -> Tier.NAME;
        };
    }

    /** Returns the dialects that the tree shows, and those by which something is referred to. */
    private static List<String> spoken(Dialects dialects, Tree tree, List<Reference> references) {
        Set<String> used = new HashSet<>();
        for (Reference reference : references) {
            if (reference.tier().isPresent()) {
                used.add(reference.mention().dialect());
            }
        }
        List<String> spoken = new ArrayList<>();
        for (Dialect dialect : dialects.all()) {
            if (used.contains(dialect.id()) || dialect.isPresentIn(tree)) {
                spoken.add(dialect.id());
            }
        }
        return spoken;
    }
}
