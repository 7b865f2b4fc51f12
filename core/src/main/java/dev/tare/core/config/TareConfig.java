package dev.tare.core.config;

import dev.tare.core.token.Encoding;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user has settled about a framework, in {@code tare.yaml} or elsewhere. Every part has a default, so that most
 * frameworks need none. {@code docs/configuration.md} tells users about each key.
 *
 * @param harness the harness the framework is meant for; absent: detected
 * @param dialects the dialects to read it with; empty: detected
 * @param resolution the widest tier that counts as an edge of the graph
 * @param roots folders from which paths may be written, besides those that are detected; from the framework's root, which
 *     is itself the empty string
 * @param include globs of the files to read, gitignore style; empty: every file of a known type
 * @param exclude globs of files and folders to leave out, gitignore style
 * @param encoding the encoding to count in; absent: the model's, else o200k_base
 * @param model the model that the cost and the share of the window are reckoned for
 * @param contextWindow the size of the model's context window, in tokens; absent: the model's, else {@link #CONTEXT_WINDOW}
 * @param limits how much is read
 * @param installedPaths where a path prefix, as modules write it, lies in the tree: {@code ~/.claude/kit} to {@code kit}
 * @param variables the folder that a path variable stands for, by its name without braces
 * @param slots how places are written that a value is put into, besides what dialects know
 * @param placeholders words and globs that look like paths and name no module
 * @param strengths rows that override the harness's rules, the last that fits wins
 * @param startThreshold an entry that loads more tokens than this at its start is counted as heavy
 * @param keep what no pass may put aside, make lazy, merge or drop
 * @param defer what is to be put aside from level 2 on, as far as that may be
 */
public record TareConfig(
        Optional<HarnessChoice> harness,
        List<String> dialects,
        Resolution resolution,
        List<String> roots,
        List<String> include,
        List<String> exclude,
        Optional<Encoding> encoding,
        Optional<String> model,
        Optional<Integer> contextWindow,
        Limits limits,
        Map<String, String> installedPaths,
        Map<String, String> variables,
        List<SlotPattern> slots,
        List<String> placeholders,
        List<StrengthRule> strengths,
        int startThreshold,
        List<PlaceRule> keep,
        List<PlaceRule> defer) {

    /** The context window that is reckoned with where nothing says otherwise, in tokens. */
    public static final int CONTEXT_WINDOW = 200_000;

    /** What holds without any file, variable or flag. */
    public static final TareConfig DEFAULT = new TareConfig(
            Optional.empty(),
            List.of(),
            Resolution.ROOTED,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Limits.DEFAULT,
            Map.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            10_000,
            List.of(),
            List.of());

    public TareConfig {
        dialects = List.copyOf(dialects);
        roots = List.copyOf(roots);
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        // Not Map.copyOf, which has no order.
        installedPaths = Collections.unmodifiableMap(new LinkedHashMap<>(installedPaths));
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        slots = List.copyOf(slots);
        placeholders = List.copyOf(placeholders);
        strengths = List.copyOf(strengths);
        keep = List.copyOf(keep);
        defer = List.copyOf(defer);
    }

    /**
     * Returns the configuration that the layers make together. A key that a layer sets replaces what the layers before it
     * say of the key, a list or a map wholly. The usual order is: user file, project file, environment, flags.
     */
    public static TareConfig layered(List<ConfigLayer> weakestFirst) {
        ConfigLayer all = ConfigLayer.EMPTY;
        for (ConfigLayer layer : weakestFirst) {
            all = all.under(layer);
        }
        return all.isEmpty() ? DEFAULT : of(all);
    }

    private static TareConfig of(ConfigLayer layer) {
        return new TareConfig(
                layer.get(ConfigKey.HARNESS).or(DEFAULT::harness),
                layer.get(ConfigKey.DIALECTS).orElse(DEFAULT.dialects),
                layer.get(ConfigKey.RESOLUTION).orElse(DEFAULT.resolution),
                layer.get(ConfigKey.ROOTS).orElse(DEFAULT.roots),
                layer.get(ConfigKey.INCLUDE).orElse(DEFAULT.include),
                layer.get(ConfigKey.EXCLUDE).orElse(DEFAULT.exclude),
                layer.get(ConfigKey.ENCODING).or(DEFAULT::encoding),
                layer.get(ConfigKey.MODEL).or(DEFAULT::model),
                layer.get(ConfigKey.CONTEXT_WINDOW).or(DEFAULT::contextWindow),
                new Limits(
                        layer.get(ConfigKey.MAX_FILE_BYTES).orElse(Limits.DEFAULT.maxFileBytes()),
                        layer.get(ConfigKey.MAX_FILES).orElse(Limits.DEFAULT.maxFiles()),
                        layer.get(ConfigKey.MAX_DEPTH).orElse(Limits.DEFAULT.maxDepth())),
                layer.get(ConfigKey.INSTALLED_PATHS).orElse(DEFAULT.installedPaths),
                layer.get(ConfigKey.VARIABLES).orElse(DEFAULT.variables),
                layer.get(ConfigKey.SLOTS).orElse(DEFAULT.slots),
                layer.get(ConfigKey.PLACEHOLDERS).orElse(DEFAULT.placeholders),
                layer.get(ConfigKey.STRENGTHS).orElse(DEFAULT.strengths),
                layer.get(ConfigKey.START_THRESHOLD).orElse(DEFAULT.startThreshold),
                layer.get(ConfigKey.KEEP).orElse(DEFAULT.keep),
                layer.get(ConfigKey.DEFER).orElse(DEFAULT.defer));
    }
}
