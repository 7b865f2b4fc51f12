package dev.tare.core.config;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.diag.Diagnostics;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.yaml.YamlLimits;
import dev.tare.core.yaml.YamlNode;
import dev.tare.core.yaml.YamlReader;
import dev.tare.core.yaml.YamlReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The keys that one source sets: a file, the environment or the flags of a command. Immutable. */
public final class ConfigLayer {

    /** Sets nothing. */
    public static final ConfigLayer EMPTY = new ConfigLayer(Map.of());

    /** Only ever filled with a value of its key's type. */
    private final Map<ConfigKey<?>, Object> values;

    private ConfigLayer(Map<ConfigKey<?>, Object> values) {
        this.values = values;
    }

    /**
     * Returns what a file says, and reports everything that is wrong with it, each with its line and column. A key whose
     * value is wrong is not set; so is one without a value.
     */
    public static ConfigLayer ofFile(SourceText text, Diagnostics diagnostics) {
        return of(text, false, diagnostics);
    }

    /** Returns what a framework's own file says; see {@link #ofFile}. Keys that are the user's alone are reported and not set. */
    static ConfigLayer ofProject(SourceText text, Diagnostics diagnostics) {
        return of(text, true, diagnostics);
    }

    private static ConfigLayer of(SourceText text, boolean ofProject, Diagnostics diagnostics) {
        YamlReading reading = YamlReader.readMapping(text, text.span(), YamlLimits.DEFAULT);
        if (reading.problem().isPresent()) {
            diagnostics.add(Diagnostic.at(
                    DiagnosticKind.INVALID_YAML,
                    text,
                    reading.problem().get().span(),
                    reading.problem().get().message()));
            return EMPTY;
        }
        Map<ConfigKey<?>, Object> values = new LinkedHashMap<>();
        readKeys("", reading.mapping(), ofProject, new ConfigFaults(text, diagnostics), values);
        return new ConfigLayer(values);
    }

    /** Reads the keys whose names start with the prefix, which is empty or ends in a dot. */
    private static void readKeys(
            String prefix,
            YamlNode.Mapping mapping,
            boolean ofProject,
            ConfigFaults faults,
            Map<ConfigKey<?>, Object> values) {
        for (YamlNode.Entry entry : mapping.entries()) {
            String name = prefix + entry.key();
            YamlNode value = entry.value();
            boolean missing =
                    value instanceof YamlNode.Scalar scalar && scalar.text().isEmpty() && !scalar.quoted();
            ConfigKey<?> key = null;
            boolean isGroup = false;
            for (ConfigKey<?> known : ConfigKey.all()) {
                key = known.name().equals(name) ? known : key;
                isGroup |= known.name().startsWith(name + ".");
            }
            if (key != null && entry.key().indexOf('.') < 0) {
                if (ofProject && key == ConfigKey.PLUGINS) {
                    faults.of(name)
                            .invalid(
                                    entry.keySpan(),
                                    "a framework cannot name code to run",
                                    "give --plugins, or put it into your own settings");
                } else if (!missing) {
                    key.type().read(value, faults.of(name)).ifPresent(put(key, values));
                }
            } else if (!isGroup) {
                faults.unknownKey(entry.keySpan(), prefix, entry.key(), namesBelow(prefix));
            } else if (value instanceof YamlNode.Mapping inner) {
                readKeys(name + ".", inner, ofProject, faults, values);
            } else if (!missing) {
                faults.of(name).wrongType(value, "a mapping of " + String.join(", ", namesBelow(name + ".")));
            }
        }
    }

    private static Consumer<Object> put(ConfigKey<?> key, Map<ConfigKey<?>, Object> values) {
        return value -> values.put(key, value);
    }

    private static List<String> namesBelow(String prefix) {
        List<String> names = new ArrayList<>();
        for (ConfigKey<?> key : ConfigKey.all()) {
            if (key.name().startsWith(prefix)) {
                int dot = key.name().indexOf('.', prefix.length());
                String name = key.name()
                        .substring(prefix.length(), dot < 0 ? key.name().length() : dot);
                if (!names.contains(name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** Returns what the {@code TARE_*} variables say; an empty one counts as not set. */
    public static ConfigLayer ofEnvironment(Map<String, String> environment, Diagnostics diagnostics) {
        ConfigLayer layer = EMPTY;
        boolean any = false;
        for (String name : environment.keySet()) {
            any |= name.startsWith("TARE_");
        }
        if (any) {
            for (ConfigKey<?> key : ConfigKey.all()) {
                String text = environment.getOrDefault(key.variable(), "");
                if (key.isSetByText() && !text.isBlank()) {
                    layer = layer.withText(key, key.variable(), text, diagnostics);
                }
            }
        }
        return layer;
    }

    /** Returns this layer with a key set. */
    public <T> ConfigLayer with(ConfigKey<T> key, T value) {
        return withValue(key, value);
    }

    /**
     * Returns this layer with a key set as a variable or a flag says it; lists are written with commas. A wrong text is
     * reported, and the layer stays as it is.
     *
     * @param writtenAs the name of the variable or the flag, for the report
     * @throws IllegalArgumentException when no text can set the key: see {@link ConfigKey#isSetByText}
     */
    public ConfigLayer withText(ConfigKey<?> key, String writtenAs, String text, Diagnostics diagnostics) {
        if (!key.isSetByText()) {
            throw new IllegalArgumentException(key + " cannot be set by a text");
        }
        Span none = new Span(0, 0);
        YamlNode node = new YamlNode.Scalar(none, text.strip(), false);
        if (key.type().isList()) {
            List<YamlNode> items = new ArrayList<>();
            for (String item : node.asTexts()) {
                items.add(new YamlNode.Scalar(none, item, false));
            }
            node = new YamlNode.Sequence(none, items);
        }
        Optional<?> value = key.type().read(node, new ConfigFaults(null, diagnostics).of(writtenAs));
        return value.isPresent() ? withValue(key, value.get()) : this;
    }

    private ConfigLayer withValue(ConfigKey<?> key, Object value) {
        Map<ConfigKey<?>, Object> more = new LinkedHashMap<>(values);
        more.put(key, value);
        return new ConfigLayer(more);
    }

    /** Returns the value of the key when this layer sets it. */
    @SuppressWarnings("unchecked") // put in under the key's own type alone
    public <T> Optional<T> get(ConfigKey<T> key) {
        return Optional.ofNullable((T) values.get(key));
    }

    /** Tells whether no key is set. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Returns both layers in one; what the stronger one sets wins. */
    public ConfigLayer under(ConfigLayer stronger) {
        if (isEmpty() || stronger.isEmpty()) {
            return isEmpty() ? stronger : this;
        }
        Map<ConfigKey<?>, Object> both = new LinkedHashMap<>(values);
        both.putAll(stronger.values);
        return new ConfigLayer(both);
    }

    /** Returns the keys that are set and their values, in order of their names. */
    @Override
    public String toString() {
        Map<String, Object> sorted = new TreeMap<>();
        for (Map.Entry<ConfigKey<?>, Object> entry : values.entrySet()) {
            Object value = entry.getValue();
            sorted.put(entry.getKey().name(), value instanceof Map<?, ?> map ? new TreeMap<>(map) : value);
        }
        return sorted.toString();
    }
}
