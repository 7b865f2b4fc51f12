package dev.tare.optimizer.pass;

import dev.tare.core.text.Edits;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;

/** Runs text passes over all modules, each module on its own and through all of the passes at once. */
public final class TextPasses {

    private TextPasses() {}

    /**
     * The outcome.
     *
     * @param graph the graph with the new texts
     * @param rewrites what was done to each module that changed
     * @param nanos how long each pass took in all modules, summed over the threads
     */
    public record Outcome(ModuleGraph graph, Map<ModuleId, ModuleRewrite> rewrites, List<Long> nanos) {}

    /**
     * Returns what the passes make of the graph.
     *
     * @param reserved what stays as it is
     */
    public static Outcome run(ModuleGraph graph, List<TextPass> passes, Reserved reserved, PassContext context) {
        AtomicLongArray nanos = new AtomicLongArray(passes.size());
        List<ModuleRewrite> done = context.executor()
                .map(
                        graph.modules(),
                        module -> reserved.modules().contains(module.id())
                                ? new ModuleRewrite(module.source(), List.of())
                                : rewrite(module, reserved.places(module.id()), passes, context, nanos));
        Map<ModuleId, ModuleRewrite> changed = new HashMap<>();
        for (ModuleRewrite rewrite : done) {
            if (!rewrite.steps().isEmpty()) {
                changed.put(rewrite.before().id(), rewrite);
            }
        }
        List<Long> took = new ArrayList<>(passes.size());
        for (int i = 0; i < passes.size(); i++) {
            took.add(nanos.get(i));
        }
        return new Outcome(GraphTexts.rewritten(graph, changed, context.counter()), changed, took);
    }

    private static ModuleRewrite rewrite(
            PromptModule module,
            List<Span> reserved,
            List<TextPass> passes,
            PassContext context,
            AtomicLongArray nanos) {
        boolean stripped = context.harness().stripsComments(module.kind());
        PassText text = new PassText(module.source(), module.kind(), ProtectedPlaces.of(module, reserved), stripped);
        if (!RewriteMemo.covers(passes)) {
            return new ModuleRewrite(module.source(), steps(module, text, passes, context, nanos));
        }
        String key = RewriteMemo.key(
                text, module.tokens(), passes, context.counter().encoding().id());
        Optional<List<PassStep>> known = context.memo().find(key, passes);
        if (known.isPresent()) {
            return new ModuleRewrite(module.source(), known.get());
        }
        List<PassStep> steps = steps(module, text, passes, context, nanos);
        context.memo().put(key, steps);
        return new ModuleRewrite(module.source(), steps);
    }

    private static List<PassStep> steps(
            PromptModule module, PassText source, List<TextPass> passes, PassContext context, AtomicLongArray nanos) {
        List<PassStep> steps = new ArrayList<>();
        PassText text = source;
        int tokens = module.tokens();
        for (int i = 0; i < passes.size(); i++) {
            long began = System.nanoTime();
            Rewriter rewriter = new Rewriter(text, context.counter());
            passes.get(i).rewrite(text, rewriter);
            Edits edits = rewriter.edits();
            nanos.addAndGet(i, System.nanoTime() - began);
            if (edits.isEmpty()) {
                continue;
            }
            SourceText after = SourceText.ofUtf8(module.id(), edits.apply(text.utf8()));
            int count = context.counter().count(after);
            if (count >= tokens) {
                // The promise is that no count rises, whatever a pass thinks of its edits.
                continue;
            }
            tokens = count;
            steps.add(new PassStep(passes.get(i), edits, rewriter.places(), tokens));
            text = new PassText(after, module.kind(), text.protectedPlaces().after(edits), source.commentsStripped());
        }
        return steps;
    }
}
