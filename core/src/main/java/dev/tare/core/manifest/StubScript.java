package dev.tare.core.manifest;

import dev.tare.core.json.JsonNode;
import dev.tare.core.json.JsonWriter;
import dev.tare.core.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the stubs of a module, an object for each: its pass; {@code at}, which is how far the stretch is from the end of the one before, its
 * length and that of what stands there; and its origin. What was dropped comes apart, one {@code at} for all that a pass dropped, since it
 * may be many single characters.
 */
final class StubScript {

    private StubScript() {}

    static void write(JsonWriter json, List<ManifestStub> stubs, TextTable texts) {
        Map<String, List<ManifestStub>> drops = new TreeMap<>();
        List<ManifestStub> others = new ArrayList<>();
        for (ManifestStub stub : stubs) {
            boolean dropped = stub.origin() instanceof Origin.Dropped;
            (dropped ? drops.computeIfAbsent(stub.pass(), pass -> new ArrayList<>()) : others).add(stub);
        }
        if (!others.isEmpty()) {
            others(json, others, texts);
        }
        if (!drops.isEmpty()) {
            json.beginArray("drops");
            drops.forEach((pass, own) -> {
                StringBuilder places = new StringBuilder();
                int at = 0;
                for (ManifestStub stub : own) {
                    at = place(stub, at, places);
                }
                json.beginObject()
                        .field("pass", pass)
                        .field("at", places.toString())
                        .endObject();
            });
            json.endArray();
        }
    }

    /** Writes where a stub stands, and returns where its stretch ends. */
    private static int place(ManifestStub stub, int at, StringBuilder script) {
        EditScript.writeNumber(script, stub.source().start() - at);
        EditScript.writeNumber(script, stub.source().length());
        EditScript.writeNumber(script, stub.length());
        return stub.source().end();
    }

    private static void others(JsonWriter json, List<ManifestStub> stubs, TextTable texts) {
        json.beginArray("stubs");
        int at = 0;
        for (ManifestStub stub : stubs) {
            StringBuilder place = new StringBuilder();
            at = place(stub, at, place);
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
        if (module.has("stubs")) {
            int at = 0;
            for (JsonNode stub : module.get("stubs").items()) {
                EditScript.Numbers numbers =
                        new EditScript.Numbers(stub.get("at").asText());
                stubs.add(read(stub, numbers, at, origin(stub, texts)));
                at = stubs.get(stubs.size() - 1).source().end();
            }
        }
        if (module.has("drops")) {
            for (JsonNode drop : module.get("drops").items()) {
                EditScript.Numbers numbers =
                        new EditScript.Numbers(drop.get("at").asText());
                int at = 0;
                while (numbers.hasNext()) {
                    stubs.add(read(drop, numbers, at, new Origin.Dropped()));
                    at = stubs.get(stubs.size() - 1).source().end();
                }
            }
            stubs.sort(Comparator.comparing(ManifestStub::source));
        }
        return stubs;
    }

    private static ManifestStub read(JsonNode stub, EditScript.Numbers numbers, int at, Origin origin) {
        int start = Math.addExact(at, numbers.next());
        int end = Math.addExact(start, numbers.next());
        return new ManifestStub(stub.get("pass").asText(), new Span(start, end), numbers.next(), origin);
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
        return new Origin.InCopy(
                ManifestReader.id(stub.get("holder")), stub.get("offset").asInt(), swaps(stub));
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
