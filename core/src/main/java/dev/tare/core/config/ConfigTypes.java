package dev.tare.core.config;

import dev.tare.core.glob.GlobSyntax;
import dev.tare.core.json.JsonWriter;
import dev.tare.core.text.ModuleId;
import dev.tare.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The types of values that keys of {@code tare.yaml} have. */
final class ConfigTypes {

    private ConfigTypes() {}

    static ConfigType<String> text() {
        return new Text();
    }

    static ConfigType<Integer> number(int least, int most) {
        return new WholeNumber(least, most);
    }

    static <T> ConfigType<T> choice(List<T> values, Function<T, String> word) {
        return new Choice<>(values, word);
    }

    static ConfigType<HarnessChoice> harness() {
        return new Harness();
    }

    static ConfigType<List<String>> texts(String what) {
        return new Texts(what, (text, item, faults) -> Optional.of(text));
    }

    static ConfigType<List<String>> globs() {
        return new Texts("globs", ConfigTypes::glob);
    }

    static ConfigType<List<String>> folders() {
        return new Texts("folders", ConfigTypes::folder);
    }

    static ConfigType<Map<String, String>> folderMap(String what, boolean nameOnly) {
        return new FolderMap(what, nameOnly);
    }

    static ConfigType<List<StrengthRule>> strengthRules() {
        return new StrengthRulesType();
    }

    static ConfigType<List<PlaceRule>> placeRules() {
        return new PlaceRulesType();
    }

    /** Reads one text of a list, or reports why it is none. */
    private interface Item {
        Optional<String> read(String text, YamlNode item, ConfigFaults.OfKey faults);
    }

    static ConfigType<List<SlotPattern>> slotPatterns() {
        return new SlotPatternsType();
    }

    private static Optional<String> glob(String text, YamlNode item, ConfigFaults.OfKey faults) {
        String fault = GlobSyntax.fault(text);
        if (fault.isEmpty()) {
            return Optional.of(text);
        }
        faults.invalid(item.span(), "bad glob '" + text + "': " + fault);
        return Optional.empty();
    }

    private static Optional<String> folder(String text, YamlNode item, ConfigFaults.OfKey faults) {
        if (text.startsWith("/") || text.startsWith("~") || text.indexOf('\\') >= 0 || isDrive(text)) {
            faults.invalid(
                    item.span(),
                    "'" + text + "' must be a folder of the framework",
                    "write it from the framework's root, with /");
            return Optional.empty();
        }
        Optional<String> normal =
                isRoot(text) ? Optional.of("") : ModuleId.of(text).map(ModuleId::path);
        if (normal.isEmpty()) {
            faults.invalid(item.span(), "'" + text + "' leaves the framework's root");
        }
        return normal;
    }

    private static boolean isDrive(String text) {
        return text.length() > 1 && text.charAt(1) == ':' && Character.isLetter(text.charAt(0));
    }

    /** Tells whether the path stays where it is, as {@code .} and {@code a/..} do. */
    private static boolean isRoot(String text) {
        return ModuleId.of(text + "/x").map(id -> id.path().equals("x")).orElse(false);
    }

    private static final class Text implements ConfigType<String> {

        @Override
        public Optional<String> read(YamlNode node, ConfigFaults.OfKey faults) {
            Optional<String> text = node.asText().map(String::strip).filter(t -> !t.isEmpty());
            if (text.isEmpty()) {
                faults.wrongType(node, "a text");
            }
            return text;
        }

        @Override
        public void writeSchema(JsonWriter json) {
            json.field("type", "string").field("minLength", 1);
        }
    }

    private record WholeNumber(int least, int most) implements ConfigType<Integer> {

        @Override
        public Optional<Integer> read(YamlNode node, ConfigFaults.OfKey faults) {
            if (node instanceof YamlNode.Scalar scalar && !scalar.quoted()) {
                long number = parse(scalar.text());
                if (number >= least && number <= most) {
                    return Optional.of((int) number);
                }
            }
            faults.wrongType(node, "a whole number from " + least + " to " + most);
            return Optional.empty();
        }

        private static long parse(String digits) {
            if (digits.isEmpty() || digits.length() > 18) {
                return -1;
            }
            long number = 0;
            for (int i = 0; i < digits.length(); i++) {
                char c = digits.charAt(i);
                if (c < '0' || c > '9') {
                    return -1;
                }
                number = number * 10 + (c - '0');
            }
            return number;
        }

        @Override
        public void writeSchema(JsonWriter json) {
            json.field("type", "integer").field("minimum", least).field("maximum", most);
        }
    }

    private static final class Choice<T> implements ConfigType<T> {

        private final List<T> values;
        private final Function<T, String> word;
        private final Words words;

