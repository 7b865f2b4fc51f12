package dev.tare.core.config;

import dev.tare.core.json.JsonWriter;
import dev.tare.core.yaml.YamlNode;
import java.util.Optional;

/**
 * What values a key may have: how they are read and how the JSON Schema describes them.
 *
 * @param <T> the type of the value
 */
interface ConfigType<T> {

    /** Returns the value, or nothing after a fault was reported. Items that are at fault are left out. */
    Optional<T> read(YamlNode node, ConfigFaults.OfKey faults);

    /** Writes the fields of the type's JSON Schema into an open object. */
    void writeSchema(JsonWriter json);

    /** Tells whether one line of text can say the value. */
    default boolean isSetByText() {
        return true;
    }

    /** Tells whether one line of text is split at commas first. */
    default boolean isList() {
        return false;
    }
}
