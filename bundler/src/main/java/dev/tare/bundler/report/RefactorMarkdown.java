package dev.tare.bundler.report;

import dev.tare.bundler.build.BuildReport.Change;
import dev.tare.bundler.refactor.RefactorReport;
import dev.tare.bundler.refactor.RefactorReport.EntryStart;
import dev.tare.bundler.refactor.RefactorReport.Item;
import dev.tare.bundler.refactor.RefactorReport.Move;
import dev.tare.bundler.refactor.RefactorReport.Place;
import dev.tare.optimizer.refactor.PieceFate;
import java.util.List;
import java.util.Map;

/** Writes what a refactor by people did as Markdown for a comment on a pull request. */
public final class RefactorMarkdown {

    private static final int ROWS = 20;

    private final RefactorReport report;
    private final boolean all;
    private final StringBuilder out = new StringBuilder(8192);

    private RefactorMarkdown(RefactorReport report, boolean all) {
        this.report = report;
        this.all = all;
    }

    /** Returns the report as GitHub-flavoured Markdown; {@code all} lists everything. */
    public static String write(RefactorReport report, boolean all) {
        RefactorMarkdown markdown = new RefactorMarkdown(report, all);
        markdown.head();
        markdown.items("Lost", report.lost());
        markdown.items("Changed", report.changed());
        markdown.broken();
        markdown.entries();
        markdown.items("Directives that are on demand now", report.onDemand());
        markdown.items("Shared: a copy is left", report.shared());
        markdown.moves();
        return markdown.out.toString();
    }

    private void head() {
        line("## Refactor of " + AuditMarkdown.prose(report.before()) + " to " + AuditMarkdown.prose(report.after()));
        line("");
        line(
                report.findings() == 0
                        ? "**Nothing is lost.**"
                        : "**" + Numbers.counted(report.findings(), "finding") + " to look at.**");
        line("");
        line("| | " + row("kept", "moved", "shared", "changed", "lost") + " |");
        line("|---|--:|--:|--:|--:|--:|");
        counts("blocks", report.blocks());
        counts("pieces", report.pieces());
        counts("directives", report.directives());
        line("");
        line("| | before | after | |");
        line("|---|--:|--:|--:|");
        line("| tokens | " + change(report.tokens()) + " |");
        line("| always loaded | " + change(report.always()) + " |");
        line("| modules | " + change(report.modules()) + " |");
        line("");
        line(Numbers.counted(report.added(), "piece") + " new, "
                + Numbers.grouped(report.addedDirectives().size()) + " of them directives.");
        line("");
    }

    private void counts(String what, Map<PieceFate, Integer> counts) {
        line("| " + what + " | "
                + row(
                        count(counts, PieceFate.KEPT),
                        count(counts, PieceFate.MOVED),
                        count(counts, PieceFate.SHARED),
                        count(counts, PieceFate.CHANGED),
                        count(counts, PieceFate.LOST))
                + " |");
    }

    private static String count(Map<PieceFate, Integer> counts, PieceFate fate) {
        return Numbers.grouped(counts.getOrDefault(fate, 0));
    }

    private static String row(String... cells) {
        return String.join(" | ", cells);
    }

    private static String change(Change change) {
        String share = change.saved() == 0
                ? ""
                : (change.saved() > 0 ? "−" : "+")
                        + Numbers.percent(Math.abs(change.saved()), Math.max(1, change.before()));
        return row(Numbers.grouped(change.before()), Numbers.grouped(change.after()), share);
    }

    private void items(String heading, List<Item> items) {
        if (items.isEmpty()) {
            return;
        }
        line("### " + heading);
        line("");
        line("| | where | what | now |");
        line("|---|---|---|---|");
        for (Item item : items.subList(0, shown(items.size()))) {
            String mark = item.constraintChanged() ? "**constraint**" : item.directive() ? "directive" : "";
            String words = (item.removed().isEmpty()
                            ? ""
                            : "− " + AuditMarkdown.prose(String.join(" ", item.removed())) + "<br>")
                    + (item.added().isEmpty()
                            ? ""
                            : "+ " + AuditMarkdown.prose(String.join(" ", item.added())) + "<br>");
            line("| " + mark + " | " + at(item.from()) + " | "
                    + AuditMarkdown.prose(item.from().text()) + " | " + words
                    + item.to().map(RefactorMarkdown::at).orElse("") + " |");
        }
        more(items.size());
        line("");
    }

    private void broken() {
        if (report.brokenReferences().isEmpty()) {
            return;
        }
        line("### References that lead nowhere now");
        line("");
        for (Place place : report.brokenReferences()
                .subList(0, shown(report.brokenReferences().size()))) {
            line("- " + at(place) + " " + AuditMarkdown.code(place.text()));
        }
        more(report.brokenReferences().size());
        line("");
    }

    private void entries() {
        if (!report.vanishedEntries().isEmpty()) {
            line("**Entries that are gone:** " + AuditMarkdown.prose(String.join(", ", report.vanishedEntries())));
            line("");
        }
        if (!report.newEntries().isEmpty()) {
            line("New entries: " + AuditMarkdown.prose(String.join(", ", report.newEntries())));
            line("");
        }
        if (report.entries().isEmpty()) {
            return;
        }
        line("### Starts");
        line("");
        line("| entry | before | after | |");
        line("|---|--:|--:|--:|");
        for (EntryStart entry :
                report.entries().subList(0, shown(report.entries().size()))) {
            line("| " + AuditMarkdown.code(entry.name()) + " | " + change(entry.start()) + " |");
        }
        more(report.entries().size());
        line("");
    }

    private void moves() {
        if (report.moves().isEmpty()) {
            return;
        }
        line("<details><summary>" + Numbers.counted(report.moves().size(), "run") + " of text that moved</summary>");
        line("");
        line("| from | to | pieces | directives |");
        line("|---|---|--:|--:|");
        for (Move move : report.moves().subList(0, shown(report.moves().size()))) {
            line("| " + at(move.from()) + " | " + at(move.to()) + " | " + Numbers.grouped(move.pieces()) + " | "
                    + Numbers.grouped(move.directives()) + " |");
        }
        more(report.moves().size());
        line("");
        line("</details>");
    }

    private static String at(Place place) {
        return AuditMarkdown.code(place.path() + ":" + place.line());
    }

    private int shown(int size) {
        return all ? size : Math.min(size, ROWS);
    }

    private void more(int size) {
        if (size > shown(size)) {
            line("");
            line("… " + Numbers.grouped(size - shown(size)) + " more: `--all`");
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
