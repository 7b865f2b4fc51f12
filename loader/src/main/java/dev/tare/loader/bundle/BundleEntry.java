package dev.tare.loader.bundle;

import java.util.List;

/**
 * An entry of a bundle.
 *
 * @param module which of the bundle's modules it is
 * @param names the names that it can be asked for by, its own first
 * @param critical the entry itself and what is in the context when it starts, in order of discovery
 * @param onDemand the modules that it may open, those first to which the texts of its critical phase refer, nearest first
 * @param near how many of these the texts of its critical phase refer to
 */
public record BundleEntry(
        int module, List<String> names, List<BundlePiece> critical, List<Integer> onDemand, int near) {

    public BundleEntry {
        names = List.copyOf(names);
        critical = List.copyOf(critical);
        onDemand = List.copyOf(onDemand);
        if (names.isEmpty() || critical.isEmpty()) {
            throw new IllegalArgumentException("an entry without a name or a text");
        }
        if (near < 0 || near > onDemand.size()) {
            throw new IllegalArgumentException("an entry refers to " + near + " of " + onDemand.size() + " modules");
        }
    }
}
