package dev.tare.bundler.report;

import dev.tare.bundler.build.BuildReport;
import dev.tare.bundler.build.BuildReport.Change;
import dev.tare.bundler.build.BuildReport.DroppedText;
import dev.tare.bundler.build.BuildReport.EntryChange;
import dev.tare.bundler.build.BuildReport.GroupSaving;
import dev.tare.bundler.build.BuildReport.ModuleChange;
import dev.tare.bundler.build.BuildReport.PassSaving;
import dev.tare.bundler.build.BuildReport.Saving;
import dev.tare.bundler.build.BundleReport;
import dev.tare.bundler.build.FlatReport.Prompt;
import dev.tare.bundler.build.LostText;
import dev.tare.optimizer.proof.Finding;
import java.util.List;

/** Writes the report of a build as text. */
public final class BuildText {

    private static final int MOST_ROWS = 6;
    private static final int NAME = 13;

    /** Below a row of numbers, the column of the name that stands in it. */
    private static final int DETAIL = 33;

    private final BuildReport report;
    private final Page page;

    private BuildText(BuildReport report, TextStyle style) {
        this.report = report;
        this.page = new Page(style);
    }

    /** Returns the report as text. */
    public static String write(BuildReport report, TextStyle style) {
        BuildText text = new BuildText(report, style);
        text.head();
        text.passes();
        text.entries();
        report.budget().ifPresent(budget -> BudgetText.write(budget, text.page));
        text.prompts();
        text.modules();
        text.drops();
        text.proof();
        return text.page.toString();
    }

    /** Returns findings as lines, the first of them or all. */
    public static String findings(List<Finding> findings, TextStyle style) {
        Page page = new Page(style);
        int shown = style.all() ? findings.size() : Math.min(20, findings.size());
        for (Finding finding : findings.subList(0, shown)) {
            page.text(Ink.BAD, finding.check().word())
                    .to(NAME)
                    .text(Ink.HEADING, finding.path() + ":" + finding.line())
                    .end();
            page.paragraph(Ink.PLAIN, finding.message(), NAME, 3);
        }
        if (shown < findings.size()) {
            page.to(NAME)
                    .text(Ink.FAINT, page.ellipsis() + " " + Numbers.grouped(findings.size() - shown) + " more: --all")
                    .end();
        }
        return page.toString();
    }

    private void head() {
        page.text(Ink.HEADING, report.framework())
                .text("  " + Numbers.counted(report.modules(), "module") + page.dot() + report.target() + page.dot()
                        + FlatText.level(report) + page.dot() + "notation " + report.notation() + page.dot()
                        + report.encoding())
                .end();
        page.end();
        page.text(Ink.HEADING, "TOKENS").to(NAME);
        change(report.tokens());
        page.text(report.flat().isPresent() ? "  in what prompts hold, each module once" : "  in all modules")
                .end();
        if (report.flat().isEmpty()) {
            page.to(NAME);
            change(report.always());
            page.text("  always loaded").end();
        }
        if (report.bundle().isPresent()) {
            BundleReport bundle = report.bundle().get();
            page.to(NAME);
            change(new Change(report.tokens().before(), bundle.storedTokens()));
            page.text("  stored in the bundle").text(Ink.FAINT, sharing(bundle)).end();
        }
        page.end();
    }

    private String sharing(BundleReport bundle) {
        return bundle.partials() == 0
                ? ""
                : page.dot() + Numbers.grouped(bundle.sharedTokens()) + " saved by "
                        + Numbers.counted(bundle.partials(), "partial") + " in "
                        + Numbers.counted(bundle.uses(), "place");
    }

    private void change(Change change) {
        change(change, page);
    }

    /** Writes tokens before and after, and the share that went. */
    static void change(Change change, Page page) {
        page.right(Numbers.grouped(change.before()), 9)
                .text(page.style().unicode() ? " → " : " -> ")
                .right(Numbers.grouped(change.after()), 9)
                .right(Ink.GOOD, share(change), 8);
    }

