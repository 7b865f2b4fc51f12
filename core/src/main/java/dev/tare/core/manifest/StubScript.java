package dev.tare.core.manifest;

import dev.tare.core.json.JsonNode;
import dev.tare.core.json.JsonWriter;
import dev.tare.core.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the stubs of a module, an object for each: its pass; {@code at}, which is how far the stretch is from the end of the one before, its
 * length and that of what stands there; and its origin.
 */
final class StubScript {

    private StubScript() {}

    static void write(JsonWriter json, List<ManifestStub> stubs, TextTable texts) {
        if (stubs.isEmpty()) {
            return;
        }
        json.beginArray("stubs");
        int at = 0;
        for (ManifestStub stub : stubs) {
            StringBuilder place = new StringBuilder();
            EditScript.writeNumber(place, stub.source().start() - at);
            EditScript.writeNumber(place, stub.source().length());
            EditScript.writeNumber(place, stub.length());
            at = stub.source().end();
            json.beginObject().field("pass", stub.pass()).field("at", place.toString());
            if (stub.origin() instanceof Origin.InPart in) {
                json.field("part", in.part().path()).field("offset", in.offset());
            } else if (stub.origin() instanceof Origin.AsWritten written) {
                json.field("text", texts.index(written.mention()));
            } else if (stub.origin() instanceof Origin.InCopy copy) {
                json.field("holder", copy.holder().path()).field("offset", copy.offset());
                if (!copy.swaps().isEmpty()) {
                    json.field("swaps", swaps(copy.swaps()));
                }
            }
            json.endObject();
        }
        json.endArray();
    }

    private static String swaps(List<Origin.Swap> swaps) {
        StringBuilder script = new StringBuilder();
        int at = 0;
        for (Origin.Swap swap : swaps) {
            EditScript.writeNumber(script, swap.holder().start() - at);
            EditScript.writeNumber(script, swap.holder().length());
            EditScript.writeNumber(script, swap.stub().start());
            EditScript.writeNumber(script, swap.stub().length());
            at = swap.holder().end();
        }
        return script.toString();
    }

    /**
     * Reads the stubs of a module.
     *
     * @throws IllegalArgumentException when they are none of ours
     */
    static List<ManifestStub> read(JsonNode module, List<byte[]> texts) {
        List<ManifestStub> stubs = new ArrayList<>();
        if (!module.has("stubs")) {
            return stubs;
        }
        int at = 0;
        for (JsonNode stub : module.get("stubs").items()) {
            EditScript.Numbers numbers = new EditScript.Numbers(stub.get("at").asText());
            int start = Math.addExact(at, numbers.next());
            at = Math.addExact(start, numbers.next());
            stubs.add(new ManifestStub(
                    stub.get("pass").asText(), new Span(start, at), numbers.next(), origin(stub, texts)));
        }
        return stubs;
    }

    private static Origin origin(JsonNode stub, List<byte[]> texts) {
        if (stub.has("part")) {
            return new Origin.InPart(
                    ManifestReader.id(stub.get("part")), stub.get("offset").asInt());
        }
        if (stub.has("text")) {
            int index = stub.get("text").asInt();
            if (index < 0 || index >= texts.size()) {
                throw new IllegalArgumentException("the manifest has no text of index " + index);
            }
            return new Origin.AsWritten(new String(texts.get(index), StandardCharsets.UTF_8));
        }
        return stub.has("holder")
                ? new Origin.InCopy(
                        ManifestReader.id(stub.get("holder")),
                        stub.get("offset").asInt(),
                        swaps(stub))
                : new Origin.Dropped();
    }

    private static List<Origin.Swap> swaps(JsonNode stub) {
        List<Origin.Swap> swaps = new ArrayList<>();
        if (stub.has("swaps")) {
            EditScript.Numbers numbers =
                    new EditScript.Numbers(stub.get("swaps").asText());
            int at = 0;
            while (numbers.hasNext()) {
                int start = Math.addExact(at, numbers.next());
                at = Math.addExact(start, numbers.next());
                int words = numbers.next();
                swaps.add(new Origin.Swap(new Span(start, at), new Span(words, Math.addExact(words, numbers.next()))));
            }
        }
        return swaps;
    }
}
