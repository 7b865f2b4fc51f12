package dev.tare.core.yaml;

import dev.tare.core.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A YAML value with its place. Scalars keep their text as written, without quotes: {@code true} and {@code 1} are texts. */
public sealed interface YamlNode {

    /** Returns the place of the value in the file it was read from. */
    Span span();

    /** Returns the text of a scalar. */
    default Optional<String> asText() {
        return Optional.empty();
    }

    /** Returns the texts of a sequence's scalars, or of a scalar split at commas; blank ones left out. */
    default List<String> asTexts() {
        return List.of();
    }

    /**
     * A scalar.
     *
     * @param text its text after quotes, escapes and folding are undone
     * @param quoted whether it was written in quotes or as a block, so that {@code "true"} is no boolean
     */
    record Scalar(Span span, String text, boolean quoted) implements YamlNode {

        @Override
        public Optional<String> asText() {
            return Optional.of(text);
        }

        @Override
        public List<String> asTexts() {
            List<String> texts = new ArrayList<>();
            int start = 0;
            while (start <= text.length()) {
                int comma = text.indexOf(',', start);
                int end = comma < 0 ? text.length() : comma;
                String part = text.substring(start, end).strip();
                if (!part.isEmpty()) {
                    texts.add(part);
                }
                start = end + 1;
            }
            return texts;
        }
    }

    /** A sequence. */
    record Sequence(Span span, List<YamlNode> items) implements YamlNode {

        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public List<String> asTexts() {
            List<String> texts = new ArrayList<>();
            for (YamlNode item : items) {
                if (item instanceof Scalar scalar && !scalar.text().isBlank()) {
                    texts.add(scalar.text());
                }
            }
            return texts;
        }
    }

    /** One key and its value. */
    record Entry(String key, Span keySpan, YamlNode value) {}

    /** A mapping, in the order of the file; a key that is written twice is an error of reading. */
    record Mapping(Span span, List<Entry> entries) implements YamlNode {

        public Mapping {
            entries = List.copyOf(entries);
        }

        public Optional<YamlNode> get(String key) {
            for (Entry entry : entries) {
                if (entry.key().equals(key)) {
                    return Optional.of(entry.value());
                }
            }
            return Optional.empty();
        }

        /** Returns the values by key, in the order of the file. */
        public Map<String, YamlNode> asMap() {
            Map<String, YamlNode> map = new LinkedHashMap<>();
            for (Entry entry : entries) {
                map.put(entry.key(), entry.value());
            }
            return map;
        }
    }
}