    private static String share(Change change) {
        if (change.saved() == 0) {
            return "";
        }
        // A part has no tokens before it is put aside.
        String sign = change.saved() > 0 ? "-" : "+";
        return change.before() == 0 ? "new" : sign + Numbers.percent(Math.abs(change.saved()), change.before());
    }

    private void passes() {
        page.text(Ink.HEADING, "PASSES")
                .to(NAME)
                .text(Ink.FAINT, "what each saves in all modules")
                .end();
        boolean all = page.style().all();
        for (GroupSaving group : report.groups()) {
            boolean any = false;
            for (PassSaving pass : report.passes()) {
                any |= pass.group().equals(group.name()) && (pass.savedTokens() != 0 || all);
            }
            if (!any) {
                continue;
            }
            page.to(NAME)
                    .right(Ink.HEADING, Numbers.grouped(group.tokens()), 9)
                    .text("  ")
                    .text(Ink.HEADING, group.name())
                    .to(44)
                    .text(
                            Ink.FAINT,
                            Numbers.percent(group.tokens(), report.tokens().before()) + " of all")
                    .end();
            for (PassSaving pass : report.passes()) {
                if (pass.group().equals(group.name()) && (pass.savedTokens() != 0 || all)) {
                    page.to(NAME)
                            .right(Numbers.grouped(pass.savedTokens()), 9)
                            .text("    " + pass.name())
                            .to(44)
                            .text(Ink.FAINT, pass.fidelity() + page.dot() + Numbers.counted(pass.modules(), "module"))
                            .end();
                }
            }
        }
        if (report.tokens().saved() == 0) {
            page.to(NAME)
                    .text("nothing to save at this level: every edit would cost as much as it saves")
                    .end();
        }
        page.end();
    }

    private void entries() {
        if (report.entries().isEmpty()) {
            return;
        }
        page.text(Ink.HEADING, "ENTRIES")
                .to(NAME)
                .text(Ink.FAINT, "what is in the context at the start")
                .end();
        int shown = page.style().all()
                ? report.entries().size()
                : Math.min(MOST_ROWS, report.entries().size());
        for (EntryChange entry : report.entries().subList(0, shown)) {
            page.to(NAME);
            change(entry.start());
            page.text("  ").rest(Ink.PLAIN, entry.name()).end();
        }
        more(report.entries().size() - shown);
        page.end();
    }

    /** Says in one sentence why a budget cannot be met. */
    public static String overBudget(BuildReport report) {
        return report.budget().map(BudgetWords::outcome).orElse("");
    }

    private void prompts() {
        if (report.flat().isEmpty()) {
            return;
        }
        List<Prompt> prompts = report.flat().get().prompts();
        page.text(Ink.HEADING, "PROMPTS")
                .to(NAME)
                .text(Ink.FAINT, "each entry with all that it includes, marks included")
                .end();
        int shown = page.style().all() ? prompts.size() : Math.min(MOST_ROWS, prompts.size());
        for (Prompt prompt : prompts.subList(0, shown)) {
            page.to(NAME);
            change(prompt.tokens());
            page.text("  ")
                    .text(prompt.file())
                    .text(Ink.FAINT, page.dot() + FlatText.parts(prompt))
                    .end();
        }
        more(prompts.size() - shown);
        page.end();
        List<String> missing = FlatText.missing(report.flat().get());
        if (missing.isEmpty()) {
            return;
        }
        page.text(Ink.HEADING, "MISSING")
                .to(NAME)
                .text(Ink.FAINT, "stays as the text that it is")
                .end();
        int told = page.style().all() ? missing.size() : Math.min(MOST_ROWS, missing.size());
        for (String one : missing.subList(0, told)) {
            page.paragraph(Ink.PLAIN, one, NAME, 3);
        }
        more(missing.size() - told);
        page.end();
    }

