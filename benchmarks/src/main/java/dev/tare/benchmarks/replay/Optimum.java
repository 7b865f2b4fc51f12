package dev.tare.benchmarks.replay;

import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What a cache that knows the future has of a trace.
 *
 * <p>With sizes that differ, the best is hard to compute (NP-hard), so there are two numbers. {@link #belady} is what a cache really reaches that
 * evicts by the future: no more than the optimum, and with sizes that are all the same the optimum itself (Belady's MIN, where what comes in need
 * not be kept). {@link #bound} is no less than the optimum, whatever the sizes.
 */
public final class Optimum {

    private Optimum() {}

    private record Held(int id, int bytes, int next) implements Comparable<Held> {

        /** What is loaded again last stands first. */
        @Override
        public int compareTo(Held other) {
            return next != other.next ? Integer.compare(other.next, next) : Integer.compare(id, other.id);
        }

        long takes(int now) {
            return (long) bytes * (next - now);
        }
    }

    /**
     * Returns the hit ratio of a cache that evicts what takes most bytes for the longest time until it is loaded again; what came in last is
     * evicted like any other.
     *
     * @param most the cache's size in bytes
     */
    public static double belady(Trace trace, long most) {
        return replay(trace, most, true);
    }

    /** The same by time alone, as Belady has it, sizes aside. */
    public static double farthest(Trace trace, long most) {
        return replay(trace, most, false);
    }

    private static double replay(Trace trace, long most, boolean bySize) {
        int loads = trace.length();
        int[] next = trace.next();
        Map<Integer, Held> held = new HashMap<>();
        PriorityQueue<Held> farthestFirst = new PriorityQueue<>();
        long bytes = 0;
        int hits = 0;
        for (int i = 0; i < loads; i++) {
            int size = trace.bytes(i);
            Held old = held.remove(trace.id(i));
            if (old != null) {
                hits++;
                bytes -= size;
                farthestFirst.remove(old);
            }
            if (next[i] == Trace.NEVER || size > most) {
                continue;
            }
            Held now = new Held(trace.id(i), size, next[i]);
            held.put(trace.id(i), now);
            farthestFirst.add(now);
            bytes += size;
            while (bytes > most) {
                Held worst = bySize ? greediest(held, i) : farthestFirst.peek();
                if (worst == null) {
                    throw new IllegalStateException("an empty cache is over its size");
                }
                farthestFirst.remove(worst);
                held.remove(worst.id());
                bytes -= worst.bytes();
            }
        }
        return loads == 0 ? 0 : (double) hits / loads;
    }

    /** Products of size and distance change their order with the clock, so all that is held is looked at. */
    private static @Nullable Held greediest(Map<Integer, Held> held, int now) {
        Held worst = null;
        for (Held one : held.values()) {
            long more = worst == null ? 1 : one.takes(now) - worst.takes(now);
            if (worst == null || more > 0 || (more == 0 && one.id() < worst.id())) {
                worst = one;
            }
        }
        return worst;
    }

    /**
     * Returns a hit ratio that no cache exceeds. Each hit takes the bytes of what is kept for the time from the load before; a cache has its size
     * for the time of the trace. Taking the cheapest hits until that is spent gives the bound, since what must fit at each moment is only asked to
     * fit on the whole (the relaxation known as PFOO-U).
     */
    public static double bound(Trace trace, long most) {
        int[] next = trace.next();
        PriorityQueue<Long> cheapest = new PriorityQueue<>();
        for (int i = 0; i < next.length; i++) {
            int size = trace.bytes(i);
            if (next[i] != Trace.NEVER && size <= most) {
                cheapest.add((long) size * (next[i] - i));
            }
        }
        double left = (double) most * next.length;
        int hits = 0;
        while (!cheapest.isEmpty()) {
            left -= cheapest.remove();
            if (left < 0) {
                break;
            }
            hits++;
        }
        return next.length == 0 ? 0 : (double) hits / next.length;
    }
}
