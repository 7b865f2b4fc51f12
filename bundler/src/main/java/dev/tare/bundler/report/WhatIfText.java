package dev.tare.bundler.report;

import dev.tare.bundler.audit.AuditReport;
import dev.tare.bundler.whatif.WhatIfReport;
import dev.tare.bundler.whatif.WhatIfReport.Change;
import dev.tare.bundler.whatif.WhatIfReport.EntryStart;
import dev.tare.bundler.whatif.WhatIfReport.Kept;
import dev.tare.bundler.whatif.WhatIfReport.OutOfSight;
import dev.tare.bundler.whatif.WhatIfReport.Site;
import dev.tare.bundler.whatif.WhatIfReport.Tokens;
import java.util.Map;

/** What a change would save as text for people. Without {@link TextStyle#all()} long lists are cut. */
public final class WhatIfText {

    private static final int NUMBER = 9;
    private static final int BODY = 11;
    private static final int MOST_CHANGES = 8;
    private static final int MOST_SITES = 3;
    private static final int MOST_ROWS = 10;

    /** Lines of one stub: what stands in a text is shown whole. */
    private static final int WHOLE = 100;

    private final AuditReport audit;
    private final WhatIfReport report;
    private final Page page;

    private WhatIfText(AuditReport audit, WhatIfReport report, TextStyle style) {
        this.audit = audit;
        this.report = report;
        this.page = new Page(style);
    }

    /** Returns the report as text; every line ends in a line feed. */
    public static String write(AuditReport audit, WhatIfReport report, TextStyle style) {
        WhatIfText text = new WhatIfText(audit, report, style);
        text.head();
        if (report.isNothing()) {
            text.page.end().paragraph(Ink.PLAIN, WhatIfWords.nothing(report), 0, WHOLE);
            text.kept();
            return text.page.toString();
        }
        text.figures();
        text.changes();
        text.entries();
        text.outOfSight();
        text.kept();
        return text.page.toString();
    }

    private void head() {
        String facts = Numbers.counted(audit.totals().modules(), "module")
                + page.dot()
                + Numbers.counted(audit.totals().tokens(), "token")
                + page.dot()
                + audit.counting().encoding()
                + (audit.counting().exact() ? " (exact)" : " (estimate)");
        page.left(
                        Ink.HEADING,
                        audit.subject().name(),
                        Math.min(page.width() / 2, Display.width(audit.subject().name())))
                .text("  ")
                .rest(Ink.PLAIN, facts)
                .end();
        page.text(Ink.HEADING, "WHAT IF")
                .to(BODY)
                .rest(Ink.NAME, String.join(", ", report.asked()))
                .end();
    }

    private void figures() {
        page.end();
        page.text(Ink.HEADING, "ALWAYS").to(BODY);
        change(report.always(), "in every context");
        if (!report.entries().isEmpty()) {
            page.text(Ink.HEADING, "START").to(BODY);
            change(
                    report.median(),
                    "median of " + Numbers.counted(report.entries().size(), "entry"));
        }
    }

    private void change(Tokens tokens, String what) {
        page.right(Numbers.grouped(tokens.before()), NUMBER)
                .text(" -> ")
                .right(Ink.GOOD, Numbers.grouped(tokens.after()), NUMBER)
                .text("  ")
                .rest(Ink.PLAIN, WhatIfWords.fewer(tokens) + page.dot() + what)
                .end();
    }

