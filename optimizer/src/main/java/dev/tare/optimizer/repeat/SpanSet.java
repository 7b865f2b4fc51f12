package dev.tare.optimizer.repeat;

import dev.tare.core.text.Span;
import java.util.Map;
import java.util.TreeMap;

/** Stretches of one text; those that overlap are one. */
public final class SpanSet {

    private final TreeMap<Integer, Integer> ends = new TreeMap<>();

    /** Tells whether one of the stretches shares a byte with this one. */
    public boolean overlaps(Span span) {
        Map.Entry<Integer, Integer> before = ends.lowerEntry(span.end());
        return before != null && before.getValue() > span.start();
    }

    /** Adds a stretch; one that is empty adds nothing. */
    public void add(Span span) {
        if (span.length() == 0) {
            return;
        }
        int start = span.start();
        int end = span.end();
        for (Map.Entry<Integer, Integer> other = ends.lowerEntry(end);
                other != null && other.getValue() > start;
                other = ends.lowerEntry(end)) {
            start = Math.min(start, other.getKey());
            end = Math.max(end, other.getValue());
            ends.remove(other.getKey());
        }
        ends.put(start, end);
    }
}
