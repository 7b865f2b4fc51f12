package dev.tare.bundler.report;

import dev.tare.bundler.query.WhyReport;
import dev.tare.bundler.query.WhyReport.Step;
import dev.tare.bundler.query.WhyReport.Stop;
import dev.tare.core.json.JsonWriter;
import java.io.StringWriter;

/** The way from one module to another, as text and as JSON. */
public final class WhyText {

    private WhyText() {}

    /** Returns the way as text: each module with its tokens, and below it the line that leads to the next. */
    public static String write(WhyReport report, TextStyle style) {
        Page page = new Page(style);
        if (!report.found()) {
            page.text("nothing leads from ")
                    .text(Ink.NAME, label(report.from()))
                    .text(" to ")
                    .restOfPath(Ink.NAME, label(report.to()))
                    .end();
            page.paragraph(Ink.PLAIN, report.hint(), 0, 4);
            return page.toString();
        }
        page.text(Ink.HEADING, Numbers.counted(report.steps().size(), "step"))
                .text(" from ")
                .text(label(report.from()))
                .text(" to ")
                .restOfPath(Ink.PLAIN, label(report.to()))
                .end();
        if (report.byName()) {
            page.text(Ink.FAINT, "only by the name of an entry; no path leads there")
                    .end();
        }
        page.end();
        Stop at = report.from();
        for (Step step : report.steps()) {
            page.right(Numbers.grouped(at.tokens()), AuditText.GUTTER).to(AuditText.BODY);
            String line = ":" + step.line();
            String how = "  " + step.strength() + page.dot() + step.tier().orElse("by name") + page.dot() + step.form();
            page.path(Ink.NAME, step.path(), Math.max(20, page.room() - line.length() - Display.width(how)))
                    .text(Ink.NAME, line)
                    .rest(Ink.FAINT, how)
                    .end();
            String bar = style.unicode() ? "│ " : "| ";
            ExcerptText excerpt = ExcerptText.of(step.excerpt(), style.width() - AuditText.BODY - 2, page.ellipsis());
            page.to(AuditText.BODY).text(Ink.FAINT, bar).text(excerpt.text()).end();
            page.to(AuditText.BODY)
                    .text(Ink.FAINT, bar)
                    .blanks(excerpt.markStart())
                    .text(Ink.GOOD, "^".repeat(excerpt.markWidth()))
                    .end();
            at = step.to();
        }
        page.right(Numbers.grouped(at.tokens()), AuditText.GUTTER)
                .to(AuditText.BODY)
                .restOfPath(Ink.NAME, at.id())
                .end();
        return page.toString();
    }

    private static String label(Stop stop) {
        return switch (stop.kind()) {
            case "command", "skill", "agent" -> stop.name();
            default -> stop.id();
        };
    }

    /** Returns the way as one JSON document. */
    public static String json(WhyReport report) {
        StringWriter out = new StringWriter();
        try (JsonWriter json = JsonWriter.to(out)) {
            json.beginObject().field("schemaVersion", AuditJson.SCHEMA_VERSION);
            stop(json.name("from"), report.from());
            stop(json.name("to"), report.to());
            json.field("found", report.found()).field("byName", report.byName());
            json.beginArray("steps");
            for (Step step : report.steps()) {
                json.beginObject()
                        .field("path", step.path())
                        .field("line", step.line())
                        .field("column", step.column())
                        .field("text", step.text())
                        .field("form", step.form())
                        .field("strength", step.strength());
                json.name("tier");
                if (step.tier().isPresent()) {
                    json.value(step.tier().get());
                } else {
                    json.nullValue();
                }
                stop(json.name("to"), step.to());
                json.endObject();
            }
            json.endArray().field("hint", report.hint()).endObject();
        }
        return out.toString();
    }

    private static void stop(JsonWriter json, Stop stop) {
        json.beginObject()
                .field("id", stop.id())
                .field("name", stop.name())
                .field("kind", stop.kind())
                .field("tokens", stop.tokens())
                .endObject();
    }
}
