package dev.tare.core.config;

import dev.tare.core.json.JsonWriter;
import dev.tare.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A mapping of names to how their slots are written, each a text or a list of them. */
final class SlotPatternsType implements ConfigType<List<SlotPattern>> {

    private static final String PATTERNS = "a mapping from name to text, such as project-root: '{project-root}'";
    private static final int MOST = 100;
    private static final int LONGEST = 100;

    @Override
    public Optional<List<SlotPattern>> read(YamlNode node, ConfigFaults.OfKey faults) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            faults.wrongType(node, PATTERNS);
            return Optional.empty();
        }
        List<SlotPattern> patterns = new ArrayList<>();
        for (YamlNode.Entry entry : mapping.entries()) {
            String name = entry.key().strip();
            if (!name.equals(SlotPattern.ANY)
                    && (name.isEmpty() || !name.chars().allMatch(SlotPattern::isNameChar))) {
                faults.invalid(
                        entry.keySpan(),
                        "'" + entry.key() + "' is no name of a slot",
                        "use letters, digits, - _ and . of ASCII, or '*' for any name");
                continue;
            }
            YamlNode value = entry.value();
            for (YamlNode text : value instanceof YamlNode.Sequence list ? list.items() : List.of(value)) {
                pattern(name, text, faults).ifPresent(patterns::add);
            }
        }
        if (patterns.size() > MOST) {
            faults.invalid(node.span(), patterns.size() + " texts, and " + MOST + " are allowed");
            return Optional.empty();
        }
        return Optional.of(List.copyOf(patterns));
    }

    private static Optional<SlotPattern> pattern(String name, YamlNode node, ConfigFaults.OfKey faults) {
        String text = node.asText().map(String::strip).orElse("");
        if (text.isEmpty()) {
            faults.wrongType(node, PATTERNS);
            return Optional.empty();
        }
        if (text.length() > LONGEST || text.indexOf('\n') >= 0) {
            faults.invalid(node.span(), "a slot is one line of at most " + LONGEST + " characters");
            return Optional.empty();
        }
        int star = text.indexOf(SlotPattern.ANY);
        boolean one = star > 0 && star == text.lastIndexOf(SlotPattern.ANY) && star < text.length() - 1;
        if (name.equals(SlotPattern.ANY) && !one) {
            faults.invalid(
                    node.span(),
                    "'" + text + "' needs one star, with something before and behind it",
                    "write the star where the name stands: '[INSERT_*]'");
            return Optional.empty();
        }
        return Optional.of(new SlotPattern(name, text));
    }

    @Override
    public boolean isSetByText() {
        return false;
    }

    @Override
    public void writeSchema(JsonWriter json) {
        json.field("type", "object");
        json.beginObject("propertyNames")
                .field("pattern", "^(\\*|[A-Za-z0-9._-]+)$")
                .endObject();
        json.beginObject("additionalProperties").beginArray("oneOf");
        text(json.beginObject()).endObject();
        json.beginObject().field("type", "array").beginObject("items");
        text(json).endObject().endObject();
        json.endArray().endObject();
    }

    private static JsonWriter text(JsonWriter json) {
        return json.field("type", "string").field("minLength", 1).field("maxLength", LONGEST);
    }
}
