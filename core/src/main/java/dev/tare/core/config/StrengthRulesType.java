package dev.tare.core.config;

import dev.tare.core.json.JsonWriter;
import dev.tare.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list of rows with a form, a strength and perhaps a kind. */
final class StrengthRulesType implements ConfigType<List<StrengthRule>> {

    private static final String ROWS = "a list of rows such as { form: at-path, kind: agent, strength: lazy }";
    private static final List<String> FIELDS = List.of("form", "kind", "strength");

    @Override
    public Optional<List<StrengthRule>> read(YamlNode node, ConfigFaults.OfKey faults) {
        if (!(node instanceof YamlNode.Sequence sequence)) {
            faults.wrongType(node, ROWS);
            return Optional.empty();
        }
        List<StrengthRule> rules = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            if (item instanceof YamlNode.Mapping row) {
                rule(row, faults).ifPresent(rules::add);
            } else {
                faults.wrongType(item, ROWS);
            }
        }
        return Optional.of(List.copyOf(rules));
    }

    private static Optional<StrengthRule> rule(YamlNode.Mapping row, ConfigFaults.OfKey faults) {
        for (YamlNode.Entry entry : row.entries()) {
            if (!FIELDS.contains(entry.key())) {
                faults.unknownKey(entry.keySpan(), entry.key(), FIELDS);
            }
        }
        Optional<String> form = word(row, "form", StrengthRule.FORMS, true, faults);
        Optional<String> kind = word(row, "kind", StrengthRule.KINDS, false, faults);
        Optional<String> strength = word(row, "strength", StrengthRule.STRENGTHS, true, faults);
        boolean kindIsWrong = kind.isEmpty() && row.get("kind").isPresent();
        // A row that lost its kind would hold for every kind.
        return form.isEmpty() || strength.isEmpty() || kindIsWrong
                ? Optional.empty()
                : Optional.of(new StrengthRule(form.get(), kind, strength.get()));
    }

    private static Optional<String> word(
            YamlNode.Mapping row, String field, Words words, boolean needed, ConfigFaults.OfKey faults) {
        Optional<YamlNode> node = row.get(field);
        if (node.isEmpty()) {
            if (needed) {
                faults.invalid(row.span(), "a row without " + field, field + " is one of " + words);
            }
            return Optional.empty();
        }
        String text = node.get().asText().orElse("");
        if (words.contains(text)) {
            return Optional.of(text);
        }
        faults.invalid(node.get().span(), field + " " + words.mustBe(text), words.didYouMean(text));
        return Optional.empty();
    }

    @Override
    public boolean isSetByText() {
        return false;
    }

    @Override
    public void writeSchema(JsonWriter json) {
        json.field("type", "array").beginObject("items").field("type", "object");
        json.field("additionalProperties", false).field("required", List.of("form", "strength"));
        json.beginObject("properties");
        json.beginObject("form").field("enum", StrengthRule.FORMS.list()).endObject();
        json.beginObject("kind").field("enum", StrengthRule.KINDS.list()).endObject();
        json.beginObject("strength")
                .field("enum", StrengthRule.STRENGTHS.list())
                .endObject();
        json.endObject().endObject();
    }
}
