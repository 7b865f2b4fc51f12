package dev.tare.modules.link;

import dev.tare.core.config.TareConfig;
import java.util.List;
import java.util.Map;

/**
 * What the project file says about paths.
 *
 * @param roots folders, from the framework's root, that paths may start from
 * @param installed folders of the framework by the prefix under which they are going to be installed, such as
 *     {@code ~/.claude/kit}; no slash at the end
 * @param variables the folders that path variables stand for, by their names without braces
 * @param placeholders words and globs that look like paths and name no module
 */
public record LinkOptions(
        List<String> roots, Map<String, String> installed, Map<String, String> variables, List<String> placeholders) {

    /** Nothing is settled. */
    public static final LinkOptions NONE = new LinkOptions(List.of(), Map.of(), Map.of(), List.of());

    public LinkOptions {
        roots = List.copyOf(roots);
        placeholders = List.copyOf(placeholders);
    }

    /** Returns what the configuration settles. */
    public static LinkOptions of(TareConfig config) {
        return new LinkOptions(config.roots(), config.installedPaths(), config.variables(), config.placeholders());
    }
}
