package dev.tare.bundler.report;

import dev.tare.bundler.audit.AuditReport;
import dev.tare.bundler.audit.AuditReport.AlwaysPart;
import dev.tare.bundler.audit.AuditReport.Cost;
import dev.tare.bundler.audit.AuditReport.Entry;
import dev.tare.bundler.audit.AuditReport.Fault;
import dev.tare.bundler.audit.AuditReport.Fix;
import dev.tare.bundler.audit.AuditReport.ModuleFacts;
import dev.tare.bundler.audit.AuditReport.Place;
import dev.tare.bundler.audit.AuditReport.ReferenceCounts;
import dev.tare.bundler.audit.AuditReport.Start;
import java.util.List;

/** An audit as Markdown for a comment on a pull request: the figures and what to do in sight, the long lists folded. */
public final class AuditMarkdown {

    private static final int FIXES = 8;
    private static final int ENTRIES = 10;
    private static final int FAULTS = 10;

    private final AuditReport report;
    private final boolean all;
    private final StringBuilder out = new StringBuilder(8192);

    private AuditMarkdown(AuditReport report, boolean all) {
        this.report = report;
        this.all = all;
    }

    /** Returns the audit as GitHub-flavoured Markdown; {@code all} lists everything. */
    public static String write(AuditReport report, boolean all) {
        AuditMarkdown markdown = new AuditMarkdown(report, all);
        markdown.header();
        markdown.figures();
        markdown.fixes();
        markdown.entries();
        markdown.check();
        return markdown.out.toString();
    }

    private void header() {
        AuditReport.Subject subject = report.subject();
        AuditReport.Counting counting = report.counting();
        line("## Audit of " + prose(subject.name()));
        line("");
        line("**" + Numbers.counted(report.totals().tokens(), "token") + "** in "
                + Numbers.counted(report.totals().modules(), "module") + ", " + counting.encoding()
                + (counting.exact() ? " (exact)" : " (estimate)") + ", read as " + prose(subject.harnessName())
                + (subject.harnessVersion().isEmpty() ? "" : " " + prose(subject.harnessVersion())) + ".");
        line("");
    }

    private void figures() {
        Start start = report.start();
        line("| in the context | tokens | of " + prose(AuditText.window(start.window())) + " |");
        line("|---|--:|--:|");
        figure("always", report.always().tokens());
        List<AlwaysPart> parts = report.always().parts();
        for (AlwaysPart part : all ? parts : parts.subList(0, Math.min(3, parts.size()))) {
            figure("– " + code(part.id()), part.tokens());
        }
        if (report.always().listing().entries() > 0) {
            AuditReport.Listing listing = report.always().listing();
            figure(
                    "– listing of " + Numbers.counted(listing.entries(), "description")
                            + (listing.isOverBudget()
                                    ? ", **cut: they weigh " + Numbers.grouped(listing.tokens()) + "**"
                                    : ""),
                    listing.loadedTokens());
        }
        if (!report.entries().isEmpty()) {
            figure("median start", start.medianTokens());
            figure(
                    "worst start, "
                            + start.worst()
                                    .map(this::nameOf)
                                    .map(AuditMarkdown::code)
                                    .orElse(""),
                    start.worstTokens());
        }
        line("");
        if (start.over() > 0) {
            line(Numbers.counted(start.over(), "entry") + " of "
                    + Numbers.grouped(report.entries().size()) + " start above "
                    + Numbers.counted(start.threshold(), "token") + ".");
            line("");
        }
        if (report.cost().isPresent()) {
            Cost cost = report.cost().get();
            line("A start costs " + Numbers.dollars(cost.median()) + " at the median and "
                    + Numbers.dollars(cost.worst()) + " at worst (" + prose(cost.model()) + ", "
                    + Numbers.dollars(cost.inputPerMillion()) + " a million tokens of input, price of " + cost.asOf()
                    + (report.counting().exact() ? "" : ", estimate") + ").");
            line("");
        }
    }

    private void figure(String what, int tokens) {
        line("| " + what + " | " + Numbers.grouped(tokens) + " | "
                + Numbers.percent(tokens, report.start().window().tokens()) + " |");
    }

