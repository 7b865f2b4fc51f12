package dev.tare.cli;

import dev.tare.bundler.build.BuildReport;
import dev.tare.bundler.rebuild.Rebuilder;
import dev.tare.bundler.rebuild.Rebuilt;
import dev.tare.bundler.rebuild.TreeWatcher;
import dev.tare.bundler.report.BuildText;
import dev.tare.bundler.report.TextStyle;
import dev.tare.bundler.report.WatchText;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** {@code tare build --watch}: builds again whenever something changes, with a line for each build, until it is told to end. */
final class BuildWatch {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final TreeWatcher watcher;
    private final Rebuilder builder;
    private final Options options;
    private final Terminal terminal;
    private final TextStyle style;

    BuildWatch(TreeWatcher watcher, Rebuilder builder, Options options, Terminal terminal) {
        this.watcher = watcher;
        this.builder = builder;
        this.options = options;
        this.terminal = terminal;
        this.style = Style.of(options, terminal, Destination.of(null));
    }

    /**
     * Runs until the process is told to end, or nobody reads the lines any more.
     *
     * @param first the build that the first change is compared with
     */
    void run(BuildReport first) throws IOException {
        BuildReport last = first;
        if (!options.has("--quiet")) {
            terminal.say("watching " + options.parameter(0) + "; Ctrl-C ends it");
        }
        while (terminal.isHeard()) {
            List<String> changed;
            try {
                changed = watcher.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            last = build(changed, last);
        }
    }

    /** Builds once; whatever goes wrong is said, and the next change is another chance. */
    private BuildReport build(List<String> changed, BuildReport last) throws IOException {
        String time = CLOCK.format(LocalTime.now(ZoneId.systemDefault()));
        long began = System.nanoTime();
        Rebuilt built;
        try {
            built = builder.run();
        } catch (OutputException e) {
            terminal.print(WatchText.failed(time, changed, e.getMessage() + "; " + e.help(), style));
            return last;
        } catch (RuntimeException e) {
            terminal.print(WatchText.failed(time, changed, Crash.sentence(e), style));
            return last;
        }
        long millis = (System.nanoTime() - began) / 1_000_000;
        BuildReport report = built.report();
        Reading.complain(options, report.diagnostics(), report.modules() > 0, terminal);
        if (built.unchanged()) {
            terminal.print(WatchText.unchanged(time, changed, millis, style));
        } else if (report.modules() == 0) {
            terminal.print(WatchText.failed(time, changed, "there are no modules", style));
        } else if (report.isOverBudget()) {
            terminal.print(WatchText.failed(time, changed, BuildText.overBudget(report), style));
        } else if (!report.findings().isEmpty()) {
            terminal.print(WatchText.failed(time, changed, "the proof does not hold", style)
                    + BuildText.findings(report.findings(), style));
        } else {
            terminal.print(WatchText.built(time, changed, report, last, millis, style));
            return report;
        }
        return last;
    }
}
