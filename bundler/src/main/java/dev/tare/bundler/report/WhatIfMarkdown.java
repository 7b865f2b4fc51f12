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

/** Writes what a change would save as Markdown for a comment on a pull request. */
public final class WhatIfMarkdown {

    private static final int ROWS = 10;

    private final AuditReport audit;
    private final WhatIfReport report;
    private final boolean all;
    private final StringBuilder out = new StringBuilder(4096);

    private WhatIfMarkdown(AuditReport audit, WhatIfReport report, boolean all) {
        this.audit = audit;
        this.report = report;
        this.all = all;
    }

    /** Returns the report as GitHub-flavoured Markdown; {@code all} lists everything. */
    public static String write(AuditReport audit, WhatIfReport report, boolean all) {
        WhatIfMarkdown markdown = new WhatIfMarkdown(audit, report, all);
        markdown.head();
        if (!report.isNothing()) {
            markdown.changes();
            markdown.entries();
            markdown.outOfSight();
        }
        markdown.kept();
        return markdown.out.toString();
    }

    private void head() {
        line("## What if, in " + AuditMarkdown.prose(audit.subject().name()) + ": "
                + AuditMarkdown.code(String.join(", ", report.asked())));
        line("");
        if (report.isNothing()) {
            line(AuditMarkdown.prose(WhatIfWords.nothing(report)));
            line("");
            return;
        }
        line("| in the context | before | after | |");
        line("|---|--:|--:|--:|");
        row("always", report.always());
        if (!report.entries().isEmpty()) {
            row("median start", report.median());
        }
        line("");
        line("Tokens of " + audit.counting().encoding() + (audit.counting().exact() ? " (exact)." : " (estimate)."));
        line("");
    }

    private void row(String what, Tokens tokens) {
        line("| " + what + " | " + Numbers.grouped(tokens.before()) + " | " + Numbers.grouped(tokens.after()) + " | "
                + WhatIfWords.fewer(tokens) + " |");
    }

    private void changes() {
        line("### Changes");
        line("");
        line("| saves at a start | where | goes | stands |");
        line("|--:|---|---|---|");
        int shown = shown(report.changes().size());
        for (Change change : report.changes().subList(0, shown)) {
            boolean first = true;
            for (Site site : change.sites()) {
                line("| " + (first ? Numbers.grouped(change.most()) : "") + " | "
                        + AuditMarkdown.code(WhatIfWords.place(site))
                        + (first ? "<br>" + WhatIfWords.starts(change, report) : "") + " | "
                        + AuditMarkdown.code(WhatIfWords.goes(site)) + " | "
                        + (site.stands().isEmpty() ? "" : AuditMarkdown.code(site.stands())) + " |");
                first = false;
            }
        }
        more(report.changes().size() - shown);
        line("");
    }

    private void entries() {
        if (report.entries().isEmpty()) {
            return;
        }
        Map<String, String> names = WhatIfWords.names(report);
        line("### Starts");
        line("");
        line("| entry | before | after | saved |");
        line("|---|--:|--:|--:|");
        int shown = shown(report.entries().size());
        for (EntryStart entry : report.entries().subList(0, shown)) {
            line("| " + AuditMarkdown.code(names.getOrDefault(entry.id(), entry.id())) + " | "
                    + Numbers.grouped(entry.start().before()) + " | "
                    + Numbers.grouped(entry.start().after()) + " | "
                    + Numbers.grouped(entry.start().saved()) + " |");
        }
        more(report.entries().size() - shown);
        line("");
    }

    private void outOfSight() {
        if (report.outOfSight().isEmpty()) {
            return;
        }
        line("### Hard constraints that leave a start");
        line("");
        for (OutOfSight module : report.outOfSight()) {
            line("- " + AuditMarkdown.prose(WhatIfWords.outOfSight(module)));
        }
        line("");
    }

    private void kept() {
        if (report.kept().isEmpty()) {
            return;
        }
        line("### Stays as it is");
        line("");
        int shown = shown(report.kept().size());
        for (Kept kept : report.kept().subList(0, shown)) {
            line("- " + AuditMarkdown.prose(WhatIfWords.kept(kept)));
        }
        if (report.kept().size() > shown) {
            line("- and " + Numbers.grouped(report.kept().size() - shown) + " more");
        }
        line("");
    }

    private int shown(int size) {
        return all ? size : Math.min(ROWS, size);
    }

    private void more(int hidden) {
        if (hidden > 0) {
            line("");
            line("And " + Numbers.grouped(hidden) + " more.");
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
