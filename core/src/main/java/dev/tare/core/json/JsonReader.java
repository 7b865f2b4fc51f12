package dev.tare.core.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON document whole, up to {@value #DEEPEST} levels deep. */
public final class JsonReader {

    private static final int DEEPEST = 32;
    private static final int LONGEST_TEXT = 256 << 20;

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Returns the document.
     *
     * @throws IllegalArgumentException with line and column, when the bytes are no JSON
     */
    public static JsonNode read(byte[] utf8) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(LONGEST_TEXT)
                        .build())
                .build();
        try (JsonParser parser = factory.createParser(utf8)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new IllegalArgumentException("the JSON is empty");
            }
            JsonNode node = new JsonReader(parser).value(first);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("the JSON goes on after its end");
            }
            return node;
        } catch (JacksonException e) {
            JsonLocation at = e.getLocation();
            String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new IllegalArgumentException("not valid JSON" + place, e);
        } catch (IOException e) {
            throw new IllegalArgumentException("not valid JSON", e);
        }
    }

    private JsonNode value(JsonToken token) throws IOException {
        JsonLocation at = parser.currentTokenLocation();
        JsonNode.Place place = new JsonNode.Place(at.getLineNr(), at.getColumnNr());
        return switch (token) {
            case START_OBJECT -> object(place);
            case START_ARRAY -> {
                List<JsonNode> items = new ArrayList<>();
                JsonToken next = parser.nextToken();
                while (next != JsonToken.END_ARRAY) {
                    items.add(value(next));
                    next = parser.nextToken();
                }
                yield new JsonNode.JsonArray(place, items);
            }
            case VALUE_STRING -> new JsonNode.JsonText(place, parser.getText());
            case VALUE_NUMBER_INT -> {
                long number = parser.getLongValue();
                yield (int) number == number
                        ? new JsonNode.JsonInt(place, (int) number)
                        : new JsonNode.JsonOther(place);
            }
            default -> new JsonNode.JsonOther(place);
        };
    }

    private JsonNode object(JsonNode.Place place) throws IOException {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            fields.put(name, value(parser.nextToken()));
        }
        return new JsonNode.JsonObject(place, fields);
    }
}
