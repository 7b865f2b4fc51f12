package dev.tare.bundler.plugin;

/**
 * A pass or a dialect of a plugin that is used.
 *
 * @param name its name
 * @param kind {@code pass} or {@code dialect}
 * @param type the name of its class
 * @param place the jar or the folder, as the user named it
 * @param foundNanos how long it took to find
 * @param loadedNanos how long it took to make
 * @param checkedNanos how long it took to check
 */
public record Loaded(
        String name, String kind, String type, String place, long foundNanos, long loadedNanos, long checkedNanos)
        implements Comparable<Loaded> {

    @Override
    public int compareTo(Loaded other) {
        int order = kind.compareTo(other.kind);
        order = order != 0 ? order : name.compareTo(other.name);
        return order != 0 ? order : type.compareTo(other.type);
    }
}
