package dev.tare.bundler.report;

import dev.tare.bundler.repeats.RepeatReport;
import dev.tare.bundler.repeats.RepeatReport.Copies;
import dev.tare.bundler.repeats.RepeatReport.Place;
import dev.tare.bundler.repeats.RepeatReport.Prefix;
import dev.tare.bundler.repeats.RepeatReport.Text;

/** What a framework says more than once as text below an audit's; nothing where there is nothing to say. */
public final class RepeatText {

    private static final int GUTTER = AuditText.GUTTER;
    private static final int BODY = AuditText.BODY;
    private static final int MOST = 5;

    private final RepeatReport report;
    private final TextStyle style;
    private final Page page;

    private RepeatText(RepeatReport report, TextStyle style) {
        this.report = report;
        this.style = style;
        this.page = new Page(style);
    }

    /** Returns the sections; every line ends in a line feed. */
    public static String write(RepeatReport report, TextStyle style) {
        RepeatText text = new RepeatText(report, style);
        text.copies();
        text.prefixes();
        return text.page.toString();
    }

    private void copies() {
        if (report.copies().isEmpty()) {
            return;
        }
        page.end();
        page.text(Ink.HEADING, "COPIES")
                .to(BODY)
                .rest(Ink.FAINT, "tokens that are said again and kept in step by hand; nothing is changed")
                .end();
        int shown = style.all()
                ? report.copies().size()
                : Math.min(MOST, report.copies().size());
        for (Copies copies : report.copies().subList(0, shown)) {
            page.right(Numbers.grouped(copies.tokens()), GUTTER)
                    .to(BODY)
                    .rest(Ink.PLAIN, RepeatWords.where(copies) + page.dot() + Numbers.counted(copies.texts(), "text"))
                    .end();
            for (Text text :
                    copies.largest().subList(0, style.all() ? copies.largest().size() : 1)) {
                Place first = text.places().get(0);
                String about =
                        page.dot() + Numbers.counted(text.tokens(), "token") + page.dot() + RepeatWords.places(text);
                String place = first.path() + ":" + first.line();
                page.to(BODY)
                        .path(Ink.NAME, place, Math.max(20, page.room() - Display.width(about)))
                        .rest(Ink.FAINT, about)
                        .end();
            }
        }
        AuditText.more(page, report.copies().size() - shown);
    }

    private void prefixes() {
        if (report.prefixes().isEmpty()) {
            return;
        }
        page.end();
        page.text(Ink.HEADING, "CACHE")
                .to(BODY)
                .rest(Ink.FAINT, "what starts begin with alike: what a prompt cache can serve")
                .end();
        int shown = style.all()
                ? report.prefixes().size()
                : Math.min(MOST, report.prefixes().size());
        for (Prefix prefix : report.prefixes().subList(0, shown)) {
            page.right(Numbers.grouped(prefix.tokens()), GUTTER)
                    .to(BODY)
                    .rest(
                            Ink.PLAIN,
                            Numbers.counted(prefix.entries().size(), "entry") + " of "
                                    + RepeatWords.name(prefix.folder()) + page.dot() + RepeatWords.cache(prefix))
                    .end();
        }
        AuditText.more(page, report.prefixes().size() - shown);
    }
}
