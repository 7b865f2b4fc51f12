package dev.tare.modules.link;

import java.util.List;
import java.util.Map;

/**
 * What the project file says about paths.
 *
 * @param roots folders, from the framework's root, that paths may start from
 * @param installed folders of the framework by the prefix under which they are going to be installed, such as
 *     {@code ~/.claude/kit}; no slash at the end
 */
public record LinkOptions(List<String> roots, Map<String, String> installed) {

    public static final LinkOptions NONE = new LinkOptions(List.of(), Map.of());

    public LinkOptions {
        roots = List.copyOf(roots);
    }
}