    private void fixes() {
        if (report.fixFirst().isEmpty()) {
            return;
        }
        line("### Fix first");
        line("");
        line("| saves at a start | where | what to do |");
        line("|--:|---|---|");
        int shown = all
                ? report.fixFirst().size()
                : Math.min(FIXES, report.fixFirst().size());
        for (Fix fix : report.fixFirst().subList(0, shown)) {
            String starts = fix.everyStart()
                    ? "every start"
                    : fix.starts() == 1 && fix.entry().isPresent()
                            ? code(nameOf(fix.entry().get()))
                            : Numbers.counted(fix.starts(), "start");
            line("| " + Numbers.grouped(fix.savesTokens()) + " | " + code(fix.path() + ":" + fix.line()) + "<br>"
                    + fix.kind().words() + ", " + starts + " | " + prose(fix.fix()) + " |");
        }
        more(report.fixFirst().size() - shown);
        line("");
    }

    private void entries() {
        if (report.entries().isEmpty()) {
            return;
        }
        line("### Entries");
        line("");
        int shown = all
                ? report.entries().size()
                : Math.min(ENTRIES, report.entries().size());
        line("| entry | own | start | reachable | heaviest below it |");
        line("|---|--:|--:|--:|---|");
        for (Entry entry : report.entries().subList(0, shown)) {
            String heaviest = entry.heaviest().isEmpty()
                    ? ""
                    : code(entry.heaviest().get(0).id()) + " "
                            + Numbers.grouped(entry.heaviest().get(0).retainedTokens());
            line("| " + code(entry.name()) + " | " + Numbers.grouped(entry.own()) + " | "
                    + Numbers.grouped(entry.start())
                    + (entry.nested() > 0 ? " (+" + Numbers.grouped(entry.nested()) + " nested)" : "") + " | "
                    + Numbers.grouped(entry.reachable()) + " | " + heaviest + " |");
        }
        more(report.entries().size() - shown);
        line("");
    }

    private void check() {
        ReferenceCounts counts = report.references();
        List<Fault> faults = report.check().faults();
        List<ModuleFacts> uncited = report.check().uncited();
        int unknown = CheckText.unknownSections(report);
        line("### Check");
        line("");
        line(Numbers.counted(counts.total(), "reference") + ": " + Numbers.grouped(counts.resolved()) + " resolved, "
                + Numbers.grouped(counts.broken()) + " broken (" + Numbers.grouped(counts.misplaced())
                + " misplaced, " + Numbers.grouped(counts.swallowed()) + " swallowed), "
                + Numbers.grouped(counts.ambiguous()) + " ambiguous"
                + (unknown == 0 ? "." : "; " + Numbers.counted(unknown, "section") + " not found."));
        if (report.graph().unreachableModules() > 0) {
            line(Numbers.counted(report.graph().unreachableModules(), "module") + " ("
                    + Numbers.counted(report.graph().unreachableTokens(), "token") + ") that no entry reaches, "
                    + Numbers.grouped(uncited.size()) + " of them cited nowhere.");
        }
        line("");
        if (faults.isEmpty()) {
            return;
        }
        int shown = all ? faults.size() : Math.min(FAULTS, faults.size());
        line("<details><summary>"
                + (shown == faults.size()
                        ? "All " + Numbers.counted(shown, "fault")
                        : "The worst " + Numbers.grouped(shown) + " of " + Numbers.counted(faults.size(), "fault"))
                + "</summary>");
        line("");
        line("| places | what | first place | help |");
        line("|--:|---|---|---|");
        for (Fault fault : faults.subList(0, shown)) {
            Place first = fault.places().get(0);
            line("| " + Numbers.grouped(fault.places().size()) + " | "
                    + fault.outcome().replace('-', ' ') + " " + code(fault.target())
                    + " | " + code(first.path() + ":" + first.line()) + " | "
                    + prose(fault.help().isEmpty() ? fault.message() : fault.help()) + " |");
        }
        line("");
        line("</details>");
    }

    private void more(int count) {
        if (count > 0) {
            line("");
            line("… " + Numbers.grouped(count) + " more: `--all`");
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

    private void line(String text) {
        out.append(text).append('\n');
    }

    /** Returns a code span that may stand in a table cell, whatever the text is. */
    static String code(String text) {
        String clean = Display.clean(text).replace("|", "\\|");
        if (clean.indexOf('`') < 0) {
            return "`" + clean + "`";
        }
        int longest = 0;
        int run = 0;
        for (int i = 0; i < clean.length(); i++) {
            run = clean.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        return fence + " " + clean + " " + fence;
    }

    /** Returns text that reads as it is written: nothing in it is markup, a table's border or a mention of a person. */
    static String prose(String text) {
        String clean = Display.clean(text);
        StringBuilder escaped = new StringBuilder(clean.length() + 16);
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '@' -> escaped.append("&#64;");
                case '|', '\\', '`', '*', '_', '[', ']' -> escaped.append('\\').append(c);
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
