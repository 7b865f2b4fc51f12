package dev.tare.bundler.report;

import dev.tare.bundler.compare.ComparisonReport;
import dev.tare.bundler.compare.ComparisonReport.Setting;
import dev.tare.bundler.compare.Difference;
import dev.tare.core.json.JsonWriter;
import dev.tare.optimizer.proof.Finding;
import java.io.StringWriter;

/** Writes what came of holding an output against its sources, for programs; {@code docs/schema/build-check.schema.json} describes it. */
public final class ComparisonJson {

    private ComparisonJson() {}

    /** Returns the report as JSON. */
    public static String write(ComparisonReport report) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = JsonWriter.to(text)) {
            json.beginObject()
                    .field("schemaVersion", 1)
                    .field("framework", report.build().framework())
                    .field("target", report.build().target())
                    .field("level", report.build().level())
                    .field("notation", report.build().notation())
                    .field("modules", report.build().modules())
                    .field("current", report.isCurrent())
                    .field("compared", report.isComparable());
            json.beginArray("settings");
            for (Setting setting : report.settings()) {
                json.beginObject()
                        .field("name", setting.name())
                        .field("there", setting.there())
                        .field("given", setting.given())
                        .endObject();
            }
            json.endArray().beginArray("differences");
            for (Difference difference : report.differences()) {
                json.beginObject()
                        .field("subject", difference.subject().word())
                        .field("sort", difference.sort().word())
                        .field("name", difference.name());
                if (difference.line() > 0) {
                    json.field("line", difference.line());
                }
                json.field("there", difference.there())
                        .field("given", difference.given())
                        .endObject();
            }
            json.endArray().beginArray("findings");
            for (Finding finding : report.build().findings()) {
                json.beginObject()
                        .field("path", finding.path())
                        .field("line", finding.line())
                        .field("message", finding.message())
                        .endObject();
            }
            json.endArray().endObject();
        }
        return text.toString();
    }
}
