package dev.tare.bundler.report;

import dev.tare.bundler.repeats.RepeatReport;
import dev.tare.bundler.repeats.RepeatReport.Copies;
import dev.tare.bundler.repeats.RepeatReport.Place;
import dev.tare.bundler.repeats.RepeatReport.Prefix;
import dev.tare.bundler.repeats.RepeatReport.Text;
import java.util.List;

/** What a framework says more than once as Markdown below an audit's; nothing where there is nothing to say. */
public final class RepeatMarkdown {

    private static final int ROWS = 10;

    private final RepeatReport report;
    private final boolean all;
    private final StringBuilder out = new StringBuilder(1024);

    private RepeatMarkdown(RepeatReport report, boolean all) {
        this.report = report;
        this.all = all;
    }

    /** Returns the sections as GitHub-flavoured Markdown; {@code all} lists everything. */
    public static String write(RepeatReport report, boolean all) {
        RepeatMarkdown markdown = new RepeatMarkdown(report, all);
        markdown.copies();
        markdown.prefixes();
        return markdown.out.toString();
    }

    private void copies() {
        if (report.copies().isEmpty()) {
            return;
        }
        line("");
        line("### Copies");
        line("");
        line("| said again | where | texts | the largest |");
        line("|--:|---|--:|---|");
        for (Copies copies : shown(report.copies())) {
            Text text = copies.largest().get(0);
            Place first = text.places().get(0);
            line("| " + Numbers.grouped(copies.tokens()) + " | " + AuditMarkdown.prose(RepeatWords.where(copies))
                    + " | "
                    + Numbers.grouped(copies.texts()) + " | " + AuditMarkdown.code(first.path() + ":" + first.line())
                    + ", " + Numbers.counted(text.tokens(), "token") + " " + RepeatWords.places(text) + " |");
        }
        hidden(report.copies().size());
    }

    private void prefixes() {
        if (report.prefixes().isEmpty()) {
            return;
        }
        line("");
        line("### What starts begin with alike");
        line("");
        line("| tokens | entries | of | for a prompt cache |");
        line("|--:|--:|---|---|");
        for (Prefix prefix : shown(report.prefixes())) {
            line("| " + Numbers.grouped(prefix.tokens()) + " | "
                    + Numbers.grouped(prefix.entries().size()) + " | "
                    + AuditMarkdown.prose(RepeatWords.name(prefix.folder())) + " | " + RepeatWords.cache(prefix)
                    + " |");
        }
        hidden(report.prefixes().size());
    }

    private <T> List<T> shown(List<T> rows) {
        return all ? rows : rows.subList(0, Math.min(ROWS, rows.size()));
    }

    private void hidden(int rows) {
        if (!all && rows > ROWS) {
            line("");
            line((rows - ROWS) + " more with `--all`.");
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
