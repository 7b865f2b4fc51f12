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
        TextTable texts = texts(manifest);
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
            List<String> passes = StubScript.passes(manifest);
            StubScript stubs = StubScript.of(passes, manifest.parts(), texts);
            if (!passes.isEmpty()) {
                json.field("passes", passes);
            }
            if (manifest.split().isPresent()) {
                json.field("split", manifest.split().get().base64());
            }
            json.beginArray("modules");
            for (ManifestModule module : manifest.modules()) {
                module(json, module, texts, stubs);
            }
            json.endArray().beginArray("files");
            for (ManifestFile file : manifest.files()) {
                json.beginObject()
                        .field("path", file.path())
                        .field("hash", file.hash().base64())
                        .endObject();
            }
            json.endArray();
            if (!manifest.parts().isEmpty()) {
                json.beginArray("parts");
                for (ManifestPart part : manifest.parts()) {
                    part(json, part, texts);
                }
                json.endArray();
            }
            json.endObject();
        }
        return bytes.toByteArray();
    }

    private static TextTable texts(Manifest manifest) {
        List<Undo> all = new ArrayList<>();
        List<String> mentions = new ArrayList<>();
        for (ManifestModule module : manifest.modules()) {
            for (ManifestStep step : module.steps()) {
                all.add(step.undo());
            }
            mentions.addAll(StubScript.texts(module.stubs()));
        }
        for (ManifestPart part : manifest.parts()) {
            for (ManifestStep step : part.steps()) {
                all.add(step.undo());
            }
        }
        return TextTable.of(all, mentions);
    }

    private static void module(JsonWriter json, ManifestModule module, TextTable texts, StubScript stubs) {
        json.beginObject()
                .field("id", module.id().path())
                .field("source", module.source().base64())
                .field("tokens", module.tokens());
        if (module.home().isPresent()) {
            Home home = module.home().get();
            json.field("file", home.file().path()).field("part", places(List.of(home.span())));
        }
        if (!module.stubs().isEmpty()) {
            json.field("stubs", stubs.write(module.stubs()));
        }
        steps(json, module.steps(), texts);
        json.endObject();
    }

    private static void part(JsonWriter json, ManifestPart part, TextTable texts) {
        json.beginObject()
                .field("id", part.id().path())
                .field("reason", part.reason())
                .field("tokens", part.tokens());
        steps(json, part.steps(), texts);
        json.endObject();
    }

    private static void steps(JsonWriter json, List<ManifestStep> steps, TextTable texts) {
        if (steps.isEmpty()) {
            return;
        }
        json.beginArray("steps");
        for (ManifestStep step : steps) {
            json.beginObject().field("pass", step.pass()).field("tokens", step.tokens());
            if (!step.places().isEmpty()) {
                json.field("places", places(step.places()));
            }
            json.field("undo", EditScript.write(step.undo(), texts)).endObject();
        }
        json.endArray();
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
