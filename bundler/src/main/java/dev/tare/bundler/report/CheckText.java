package dev.tare.bundler.report;

import dev.tare.bundler.audit.AuditReport;
import dev.tare.bundler.audit.AuditReport.Count;
import dev.tare.bundler.audit.AuditReport.Fault;
import dev.tare.bundler.audit.AuditReport.ModuleFacts;
import dev.tare.bundler.audit.AuditReport.Place;
import dev.tare.bundler.audit.AuditReport.ReferenceCounts;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The part of an audit that says what is wrong: references with their source lines, and modules nothing leads to. */
final class CheckText {

    private static final int BRIEF_NAMES = 6;

    private final AuditReport report;
    private final TextStyle style;

    private final List<Diagnostic> others;

    /** By the number of faults shown. */
    private final List<Integer> linesOfBrief = new ArrayList<>();

    CheckText(AuditReport report, TextStyle style) {
        this.report = report;
        this.style = style;
        this.others = others();
    }

    /** Returns how many lines {@link #brief} takes. */
    int lines(int faults) {
        while (linesOfBrief.size() <= faults) {
            linesOfBrief.add(AuditText.linesOf(brief(linesOfBrief.size())));
        }
        return linesOfBrief.get(faults);
    }

    /** Returns the counts, the worst finding of another kind and the first faults. */
    String brief(int shown) {
        Page page = new Page(style);
        counts(page);
        List<Fault> faults = report.check().faults();
        boolean other = !others.isEmpty() && others.get(0).severity() != Severity.INFO;
        if (other) {
            other(page, others.get(0));
        }
        for (Fault fault : worst(faults, shown)) {
            fault(page, fault);
        }
        modules(page, BRIEF_NAMES, 2);
        AuditText.more(page, faults.size() - shown + others.size() - (other ? 1 : 0));
        return page.toString();
    }

    /** Returns the worst fault of each outcome, then the next ones: each outcome is mended in its own way. */
    private static List<Fault> worst(List<Fault> faults, int most) {
        List<Fault> first = new ArrayList<>();
        List<Fault> others = new ArrayList<>();
        Set<String> outcomes = new HashSet<>();
        for (Fault fault : faults) {
            (outcomes.add(fault.outcome()) ? first : others).add(fault);
        }
        first.addAll(others);
        return first.subList(0, most);
    }

    /** Returns everything. */
    String full() {
        Page page = new Page(style);
        counts(page);
        details(page);
        for (Diagnostic other : others) {
            other(page, other);
        }
        for (Fault fault : report.check().faults()) {
            fault(page, fault);
            places(page, fault.places());
        }
        modules(page, Integer.MAX_VALUE, Integer.MAX_VALUE);
        page.end();
        return page.toString();
    }

    private void counts(Page page) {
        ReferenceCounts counts = report.references();
        List<String> parts = new ArrayList<>();
        add(parts, counts.broken() - counts.misplaced() - counts.swallowed(), "broken");
        add(parts, counts.misplaced(), "misplaced");
        add(parts, counts.swallowed(), "swallowed");
        add(parts, counts.ambiguous(), "ambiguous");
        String what = parts.isEmpty() ? "all is well with " : String.join(", ", parts) + " of ";
        int unknown = unknownSections(report);
        page.text(Ink.HEADING, "CHECK")
                .to(AuditText.BODY)
                .rest(
                        Ink.PLAIN,
                        what
                                + Numbers.counted(counts.total(), "reference")
                                + (unknown == 0 ? "" : "; " + Numbers.counted(unknown, "section") + " not found"))
                .end();
    }

    /** Returns how many places name a section that its file does not have. */
    static int unknownSections(AuditReport report) {
        int places = 0;
        for (Fault fault : report.check().faults()) {
            places += fault.outcome().equals(Fault.NO_SECTION) ? fault.places().size() : 0;
        }
        return places;
    }

    private static void add(List<String> parts, int count, String word) {
        if (count > 0) {
            parts.add(Numbers.grouped(count) + " " + word);
        }
    }

    private void details(Page page) {
        ReferenceCounts counts = report.references();
        List<String> parts = new ArrayList<>();
        add(parts, counts.resolved(), "resolved");
        for (Count tier : counts.tiers()) {
            add(parts, tier.count(), tier.word());
        }
        add(parts, counts.byName(), "by an entry's name");
        for (Count strength : counts.strengths()) {
            add(parts, strength.count(), strength.word());
        }
        add(parts, counts.placeholder(), "placeholders");
        add(parts, counts.example(), "examples");
        add(parts, counts.external(), "external");
        add(parts, counts.directory(), "folders");
        page.paragraph(Ink.FAINT, String.join(page.dot(), parts), AuditText.BODY, 4);
    }

