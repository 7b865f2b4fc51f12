package dev.tare.bundler.build;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.optimizer.Optimized;
import dev.tare.optimizer.budget.Piece;
import dev.tare.optimizer.budget.Selection;
import dev.tare.optimizer.budget.Selections;
import dev.tare.optimizer.defer.BudgetUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The units that can go to make room, and the choices of them, from none to all. What each saves is estimated; starts are measured later. */
final class BudgetPlan {

    /** A stub with its path takes about so many tokens. */
    private static final int STUB = 32;

    private final List<BudgetUnit> units;
    private final List<Selection> selections;

    private BudgetPlan(List<BudgetUnit> units, List<Selection> selections) {
        this.units = units;
        this.selections = selections;
    }

    /**
     * Makes the choices.
     *
     * @param offered what may go
     * @param optimized the output when none of it goes
     */
    static BudgetPlan of(List<BudgetUnit> offered, BudgetStarts starts, Optimized optimized) {
        ModuleGraph graph = optimized.rest();
        Map<ModuleId, Where> where = where(graph, starts);
        List<BudgetUnit> units = new ArrayList<>();
        List<Piece> pieces = new ArrayList<>();
        for (BudgetUnit unit : offered) {
            Where found = where.get(unit.module());
            int before = graph.module(unit.module()).orElseThrow().tokens();
            long left = (long) unit.tokens() * optimized.tokensAfter(unit.module()) / Math.max(1, before);
            if (found != null && left > STUB) {
                units.add(unit);
                pieces.add(new Piece(unit.value(), (int) left - STUB, found.starts, found.hops));
            }
        }
        return new BudgetPlan(units, Selections.of(starts.tokens(optimized.graph()), pieces));
    }

    /** In which starts a module is as a whole, and how far away. */
    private static final class Where {

        private List<Integer> starts = new ArrayList<>();
        private int hops = Integer.MAX_VALUE;
    }

    private static Map<ModuleId, Where> where(ModuleGraph graph, BudgetStarts starts) {
        Map<ModuleId, Where> where = new TreeMap<>();
        for (int i = 0; i < starts.size(); i++) {
            int start = i;
            starts.entryClosure(graph, i).ifPresent(closure -> add(closure, start, where));
        }
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            all.add(i);
        }
        Map<ModuleId, Where> always = new HashMap<>();
        add(graph.alwaysLoaded(), 0, always);
        always.forEach((id, one) -> {
            one.starts = all;
            where.put(id, one);
        });
        return where;
    }

    private static void add(Closure closure, int start, Map<ModuleId, Where> where) {
        for (Closure.Part part : closure.parts()) {
            if (part.section().isEmpty()) {
                Where one = where.computeIfAbsent(part.id(), id -> new Where());
                one.starts.add(start);
                one.hops = Math.min(one.hops, part.hops());
            }
        }
    }

    /** Returns how many choices there are; the first puts nothing aside, the last one everything. */
    int size() {
        return selections.size();
    }

    /** Returns what goes by a choice, in order of module and place. */
    List<BudgetUnit> choice(int index) {
        List<BudgetUnit> chosen = new ArrayList<>();
        for (int unit : selections.get(index).aside()) {
            chosen.add(units.get(unit));
        }
        return chosen;
    }

    /** Returns all units. */
    List<BudgetUnit> units() {
        return units;
    }
}
