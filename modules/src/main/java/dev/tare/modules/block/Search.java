package dev.tare.modules.block;

/** A search for one ASCII text that remembers where it looked in vain, so that all searches together stay linear. */
final class Search {

    private final byte[] bytes;
    private final String text;

    /** The text does not occur between these offsets. */
    private int vainFrom;

    private int vainLimit = -1;

    Search(byte[] bytes, String text) {
        this.bytes = bytes;
        this.text = text;
    }

    /** Returns where the text ends that starts first at or after the offset and ends by the limit, or -1. */
    int endAfter(int from, int limit) {
        if (from >= vainFrom && limit <= vainLimit) {
            return -1;
        }
        int found = HtmlMarks.find(bytes, from, limit, text);
        if (found < 0) {
            vainFrom = from;
            vainLimit = limit;
            return -1;
        }
        return found + text.length();
    }
}
