package dev.tare.bundler.report;

import dev.tare.bundler.build.BuildReport;
import java.util.List;

/** Writes what came of one build of many as a line. */
public final class WatchText {

    private static final int MOST_PATHS = 2;

    private final Page page;

    private WatchText(TextStyle style) {
        this.page = new Page(style);
    }

    /**
     * Returns the line of a build.
     *
     * @param time of the day, such as {@code 14:03:22}
     * @param changed the paths that have changed
     * @param before the last build that was written
     * @param millis how long it took
     */
    public static String built(
            String time, List<String> changed, BuildReport report, BuildReport before, long millis, TextStyle style) {
        WatchText text = new WatchText(style);
        long delta = report.tokens().after() - before.tokens().after();
        long saved = report.tokens().saved();
        text.start(time, changed)
                .text(Numbers.grouped(report.tokens().before()))
                .text(style.unicode() ? " → " : " -> ")
                .text(Numbers.grouped(report.tokens().after()) + " tokens")
                .text(
                        Ink.GOOD,
                        saved == 0
                                ? ""
                                : " -" + Numbers.percent(saved, report.tokens().before()))
                .text(text.page.dot())
                .text(
                        delta == 0
                                ? "as many as before"
                                : (delta > 0 ? "+" : "") + Numbers.grouped(delta) + " since the last build")
                .text(Ink.FAINT, text.page.dot() + seconds(millis))
                .end();
        return text.page.toString();
    }

    /** Returns the line of a change that changes nothing. */
    public static String unchanged(String time, List<String> changed, long millis, TextStyle style) {
        WatchText text = new WatchText(style);
        text.start(time, changed)
                .text("the same content: nothing to do")
                .text(Ink.FAINT, text.page.dot() + seconds(millis))
                .end();
        return text.page.toString();
    }

    /** Returns the line of a build that failed, so that the output is what it was. */
    public static String failed(String time, List<String> changed, String reason, TextStyle style) {
        WatchText text = new WatchText(style);
        text.start(time, changed).text(Ink.BAD, "not built").text(": " + reason).end();
        return text.page.toString();
    }

    private Page start(String time, List<String> changed) {
        page.text(Ink.FAINT, time).text("  ");
        int shown = Math.min(changed.size(), changed.size() == MOST_PATHS + 1 ? MOST_PATHS + 1 : MOST_PATHS);
        for (int i = 0; i < shown; i++) {
            String path = changed.get(i).isEmpty() ? "the folder itself" : changed.get(i);
            page.text(i == 0 ? "" : ", ").path(Ink.HEADING, path, 40);
        }
        if (shown < changed.size()) {
            page.text(" and " + (changed.size() - shown) + " more");
        }
        return page.text("  ");
    }

    private static String seconds(long millis) {
        return millis < 1000 ? millis + " ms" : millis / 1000 + "." + millis % 1000 / 100 + " s";
    }
}
