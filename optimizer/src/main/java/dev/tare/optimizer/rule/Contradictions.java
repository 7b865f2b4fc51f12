package dev.tare.optimizer.rule;

import dev.tare.core.config.PlaceRule;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.ModuleGraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Pairs of rules of which one keeps what the other defers, each told once, with the first place that both name. */
final class Contradictions {

    private static final String HELP = "narrow one of them; until then the place is kept";

    private record Pair(PlaceRule keep, PlaceRule defer) {}

    private Contradictions() {}

    static List<Diagnostic> of(RuleSites keep, RuleSites defer, ModuleGraph graph) {
        List<Diagnostic> found = new ArrayList<>();
        Set<Pair> told = new HashSet<>();
        for (ModuleId id : defer.modules()) {
            for (RuleSite aside : defer.in(id)) {
                for (RuleSite stays : keep.in(id)) {
                    boolean both = aside.span().start() < stays.span().end()
                            && stays.span().start() < aside.span().end();
                    if (both && told.add(new Pair(stays.rule(), aside.rule()))) {
                        found.add(contradiction(stays, aside, graph));
                    }
                }
            }
        }
        return found;
    }

    private static Diagnostic contradiction(RuleSite stays, RuleSite aside, ModuleGraph graph) {
        int start = Math.max(stays.span().start(), aside.span().start());
        int line = graph.module(aside.module())
                .orElseThrow()
                .source()
                .position(start)
                .line();
        return aside.rule()
                .diagnostic(
                        DiagnosticKind.INVALID_CONFIG,
                        HELP,
                        aside.rule().key() + ": '" + aside.rule().text() + "' contradicts "
                                + stays.rule().named() + ": both name " + aside.module() + ":" + line);
    }
}
