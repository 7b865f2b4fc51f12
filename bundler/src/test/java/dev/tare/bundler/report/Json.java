package dev.tare.bundler.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** JSON as maps, lists, strings, numbers, booleans and nulls, and the part of JSON Schema that our schemas use. */
public final class Json {

    private Json() {}

    public static Object parse(String text) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new IOException("more than one document");
            }
            return value;
        }
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    public static List<Object> array(Object value) {
        return (List<Object>) value;
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    if (object.containsKey(name)) {
                        throw new IOException("twice: " + name);
                    }
                    object.put(name, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    /** Returns what in the document is not as the schema wants it. */
    public static List<String> violations(Object schema, Object document) {
        List<String> found = new ArrayList<>();
        check(object(schema), object(schema), document, "$", found);
        return found;
    }

    private static void check(
            Map<String, Object> root, Map<String, Object> schema, Object value, String at, List<String> found) {
        if (schema.get("$ref") instanceof String ref) {
            Map<String, Object> target = root;
            for (String step : ref.substring(2).split("/")) {
                target = object(target.get(step));
            }
            check(root, target, value, at, found);
        }
        if (schema.containsKey("const") && !schema.get("const").equals(value)) {
            found.add(at + " is not " + schema.get("const"));
        }
        if (schema.get("enum") instanceof List<?> words && !words.contains(value)) {
            found.add(at + ": " + value + " is none of " + words);
        }
        if (schema.get("type") instanceof String type && !isOf(type, value)) {
            found.add(at + " is no " + type);
        }
        if (schema.get("type") instanceof List<?> types && types.stream().noneMatch(t -> isOf((String) t, value))) {
            found.add(at + " is none of " + types);
        }
        if (schema.get("minimum") instanceof Long least && value instanceof Long number && number < least) {
            found.add(at + ": " + number + " is below " + least);
        }
        if (schema.get("pattern") instanceof String pattern
                && value instanceof String text
                && !Pattern.compile(pattern).matcher(text).find()) {
            found.add(at + ": '" + text + "' does not match " + pattern);
        }
        if (value instanceof Map<?, ?>) {
            checkObject(root, schema, object(value), at, found);
        }
        if (value instanceof List<?> list && schema.get("items") != null) {
            for (int i = 0; i < list.size(); i++) {
                check(root, object(schema.get("items")), list.get(i), at + "[" + i + "]", found);
            }
        }
    }

    private static void checkObject(
            Map<String, Object> root,
            Map<String, Object> schema,
            Map<String, Object> value,
            String at,
            List<String> found) {
        if (schema.get("required") instanceof List<?> required) {
            required.stream()
                    .filter(name -> !value.containsKey(name))
                    .forEach(name -> found.add(at + " lacks " + name));
        }
        Map<String, Object> known = schema.containsKey("properties") ? object(schema.get("properties")) : Map.of();
        for (Map.Entry<String, Object> field : value.entrySet()) {
            Object of =
                    known.containsKey(field.getKey()) ? known.get(field.getKey()) : schema.get("additionalProperties");
            if (of instanceof Map<?, ?>) {
                check(root, object(of), field.getValue(), at + "." + field.getKey(), found);
            } else if (schema.containsKey("properties")) {
                found.add(at + " has the undescribed field " + field.getKey());
            }
        }
    }

    private static boolean isOf(String type, Object value) {
        return switch (type) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Long;
            case "number" -> value instanceof Number;
            case "boolean" -> value instanceof Boolean;
            case "null" -> value == null;
            default -> throw new IllegalArgumentException(type);
        };
    }
}
