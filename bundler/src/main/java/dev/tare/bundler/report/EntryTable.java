package dev.tare.bundler.report;

import dev.tare.bundler.audit.AuditReport;
import dev.tare.bundler.audit.AuditReport.Entry;
import dev.tare.bundler.audit.AuditReport.Weight;
import java.util.HashMap;
import java.util.Map;

/** The entries by cost. Columns that do not fit the width are left out, the least telling ones first. */
final class EntryTable {

    private static final int INDENT = 2;
    private static final int NUMBER = 9;
    private static final int REACHABLE = 11;
    private static final int NARROWEST_NAME = 14;
    private static final int NARROW_NAME = 20;
    private static final int WIDEST_NAME = 32;

    private final AuditReport report;
    private final TextStyle style;

    /** Entries are known by their names, unless several have the same. */
    private final Map<String, String> names = new HashMap<>();

    private final int name;
    private final boolean nested;
    private final int bar;
    private final boolean heaviest;

    EntryTable(AuditReport report, TextStyle style) {
        this.report = report;
        this.style = style;
        int longest = "ENTRIES".length();
        boolean anyNested = false;
        boolean anyHeaviest = false;
        Map<String, Integer> bearers = new HashMap<>();
        for (Entry entry : report.entries()) {
            bearers.put(entry.name(), bearers.getOrDefault(entry.name(), 0) + 1);
        }
        for (Entry entry : report.entries()) {
            if (bearers.getOrDefault(entry.name(), 0) > 1) {
                longest = Math.max(longest, Display.width(entry.id()));
                anyHeaviest |= !entry.heaviest().isEmpty();
                anyNested |= entry.nested() > 0;
                continue;
            }
            longest = Math.max(longest, Display.width(entry.name()));
            names.put(entry.id(), entry.name());
            anyNested |= entry.nested() > 0;
            anyHeaviest |= !entry.heaviest().isEmpty();
        }
        int wanted = Math.min(style.width() < 100 ? NARROW_NAME : WIDEST_NAME, longest);
        int fixed = INDENT + 2 * NUMBER + REACHABLE;
        nested = anyNested && style.width() >= fixed + NARROWEST_NAME + NUMBER;
        int free = style.width() - fixed - (nested ? NUMBER : 0);
        heaviest = anyHeaviest && free >= NARROWEST_NAME + NUMBER + 16;
        int forName = free - (heaviest ? NUMBER + 16 : 0);
        int widest = heaviest ? style.width() / 16 : 10;
        int forBar = style.unicode() ? Math.min(widest, forName - Math.min(wanted, NARROWEST_NAME) - 1) : 0;
        bar = forBar < 4 ? 0 : forBar;
        name = Math.max(8, Math.min(wanted, forName - (bar > 0 ? bar + 1 : 0)));
    }

    String write(int shown) {
        Page page = new Page(style);
        page.text(Ink.HEADING, "ENTRIES").to(INDENT + name);
        page.right(Ink.FAINT, "own", NUMBER).right(Ink.FAINT, "start", NUMBER);
        page.blanks(bar > 0 ? bar + 1 : 0);
        if (nested) {
            page.right(Ink.FAINT, "nested", NUMBER);
        }
        page.right(Ink.FAINT, "reachable", REACHABLE);
        if (heaviest) {
            page.right(Ink.FAINT, "retained", NUMBER).text(Ink.FAINT, "  by");
        }
        page.end();
        for (Entry entry : report.entries().subList(0, shown)) {
            row(page, entry);
        }
        AuditText.more(page, report.entries().size() - shown);
        page.end();
        return page.toString();
    }

    private void row(Page page, Entry entry) {
        boolean over = entry.start() > report.start().threshold();
        page.blanks(INDENT).left(Ink.NAME, names.getOrDefault(entry.id(), entry.id()), name);
        page.right(Numbers.grouped(entry.own()), NUMBER);
        page.right(over ? Ink.WARN : Ink.PLAIN, Numbers.grouped(entry.start()), NUMBER);
        if (bar > 0) {
            page.blanks(1)
                    .bar(
                            over ? Ink.WARN : Ink.FAINT,
                            entry.start(),
                            report.start().worstTokens(),
                            bar);
        }
        if (nested) {
            page.right(entry.nested() == 0 ? "" : "+" + Numbers.grouped(entry.nested()), NUMBER);
        }
        page.right(Numbers.grouped(entry.reachable()), REACHABLE);
        if (heaviest && !entry.heaviest().isEmpty()) {
            Weight weight = entry.heaviest().get(0);
            page.right(Numbers.grouped(weight.retainedTokens()), NUMBER).text("  ");
            page.restOfPath(Ink.FAINT, names.getOrDefault(weight.id(), weight.id()));
        }
        page.end();
    }
}
