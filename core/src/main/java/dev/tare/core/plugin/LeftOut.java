package dev.tare.core.plugin;

/**
 * Something of a plugin that is not used.
 *
 * @param place the jar or the folder, as the user named it
 * @param what the class, as far as it is known; else empty
 * @param reason why, without a full stop
 */
public record LeftOut(String place, String what, String reason) implements Comparable<LeftOut> {

    @Override
    public int compareTo(LeftOut other) {
        int order = place.compareTo(other.place);
        order = order != 0 ? order : what.compareTo(other.what);
        return order != 0 ? order : reason.compareTo(other.reason);
    }
}
