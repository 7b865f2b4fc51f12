package dev.tare.bundler.build;

import dev.tare.bundler.build.BudgetReport.Aside;
import dev.tare.bundler.build.BudgetReport.Held;
import dev.tare.bundler.build.BudgetReport.Start;
import dev.tare.core.text.SourceText;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.Optimized;
import dev.tare.optimizer.defer.BudgetUnit;
import dev.tare.optimizer.defer.PutAside;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes the report of a budget. */
final class BudgetAccount {

    /** Modules of which an unmet budget tells. */
    private static final int MOST_HELD = 8;

    private BudgetAccount() {}

    /**
     * Returns the report.
     *
     * @param base the output without anything put aside for the budget
     * @param optimized the output
     * @param chosen what was put aside for it
     */
    static BudgetReport of(
            Budget budget,
            BudgetStarts starts,
            Optimized base,
            Optimized optimized,
            List<BudgetUnit> chosen,
            boolean unmet,
            int smallest) {
        int[] before = starts.tokens(base.graph());
        int[] after = starts.tokens(optimized.graph());
        int largest = BudgetStarts.largest(after);
        List<Start> told = new ArrayList<>();
        for (int i = 0; i < before.length; i++) {
            told.add(new Start(
                    starts.entry(i).map(entry -> entry.id().path()).orElse(""),
                    starts.entry(i).map(PromptModule::name).orElse(""),
                    before[i],
                    after[i]));
        }
        told.sort(Comparator.comparingInt(Start::after)
                .thenComparingInt(Start::before)
                .reversed()
                .thenComparing(Start::id));
        return new BudgetReport(
                budget.tokens(),
                !unmet,
                before[BudgetStarts.largest(before)],
                after[largest],
                smallest,
                starts.entry(largest).map(PromptModule::name).orElse(""),
                told,
                aside(optimized, chosen),
                unmet ? held(optimized.graph(), starts, largest) : List.of());
    }

    private static List<Aside> aside(Optimized optimized, List<BudgetUnit> chosen) {
        List<Aside> told = new ArrayList<>();
        for (BudgetUnit unit : chosen) {
            for (PutAside aside : optimized.deferred().asides()) {
                if (BudgetSearch.isOf(aside, unit)) {
                    SourceText text = optimized
                            .source()
                            .module(unit.module())
                            .orElseThrow()
                            .source();
                    told.add(new Aside(
                            unit.module().path(),
                            text.position(unit.runs().get(0).start()).line(),
                            aside.part().path(),
                            unit.label(),
                            unit.value(),
                            unit.tokens()));
                }
            }
        }
        return told;
    }

    private static List<Held> held(ModuleGraph graph, BudgetStarts starts, int start) {
        List<Held> held = new ArrayList<>();
        add(graph.alwaysLoaded(), held);
        starts.entryClosure(graph, start).ifPresent(closure -> add(closure, held));
        held.sort(Comparator.comparingInt(Held::tokens).reversed().thenComparing(Held::path));
        return held.subList(0, Math.min(MOST_HELD, held.size()));
    }

    private static void add(Closure closure, List<Held> held) {
        for (Closure.Part part : closure.parts()) {
            held.add(new Held(part.id().path(), part.tokens(), part.hops()));
        }
    }
}