    private void changes() {
        page.end();
        int all = report.changes().size();
        int shown = page.style().all() ? all : Math.min(MOST_CHANGES, all);
        page.text(Ink.HEADING, "CHANGES")
                .to(BODY)
                .rest(
                        Ink.FAINT,
                        (shown == all
                                        ? Numbers.counted(all, "change")
                                        : shown + " of " + Numbers.counted(all, "change"))
                                + ", and what each takes out of a start; they add up")
                .end();
        for (Change change : report.changes().subList(0, shown)) {
            Site first = change.sites().get(0);
            String about = page.dot() + change.pass() + page.dot() + WhatIfWords.starts(change, report);
            String lines = ":" + WhatIfWords.lines(first);
            page.right(change.most() > 0 ? Ink.GOOD : Ink.WARN, Numbers.grouped(change.most()), NUMBER)
                    .to(BODY)
                    .path(Ink.NAME, first.path(), Math.max(20, page.room() - lines.length() - Display.width(about)))
                    .text(Ink.NAME, lines)
                    .rest(Ink.FAINT, about)
                    .end();
            sites(change);
            page.to(BODY)
                    .text(Ink.FAINT, "opens  ")
                    .rest(Ink.FAINT, WhatIfWords.opens(change))
                    .end();
        }
        AuditText.more(page, all - shown);
    }

    private void sites(Change change) {
        int shown = page.style().all()
                ? change.sites().size()
                : Math.min(MOST_SITES, change.sites().size());
        for (int i = 0; i < shown; i++) {
            Site site = change.sites().get(i);
            if (i > 0) {
                page.to(BODY).restOfPath(Ink.NAME, WhatIfWords.place(site)).end();
            }
            page.to(BODY)
                    .text(Ink.FAINT, "goes   ")
                    .rest(Ink.PLAIN, WhatIfWords.goes(site))
                    .end();
            if (!site.stands().isEmpty()) {
                page.to(BODY).text(Ink.FAINT, "stands").paragraph(Ink.PLAIN, site.stands(), BODY + 7, WHOLE);
            }
        }
        int hidden = change.sites().size() - shown;
        if (hidden > 0) {
            page.to(BODY)
                    .text(Ink.FAINT, page.ellipsis() + " " + Numbers.counted(hidden, "place") + " more: --all")
                    .end();
        }
    }

    private void entries() {
        if (report.entries().isEmpty()) {
            return;
        }
        Map<String, String> names = WhatIfWords.names(report);
        page.end();
        page.text(Ink.HEADING, "ENTRIES")
                .to(BODY)
                .right(Ink.FAINT, "before", NUMBER)
                .right(Ink.FAINT, "after", NUMBER)
                .right(Ink.FAINT, "saved", NUMBER)
                .end();
        int all = report.entries().size();
        int shown = page.style().all() ? all : Math.min(MOST_ROWS, all);
        for (EntryStart entry : report.entries().subList(0, shown)) {
            page.to(BODY)
                    .right(Numbers.grouped(entry.start().before()), NUMBER)
                    .right(Ink.GOOD, Numbers.grouped(entry.start().after()), NUMBER)
                    .right(Numbers.grouped(entry.start().saved()), NUMBER)
                    .text("  ")
                    .rest(Ink.NAME, names.getOrDefault(entry.id(), entry.id()))
                    .end();
        }
        AuditText.more(page, all - shown);
    }

    /** What goes out of sight is told in full, however long the list is. */
    private void outOfSight() {
        if (report.outOfSight().isEmpty()) {
            return;
        }
        page.end();
        page.text(Ink.WARN, "OUT OF SIGHT")
                .text("  ")
                .rest(
                        Ink.PLAIN,
                        Numbers.counted(report.outOfSight().size(), "module")
                                + " with hard constraints leave a start that held them")
                .end();
        for (OutOfSight module : report.outOfSight()) {
            page.paragraph(Ink.PLAIN, WhatIfWords.outOfSight(module), BODY, 3);
        }
    }

    private void kept() {
        if (report.kept().isEmpty()) {
            return;
        }
        page.end();
        int all = report.kept().size();
        int shown = page.style().all() ? all : Math.min(MOST_ROWS, all);
        page.text(Ink.HEADING, "STAYS")
                .to(BODY)
                .rest(
                        Ink.FAINT,
                        Numbers.counted(all, "place") + (all == 1 ? " that still loads" : " that still load")
                                + " what was asked for")
                .end();
        for (Kept kept : report.kept().subList(0, shown)) {
            page.paragraph(Ink.PLAIN, WhatIfWords.kept(kept), BODY, 3);
        }
        AuditText.more(page, all - shown);
    }
}
