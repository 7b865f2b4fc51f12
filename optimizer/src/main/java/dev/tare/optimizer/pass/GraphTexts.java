package dev.tare.optimizer.pass;

import dev.tare.core.text.Edits;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.graph.AlwaysRoot;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.FrontMatter;
import dev.tare.modules.model.Mention;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the graph anew with other texts of its modules. The edits left references, slots and front matter to the byte, so these
 * only move.
 */
final class GraphTexts {

    private final ModuleGraph graph;
    private final TokenCounter counter;
    private final Map<ModuleId, Edits> edits = new HashMap<>();
    private final Map<ModuleId, PromptModule> modules = new HashMap<>();

    private GraphTexts(ModuleGraph graph, TokenCounter counter) {
        this.graph = graph;
        this.counter = counter;
    }

    static ModuleGraph rewritten(ModuleGraph graph, Map<ModuleId, ModuleRewrite> rewrites, TokenCounter counter) {
        if (rewrites.isEmpty()) {
            return graph;
        }
        GraphTexts texts = new GraphTexts(graph, counter);
        for (ModuleRewrite rewrite : rewrites.values()) {
            texts.edits.put(rewrite.before().id(), rewrite.edits());
        }
        return texts.run(rewrites);
    }

    private ModuleGraph run(Map<ModuleId, ModuleRewrite> rewrites) {
        List<PromptModule> all = new ArrayList<>(graph.modules().size());
        for (PromptModule module : graph.modules()) {
            ModuleRewrite rewrite = rewrites.get(module.id());
            PromptModule now = rewrite == null ? module : rewritten(module, rewrite);
            modules.put(module.id(), now);
            all.add(now);
        }
        List<Reference> references = new ArrayList<>(graph.references().size());
        for (Reference reference : graph.references()) {
            references.add(moved(reference));
        }
        List<AlwaysRoot> roots = new ArrayList<>();
        for (AlwaysRoot root : graph.alwaysLoadedRoots()) {
            roots.add(moved(root));
        }
        return ModuleGraph.of(all, references, graph.resolution(), roots, counter, graph.eagerDepth());
    }

    private PromptModule rewritten(PromptModule module, ModuleRewrite rewrite) {
        Edits change = edits.getOrDefault(module.id(), Edits.NONE);
        List<Mention> mentions = new ArrayList<>(module.mentions().size());
        for (Mention mention : module.mentions()) {
            mentions.add(moved(mention, change));
        }
        List<Slot> slots = new ArrayList<>(module.slots().size());
        for (Slot slot : module.slots()) {
            slots.add(new Slot(moved(slot.span(), change), slot.kind(), slot.name()));
        }
        FrontMatter head = module.frontMatter();
        return new PromptModule(
                SourceText.ofUtf8(module.id(), change.apply(module.source().utf8())),
                module.kind(),
                module.name(),
                new FrontMatter(moved(head.span(), change), head.values()),
                rewrite.steps().get(rewrite.steps().size() - 1).tokens(),
                mentions,
                slots);
    }

    private Reference moved(Reference reference) {
        Edits here = edits.getOrDefault(reference.from(), Edits.NONE);
        Edits there =
                reference.to().isPresent() ? edits.getOrDefault(reference.to().get(), Edits.NONE) : Edits.NONE;
        if (here.isEmpty() && there.isEmpty()) {
            return reference;
        }
        Optional<Span> section = reference.section().isPresent()
                ? Optional.of(new Span(
                        there.map(reference.section().get().start()),
                        there.map(reference.section().get().end())))
                : Optional.empty();
        return new Reference(
                reference.from(),
                moved(reference.mention(), here),
                reference.strength(),
                reference.outcome(),
                reference.tier(),
                reference.to(),
                section,
                reference.candidates());
    }

    private AlwaysRoot moved(AlwaysRoot root) {
        Edits change = edits.getOrDefault(root.id(), Edits.NONE);
        if (change.isEmpty()) {
            return root;
        }
        List<Span> leftOut = new ArrayList<>(root.leftOut().size());
        for (Span span : root.leftOut()) {
            Span now = new Span(change.map(span.start()), change.map(span.end()));
            if (now.length() > 0) {
                leftOut.add(now);
            }
        }
        PromptModule module = modules.get(root.id());
        if (module == null) {
            throw new IllegalStateException("no module " + root.id());
        }
        return AlwaysRoot.without(module, leftOut, counter);
    }

    private static Mention moved(Mention mention, Edits change) {
        return change.isEmpty()
                ? mention
                : new Mention(
                        mention.dialect(),
                        mention.form(),
                        moved(mention.span(), change),
                        mention.target(),
                        mention.section(),
                        mention.surroundings());
    }

    /** Returns where a place is after edits that touched no byte of it. */
    private static Span moved(Span span, Edits change) {
        if (span.length() == 0) {
            int at = change.map(span.start());
            return new Span(at, at);
        }
        int end = change.map(span.end() - 1) + 1;
        return new Span(end - span.length(), end);
    }
}
