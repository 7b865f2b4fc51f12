package dev.tare.core.manifest;

import dev.tare.core.json.JsonWriter;
import dev.tare.core.text.Span;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Writes a manifest as JSON, a line for each module. The same manifest gives the same bytes. */
public final class ManifestWriter {

    private ManifestWriter() {}

    public static byte[] write(Manifest manifest) {
        List<Undo> all = new ArrayList<>();
        for (ManifestModule module : manifest.modules()) {
            for (ManifestStep step : module.steps()) {
                all.add(step.undo());
            }
        }
        TextTable texts = TextTable.of(all);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonWriter json = JsonWriter.linesTo(bytes)) {
            json.beginObject()
                    .field("schemaVersion", Manifest.SCHEMA_VERSION)
                    .field("tool", manifest.tool())
                    .field("target", manifest.target())
                    .field("level", manifest.level())
                    .field("notation", manifest.notation())
                    .field("encoding", manifest.encoding())
                    .field("harness", manifest.harness())
                    .field("texts", texts.texts());
            json.beginArray("modules");
            for (ManifestModule module : manifest.modules()) {
                module(json, module, texts);
            }
            json.endArray().beginArray("files");
            for (ManifestFile file : manifest.files()) {
                json.beginObject()
                        .field("path", file.path())
                        .field("hash", file.hash().base64())
                        .endObject();
            }
            json.endArray().endObject();
        }
        return bytes.toByteArray();
    }

    private static void module(JsonWriter json, ManifestModule module, TextTable texts) {
        json.beginObject()
                .field("id", module.id().path())
                .field("source", module.source().base64())
                .field("tokens", module.tokens());
        if (module.home().isPresent()) {
            Home home = module.home().get();
            json.field("file", home.file().path()).field("part", places(List.of(home.span())));
        }
        if (!module.steps().isEmpty()) {
            json.beginArray("steps");
            for (ManifestStep step : module.steps()) {
                json.beginObject().field("pass", step.pass()).field("tokens", step.tokens());
                if (!step.places().isEmpty()) {
                    json.field("places", places(step.places()));
                }
                json.field("undo", EditScript.write(step.undo(), texts)).endObject();
            }
            json.endArray();
        }
        json.endObject();
    }

    /** Writes for each place how far it is from the end of the one before, and its length. */
    private static String places(List<Span> places) {
        StringBuilder script = new StringBuilder();
        int at = 0;
        for (Span place : places) {
            EditScript.writeNumber(script, place.start() - at);
            EditScript.writeNumber(script, place.length());
            at = place.end();
        }
        return script.toString();
    }
}
