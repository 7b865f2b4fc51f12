package dev.tare.bundler.explain;

import dev.tare.bundler.explain.ExplainReport.PassChange;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestStep;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.trace.ModuleTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What passes did to a piece of text, in tokens. */
final class PassChanges {

    private final Map<String, Pass> passes;
    private final TokenCounter counter;

    /**
     * @param passes the passes by name
     */
    PassChanges(Map<String, Pass> passes, TokenCounter counter) {
        this.passes = passes;
        this.counter = counter;
    }

    /** Returns what each pass did to the module as a whole; those over texts told their counts themselves. */
    List<PassChange> ofModule(ManifestModule module, ModuleTrace trace) {
        List<PassChange> changes = new ArrayList<>();
        long tokens = module.tokens();
        int first = trace.passes().size() - module.steps().size();
        for (int i = 0; i < first; i++) {
            long after = counter.count(trace.texts().get(i + 1));
            changes.add(of(trace.passes().get(i), tokens, after));
            tokens = after;
        }
        for (ManifestStep step : module.steps()) {
            changes.add(of(step.pass(), tokens, step.tokens()));
            tokens = step.tokens();
        }
        return changes;
    }

    /**
     * Returns what the passes did that changed the place.
     *
     * @param places where it is in each of the trace's texts
     */
    List<PassChange> ofPlace(ModuleTrace trace, List<Span> places) {
        List<PassChange> changes = new ArrayList<>();
        for (int stage = 0; stage + 1 < places.size(); stage++) {
            SourceText text = trace.texts().get(stage);
            SourceText next = trace.texts().get(stage + 1);
            Span before = TextSpans.withBlanks(text, places.get(stage));
            Span after = TextSpans.withBlanks(next, places.get(stage + 1));
            if (!TextSpans.isSame(text, before, next, after)) {
                changes.add(of(trace.passes().get(stage), tokens(text, before), tokens(next, after)));
            }
        }
        return changes;
    }

    /** Returns a change by the pass of this name; of a pass that nobody knows the name alone can be told. */
    PassChange of(String name, long before, long after) {
        Pass pass = passes.get(name);
        return pass == null
                ? new PassChange(name, "", "", before, after)
                : new PassChange(name, pass.fidelity().word(), pass.group().word(), before, after);
    }

    private long tokens(SourceText text, Span span) {
        int[] cuts = {0, span.start(), span.end(), text.length()};
        return counter.countBetween(text, cuts)[1];
    }
}
