package dev.tare.bundler.report;

import dev.tare.bundler.audit.AuditReport;
import dev.tare.bundler.audit.AuditReport.Always;
import dev.tare.bundler.audit.AuditReport.AlwaysPart;
import dev.tare.bundler.audit.AuditReport.Cost;
import dev.tare.bundler.audit.AuditReport.Entry;
import dev.tare.bundler.audit.AuditReport.Fix;
import dev.tare.bundler.audit.AuditReport.Listing;
import dev.tare.bundler.audit.AuditReport.Start;
import dev.tare.bundler.audit.AuditReport.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * An audit as text for people. Without {@link TextStyle#all()} it is one screen of at most {@value #SCREEN} lines: what is
 * always in the context, what a start holds, what to fix first, and as many entries and findings as there is room for.
 */
public final class AuditText {

    static final int SCREEN = 40;

    /** Columns of the numbers at the left, and of what stands beside them. */
    static final int GUTTER = 9;

    static final int BODY = GUTTER + 2;

    private static final int MOST_FIXES = 8;
    private static final int MOST_ENTRIES = 10;

    private final AuditReport report;
    private final TextStyle style;

    private AuditText(AuditReport report, TextStyle style) {
        this.report = report;
        this.style = style;
    }

    /** Returns the audit as text; every line ends in a line feed. */
    public static String write(AuditReport report, TextStyle style) {
        return new AuditText(report, style).write();
    }

    private String write() {
        Page top = new Page(style);
        header(top);
        top.end();
        always(top);
        top.end();
        start(top);
        top.end();
        CheckText check = new CheckText(report, style);
        if (style.all()) {
            return top
                    + fixes(fixItems(report.fixFirst().size()))
                    + entries(report.entries().size())
                    + check.full()
                    + new ModuleTable(report, style).write();
        }
        List<String> fixes = fixItems(Math.min(MOST_FIXES, report.fixFirst().size()));
        Room room = new Room(fixes, check, SCREEN - top.lines());
        return top + fixes(fixes.subList(0, room.fixes)) + entries(room.entries) + check.brief(room.faults);
    }

    /** Shares the lines of the screen: some of everything, then more of what helps most, while there is room. */
    private final class Room {

        private static final int STEPS = 12;

        private final List<String> fixItems;
        private final CheckText check;
        private final int left;
        private int fixes;
        private int entries;
        private int faults;

        Room(List<String> fixItems, CheckText check, int left) {
            this.fixItems = fixItems;
            this.check = check;
            this.left = left;
            for (int step = 1; step <= STEPS; step++) {
                growFixes(step);
                growEntries(Math.min(step + 2, MOST_ENTRIES));
                growFaults(step < 4 ? 1 : step < 7 ? 2 : 3);
            }
        }

        private void growFixes(int target) {
            while (fixes < Math.min(target, fixItems.size()) && fits(fixes + 1, entries, faults)) {
                fixes++;
            }
        }

        private void growEntries(int target) {
            while (entries < Math.min(target, report.entries().size()) && fits(fixes, entries + 1, faults)) {
                entries++;
            }
        }

        private void growFaults(int target) {
            while (faults < Math.min(target, report.check().faults().size()) && fits(fixes, entries, faults + 1)) {
                faults++;
            }
        }

        private boolean fits(int withFixes, int withEntries, int withFaults) {
            int lines = 2 + check.lines(withFaults);
            for (int i = 0; i < withFixes; i++) {
                lines += linesOf(fixItems.get(i));
            }
            if (!report.entries().isEmpty()) {
                lines += 2 + withEntries + (withEntries < report.entries().size() ? 1 : 0);
            }
            return lines <= left;
        }
    }

    /** Returns the size of the window, and whose it is where a model is reckoned for and nobody gave the size. */
    static String window(Window window) {
        String size = Numbers.grouped(window.tokens());
        if (window.model().isEmpty() || window.source() == Window.Source.GIVEN) {
            return size;
        }
        String model = window.model().get();
        return window.source() == Window.Source.MODEL
                ? size + " (" + model + ")"
                : size + " (default: " + model + "'s is unknown)";
    }

    static int linesOf(String text) {
        int lines = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                lines++;
            }
        }
        return lines;
    }

    private void header(Page page) {
        AuditReport.Subject subject = report.subject();
        AuditReport.Counting counting = report.counting();
        String harness = subject.harnessVersion().isEmpty()
                ? subject.harnessName()
                : subject.harnessName() + " " + subject.harnessVersion();
        String exact = counting.exact()
                ? " (exact)"
                : counting.model().isPresent()
                        ? " (estimate for " + counting.model().get() + ")"
                        : " (estimate)";
        String facts = Numbers.counted(report.totals().modules(), "module")
                + page.dot()
                + Numbers.counted(report.totals().tokens(), "token")
                + page.dot()
                + counting.encoding()
                + exact;
        String name = Display.clean(subject.name());
        page.text(Ink.HEADING, Display.clipMiddle(name, style.width() / 2, page.ellipsis()));
        String whole = "  " + facts + page.dot() + harness;
        if (Display.width(whole) <= page.room()) {
            page.text(whole).end();
        } else {
            page.text("  ").rest(Ink.PLAIN, harness).end();
            page.rest(Ink.PLAIN, facts).end();
        }
    }

    private void always(Page page) {
        Always always = report.always();
        Window window = report.start().window();
        page.text(Ink.HEADING, "ALWAYS")
                .to(BODY)
                .rest(
                        Ink.PLAIN,
                        Numbers.counted(always.tokens(), "token") + " in every context, "
                                + Numbers.percent(always.tokens(), window.tokens()) + " of " + window(window))
                .end();
        int shown =
                style.all() ? always.parts().size() : Math.min(always.parts().size(), 3);
        if (always.parts().size() == shown + 1) {
            shown++;
        }
        int hidden = 0;
        for (int i = 0; i < always.parts().size(); i++) {
            AlwaysPart part = always.parts().get(i);
            if (i >= shown) {
                hidden += part.tokens();
                continue;
            }
            page.right(Numbers.grouped(part.tokens()), GUTTER).to(BODY);
            String role = part.role().equals("memory") ? "" : "  " + part.role();
            page.path(Ink.PLAIN, part.id(), page.room() - role.length())
                    .text(Ink.FAINT, role)
                    .end();
        }
        if (always.parts().size() > shown) {
            page.right(Numbers.grouped(hidden), GUTTER)
                    .to(BODY)
                    .rest(Ink.FAINT, page.ellipsis() + " " + (always.parts().size() - shown) + " more: --all")
                    .end();
        }
        listing(page, always.listing());
    }

    private void listing(Page page, Listing listing) {
        if (listing.entries() == 0) {
            return;
        }
        String room = listing.isOverBudget()
                ? " weigh " + Numbers.grouped(listing.tokens()) + ": cut to the harness's "
                        + Numbers.grouped(listing.budgetTokens())
                : listing.budgetTokens() > 0
                        ? " listed, room for " + Numbers.grouped(listing.budgetTokens())
                        : " listed";
        Ink ink = listing.isOverBudget() ? Ink.WARN : Ink.PLAIN;
        page.right(ink, Numbers.grouped(listing.loadedTokens()), GUTTER)
                .to(BODY)
                .rest(ink, Numbers.counted(listing.entries(), "description") + room)
                .end();
        if (!listing.overLong().isEmpty()) {
            AuditReport.OverLong worst = listing.overLong().get(0);
            String more = listing.overLong().size() == 1
                    ? ""
                    : " and " + (listing.overLong().size() - 1) + " more";
            page.to(BODY)
                    .rest(
                            Ink.WARN,
                            "cut at " + Numbers.grouped(listing.limitChars()) + " characters: " + worst.id() + ":"
                                    + worst.line() + " (" + Numbers.grouped(worst.chars()) + ")" + more)
                    .end();
        }
    }

    private void start(Page page) {
        Start start = report.start();
        int entries = report.entries().size();
        page.text(Ink.HEADING, "START").to(BODY);
        if (entries == 0) {
            page.rest(Ink.PLAIN, "no entries: nothing here is invoked by name").end();
            return;
        }
        page.rest(Ink.FAINT, "always + an entry + what it loads by itself").end();
        page.right(Numbers.grouped(start.medianTokens()), GUTTER)
                .right(Numbers.percent(start.medianTokens(), start.window().tokens()), 8)
                .text("  median of " + Numbers.counted(entries, "entry"));
        if (start.over() > 0) {
            page.rest(
                    Ink.WARN,
                    page.dot() + Numbers.grouped(start.over()) + " over " + Numbers.grouped(start.threshold()));
        }
        page.end();
        page.right(Numbers.grouped(start.worstTokens()), GUTTER)
                .right(Numbers.percent(start.worstTokens(), start.window().tokens()), 8)
                .text("  worst: ")
                .rest(Ink.NAME, start.worst().map(this::nameOf).orElse(""))
                .end();
        if (report.cost().isPresent()) {
            Cost cost = report.cost().get();
            page.right(Numbers.dollars(cost.median()), GUTTER)
                    .to(BODY)
                    .rest(
                            Ink.PLAIN,
                            "median, " + Numbers.dollars(cost.worst()) + " worst"
                                    + (report.counting().exact() ? "" : ", estimates") + ": " + cost.model() + ", "
                                    + Numbers.dollars(cost.inputPerMillion()) + "/M in, " + cost.asOf())
                    .end();
        }
    }

    private String nameOf(String id) {
        for (Entry entry : report.entries()) {
            if (entry.id().equals(id)) {
                return entry.name();
            }
        }
        return id;
    }

    private String fixes(List<String> items) {
        Page page = new Page(style);
        page.text(Ink.HEADING, "FIX FIRST").to(BODY);
        int all = report.fixFirst().size();
        if (all == 0) {
            return page.rest(Ink.FAINT, "nothing large enough to name")
                    .end()
                    .end()
                    .toString();
        }
        String shown = items.size() == all
                ? "what each change takes out of a start"
                : Numbers.grouped(items.size()) + " of " + Numbers.counted(all, "change")
                        + ", and what each takes out of a start";
        page.rest(Ink.FAINT, shown).end();
        StringBuilder out = new StringBuilder(page.toString());
        for (String item : items) {
            out.append(item);
        }
        return out.append('\n').toString();
    }

    /** Returns the first fixes, each as the lines it takes. */
    private List<String> fixItems(int most) {
        List<String> items = new ArrayList<>(most);
        for (Fix fix : report.fixFirst().subList(0, most)) {
            Page page = new Page(style);
            page.right(Ink.GOOD, Numbers.grouped(fix.savesTokens()), GUTTER).to(BODY);
            String line = ":" + fix.line();
            String about = page.dot() + fix.kind().words() + page.dot() + startsOf(fix);
            int forPath = Math.max(20, page.room() - line.length() - Display.width(about));
            page.path(Ink.NAME, fix.path(), forPath)
                    .text(Ink.NAME, line)
                    .rest(Ink.FAINT, about)
                    .end();
            page.paragraph(Ink.PLAIN, fix.fix(), BODY, style.all() ? 6 : style.width() < 70 ? 3 : 2);
            items.add(page.toString());
        }
        return items;
    }

    private String startsOf(Fix fix) {
        if (fix.everyStart()) {
            return "every start";
        }
        if (fix.starts() == 1 && fix.entry().isPresent()) {
            return "start of " + nameOf(fix.entry().get());
        }
        return Numbers.counted(fix.starts(), "start");
    }

    private String entries(int shown) {
        return report.entries().isEmpty() ? "" : new EntryTable(report, style).write(shown);
    }

    /** Writes how many are left out, when some are. */
    static void more(Page page, int count) {
        if (count > 0) {
            page.to(BODY)
                    .text(Ink.FAINT, page.ellipsis() + " " + Numbers.grouped(count) + " more: --all")
                    .end();
        }
    }
}
