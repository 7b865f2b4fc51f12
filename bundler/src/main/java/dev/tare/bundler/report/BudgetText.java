package dev.tare.bundler.report;

import dev.tare.bundler.build.BudgetReport;
import dev.tare.bundler.build.BudgetReport.Aside;
import dev.tare.bundler.build.BudgetReport.Held;
import dev.tare.bundler.build.BuildReport.Change;

/** Writes what came of a budget as text. */
final class BudgetText {

    private static final int MOST_ROWS = 6;
    private static final int NAME = 13;

    private BudgetText() {}

    static void write(BudgetReport budget, Page page) {
        page.text(Ink.HEADING, "BUDGET").to(NAME);
        BuildText.change(new Change(budget.largestBefore(), budget.largestAfter()), page);
        page.text("  the largest start, of " + Numbers.counted(budget.tokens(), "token") + " that it may hold")
                .end();
        page.paragraph(budget.met() ? Ink.PLAIN : Ink.BAD, BudgetWords.outcome(budget), NAME, 3);
        int shown = page.style().all()
                ? budget.aside().size()
                : Math.min(MOST_ROWS, budget.aside().size());
        for (Aside aside : budget.aside().subList(0, shown)) {
            page.to(NAME)
                    .right(Numbers.grouped(aside.tokens()), 9)
                    .right(Ink.FAINT, "value " + Numbers.grouped(aside.value()), 12)
                    .text("  " + aside.path() + ":" + aside.line() + "  ")
                    .rest(Ink.PLAIN, aside.label())
                    .end();
        }
        if (shown < budget.aside().size()) {
            page.to(NAME)
                    .text(
                            Ink.FAINT,
                            page.ellipsis() + " "
                                    + Numbers.grouped(budget.aside().size() - shown) + " more: --all")
                    .end();
        }
        for (Held held : budget.held()) {
            page.to(NAME)
                    .right(Numbers.grouped(held.tokens()), 9)
                    .text("  ")
                    .restOfPath(Ink.PLAIN, held.path())
                    .end();
        }
        if (!budget.met()) {
            page.paragraph(Ink.FAINT, BudgetWords.heldBy(), NAME, 3);
        }
        page.end();
    }
}
