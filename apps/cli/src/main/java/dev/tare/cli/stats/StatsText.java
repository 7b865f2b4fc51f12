package dev.tare.cli.stats;

import dev.tare.bundler.report.Display;
import dev.tare.bundler.report.TextStyle;
import dev.tare.store.Imported;
import dev.tare.store.learn.Posteriors.Opening;
import dev.tare.store.stats.CommandUse;
import dev.tare.store.stats.CommandUse.Day;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the report for people: as text for a terminal, or as Markdown. */
public final class StatsText {

    private static final int MOST_OPENED = 5;
    private static final int MOST_DAYS = 14;
    private static final int MOST_DETAILED = 10;
    private static final int NARROWEST_NAME = 16;
    private static final String BARS = "▁▂▃▄▅▆▇█";

    private StatsText() {}

    /** Returns the report as text. */
    public static String text(StatsReport report, TextStyle style) {
        StringBuilder out = new StringBuilder();
        report.imported().ifPresent(imported -> imported(imported, out));
        out.append(title(report)).append("\n");
        if (report.commands().isEmpty()) {
            return out.append("\n").append(whatNext(report)).append("\n").toString();
        }
        String head = " starts    loads  a start  of all   p50 ms   p95 ms   p99 ms  command";
        out.append("\n").append(head).append("\n");
        int room = Math.max(NARROWEST_NAME, style.width() - (head.length() - "command".length()));
        for (CommandUse use : report.commands()) {
            out.append(String.format(
                    Locale.ROOT,
                    "%,7d %,8d %8s %7s %8s %8s %8s  %s\n",
                    use.starts(),
                    use.loads(),
                    tokensAStart(use),
                    share(use, report),
                    milliseconds(use.times().p50()),
                    milliseconds(use.times().p95()),
                    milliseconds(use.times().p99()),
                    Display.clipPath(Display.clean(use.command()), room, style.unicode() ? "…" : "...")));
        }
        out.append("a start: tokens that are loaded for one");
        out.append("; of all: their share of all that the command may open");
        out.append(report.closures().isEmpty() ? ", which a bundle tells, with -b FILE\n" : "\n");
        for (CommandUse use : detailed(report)) {
            out.append("\n").append(Display.clean(use.command())).append("\n");
            for (String line : details(use, style.unicode())) {
                out.append("  ").append(line).append("\n");
            }
        }
        int left = report.commands().size() - detailed(report).size();
        if (left > 0) {
            out.append("\nand ")
                    .append(counted(left, "command"))
                    .append(" more: --command NAME shows one, --format json all\n");
        }
        return out.toString();
    }

    /** The commands that were loaded most, in order of their paths. */
    private static List<CommandUse> detailed(StatsReport report) {
        List<CommandUse> most = new ArrayList<>(report.commands());
        most.sort(Comparator.comparingLong(CommandUse::loads).reversed().thenComparing(CommandUse::command));
        List<CommandUse> some = new ArrayList<>(most.subList(0, Math.min(most.size(), MOST_DETAILED)));
        some.sort(Comparator.comparing(CommandUse::command));
        return some;
    }

