package dev.tare.loader.bundle;

import dev.tare.core.text.ModuleId;
import java.util.List;

/**
 * A module in a bundle.
 *
 * @param id its path in the framework
 * @param kind the word of its kind, such as {@code command}
 * @param name the name that it is invoked by, for an entry; else its file's stem
 * @param template which of the bundle's templates it is
 * @param tokens the exact count of its text, slots as they are written
 * @param layer its layer in the graph, from 0: higher than those of all that refer to it; modules of a cycle share one
 * @param needs the modules whose text the harness loads with its own, in order of place
 */
public record BundleModule(
        ModuleId id, String kind, String name, int template, int tokens, int layer, List<Integer> needs) {

    public BundleModule {
        needs = List.copyOf(needs);
    }
}
