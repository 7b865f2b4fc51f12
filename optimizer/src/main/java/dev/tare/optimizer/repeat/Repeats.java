package dev.tare.optimizer.repeat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.graph.ModuleGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * The texts that stand in several places of many modules. The same modules give the same repeats, in whatever order they are handed
 * in and in any number of threads.
 *
 * @param all the repeats, by the first of their places; of those that start at one place, the longest first
 * @param work what it took to find them
 */
public record Repeats(List<Repeat> all, Work work) {

    public Repeats {
        all = List.copyOf(all);
    }

    /**
     * What a search took. All but the units grow with them and not with their square.
     *
     * @param units the stretches that were looked at: paragraphs, items, elements and their like
     * @param looks how often one of them was looked at as the start or a part of a repeat
     * @param comparisons pairs of texts that were taken to be like each other
     * @param alignments pairs that were compared word by word
     */
    public record Work(long units, long looks, long comparisons, long alignments) {}

    /** Finds what stands in several places of these modules, each of which has an id of its own. */
    public static Repeats find(List<SourceText> modules, TokenCounter counter, TaskExecutor executor) {
        return find(modules, (a, b) -> true, counter, executor);
    }

    /**
     * Finds the same, but what is nearly alike only in modules that one context may hold: copies of a package are like each other from end to
     * end, and to compare them takes longer than all the rest of a build.
     *
     * @param graph says what is loaded together
     */
    public static Repeats inOneContext(
            ModuleGraph graph, List<SourceText> modules, TokenCounter counter, TaskExecutor executor) {
        Set<ModuleId> asked = new HashSet<>();
        modules.forEach(module -> asked.add(module.id()));
        return find(modules, Sight.of(graph, asked, executor)::mayMeet, counter, executor);
    }

    private static Repeats find(
            List<SourceText> modules,
            BiPredicate<ModuleId, ModuleId> mayMeet,
            TokenCounter counter,
            TaskExecutor executor) {
        List<SourceText> sorted = new ArrayList<>(modules);
        sorted.sort(Comparator.comparing(SourceText::id));
        UnitTable table = new UnitTable(executor.map(sorted, UnitScanner::scan));
        WorkCount work = new WorkCount();
        List<Run> runs = ExactRepeats.runs(table, executor, work);
        List<Repeat> found = new ArrayList<>(ExactRepeats.of(table, runs, counter, executor));
        found.addAll(NearRepeats.find(table, runs, mayMeet, counter, executor, work));
        found.sort(Comparator.comparing(
                        (Repeat repeat) -> repeat.places().get(0).id())
                .thenComparingInt(repeat -> repeat.places().get(0).span().start())
                .thenComparing(repeat -> repeat.places().get(0).span().end(), Comparator.reverseOrder())
                .thenComparing(Repeat::kind));
        return new Repeats(found, work.done(table.size));
    }
}