    /** Returns the report as Markdown. */
    public static String markdown(StatsReport report) {
        StringBuilder out = new StringBuilder("# Use of commands\n\n");
        report.imported().ifPresent(imported -> {
            imported(imported, out);
            out.append("\n");
        });
        out.append(title(report)).append("\n\n");
        if (report.commands().isEmpty()) {
            return out.append(whatNext(report)).append("\n").toString();
        }
        out.append("| command | starts | loads | tokens a start | of all | p50 ms | p95 ms | p99 ms |\n")
                .append("|---|---:|---:|---:|---:|---:|---:|---:|\n");
        for (CommandUse use : report.commands()) {
            out.append(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %s | %s | %s | %s | %s |\n",
                    code(use.command()).replace("|", "\\|"),
                    use.starts(),
                    use.loads(),
                    tokensAStart(use),
                    share(use, report),
                    milliseconds(use.times().p50()),
                    milliseconds(use.times().p95()),
                    milliseconds(use.times().p99())));
        }
        for (CommandUse use : report.commands()) {
            out.append("\n## ").append(code(use.command())).append("\n\n");
            for (String line : details(use, true)) {
                out.append("- ").append(line.replaceAll(" {2,}", " ")).append("\n");
            }
        }
        return out.toString();
    }

    /** A path as code, whatever it holds: between more backticks than stand in it anywhere. */
    private static String code(String path) {
        String clean = Display.clean(path);
        String ticks = "`";
        while (clean.contains(ticks)) {
            ticks += "`";
        }
        String space = clean.startsWith("`") || clean.endsWith("`") ? " " : "";
        return ticks + space + clean + space + ticks;
    }

    private static String whatNext(StatsReport report) {
        if (report.since().isPresent()) {
            return "Nothing is recorded since then. Without --since all is shown that is recorded.";
        }
        return "Nothing is recorded yet. Load a prompt with tare load ENTRY -b FILE, or learn from what an agent did with"
                + " tare stats --import FILE|DIR.";
    }

    private static String title(StatsReport report) {
        return String.format(
                Locale.ROOT,
                "%s, %s, %s, %,d tokens%s",
                counted(report.commands().size(), "command"),
                counted(report.starts(), "start"),
                counted(report.loads(), "load"),
                report.tokens(),
                report.since().map(since -> ", since " + since).orElse(""));
    }

    private static String counted(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }

    private static String tokensAStart(CommandUse use) {
        return use.starts() == 0 ? "-" : String.format(Locale.ROOT, "%,d", use.tokens() / use.starts());
    }

    /** What a start loads, of all that the command may ever open. */
    private static String share(CommandUse use, StatsReport report) {
        Long closure = report.closures().get(use.command());
        return closure == null || closure == 0 || use.starts() == 0
                ? "-"
                : String.format(Locale.ROOT, "%.1f%%", 100.0 * use.tokens() / use.starts() / closure);
    }

    /** What is in memory takes microseconds. */
    private static String milliseconds(long nanos) {
        return nanos == 0 ? "-" : String.format(Locale.ROOT, nanos < 1_000_000 ? "%.4f" : "%.2f", nanos / 1e6);
    }

    private static List<String> details(CommandUse use, boolean bars) {
        List<String> lines = new ArrayList<>();
        if (use.loads() > 0) {
            lines.add("phases  " + shares(use.phases(), use.loads()));
            lines.add("levels  " + shares(use.levels(), use.loads()));
        }
        if (use.failed() > 0) {
            lines.add("failed  " + counted(use.failed(), "load"));
        }
        if (!use.days().isEmpty()) {
            lines.add("tokens  " + days(use.days(), bars));
        }
        List<Opening> opened = use.opened();
        for (Opening opening : opened.subList(0, Math.min(opened.size(), MOST_OPENED))) {
            lines.add(String.format(
                    Locale.ROOT,
                    "opened  %3.0f%% ±%2.0f%%  %s  (%.1f of %.1f starts)",
                    100 * opening.probability(),
                    100 * opening.deviation(),
                    Display.clean(opening.module()),
                    opening.openings(),
                    opening.starts()));
        }
        if (opened.size() > MOST_OPENED) {
            lines.add("and " + (opened.size() - MOST_OPENED) + " more, which --format json lists");
        }
        return lines;
    }

    private static String shares(Map<String, Long> counts, long all) {
        List<String> parts = new ArrayList<>();
        counts.forEach((name, count) -> parts.add(
                String.format(Locale.ROOT, "%s %,d (%.1f%%)", Display.clean(name), count, 100.0 * count / all)));
        return String.join(", ", parts);
    }

    /** A bar for each of the last days on which the command was used, and the last one in figures. */
    private static String days(List<Day> days, boolean drawn) {
        List<Day> last = days.subList(Math.max(0, days.size() - MOST_DAYS), days.size());
        long most = Math.max(1, last.stream().mapToLong(Day::tokens).max().orElse(1));
        StringBuilder bars = new StringBuilder();
        for (Day day : last) {
            bars.append(BARS.charAt((int) ((double) day.tokens() / most * (BARS.length() - 1))));
        }
        Day latest = last.get(last.size() - 1);
        return String.format(
                Locale.ROOT,
                "%s%s to %s, by day; the last %,d in %s",
                drawn ? bars + "  " : "",
                last.get(0).date(),
                latest.date(),
                latest.tokens(),
                counted(latest.starts(), "start"));
    }

    private static void imported(Imported imported, StringBuilder out) {
        out.append(String.format(
                Locale.ROOT,
                "Imported %s, %s: %s and %s, %,d of them new.\n",
                counted(imported.files(), "file"),
                counted(imported.lines(), "line"),
                counted(imported.commands(), "command"),
                counted(imported.openings(), "opened module"),
                imported.fresh()));
        passedOver(imported.unreadableFiles(), "file that cannot be read", "files that cannot be read", out);
        passedOver(
                imported.unreadable(),
                "line that is no JSON, too long or too deep",
                "lines that are no JSON, too long or too deep",
                out);
        passedOver(imported.incomplete(), "line without a time or a session", "lines without a time or a session", out);
        passedOver(
                imported.unknownCommands(),
                "command that the framework does not have",
                "commands that the framework does not have",
                out);
        passedOver(imported.otherFiles(), "read file that is no module", "read files that are no modules", out);
        passedOver(
                imported.outOfTime(),
                "event that is too old or in the future",
                "events that are too old or in the future",
                out);
    }

    private static void passedOver(long count, String one, String many, StringBuilder out) {
        if (count > 0) {
            out.append(String.format(Locale.ROOT, "  passed over: %,d %s\n", count, count == 1 ? one : many));
        }
    }
}
