package dev.tare.core.json;

import java.util.List;
import java.util.Map;

/**
 * A value of a JSON document that was read whole. Questions that do not fit the value throw an
 * {@link IllegalArgumentException} that says where it stands.
 */
public sealed interface JsonNode {

    /** Returns where the value stands. */
    Place place();

    /**
     * Where a value stands, from 1.
     *
     * @param line the line
     * @param column the column
     */
    record Place(int line, int column) {

        @Override
        public String toString() {
            return "line " + line + ", column " + column;
        }
    }

    /** Returns the value of a field. */
    default JsonNode get(String field) {
        throw new IllegalArgumentException("the JSON at " + place() + " is no object, so it has no '" + field + "'");
    }

    /** Tells whether this is an object with the field. */
    default boolean has(String field) {
        return false;
    }

    default List<JsonNode> items() {
        throw new IllegalArgumentException("the JSON at " + place() + " is no array");
    }

    default String asText() {
        throw new IllegalArgumentException("the JSON at " + place() + " is no string");
    }

    default int asInt() {
        throw new IllegalArgumentException("the JSON at " + place() + " is no number that fits");
    }

    /** An object; its fields are in the order of the document. */
    record JsonObject(Place place, Map<String, JsonNode> fields) implements JsonNode {

        @Override
        public JsonNode get(String field) {
            JsonNode value = fields.get(field);
            if (value == null) {
                throw new IllegalArgumentException("the JSON object at " + place + " has no '" + field + "'");
            }
            return value;
        }

        @Override
        public boolean has(String field) {
            return fields.containsKey(field);
        }
    }

    /** An array. */
    record JsonArray(Place place, List<JsonNode> items) implements JsonNode {}

    /** A string. */
    record JsonText(Place place, String asText) implements JsonNode {}

    /** A whole number that is an {@code int}. */
    record JsonInt(Place place, int asInt) implements JsonNode {}

    /** Any other value: true, false, null, other numbers. */
    record JsonOther(Place place) implements JsonNode {}
}
