package dev.tare.core.config;

import dev.tare.core.token.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One key of {@code tare.yaml}: its name, its type and what it is for. The list of them is the one place that reading, the
 * JSON Schema and the names of environment variables come from.
 *
 * @param <T> the type of its value
 */
public final class ConfigKey<T> {

    private static final List<ConfigKey<?>> DECLARED = new ArrayList<>();

    public static final ConfigKey<HarnessChoice> HARNESS = key(
            "harness",
            ConfigTypes.harness(),
            "The harness that loads the framework, with its version if it matters: claude-code or claude-code@2.1.277."
                    + " Default: detected.");
    public static final ConfigKey<List<String>> DIALECTS = key(
            "dialects",
            ConfigTypes.texts("names of dialects"),
            "The dialects to read references with. Default: detected from the tree.");
    public static final ConfigKey<Resolution> RESOLUTION = key(
            "resolution",
            ConfigTypes.choice(List.of(Resolution.values()), Resolution::word),
            "The widest way of finding a path's module that counts as an edge of the graph. Default: rooted.");
    public static final ConfigKey<List<String>> ROOTS = key(
            "roots",
            ConfigTypes.folders(),
            "Folders from which modules write paths, besides those that are detected, such as .claude.");
    public static final ConfigKey<List<String>> INCLUDE = key(
            "include",
            ConfigTypes.globs(),
            "Globs of the files to read, as in .gitignore. Default: every file of a type that holds prompts.");
    public static final ConfigKey<List<String>> EXCLUDE =
            key("exclude", ConfigTypes.globs(), "Globs of files and folders to leave out, as in .gitignore.");
    public static final ConfigKey<Encoding> ENCODING = key(
            "encoding",
            ConfigTypes.choice(List.of(Encoding.values()), Encoding::id),
            "The encoding to count tokens in. Default: the model's, else o200k_base.");
    public static final ConfigKey<String> MODEL =
            key("model", ConfigTypes.text(), "The model that costs and the share of the window are reckoned for.");
    public static final ConfigKey<Integer> CONTEXT_WINDOW = key(
            "contextWindow",
            ConfigTypes.number(1, Integer.MAX_VALUE),
            "The size of the context window in tokens. Default: the model's where it is known, else 200000.");
    public static final ConfigKey<Integer> MAX_FILE_BYTES = key(
            "limits.maxFileBytes",
            ConfigTypes.number(1, 1 << 30),
            "The largest file that is read, in bytes. Default: 16777216 (16 MiB).");
    public static final ConfigKey<Integer> MAX_FILES =
            key("limits.maxFiles", ConfigTypes.number(1, 10_000_000), "The most files that are read. Default: 200000.");
    public static final ConfigKey<Integer> MAX_DEPTH = key(
            "limits.maxDepth", ConfigTypes.number(1, 1_000), "How many folders deep the tree is read. Default: 64.");
    public static final ConfigKey<Map<String, String>> INSTALLED_PATHS = key(
            "installedPaths",
            ConfigTypes.folderMap("path prefix", false),
            "Where a path prefix, as modules write it, lies in the tree, for frameworks that are installed elsewhere.");
    public static final ConfigKey<Map<String, String>> VARIABLES = key(
            "variables",
            ConfigTypes.folderMap("variable", true),
            "The folder that a path variable stands for, by its name without marks: project-root for {project-root}.");
    public static final ConfigKey<List<SlotPattern>> SLOTS = key(
            "slots",
            ConfigTypes.slotPatterns(),
            "How places are written that a value is put into, by the value's name: project-root: '{project-root}'. Under '*' the"
                    + " name is what stands in place of the star: '[INSERT_*]'. Default: what dialects know.");
    public static final ConfigKey<List<String>> PLACEHOLDERS = key(
            "placeholders",
            ConfigTypes.globs(),
            "Words and globs that look like paths and name no module, such as path/to/*.");
    public static final ConfigKey<List<StrengthRule>> STRENGTHS = key(
            "strengths",
            ConfigTypes.strengthRules(),
            "Rows that override what the harness does with a form of reference. The last that fits wins.");
    public static final ConfigKey<Integer> START_THRESHOLD = key(
            "startThreshold",
            ConfigTypes.number(0, Integer.MAX_VALUE),
            "An entry that loads more tokens than this at its start is counted as heavy. Default: 10000.");
    public static final ConfigKey<List<PlaceRule>> KEEP = key(
            "keep",
            ConfigTypes.placeRules(),
            "What stays in the context at the start: globs of files, or GLOB#Heading for sections. Default: none.");
    public static final ConfigKey<List<PlaceRule>> DEFER = key(
            "defer",
            ConfigTypes.placeRules(),
            "What is opened on demand from level 2 on: globs of files, or GLOB#Heading for sections. Default: none.");
    public static final ConfigKey<List<String>> PLUGINS = key(
            "plugins",
            ConfigTypes.texts("paths of jars and folders"),
            "Jars and folders of jars with passes and dialects of your own; only in your own settings, never in a framework's"
                    + " tare.yaml. Default: none.");

    private static final List<ConfigKey<?>> ALL = List.copyOf(DECLARED);

    private final String name;
    private final ConfigType<T> type;
    private final String description;

    private ConfigKey(String name, ConfigType<T> type, String description) {
        this.name = name;
        this.type = type;
        this.description = description;
    }

    private static <T> ConfigKey<T> key(String name, ConfigType<T> type, String description) {
        ConfigKey<T> key = new ConfigKey<>(name, type, description);
        DECLARED.add(key);
        return key;
    }

    /** Returns all keys in the order of the docs. */
    public static List<ConfigKey<?>> all() {
        return ALL;
    }

    /** Returns the name in {@code tare.yaml}; a dot stands before a key inside another, as in {@code limits.maxFiles}. */
    public String name() {
        return name;
    }

    /** Returns what the key is for, in words for users, with its default. */
    public String description() {
        return description;
    }

    /** Returns the environment variable that sets the key, such as {@code TARE_CONTEXT_WINDOW}. */
    public String variable() {
        StringBuilder variable = new StringBuilder("TARE_");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) {
                variable.append('_');
            }
            variable.append(c == '.' ? '_' : Character.toUpperCase(c));
        }
        return variable.toString();
    }

    /** Tells whether one line of text can say the value, so that a variable or a flag can set the key. */
    public boolean isSetByText() {
        return type.isSetByText();
    }

    ConfigType<T> type() {
        return type;
    }

    @Override
    public String toString() {
        return name;
    }
}
