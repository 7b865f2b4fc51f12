package dev.tare.bundler.report;

import dev.tare.bundler.whatif.WhatIfReport;
import dev.tare.bundler.whatif.WhatIfReport.Change;
import dev.tare.bundler.whatif.WhatIfReport.EntryStart;
import dev.tare.bundler.whatif.WhatIfReport.Kept;
import dev.tare.bundler.whatif.WhatIfReport.OutOfSight;
import dev.tare.bundler.whatif.WhatIfReport.Site;
import dev.tare.bundler.whatif.WhatIfReport.Tokens;
import java.util.HashMap;
import java.util.Map;

/** Sentences about what a change would save, the same in every format that people read. */
final class WhatIfWords {

    private WhatIfWords() {}

    /** Returns that nothing would change. */
    static String nothing(WhatIfReport report) {
        return "Nothing to save: with " + String.join(", ", report.asked())
                + " every start would hold what it holds now.";
    }

    /** Returns by how much fewer, in percent. */
    static String fewer(Tokens tokens) {
        return tokens.saved() < 0
                ? Numbers.percent(-tokens.saved(), tokens.before()) + " more"
                : Numbers.percent(tokens.saved(), tokens.before()) + " fewer";
    }

    static String place(Site site) {
        return site.path() + ":" + lines(site);
    }

    static String lines(Site site) {
        return site.lastLine() > site.line() ? site.line() + "-" + site.lastLine() : String.valueOf(site.line());
    }

    /** Returns in which starts a change saves. */
    static String starts(Change change, WhatIfReport report) {
        if (change.everyStart() && change.starts() == report.entries().size()) {
            return "every start";
        }
        String starts = change.starts() == 0 && change.everyStart()
                ? "starts of no entry"
                : Numbers.counted(change.starts(), "start");
        return change.least() < change.most() && change.starts() > 1
                ? starts + ", " + Numbers.grouped(change.least()) + " at least"
                : starts;
    }

    /** Returns which file is opened on demand then. */
    static String opens(Change change) {
        return (change.isNew() ? "new file " : "") + change.opens() + ", " + Numbers.counted(change.tokens(), "token");
    }

    /** Returns what goes at a site. */
    static String goes(Site site) {
        int lines = site.lastLine() - site.line() + 1;
        return lines == 1 ? site.goes() : site.goes() + " (" + Numbers.counted(lines, "line") + ")";
    }

    static String outOfSight(OutOfSight module) {
        return module.module() + ": " + Numbers.counted(module.lines(), "line") + ", first " + module.line() + ": "
                + module.text();
    }

    static String kept(Kept kept) {
        return kept.reference().isPresent()
                ? kept.path() + ":" + kept.line() + " " + kept.reference().get() + " " + kept.reason()
                : kept.path() + " " + kept.reason();
    }

    /** Returns the entries by name, or by id where several have the name. */
    static Map<String, String> names(WhatIfReport report) {
        Map<String, Integer> bearers = new HashMap<>();
        for (EntryStart entry : report.entries()) {
            bearers.merge(entry.name(), 1, Integer::sum);
        }
        Map<String, String> names = new HashMap<>();
        for (EntryStart entry : report.entries()) {
            names.put(entry.id(), bearers.getOrDefault(entry.name(), 0) > 1 ? entry.id() : entry.name());
        }
        return names;
    }
}