        Choice(List<T> values, Function<T, String> word) {
            this.values = values;
            this.word = word;
            this.words = new Words(values.stream().map(word).toList());
        }

        @Override
        public Optional<T> read(YamlNode node, ConfigFaults.OfKey faults) {
            String text = node.asText().orElse("");
            for (T value : values) {
                if (word.apply(value).equals(text)) {
                    return Optional.of(value);
                }
            }
            if (text.isEmpty()) {
                faults.wrongType(node, "one of " + words);
            } else {
                faults.invalid(node.span(), words.mustBe(text), words.didYouMean(text));
            }
            return Optional.empty();
        }

        @Override
        public void writeSchema(JsonWriter json) {
            json.field("enum", words.list());
        }
    }

    private static final class Harness implements ConfigType<HarnessChoice> {

        @Override
        public Optional<HarnessChoice> read(YamlNode node, ConfigFaults.OfKey faults) {
            String text = node.asText().map(String::strip).orElse("");
            HarnessChoice choice = HarnessChoice.of(text);
            if (choice.name().isEmpty() || choice.version().map(String::isEmpty).orElse(false)) {
                faults.wrongType(node, "a name, or name@version");
                return Optional.empty();
            }
            return Optional.of(choice);
        }

        @Override
        public void writeSchema(JsonWriter json) {
            json.field("type", "string").field("pattern", "^[^@]+(@.+)?$");
        }
    }

    /** A list of texts; a single text is a list of one. */
    private record Texts(String what, Item item) implements ConfigType<List<String>> {

        @Override
        public Optional<List<String>> read(YamlNode node, ConfigFaults.OfKey faults) {
            if (node instanceof YamlNode.Mapping) {
                faults.wrongType(node, "a list of " + what);
                return Optional.empty();
            }
            List<YamlNode> nodes = node instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(node);
            List<String> texts = new ArrayList<>();
            for (YamlNode each : nodes) {
                String text = each.asText().map(String::strip).orElse("");
                if (text.isEmpty()) {
                    faults.wrongType(each, "a list of " + what);
                } else {
                    item.read(text, each, faults).ifPresent(texts::add);
                }
            }
            return Optional.of(List.copyOf(texts));
        }

        @Override
        public boolean isList() {
            return true;
        }

        @Override
        public void writeSchema(JsonWriter json) {
            writeTextsSchema(json);
        }
    }

    /** Writes the schema of one text or a list of them. */
    static void writeTextsSchema(JsonWriter json) {
        json.beginArray("oneOf");
        json.beginObject().field("type", "string").field("minLength", 1).endObject();
        json.beginObject().field("type", "array").beginObject("items");
        json.field("type", "string").field("minLength", 1).endObject().endObject();
        json.endArray();
    }

    /** A mapping of names to folders of the framework. */
    private record FolderMap(String what, boolean nameOnly) implements ConfigType<Map<String, String>> {

        @Override
        public Optional<Map<String, String>> read(YamlNode node, ConfigFaults.OfKey faults) {
            if (!(node instanceof YamlNode.Mapping mapping)) {
                faults.wrongType(node, "a mapping from " + what + " to folder");
                return Optional.empty();
            }
            Map<String, String> folders = new LinkedHashMap<>();
            for (YamlNode.Entry entry : mapping.entries()) {
                String name = trimmed(entry.key());
                String folder = entry.value().asText().map(String::strip).orElse("");
                if (name.isEmpty() || nameOnly && hasMarks(name)) {
                    faults.invalid(
                            entry.keySpan(),
                            "'" + entry.key() + "' is no " + what,
                            nameOnly ? "write the name alone, without { } and $" : "");
                } else if (folder.isEmpty()) {
                    faults.wrongType(entry.value(), "a mapping from " + what + " to folder");
                } else {
                    folder(folder, entry.value(), faults).ifPresent(f -> folders.put(name, f));
                }
            }
            return Optional.of(folders);
        }

        private static String trimmed(String prefix) {
            String name = prefix.strip();
            return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        }

        private static boolean hasMarks(String name) {
            return name.indexOf('{') >= 0 || name.indexOf('}') >= 0 || name.indexOf('$') >= 0 || name.indexOf('/') >= 0;
        }

        @Override
        public boolean isSetByText() {
            return false;
        }

        @Override
        public void writeSchema(JsonWriter json) {
            json.field("type", "object");
            if (nameOnly) {
                json.beginObject("propertyNames")
                        .field("pattern", "^[^{}$/]+/?$")
                        .endObject();
            }
            json.beginObject("additionalProperties").field("type", "string").field("minLength", 1);
            json.endObject();
        }
    }
}
