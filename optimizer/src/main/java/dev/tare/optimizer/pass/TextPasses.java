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
            PromptModule module, List<Span> reserved, List<TextPass> all, PassContext context, AtomicLongArray nanos) {
        boolean stripped = context.harness().stripsComments(module.kind());
        PassText text = new PassText(module.source(), module.kind(), ProtectedPlaces.of(module, reserved), stripped);
        Run run = new Run(module, all, passesFor(module, all, context), context, nanos);
        if (!RewriteMemo.covers(run.passes)) {
            return new ModuleRewrite(module.source(), run.steps(text));
        }
        String key = RewriteMemo.key(
                text, module.tokens(), run.passes, context.counter().encoding().id());
        Optional<List<PassStep>> known = context.memo().find(key, run.passes);
        if (known.isPresent()) {
            return new ModuleRewrite(module.source(), known.get());
        }
        List<PassStep> steps = run.steps(text);
        if (!run.failed) {
            context.memo().put(key, steps);
        }
        return new ModuleRewrite(module.source(), steps);
    }

    private static List<TextPass> passesFor(PromptModule module, List<TextPass> all, PassContext context) {
        if (!context.faults().isSpared(module.id())) {
            return all;
        }
        List<TextPass> own = new ArrayList<>(all.size());
        for (TextPass pass : all) {
            if (!(pass instanceof UserPass)) {
                own.add(pass);
            }
        }
        return own;
    }

    /** The way of one module through the passes. */
    private static final class Run {

        private final PromptModule module;
        private final List<TextPass> all;
        private final List<TextPass> passes;
        private final PassContext context;
        private final AtomicLongArray nanos;
        private boolean failed;

        Run(
                PromptModule module,
                List<TextPass> all,
                List<TextPass> passes,
                PassContext context,
                AtomicLongArray nanos) {
            this.module = module;
            this.all = all;
            this.passes = passes;
            this.context = context;
            this.nanos = nanos;
        }

        List<PassStep> steps(PassText source) {
            List<PassStep> steps = new ArrayList<>();
            PassText text = source;
            int tokens = module.tokens();
            for (TextPass pass : passes) {
                long began = System.nanoTime();
                Rewriter rewriter = new Rewriter(text, context.counter());
                Edits edits = edits(pass, text, rewriter);
                nanos.addAndGet(all.indexOf(pass), System.nanoTime() - began);
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
                PassStep step = new PassStep(pass, edits, rewriter.places(), tokens);
                steps.add(step);
                // What is in another notation would be taken for something else by the passes that follow.
                ProtectedPlaces kept = text.protectedPlaces().after(edits).with(step.placesAfter());
                text = new PassText(after, module.kind(), kept, source.commentsStripped());
            }
            return steps;
        }

        private Edits edits(TextPass pass, PassText text, Rewriter rewriter) {
            if (!(pass instanceof UserPass)) {
                pass.rewrite(text, rewriter);
                return rewriter.edits();
            }
            if (context.faults().isHung(pass)) {
                failed = true;
                return Edits.NONE;
            }
            try {
                pass.rewrite(text, rewriter);
                return rewriter.edits();
            } catch (PassFault fault) {
                context.faults().add(fault, Optional.of(module.id()));
                failed = true;
                return Edits.NONE;
            }
        }
    }
}
