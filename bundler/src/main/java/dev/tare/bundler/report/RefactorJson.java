package dev.tare.bundler.report;

import dev.tare.bundler.build.BuildReport.Change;
import dev.tare.bundler.refactor.RefactorReport;
import dev.tare.bundler.refactor.RefactorReport.EntryStart;
import dev.tare.bundler.refactor.RefactorReport.Item;
import dev.tare.bundler.refactor.RefactorReport.Move;
import dev.tare.bundler.refactor.RefactorReport.Place;
import dev.tare.core.json.JsonWriter;
import dev.tare.optimizer.refactor.PieceFate;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** Writes what a refactor by people did as JSON; {@code docs/schema/refactor.schema.json} describes it. */
public final class RefactorJson {

    private RefactorJson() {}

    /** Returns the report as JSON. */
    public static String write(RefactorReport report) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = JsonWriter.to(text)) {
            json.beginObject()
                    .field("schemaVersion", 1)
                    .field("before", report.before())
                    .field("after", report.after())
                    .field("encoding", report.encoding())
                    .field("findings", report.findings());
            change(json, "modules", report.modules());
            change(json, "tokens", report.tokens());
            change(json, "alwaysLoadedTokens", report.always());
            counts(json, "blocks", report.blocks());
            counts(json, "pieces", report.pieces());
            counts(json, "directives", report.directives());
            items(json, "lost", report.lost());
            items(json, "changed", report.changed());
            items(json, "shared", report.shared());
            items(json, "onDemand", report.onDemand());
            json.beginArray("moved");
            for (Move move : report.moves()) {
                json.beginObject().field("pieces", move.pieces()).field("directives", move.directives());
                place(json.name("from"), move.from());
                json.field("lastLine", move.lastLine());
                place(json.name("to"), move.to());
                json.endObject();
            }
            json.endArray().field("addedPieces", report.added());
            places(json, "addedDirectives", report.addedDirectives());
            json.beginArray("entries");
            for (EntryStart entry : report.entries()) {
                json.beginObject().field("name", entry.name()).field("kind", entry.kind());
                change(json, "start", entry.start());
                json.endObject();
            }
            json.endArray().field("vanishedEntries", report.vanishedEntries()).field("newEntries", report.newEntries());
            places(json, "brokenReferences", report.brokenReferences());
            json.endObject();
        }
        return text.toString();
    }

    private static void items(JsonWriter json, String name, List<Item> items) {
        json.beginArray(name);
        for (Item item : items) {
            json.beginObject()
                    .field("directive", item.directive())
                    .field("constraintChanged", item.constraintChanged());
            place(json.name("from"), item.from());
            json.name("to");
            if (item.to().isPresent()) {
                place(json, item.to().get());
            } else {
                json.nullValue();
            }
            json.field("removed", item.removed()).field("added", item.added()).endObject();
        }
        json.endArray();
    }

    private static void places(JsonWriter json, String name, List<Place> places) {
        json.beginArray(name);
        for (Place place : places) {
            place(json, place);
        }
        json.endArray();
    }

    private static void place(JsonWriter json, Place place) {
        json.beginObject()
                .field("path", place.path())
                .field("line", place.line())
                .field("text", place.text())
                .endObject();
    }

    private static void counts(JsonWriter json, String name, Map<PieceFate, Integer> counts) {
        json.beginObject(name);
        for (PieceFate fate : PieceFate.values()) {
            json.field(fate.word(), counts.getOrDefault(fate, 0));
        }
        json.endObject();
    }

    private static void change(JsonWriter json, String name, Change change) {
        json.beginObject(name)
                .field("before", change.before())
                .field("after", change.after())
                .endObject();
    }
}
