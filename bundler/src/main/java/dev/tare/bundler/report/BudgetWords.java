package dev.tare.bundler.report;

import dev.tare.bundler.build.BudgetReport;
import dev.tare.core.json.JsonWriter;

/** What is said of a budget in every format. */
final class BudgetWords {

    private BudgetWords() {}

    /** Returns one sentence that says what came of it. */
    static String outcome(BudgetReport budget) {
        if (!budget.met()) {
            return whose(budget) + " holds " + Numbers.grouped(budget.smallest()) + " tokens at least"
                    + (budget.largestAfter() < budget.largestBefore()
                            ? ", with all put aside that may be"
                            : ", and nothing may be put aside")
                    + ": the smallest budget is " + Numbers.grouped(budget.smallest());
        }
        if (budget.aside().isEmpty()) {
            return "every start keeps to it as it is: nothing is put aside for it";
        }
        return Numbers.counted(budget.aside().size(), "section") + " put aside for it, "
                + Numbers.counted(tokens(budget), "token") + "; " + whose(budget) + " is the largest start now";
    }

    private static long tokens(BudgetReport budget) {
        long tokens = 0;
        for (BudgetReport.Aside aside : budget.aside()) {
            tokens += aside.tokens();
        }
        return tokens;
    }

    private static String whose(BudgetReport budget) {
        return budget.largestEntry().isEmpty() ? "what is always loaded" : budget.largestEntry();
    }

    /** Says what the modules have in common that hold up a budget. */
    static String heldBy() {
        return "what is left there states hard constraints, is read by a harness, is kept by 'keep:', is too little for a stub, or has no"
                + " place for parts";
    }

    static void json(JsonWriter json, BudgetReport budget) {
        json.beginObject("budget")
                .field("tokens", budget.tokens())
                .field("met", budget.met())
                .field("smallest", budget.smallest())
                .field("largestBefore", budget.largestBefore())
                .field("largestAfter", budget.largestAfter())
                .field("largestEntry", budget.largestEntry())
                .beginArray("starts");
        for (BudgetReport.Start start : budget.starts()) {
            json.beginObject()
                    .field("id", start.id())
                    .field("name", start.name())
                    .field("before", start.before())
                    .field("after", start.after())
                    .endObject();
        }
        json.endArray().beginArray("putAside");
        for (BudgetReport.Aside aside : budget.aside()) {
            json.beginObject()
                    .field("path", aside.path())
                    .field("line", aside.line())
                    .field("part", aside.part())
                    .field("label", aside.label())
                    .field("value", aside.value())
                    .field("tokens", aside.tokens())
                    .endObject();
        }
        json.endArray().beginArray("heldBy");
        for (BudgetReport.Held held : budget.held()) {
            json.beginObject()
                    .field("path", held.path())
                    .field("tokens", held.tokens())
                    .field("hops", held.hops())
                    .endObject();
        }
        json.endArray().endObject();
    }
}
