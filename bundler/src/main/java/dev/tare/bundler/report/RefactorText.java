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

/** Writes what a refactor by people did as text: what needs a look first. */
public final class RefactorText {

    private static final int NAME = 13;
    private static final int MOST = 8;

    private final RefactorReport report;
    private final Page page;

    private RefactorText(RefactorReport report, TextStyle style) {
        this.report = report;
        this.page = new Page(style);
    }

    /** Returns the report as text. */
    public static String write(RefactorReport report, TextStyle style) {
        RefactorText text = new RefactorText(report, style);
        text.head();
        text.items("LOST", "nothing like it is left, or nobody who used it comes to the copy that is", report.lost());
        text.items("CHANGED", "reads differently", report.changed());
        text.places("BROKEN", "references that lead nowhere now", report.brokenReferences());
        text.names("ENTRIES", "gone: ", report.vanishedEntries());
        text.names("", "new: ", report.newEntries());
        text.items(
                "ON DEMAND", "directives that every context held, now in a module that is opened", report.onDemand());
        text.items("SHARED", "stood more often; a copy is left that its readers come to", report.shared());
        text.moves();
        text.starts();
        text.verdict();
        return text.page.toString();
    }

    private void head() {
        page.text(Ink.HEADING, report.before())
                .text(page.style().unicode() ? " → " : " -> ")
                .text(Ink.HEADING, report.after())
                .text("  " + Numbers.grouped(report.modules().before()) + " and "
                        + Numbers.counted(report.modules().after(), "module") + page.dot() + report.encoding())
                .end();
        page.end();
        page.text(Ink.HEADING, "TOKENS").to(NAME);
        change(report.tokens());
        page.text("  in all modules").end();
        page.to(NAME);
        change(report.always());
        page.text("  always loaded").end();
        page.end();
        counts("BLOCKS", report.blocks());
        counts("PIECES", report.pieces());
        counts("DIRECTIVES", report.directives());
        if (report.added() > 0) {
            page.to(NAME)
                    .text(Numbers.counted(report.added(), "piece") + " new, "
                            + Numbers.grouped(report.addedDirectives().size()) + " of them directives")
                    .end();
        }
        page.end();
    }

    private void counts(String heading, Map<PieceFate, Integer> counts) {
        StringBuilder told = new StringBuilder();
        for (PieceFate fate : PieceFate.values()) {
            int count = counts.getOrDefault(fate, 0);
            if (count > 0) {
                told.append(told.isEmpty() ? "" : ", ")
                        .append(Numbers.grouped(count))
                        .append(' ')
                        .append(fate.word());
            }
        }
        page.text(Ink.HEADING, heading)
                .to(NAME)
                .text(told.isEmpty() ? "none" : told.toString())
                .end();
    }

    private void change(Change change) {
        page.right(Numbers.grouped(change.before()), 9)
                .text(page.style().unicode() ? " → " : " -> ")
                .right(Numbers.grouped(change.after()), 9)
                .right(change.saved() < 0 ? Ink.BAD : Ink.GOOD, share(change), 8);
    }

    private static String share(Change change) {
        return change.saved() == 0
                ? ""
                : (change.saved() > 0 ? "-" : "+")
                        + Numbers.percent(Math.abs(change.saved()), Math.max(1, change.before()));
    }

    private int shown(int size) {
        return page.style().all() ? size : Math.min(size, MOST);
    }

    private void heading(String heading, int count, String about) {
        page.text(Ink.HEADING, heading)
                .to(NAME)
                .text(Numbers.grouped(count) + "  ")
                .text(Ink.FAINT, about)
                .end();
    }

    private void items(String heading, String about, List<Item> items) {
        if (items.isEmpty()) {
            return;
        }
        heading(heading, items.size(), about);
        for (Item item : items.subList(0, shown(items.size()))) {
            if (item.directive()) {
                page.text(item.constraintChanged() ? Ink.BAD : Ink.NAME, "directive");
            } else if (item.constraintChanged()) {
                page.text(Ink.BAD, "constraint");
            }
            page.to(NAME).text(Ink.HEADING, at(item.from()));
            if (item.to().isPresent()) {
                page.text(page.style().unicode() ? " → " : " -> ")
                        .restOfPath(Ink.PLAIN, at(item.to().get()));
            }
            page.end();
            page.paragraph(Ink.PLAIN, item.from().text(), NAME + 2, 2);
            if (!item.removed().isEmpty() || !item.added().isEmpty()) {
                page.to(NAME + 2)
                        .text(Ink.BAD, words("- ", item.removed()))
                        .text(item.removed().isEmpty() || item.added().isEmpty() ? "" : "  ")
                        .rest(Ink.GOOD, words("+ ", item.added()))
                        .end();
            }
        }
        more(items.size());
        page.end();
    }

    private static String words(String mark, List<String> words) {
        String joined = String.join(" ", words.subList(0, Math.min(8, words.size())));
        return words.isEmpty() ? "" : mark + joined + (words.size() > 8 ? " ..." : "");
    }

    private void places(String heading, String about, List<Place> places) {
        if (places.isEmpty()) {
            return;
        }
        heading(heading, places.size(), about);
        for (Place place : places.subList(0, shown(places.size()))) {
            page.to(NAME)
                    .text(Ink.HEADING, at(place))
                    .text("  ")
                    .rest(Ink.PLAIN, place.text())
                    .end();
        }
        more(places.size());
        page.end();
    }

    private void names(String heading, String what, List<String> names) {
        if (!names.isEmpty()) {
            page.text(Ink.HEADING, heading);
            page.paragraph(heading.isEmpty() ? Ink.PLAIN : Ink.BAD, what + String.join(", ", names), NAME, 4);
            page.end();
        }
    }

    private void moves() {
        if (report.moves().isEmpty()) {
            return;
        }
        heading("MOVED", report.moves().size(), "runs of pieces that stand elsewhere");
        for (Move move : report.moves().subList(0, shown(report.moves().size()))) {
            String lines = move.lastLine() > move.from().line() ? "-" + move.lastLine() : "";
            page.to(NAME)
                    .text(at(move.from()) + lines)
                    .text(page.style().unicode() ? " → " : " -> ")
                    .text(at(move.to()))
                    .text("  ")
                    .rest(
                            Ink.FAINT,
                            Numbers.counted(move.pieces(), "piece")
                                    + (move.directives() > 0
                                            ? ", " + Numbers.counted(move.directives(), "directive")
                                            : ""))
                    .end();
        }
        more(report.moves().size());
        page.end();
    }

    private void starts() {
        if (report.entries().isEmpty()) {
            return;
        }
        heading("STARTS", report.entries().size(), "what is in the context when an entry starts");
        for (EntryStart entry :
                report.entries().subList(0, shown(report.entries().size()))) {
            page.to(NAME);
            change(entry.start());
            page.text("  ").rest(Ink.PLAIN, entry.name()).end();
        }
        more(report.entries().size());
        page.end();
    }

    private void verdict() {
        int findings = report.findings();
        page.text(
                        findings == 0 ? Ink.GOOD : Ink.BAD,
                        findings == 0 ? "Nothing is lost." : Numbers.counted(findings, "finding") + " to look at.")
                .end();
    }

    private void more(int size) {
        if (size > shown(size)) {
            page.to(NAME)
                    .text(Ink.FAINT, page.ellipsis() + " " + Numbers.grouped(size - shown(size)) + " more: --all")
                    .end();
        }
    }

    private static String at(Place place) {
        return place.path() + ":" + place.line();
    }
}
