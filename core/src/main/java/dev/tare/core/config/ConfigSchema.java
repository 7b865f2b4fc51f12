package dev.tare.core.config;

import dev.tare.core.json.JsonWriter;

/** The JSON Schema of {@code tare.yaml}, for editors that complete and check as one types. */
public final class ConfigSchema {

    private ConfigSchema() {}

    /** Writes the schema as a whole document. */
    public static void write(JsonWriter json) {
        json.beginObject();
        json.field("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.field("title", "tare.yaml");
        json.field("description", "What a framework's authors settle for Tare, in the framework's root.");
        writeObject(json, "");
        json.endObject();
    }

    private static void writeObject(JsonWriter json, String prefix) {
        json.field("type", "object").field("additionalProperties", false).beginObject("properties");
        String group = "";
        for (ConfigKey<?> key : ConfigKey.all()) {
            if (!key.name().startsWith(prefix)) {
                continue;
            }
            String rest = key.name().substring(prefix.length());
            int dot = rest.indexOf('.');
            if (dot < 0) {
                json.beginObject(rest).field("description", key.description());
                key.type().writeSchema(json);
                json.endObject();
            } else if (!rest.substring(0, dot).equals(group)) {
                group = rest.substring(0, dot);
                json.beginObject(group);
                writeObject(json, prefix + group + ".");
                json.endObject();
            }
        }
        json.endObject();
    }
}
