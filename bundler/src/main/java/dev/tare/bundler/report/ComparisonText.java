package dev.tare.bundler.report;

import dev.tare.bundler.compare.ComparisonReport;
import dev.tare.bundler.compare.ComparisonReport.Setting;
import dev.tare.bundler.compare.Difference;
import dev.tare.bundler.compare.Difference.Sort;
import java.util.ArrayList;
import java.util.List;

/** Writes what came of holding an output against its sources, for people. */
public final class ComparisonText {

    /** How a carriage return at the end of a line is shown. */
    private static final String CARRIAGE_RETURN = "\\r";

    private static final int MOST = 20;
    private static final int LABEL = 9;
    private static final int BODY = 11;
    private static final int VALUE = BODY + 7;

    private ComparisonText() {}

    /**
     * Returns the text; the outcome of a build that failed is told by {@link BuildText}.
     *
     * @param out what the output is called
     */
    public static String write(ComparisonReport report, String out, TextStyle style) {
        Page page = new Page(style);
        if (report.isCurrent()) {
            return page.text(out + " is what its sources give: ")
                    .text(Numbers.counted(report.build().modules(), "module") + ", target "
                            + report.build().target() + ", level "
                            + report.build().level() + ".")
                    .end()
                    .toString();
        }
        page.text(Ink.BAD, out + " is not what its sources give")
                .text(": " + counts(report.differences()) + ".")
                .end();
        settings(page, report.settings());
        List<Difference> all = report.differences();
        int shown = style.all() ? all.size() : Math.min(MOST, all.size());
        for (Difference difference : all.subList(0, shown)) {
            difference(page, difference);
        }
        if (shown < all.size()) {
            page.text(Ink.FAINT, page.ellipsis() + " " + Numbers.grouped(all.size() - shown) + " more")
                    .end();
        }
        if (isOfLineEnds(report.differences())) {
            page.end()
                    .text("All first places differ in their ends of lines: one of both may be a checkout with CRLF.")
                    .end()
                    .text("With '* -text' in .gitattributes, git leaves files as they are.")
                    .end();
        }
        return page.toString();
    }

    /** Tells whether all that differs, but for the manifest, has another end at the first line that does. */
    private static boolean isOfLineEnds(List<Difference> differences) {
        boolean any = false;
        for (Difference difference : differences) {
            if (difference.subject() == Difference.Subject.MANIFEST) {
                continue;
            }
            String there = difference.there();
            String given = difference.given();
            if (difference.sort() != Sort.CHANGED
                    || !there.equals(given + CARRIAGE_RETURN) && !given.equals(there + CARRIAGE_RETURN)) {
                return false;
            }
            any = true;
        }
        return any;
    }

    private static String counts(List<Difference> differences) {
        List<String> parts = new ArrayList<>();
        for (Difference.Subject subject : Difference.Subject.values()) {
            long count = differences.stream()
                    .filter(difference -> difference.subject() == subject)
                    .count();
            if (count > 0) {
                parts.add(
                        switch (subject) {
                            case ENTRY -> Numbers.grouped(count) + (count == 1 ? " entry" : " entries");
                            case FILE -> Numbers.counted(count, "other file");
                            case MANIFEST -> "the manifest";
                            case MODULE, PROMPT -> Numbers.counted(count, subject.word());
                        });
            }
        }
        int last = parts.size() - 1;
        String before = String.join(", ", parts.subList(0, last));
        boolean isOne =
                last == 0 && (parts.get(0).startsWith("1 ") || parts.get(0).equals("the manifest"));
        return (last == 0 ? "" : before + " and ") + parts.get(last) + (isOne ? " differs" : " differ");
    }

    private static void settings(Page page, List<Setting> settings) {
        for (Setting setting : settings) {
            page.text(Ink.HEADING, "built")
                    .to(BODY)
                    .text("with " + setting.name() + " ")
                    .text(Ink.WARN, setting.there())
                    .text(", now ")
                    .text(Ink.WARN, setting.given())
                    .end();
        }
    }

    private static void difference(Page page, Difference difference) {
        Ink ink = difference.sort() == Sort.CHANGED ? Ink.WARN : Ink.BAD;
        page.left(ink, difference.sort().word(), LABEL).to(BODY);
        page.text(difference.subject().word() + " ").text(Ink.NAME, difference.name());
        if (difference.line() > 0) {
            page.text(":" + difference.line());
        }
        page.end();
        if (!difference.there().equals(difference.given())) {
            value(page, "there", difference.there());
            value(page, "given", difference.given());
        }
    }

    private static void value(Page page, String label, String value) {
        page.to(BODY).text(Ink.FAINT, label).to(VALUE).rest(Ink.PLAIN, value).end();
    }
}
