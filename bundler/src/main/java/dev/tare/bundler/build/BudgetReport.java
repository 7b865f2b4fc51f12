package dev.tare.bundler.build;

import java.util.List;

/**
 * What came of a budget.
 *
 * @param tokens the budget
 * @param met whether every start that it is asked of keeps to it; else nothing was written
 * @param largestBefore the tokens of the largest of these starts when nothing is put aside for the budget
 * @param largestAfter the same with what was put aside; where it is not met, with all that may be
 * @param smallest the smallest budget that can be met
 * @param largestEntry the name of the entry with the largest start after; empty where only what is always loaded is asked
 * @param starts the starts that it is asked of, the largest after first
 * @param aside what was put aside for it, in order of place; where it is not met, nothing
 * @param held what is left of the modules in the largest start where the budget is not met, the heaviest first
 */
public record BudgetReport(
        int tokens,
        boolean met,
        int largestBefore,
        int largestAfter,
        int smallest,
        String largestEntry,
        List<Start> starts,
        List<Aside> aside,
        List<Held> held) {

    public BudgetReport {
        starts = List.copyOf(starts);
        aside = List.copyOf(aside);
        held = List.copyOf(held);
    }

    /**
     * A start that the budget is asked of.
     *
     * @param id the entry; empty for what is always loaded, where there is no entry
     * @param name what it is invoked by
     * @param before its tokens when nothing is put aside for the budget, after all other passes
     * @param after its tokens with what was put aside
     */
    public record Start(String id, String name, int before, int after) {}

    /**
     * A section, or blocks of one, that was put aside for the budget.
     *
     * @param path the module
     * @param line where the first stretch begins in the source, from 1
     * @param part the file that holds it now
     * @param label what it is called
     * @param value how much it instructs: the sum of what the scorer finds in each of its blocks
     * @param tokens how many tokens of the source begin in it
     */
    public record Aside(String path, int line, String part, String label, int value, int tokens) {}

    /**
     * What is left of a module.
     *
     * @param path the module
     * @param tokens its tokens in the start
     * @param hops how many references lead to it from the entry, or from what is always loaded
     */
    public record Held(String path, int tokens, int hops) {}
}