    /** What each pass saved in each module; in the order of what is saved, so the top is what matters. */
    private void modules() {
        if (!page.style().all() || report.tokens().saved() == 0) {
            return;
        }
        page.text(Ink.HEADING, "MODULES")
                .to(NAME)
                .text(Ink.FAINT, "before, after, and what each pass saves")
                .end();
        int same = 0;
        for (ModuleChange module : report.account()) {
            if (module.savings().isEmpty()) {
                same++;
                continue;
            }
            page.to(NAME);
            change(module.tokens());
            page.text("  ").restOfPath(Ink.PLAIN, module.id()).end();
            StringBuilder savings = new StringBuilder();
            for (Saving saving : module.savings()) {
                savings.append(savings.isEmpty() ? "" : ", ")
                        .append(saving.name())
                        .append(' ')
                        .append(Numbers.grouped(saving.tokens()));
            }
            page.paragraph(Ink.FAINT, savings.toString(), NAME + DETAIL, 3);
        }
        if (same > 0) {
            page.to(NAME)
                    .text(Ink.FAINT, Numbers.counted(same, "module") + " more, in which no pass found anything")
                    .end();
        }
        page.end();
    }

    /** What lossy rules left out: nobody can bring it back from the output. */
    private void drops() {
        if (report.drops().isEmpty()) {
            return;
        }
        page.text(Ink.HEADING, "DROPPED")
                .to(NAME)
                .text(
                        Ink.FAINT,
                        Numbers.counted(report.drops().size(), "text") + " that no restore brings back, and the rule")
                .end();
        int shown = page.style().all()
                ? report.drops().size()
                : Math.min(MOST_ROWS, report.drops().size());
        for (DroppedText drop : report.drops().subList(0, shown)) {
            page.to(NAME).restOfPath(Ink.PLAIN, drop.path() + ":" + drop.line()).end();
            page.paragraph(Ink.FAINT, DropWords.told(drop, page.style().all()), NAME + 2, 3);
        }
        more(report.drops().size() - shown);
        page.end();
    }

    /** Returns what an output lacks for good as lines, the first of it or all. */
    public static String lost(List<LostText> lost, TextStyle style) {
        Page page = new Page(style);
        int shown = style.all() ? lost.size() : Math.min(20, lost.size());
        for (LostText one : lost.subList(0, shown)) {
            page.text(Ink.BAD, "dropped")
                    .to(NAME)
                    .text(Ink.HEADING, one.path() + ":" + one.line())
                    .text("  " + Numbers.counted(one.bytes(), "byte") + " by " + one.rule())
                    .end();
        }
        if (shown < lost.size()) {
            page.to(NAME)
                    .text(Ink.FAINT, page.ellipsis() + " " + Numbers.grouped(lost.size() - shown) + " more: --all")
                    .end();
        }
        return page.toString();
    }

    private void more(int hidden) {
        if (hidden > 0) {
            page.to(NAME)
                    .text(Ink.FAINT, page.ellipsis() + " " + Numbers.grouped(hidden) + " more: --all")
                    .end();
        }
    }

    private void proof() {
        page.text(Ink.HEADING, "PROOF").to(NAME);
        if (report.isOverBudget()) {
            page.text(Ink.BAD, "not made: the budget cannot be met, nothing was written")
                    .end();
            return;
        }
        if (!report.findings().isEmpty()) {
            page.text(
                            Ink.BAD,
                            "failed: " + Numbers.counted(report.findings().size(), "finding") + ", nothing was written")
                    .end();
            return;
        }
        page.text(Ink.GOOD, "holds").text(": " + Fates.told(report.fates())).end();
        page.to(NAME)
                .text("manifest of " + Numbers.grouped(report.manifestBytes()) + " bytes, "
                        + Numbers.percent(report.manifestBytes(), report.sourceBytes()) + " of the source")
                .end();
        if (report.deferredNothing()) {
            page.to(NAME)
                    .text(
                            Ink.FAINT,
                            "nothing is opened on demand: what a start loads is needed there, states a hard constraint, or"
                                    + " has no place for parts")
                    .end();
        }
        for (String path : report.untouched()) {
            page.to(NAME)
                    .text(Ink.FAINT, "left as it is, for its proof would not hold or not be short enough: " + path)
                    .end();
        }
        for (String place : report.untouchedPlaces()) {
            page.to(NAME)
                    .text(Ink.FAINT, "a block left as it is, for its proof would not hold: " + place)
                    .end();
        }
    }
}
