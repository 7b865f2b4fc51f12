package dev.tare.bundler.report;

import dev.tare.bundler.repeats.RepeatReport;
import dev.tare.bundler.repeats.RepeatReport.Copies;
import dev.tare.bundler.repeats.RepeatReport.Place;
import dev.tare.bundler.repeats.RepeatReport.Prefix;
import dev.tare.bundler.repeats.RepeatReport.Text;
import dev.tare.core.json.JsonWriter;

/** What a framework says more than once as a field of the audit's JSON. */
final class RepeatJson {

    private RepeatJson() {}

    static void write(RepeatReport report, JsonWriter json) {
        json.beginObject("repeats").beginArray("copies");
        for (Copies copies : report.copies()) {
            json.beginObject()
                    .field("packages", copies.packages())
                    .field("acrossPackages", copies.isAcrossPackages())
                    .field("texts", copies.texts())
                    .field("tokens", copies.tokens());
            json.beginArray("largest");
            for (Text text : copies.largest()) {
                text(text, json);
            }
            json.endArray().endObject();
        }
        json.endArray().beginArray("prefixes");
        for (Prefix prefix : report.prefixes()) {
            json.beginObject()
                    .field("folder", prefix.folder())
                    .field("entries", prefix.entries())
                    .field("modules", prefix.modules())
                    .field("tokens", prefix.tokens())
                    .field("sharedFirstTokens", prefix.sharedFirst())
                    .field("cacheable", prefix.cacheable())
                    .endObject();
        }
        json.endArray().endObject();
    }

    private static void text(Text text, JsonWriter json) {
        json.beginObject()
                .field("start", text.start())
                .field("exact", text.exact())
                .field("tokens", text.tokens());
        json.beginArray("places");
        for (Place place : text.places()) {
            json.beginObject()
                    .field("path", place.path())
                    .field("line", place.line())
                    .field("lastLine", place.lastLine())
                    .endObject();
        }
        json.endArray().endObject();
    }
}
