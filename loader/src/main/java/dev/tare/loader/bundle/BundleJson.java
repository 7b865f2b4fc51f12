package dev.tare.loader.bundle;

import dev.tare.core.json.JsonNode;
import dev.tare.core.json.JsonReader;
import dev.tare.core.json.JsonWriter;
import dev.tare.core.text.ContentHash;
import dev.tare.core.text.ModuleId;
import dev.tare.loader.template.Delimiters;
import dev.tare.loader.template.PartialCall;
import dev.tare.loader.template.TemplateIndex;
import dev.tare.loader.template.TemplateSlot;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a bundle says of itself, as JSON: a line for each template, partial, module and entry. The same gives the same bytes. */
final class BundleJson {

    private BundleJson() {}

    static byte[] write(BundleIndex index) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonWriter json = JsonWriter.linesTo(bytes)) {
            json.beginObject()
                    .field("schemaVersion", BundleIndex.SCHEMA_VERSION)
                    .field("tool", index.tool())
                    .field("level", index.level())
                    .field("notation", index.notation())
                    .field("encoding", index.encoding())
                    .field("harness", index.harness())
                    .field("sourceTokens", index.sourceTokens())
                    .beginArray("templates");
            for (BundlePart part : index.parts()) {
                json.beginObject();
                part(json, part.hash(), part.index());
                json.endObject();
            }
            json.endArray().beginArray("partials");
            for (BundlePartial partial : index.partials()) {
                json.beginObject().field("name", partial.name());
                part(json, partial.hash(), partial.index());
                json.endObject();
            }
            json.endArray().beginArray("modules");
            for (BundleModule module : index.modules()) {
                json.beginObject()
                        .field("id", module.id().path())
                        .field("kind", module.kind())
                        .field("name", module.name())
                        .field("template", module.template())
                        .field("tokens", module.tokens())
                        .field("layer", module.layer());
                numbers(json, "needs", module.needs());
                json.endObject();
            }
            json.endArray().beginArray("entries");
            index.entries().forEach(entry -> entry(json, entry));
            json.endArray().endObject();
        }
        return bytes.toByteArray();
    }

    private static void part(JsonWriter json, ContentHash hash, TemplateIndex index) {
        json.field("hash", hash.base64());
        if (!index.delimiters().equals(Delimiters.USUAL)) {
            json.field("open", index.delimiters().open())
                    .field("close", index.delimiters().close());
        }
        if (!index.slots().isEmpty()) {
            json.beginArray("slots");
            for (TemplateSlot slot : index.slots()) {
                json.beginObject()
                        .field("name", slot.name())
                        .field("kind", word(slot.kind()))
                        .field("written", slot.written());
                if (slot.position() != TemplateSlot.NONE) {
                    json.field("position", slot.position());
                }
                json.endObject();
            }
            json.endArray();
        }
        if (!index.partials().isEmpty()) {
            json.field("partials", index.partials());
        }
        if (!index.calls().isEmpty()) {
            json.beginArray("calls");
            for (PartialCall call : index.calls()) {
                json.beginObject().field("partial", call.partial()).beginObject("values");
                call.values().forEach(json::field);
                json.endObject().field("tokens", call.tokens()).endObject();
            }
            json.endArray();
        }
        json.field("segments", Segments.write(index));
    }

    private static void entry(JsonWriter json, BundleEntry entry) {
        json.beginObject()
                .field("module", entry.module())
                .field("names", entry.names())
                .beginArray("critical");
        for (BundlePiece piece : entry.critical()) {
            json.beginObject()
                    .field("module", piece.module())
                    .field("template", piece.template())
                    .field("label", piece.label())
                    .endObject();
        }
        json.endArray();
        numbers(json, "onDemand", entry.onDemand());
        json.field("near", entry.near()).endObject();
    }

    private static void numbers(JsonWriter json, String name, List<Integer> numbers) {
        json.beginArray(name);
        numbers.forEach(json::value);
        json.endArray();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException when the bytes are something else
     */
    static BundleIndex read(byte[] bytes) throws BundleException {
        JsonNode root = JsonReader.read(bytes);
        int version = root.get("schemaVersion").asInt();
        if (version != BundleIndex.SCHEMA_VERSION) {
            throw new BundleException(
                    "the bundle has the format " + version + ", and this Tare reads " + BundleIndex.SCHEMA_VERSION,
                    version > BundleIndex.SCHEMA_VERSION ? "use a newer Tare" : "build it again from its source");
        }
        List<BundlePart> parts = new ArrayList<>();
        for (JsonNode part : root.get("templates").items()) {
            parts.add(new BundlePart(hash(part), template(part)));
        }
        List<BundlePartial> partials = new ArrayList<>();
        for (JsonNode partial : root.get("partials").items()) {
            partials.add(new BundlePartial(partial.get("name").asText(), hash(partial), template(partial)));
        }
        List<BundleModule> modules = new ArrayList<>();
        for (JsonNode module : root.get("modules").items()) {
            modules.add(new BundleModule(
                    new ModuleId(module.get("id").asText()),
                    module.get("kind").asText(),
                    module.get("name").asText(),
                    module.get("template").asInt(),
                    module.get("tokens").asInt(),
                    module.get("layer").asInt(),
                    numbers(module.get("needs"))));
        }
        List<BundleEntry> entries = new ArrayList<>();
        for (JsonNode entry : root.get("entries").items()) {
            entries.add(entry(entry));
        }
        return new BundleIndex(
                root.get("tool").asText(),
                root.get("level").asInt(),
                root.get("notation").asText(),
                root.get("encoding").asText(),
                root.get("harness").asText(),
                root.get("sourceTokens").asInt(),
                parts,
                partials,
                modules,
                entries);
    }

    private static ContentHash hash(JsonNode json) {
        return ContentHash.ofBase64(json.get("hash").asText());
    }

    private static TemplateIndex template(JsonNode json) {
        Delimiters delimiters = json.has("open")
                ? new Delimiters(json.get("open").asText(), json.get("close").asText())
                : Delimiters.USUAL;
        List<TemplateSlot> slots = new ArrayList<>();
        if (json.has("slots")) {
            for (JsonNode slot : json.get("slots").items()) {
                slots.add(new TemplateSlot(
                        slot.get("name").asText(),
                        kind(slot.get("kind").asText()),
                        slot.get("written").asText(),
                        slot.has("position") ? slot.get("position").asInt() : TemplateSlot.NONE));
            }
        }
        return Segments.read(
                delimiters,
                slots,
                json.has("partials") ? texts(json.get("partials")) : List.of(),
                json.has("calls") ? calls(json.get("calls")) : List.of(),
                json.get("segments").asText());
    }

    private static List<PartialCall> calls(JsonNode json) {
        List<PartialCall> calls = new ArrayList<>();
        for (JsonNode call : json.items()) {
            SortedMap<String, String> values = new TreeMap<>();
            for (int i = 0; i < PartialCall.MOST_PARAMETERS; i++) {
                String name = PartialCall.parameter(i);
                if (call.get("values").has(name)) {
                    values.put(name, call.get("values").get(name).asText());
                }
            }
            calls.add(new PartialCall(
                    call.get("partial").asInt(), values, call.get("tokens").asInt()));
        }
        return calls;
    }

    private static BundleEntry entry(JsonNode json) {
        List<BundlePiece> critical = new ArrayList<>();
        for (JsonNode piece : json.get("critical").items()) {
            critical.add(new BundlePiece(
                    piece.get("module").asInt(),
                    piece.get("template").asInt(),
                    piece.get("label").asText()));
        }
        return new BundleEntry(
                json.get("module").asInt(),
                texts(json.get("names")),
                critical,
                numbers(json.get("onDemand")),
                json.get("near").asInt());
    }

    private static List<Integer> numbers(JsonNode json) {
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode number : json.items()) {
            numbers.add(number.asInt());
        }
        return numbers;
    }

    private static List<String> texts(JsonNode json) {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : json.items()) {
            texts.add(text.asText());
        }
        return texts;
    }

    private static String word(TemplateSlot.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static TemplateSlot.Kind kind(String word) {
        for (TemplateSlot.Kind kind : TemplateSlot.Kind.values()) {
            if (word(kind).equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("there is no kind of slot '" + word + "'");
    }
}
