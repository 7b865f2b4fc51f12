package dev.tare.cli.stats;

import dev.tare.core.json.JsonWriter;
import dev.tare.store.Imported;
import dev.tare.store.learn.Posteriors.Opening;
import dev.tare.store.stats.CommandUse;
import dev.tare.store.stats.CommandUse.Day;
import java.io.StringWriter;
import java.util.Map;

/** Writes the report as JSON; {@code docs/schema/stats.schema.json} describes it. */
public final class StatsJson {

    private StatsJson() {}

    /** Returns the report as JSON. */
    public static String write(StatsReport report) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = JsonWriter.to(text)) {
            json.beginObject().field("schemaVersion", 1);
            if (report.since().isPresent()) {
                json.field("since", report.since().get().toString());
            }
            json.field("starts", report.starts())
                    .field("loads", report.loads())
                    .field("tokens", report.tokens())
                    .beginArray("commands");
            for (CommandUse use : report.commands()) {
                command(json, use, report);
            }
            json.endArray();
            if (report.imported().isPresent()) {
                imported(json, report.imported().get());
            }
            json.endObject();
        }
        return text.toString();
    }

    private static void command(JsonWriter json, CommandUse use, StatsReport report) {
        json.beginObject()
                .field("id", use.command())
                .field("starts", use.starts())
                .field("loads", use.loads())
                .field("failed", use.failed())
                .field("tokens", use.tokens());
        Long closure = report.closures().get(use.command());
        if (closure != null) {
            json.field("closureTokens", closure);
        }
        counts(json, "phases", use.phases());
        counts(json, "levels", use.levels());
        json.beginObject("nanos")
                .field("p50", use.times().p50())
                .field("p95", use.times().p95())
                .field("p99", use.times().p99())
                .endObject()
                .beginArray("days");
        for (Day day : use.days()) {
            json.beginObject()
                    .field("date", day.date().toString())
                    .field("starts", day.starts())
                    .field("tokens", day.tokens())
                    .endObject();
        }
        json.endArray().beginArray("opened");
        for (Opening opening : use.opened()) {
            json.beginObject()
                    .field("id", opening.module())
                    .field("probability", rounded(opening.probability()))
                    .field("deviation", rounded(opening.deviation()))
                    .field("openings", rounded(opening.openings()))
                    .field("starts", rounded(opening.starts()))
                    .endObject();
        }
        json.endArray().endObject();
    }

    private static void counts(JsonWriter json, String name, Map<String, Long> counts) {
        json.beginObject(name);
        counts.forEach(json::field);
        json.endObject();
    }

    /** Sums of weights differ in their last digits by the order in which they were learned; six digits do not. */
    private static double rounded(double number) {
        return Math.rint(number * 1e6) / 1e6;
    }

    private static void imported(JsonWriter json, Imported imported) {
        json.beginObject("imported")
                .field("files", imported.files())
                .field("unreadableFiles", imported.unreadableFiles())
                .field("lines", imported.lines())
                .field("unreadableLines", imported.unreadable())
                .field("incompleteLines", imported.incomplete())
                .field("unknownCommands", imported.unknownCommands())
                .field("otherFiles", imported.otherFiles())
                .field("outOfTime", imported.outOfTime())
                .field("commands", imported.commands())
                .field("openings", imported.openings())
                .field("fresh", imported.fresh())
                .endObject();
    }
}
