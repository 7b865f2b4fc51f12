package dev.tare.modules.model;

import dev.tare.core.text.Span;
import dev.tare.core.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * The YAML at the head of a Markdown file, or all of a TOML command's keys.
 *
 * @param span the place, fences included; empty at the body's start when there is none
 * @param values the values by key; empty when there is none or it is damaged
 */
public record FrontMatter(Span span, YamlNode.Mapping values) {

    /** Returns the text of a scalar value. */
    public Optional<String> text(String key) {
        return values.get(key).flatMap(YamlNode::asText);
    }

    /** Returns the scalar items of a sequence, or the parts of a scalar split at commas, or an empty list. */
    public List<String> texts(String key) {
        return values.get(key).map(YamlNode::asTexts).orElse(List.of());
    }

    /** Tells whether the value is the boolean true. */
    public boolean isTrue(String key) {
        return text(key).map(value -> value.equals("true")).orElse(false);
    }
}
