package dev.tare.bundler.report;

import dev.tare.bundler.build.BudgetReport;
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
import dev.tare.optimizer.proof.Finding;
import java.util.List;

/** Writes the report of a build as Markdown for a comment on a pull request: the figures in sight, the long lists folded. */
public final class BuildMarkdown {

    private static final int ROWS = 10;

    private final BuildReport report;
    private final boolean all;
    private final StringBuilder out = new StringBuilder(8192);

    private BuildMarkdown(BuildReport report, boolean all) {
        this.report = report;
        this.all = all;
    }

    /** Returns the report as GitHub-flavoured Markdown; {@code all} lists everything. */
    public static String write(BuildReport report, boolean all) {
        BuildMarkdown markdown = new BuildMarkdown(report, all);
        markdown.head();
        markdown.passes();
        markdown.entries();
        markdown.budget();
        markdown.prompts();
        markdown.modules();
        markdown.drops();
        markdown.proof();
        return markdown.out.toString();
    }

    private void head() {
        line("## Build of " + AuditMarkdown.prose(report.framework()));
        line("");
        line("**" + Numbers.grouped(report.tokens().before()) + " → "
                + Numbers.grouped(report.tokens().after())
                + " tokens" + share(report.tokens(), " (", ")") + "** in "
                + Numbers.counted(report.modules(), "module")
                + (report.flat().isPresent() ? "" : ", " + always()) + ". Target " + report.target() + ", "
                + FlatText.level(report) + ", notation "
                + report.notation() + ", " + report.encoding() + ".");
        line("");
        if (report.bundle().isPresent()) {
            BundleReport bundle = report.bundle().get();
            line(Numbers.grouped(bundle.storedTokens()) + " tokens are stored in the bundle; "
                    + Numbers.counted(bundle.partials(), "partial") + " in "
                    + Numbers.counted(bundle.uses(), "place") + " save "
                    + Numbers.grouped(bundle.sharedTokens()) + ".");
            line("");
        }
    }

    private String always() {
        return Numbers.grouped(report.always().before()) + " → "
                + Numbers.grouped(report.always().after()) + share(report.always(), " (", ")") + " always loaded";
    }

    private void passes() {
        line("| pass | fidelity | modules | tokens saved |");
        line("|---|---|--:|--:|");
        for (GroupSaving group : report.groups()) {
            boolean told = false;
            for (PassSaving pass : report.passes()) {
                if (pass.group().equals(group.name()) && (pass.savedTokens() != 0 || all)) {
                    if (!told) {
                        line("| **" + group.name() + "** | | | **" + Numbers.grouped(group.tokens()) + "** |");
                        told = true;
                    }
                    line("| " + AuditMarkdown.code(pass.name()) + " | " + pass.fidelity() + " | "
                            + Numbers.grouped(pass.modules()) + " | " + Numbers.grouped(pass.savedTokens()) + " |");
                }
            }
        }
        line("| in all | | | **" + Numbers.grouped(report.tokens().saved()) + "** |");
        line("");
    }

    private void entries() {
        if (report.entries().isEmpty()) {
            return;
        }
        line("### Starts");
        line("");
        line("| entry | before | after | | saved by |");
        line("|---|--:|--:|--:|---|");
        int shown =
                all ? report.entries().size() : Math.min(ROWS, report.entries().size());
        for (EntryChange entry : report.entries().subList(0, shown)) {
            line("| " + AuditMarkdown.code(entry.name()) + row(entry.start()) + savings(entry.startSavings()) + " |");
        }
        more(report.entries().size() - shown);
        line("");
    }

    private void budget() {
        if (report.budget().isEmpty()) {
            return;
        }
        BudgetReport budget = report.budget().get();
        line("### Budget of " + Numbers.counted(budget.tokens(), "token"));
        line("");
        line((budget.met() ? "Met: " : "**Not met**, nothing was written: ")
                + AuditMarkdown.prose(BudgetWords.outcome(budget)) + ".");
        line("");
        if (!budget.aside().isEmpty()) {
            line("| put aside | from | value | tokens |");
            line("|---|---|--:|--:|");
            int shown =
                    all ? budget.aside().size() : Math.min(ROWS, budget.aside().size());
            for (BudgetReport.Aside aside : budget.aside().subList(0, shown)) {
                line("| " + AuditMarkdown.prose(aside.label()) + " | "
                        + AuditMarkdown.code(aside.path() + ":" + aside.line()) + " | "
                        + Numbers.grouped(aside.value()) + " | " + Numbers.grouped(aside.tokens()) + " |");
            }
            more(budget.aside().size() - shown);
            line("");
        }
        if (!budget.met()) {
            line("| left in that start | tokens |");
            line("|---|--:|");
            for (BudgetReport.Held held : budget.held()) {
                line("| " + AuditMarkdown.code(held.path()) + " | " + Numbers.grouped(held.tokens()) + " |");
            }
            line("");
            line("Of these, " + AuditMarkdown.prose(BudgetWords.heldBy()) + ".");
            line("");
        }
    }

