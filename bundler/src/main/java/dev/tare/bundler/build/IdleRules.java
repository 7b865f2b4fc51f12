package dev.tare.bundler.build;

import dev.tare.core.config.PlaceRule;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.model.Reference;
import dev.tare.optimizer.Optimized;
import dev.tare.optimizer.defer.LazyMention;
import dev.tare.optimizer.defer.PutAside;
import dev.tare.optimizer.rule.PlaceRules;
import dev.tare.optimizer.rule.RuleSite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules of {@code defer:} by which nothing was put aside, each with the reason. */
final class IdleRules {

    /** The least level at which such rules are heard. */
    private static final int LEVEL = 2;

    private IdleRules() {}

    /** Returns a warning for each of them. */
    static List<Diagnostic> of(PlaceRules rules, Optimized optimized, int level) {
        Map<ModuleId, List<Span>> aside = new HashMap<>();
        for (PutAside one : optimized.deferred().asides()) {
            aside.computeIfAbsent(one.module(), id -> new ArrayList<>()).addAll(one.runs());
        }
        Set<ModuleId> lazy = lazy(optimized);
        Map<PlaceRule, Boolean> effects = new LinkedHashMap<>();
        for (RuleSite site : rules.deferSites()) {
            // That a place is kept as well is told by itself.
            boolean done = rules.isKept(site) || site.isWhole() && lazy.contains(site.module());
            for (Span run : aside.getOrDefault(site.module(), List.of())) {
                done |= run.start() < site.span().end() && site.span().start() < run.end();
            }
            effects.merge(site.rule(), done, Boolean::logicalOr);
        }
        List<Diagnostic> idle = new ArrayList<>();
        effects.forEach((rule, done) -> {
            if (!done) {
                idle.add(warning(rule, level));
            }
        });
        return idle;
    }

    /** Returns the modules to which a reference became lazy. */
    private static Set<ModuleId> lazy(Optimized optimized) {
        Set<ModuleId> lazy = new HashSet<>();
        for (LazyMention line : optimized.deferred().lines()) {
            for (Reference reference : optimized.source().referencesFrom(line.module())) {
                if (reference.mention().span().equals(line.place())) {
                    reference.to().ifPresent(lazy::add);
                }
            }
        }
        return lazy;
    }

    private static Diagnostic warning(PlaceRule rule, int level) {
        String what = rule.key() + ": '" + rule.text() + "' puts nothing aside";
        return level < LEVEL
                ? rule.diagnostic(
                        DiagnosticKind.RULE_WITHOUT_EFFECT, "build with --level 2 or more", what + " at level " + level)
                : rule.diagnostic(
                        DiagnosticKind.RULE_WITHOUT_EFFECT,
                        "",
                        what
                                + ": no start loads what it names, it states hard constraints, a harness reads it, or it is"
                                + " too little for a stub");
    }
}