    /** The diagnostics that are not shown as references or modules already, worst first. */
    private List<Diagnostic> others() {
        List<Diagnostic> others = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            for (Diagnostic diagnostic : report.diagnostics()) {
                if (diagnostic.severity() == severity && !isShownElsewhere(diagnostic)) {
                    others.add(diagnostic);
                }
            }
        }
        return others;
    }

    private static boolean isShownElsewhere(Diagnostic diagnostic) {
        return switch (diagnostic.kind()) {
            case BROKEN_REFERENCE,
                    MISPLACED_REFERENCE,
                    SWALLOWED_REFERENCE,
                    AMBIGUOUS_REFERENCE,
                    BROKEN_SECTION,
                    UNKNOWN_SECTION,
                    UNKNOWN_NAME,
                    UNREACHABLE_MODULE,
                    LISTING_OVER_LIMIT -> true;
            default -> false;
        };
    }

    private void other(Page page, Diagnostic diagnostic) {
        page.right(ink(diagnostic.severity()), diagnostic.severity().word(), AuditText.GUTTER)
                .to(AuditText.BODY);
        String place = diagnostic.path().isEmpty()
                ? ""
                : diagnostic.span().end() == 0
                        ? diagnostic.path()
                        : diagnostic.path() + ":" + diagnostic.position().line();
        String message = Display.clean(diagnostic.message());
        boolean fits = Display.width(place) + 2 + Display.width(message) <= page.room();
        if (!place.isEmpty()) {
            // People jump to a place, so it keeps its folders and the message goes below.
            text(page, Ink.NAME, place);
            page.text(fits ? "  " : "");
        }
        if (fits || place.isEmpty()) {
            text(page, Ink.PLAIN, message);
            page.end();
        } else {
            page.end().paragraph(Ink.PLAIN, message, AuditText.BODY, style.all() ? Integer.MAX_VALUE : 1);
        }
        if (style.all() && !diagnostic.help().isEmpty()) {
            page.paragraph(Ink.FAINT, diagnostic.help(), AuditText.BODY, Integer.MAX_VALUE);
        }
    }

    /** Writes a path or message to the end of its line; where everything is listed, all of it. */
    private void text(Page page, Ink ink, String text) {
        if (style.all()) {
            page.text(ink, text);
        } else if (ink == Ink.NAME) {
            page.restOfPath(ink, text);
        } else {
            page.rest(ink, text);
        }
    }

    private void fault(Page page, Fault fault) {
        Place first = fault.places().get(0);
        String times = fault.places().size() == 1 ? "" : fault.places().size() + (style.unicode() ? "×" : "x");
        page.right(Ink.PLAIN, times, AuditText.GUTTER)
                .to(AuditText.BODY)
                .text(ink(fault.severity()), fault.outcome().replace('-', ' '))
                .text("  ");
        text(page, Ink.NAME, place(first));
        page.end();
        int room = page.width() - AuditText.BODY - 2;
        ExcerptText excerpt = ExcerptText.of(fault.excerpt(), room, page.ellipsis());
        String bar = style.unicode() ? "│ " : "| ";
        page.right(Ink.FAINT, Integer.toString(first.line()), AuditText.GUTTER)
                .to(AuditText.BODY - 1)
                .text(Ink.FAINT, bar)
                .text(excerpt.text())
                .end();
        page.to(AuditText.BODY - 1)
                .text(Ink.FAINT, bar)
                .blanks(excerpt.markStart())
                .text(ink(fault.severity()), "^".repeat(excerpt.markWidth()));
        // The outcome and the mark say already that there is no module of that name.
        boolean said = fault.outcome().equals("broken") && fault.target().indexOf('#') < 0;
        String help = !fault.help().isEmpty() ? fault.help() : said ? "" : fault.message();
        if (help.isEmpty()) {
            page.end();
        } else if (Display.width(Display.clean(help)) + 1 <= page.room()) {
            page.text(" ").text(help).end();
        } else {
            page.end()
                    .to(AuditText.BODY - 1)
                    .text(Ink.FAINT, bar)
                    .rest(Ink.PLAIN, help)
                    .end();
        }
    }

    /** Lists the places after the first one, a file's together. */
    private static void places(Page page, List<Place> places) {
        int i = 1;
        while (i < places.size()) {
            String path = places.get(i).path();
            StringBuilder lines =
                    new StringBuilder(path).append(':').append(places.get(i).line());
            for (i++; i < places.size() && places.get(i).path().equals(path); i++) {
                lines.append(", ").append(places.get(i).line());
            }
            page.paragraph(Ink.FAINT, lines.toString(), AuditText.BODY, Integer.MAX_VALUE);
        }
    }

    private static String place(Place place) {
        return place.path() + ":" + place.line() + ":" + place.column();
    }

    private static Ink ink(Severity severity) {
        return switch (severity) {
            case ERROR -> Ink.BAD;
            case WARNING -> Ink.WARN;
            case INFO -> Ink.FAINT;
        };
    }

    private void modules(Page page, int most, int mostLines) {
        int unreachable = report.graph().unreachableModules();
        if (unreachable == 0) {
            return;
        }
        StringBuilder text = new StringBuilder(256);
        text.append(unreachable == 1 ? "module" : "modules")
                .append(" that no entry reaches, ")
                .append(Numbers.counted(report.graph().unreachableTokens(), "token"));
        List<ModuleFacts> uncited = report.check().uncited();
        if (!uncited.isEmpty()) {
            text.append("; ")
                    .append(uncited.size() == unreachable ? "" : Numbers.grouped(uncited.size()) + " ")
                    .append("cited nowhere: ");
        }
        for (int i = 0; i < Math.min(most, uncited.size()); i++) {
            ModuleFacts module = uncited.get(i);
            text.append(i == 0 ? "" : ", ").append(module.id()).append(' ').append(Numbers.grouped(module.tokens()));
        }
        if (uncited.size() > most) {
            text.append(", ").append(page.ellipsis());
        }
        page.right(Numbers.grouped(unreachable), AuditText.GUTTER)
                .paragraph(Ink.PLAIN, text.toString(), AuditText.BODY, mostLines);
    }
}
