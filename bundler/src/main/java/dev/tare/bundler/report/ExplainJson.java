package dev.tare.bundler.report;

import dev.tare.bundler.explain.ExplainReport;
import dev.tare.bundler.explain.ExplainReport.BlockStory;
import dev.tare.bundler.explain.ExplainReport.LineStory;
import dev.tare.bundler.explain.ExplainReport.Lines;
import dev.tare.bundler.explain.ExplainReport.PassChange;
import dev.tare.bundler.explain.ExplainReport.Place;
import dev.tare.core.json.JsonWriter;
import java.io.StringWriter;
import java.util.List;

/** Writes where lines of an output came from as JSON; {@code docs/schema/explain.schema.json} describes it. */
public final class ExplainJson {

    private ExplainJson() {}

    /** Returns the report as JSON. */
    public static String write(ExplainReport report) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = JsonWriter.to(text)) {
            json.beginObject()
                    .field("schemaVersion", 1)
                    .field("asked", report.askedSource() ? "source" : "output")
                    .field("source", report.source())
                    .field("output", report.output())
                    .field("copied", report.copied())
                    .field("encoding", report.encoding());
            tokens(json, report.tokensBefore(), report.tokensAfter());
            passes(json, report.passes());
            if (report.lines().isPresent()) {
                LineStory story = report.lines().get();
                json.beginObject("lines");
                lines(json, "source", story.source());
                json.field("sourceText", story.sourceText());
                lines(json, "output", story.output());
                json.field("outputText", story.outputText());
                passes(json, story.passes());
                json.beginArray("blocks");
                for (int index : story.blocks()) {
                    json.value(index);
                }
                json.endArray();
                if (story.held().isPresent()) {
                    Place held = story.held().get();
                    json.beginObject("held").field("path", held.path());
                    lines(json, "lines", held.lines());
                    json.field("text", held.text()).endObject();
                }
                json.endObject();
            }
            json.beginArray("blocks");
            for (BlockStory block : report.blocks()) {
                json.beginObject()
                        .field("kind", block.kind())
                        .field("start", block.start())
                        .field("fate", block.fate());
                lines(json, "source", block.source());
                lines(json, "output", block.output());
                tokens(json, block.tokensBefore(), block.tokensAfter());
                passes(json, block.passes());
                json.endObject();
            }
            json.endArray().field("alsoFrom", report.alsoFrom()).endObject();
        }
        return text.toString();
    }

    private static void passes(JsonWriter json, List<PassChange> passes) {
        json.beginArray("passes");
        for (PassChange pass : passes) {
            json.beginObject()
                    .field("name", pass.name())
                    .field("fidelity", pass.fidelity())
                    .field("group", pass.group());
            tokens(json, pass.tokensBefore(), pass.tokensAfter());
            json.endObject();
        }
        json.endArray();
    }

    private static void tokens(JsonWriter json, long before, long after) {
        json.beginObject("tokens").field("before", before).field("after", after).endObject();
    }

    /** Lines that are not there are null. */
    private static void lines(JsonWriter json, String name, Lines lines) {
        json.name(name);
        if (lines.isEmpty()) {
            json.nullValue();
        } else {
            json.beginObject()
                    .field("first", lines.first())
                    .field("last", lines.last())
                    .endObject();
        }
    }
}