    private void prompts() {
        if (report.flat().isEmpty()) {
            return;
        }
        List<Prompt> prompts = report.flat().get().prompts();
        line("### Prompts");
        line("");
        line("| prompt | before | after | | holds |");
        line("|---|--:|--:|--:|---|");
        int shown = all ? prompts.size() : Math.min(ROWS, prompts.size());
        for (Prompt prompt : prompts.subList(0, shown)) {
            line("| " + AuditMarkdown.code(prompt.file()) + row(prompt.tokens()) + FlatText.parts(prompt) + " |");
        }
        more(prompts.size() - shown);
        line("");
        List<String> missing = FlatText.missing(report.flat().get());
        if (missing.isEmpty()) {
            return;
        }
        line("Not there, so it stays as the text that it is:");
        line("");
        int told = all ? missing.size() : Math.min(ROWS, missing.size());
        for (String one : missing.subList(0, told)) {
            line("- " + AuditMarkdown.prose(one));
        }
        more(missing.size() - told);
        line("");
    }

    private void modules() {
        List<ModuleChange> changed = report.account().stream()
                .filter(module -> !module.savings().isEmpty())
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        int shown = all ? changed.size() : Math.min(ROWS, changed.size());
        line("<details><summary>"
                + (shown == changed.size()
                        ? "All " + Numbers.counted(shown, "module") + " that changed"
                        : "The " + shown + " modules that saved the most, of "
                                + Numbers.counted(changed.size(), "module") + " that changed")
                + "</summary>");
        line("");
        line("| module | before | after | | saved by |");
        line("|---|--:|--:|--:|---|");
        for (ModuleChange module : changed.subList(0, shown)) {
            line("| " + AuditMarkdown.code(module.id()) + row(module.tokens()) + savings(module.savings()) + " |");
        }
        line("");
        line("</details>");
        line("");
    }

    private void drops() {
        if (report.drops().isEmpty()) {
            return;
        }
        int shown = all ? report.drops().size() : Math.min(ROWS, report.drops().size());
        line("### Dropped");
        line("");
        line(Numbers.counted(report.drops().size(), "text")
                + " that lossy rules left out, and no restore brings back:");
        line("");
        for (DroppedText drop : report.drops().subList(0, shown)) {
            line("- " + AuditMarkdown.code(drop.path() + ":" + drop.line()) + " "
                    + AuditMarkdown.prose(DropWords.told(drop, all)));
        }
        more(report.drops().size() - shown);
        line("");
    }

    private void proof() {
        line("### Proof");
        line("");
        if (report.isOverBudget()) {
            line("Not made: the budget cannot be met, nothing was written.");
            return;
        }
        if (!report.findings().isEmpty()) {
            line("**Failed**, nothing was written.");
            line("");
            findings(report.findings());
            return;
        }
        line("Holds: " + Fates.told(report.fates()) + ". The manifest has "
                + Numbers.counted(report.manifestBytes(), "byte") + ", "
                + Numbers.percent(report.manifestBytes(), report.sourceBytes()) + " of the source.");
        left("module", report.untouched());
        left("block", report.untouchedPlaces());
    }

    private void left(String what, List<String> places) {
        if (!places.isEmpty()) {
            line("");
            line(Numbers.counted(places.size(), what)
                    + " left as in the source, for the proof would not hold or not be short enough:");
            line("");
            for (String place : places) {
                line("- " + AuditMarkdown.code(place));
            }
        }
    }

    private void findings(List<Finding> findings) {
        int shown = all ? findings.size() : Math.min(ROWS, findings.size());
        for (Finding finding : findings.subList(0, shown)) {
            line("- " + finding.check().word() + " "
                    + AuditMarkdown.code(finding.path() + ":" + finding.line()) + " "
                    + AuditMarkdown.prose(finding.message()));
        }
        more(findings.size() - shown);
    }

    private static String row(Change change) {
        return " | " + Numbers.grouped(change.before()) + " | " + Numbers.grouped(change.after()) + " | "
                + share(change, "", "") + " | ";
    }

    private static String share(Change change, String before, String after) {
        return change.saved() == 0
                ? ""
                : before
                        + (change.saved() > 0 ? "−" : "+")
                        + Numbers.percent(Math.abs(change.saved()), change.before())
                        + after;
    }

    private static String savings(List<Saving> savings) {
        StringBuilder told = new StringBuilder();
        for (Saving saving : savings) {
            told.append(told.isEmpty() ? "" : ", ")
                    .append(saving.name())
                    .append(' ')
                    .append(Numbers.grouped(saving.tokens()));
        }
        return told.toString();
    }

    private void more(int count) {
        if (count > 0) {
            line("");
            line("… " + Numbers.grouped(count) + " more: `--all`");
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
