package dev.tare.benchmarks.replay;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * A cache that evicts what stands first in an order until all fits: {@link #lru LRU}, {@link #fifo FIFO}, {@link #lfu LFU} by the loads since
 * something came into the cache, and {@link #perfectLfu LFU} by all loads ever. Where counts are equal, what was loaded least lately goes. What is
 * larger than the cache passes by.
 */
public final class OrderedCache implements ReplayedCache {

    private enum Order {
        FIFO,
        LRU,
        LFU,
        PERFECT_LFU
    }

    private record Held(long rank, long time, int id, int bytes) implements Comparable<Held> {

        @Override
        public int compareTo(Held other) {
            return rank != other.rank ? Long.compare(rank, other.rank) : Long.compare(time, other.time);
        }
    }

    private final Order order;
    private final long most;
    private final Map<Integer, Held> held = new HashMap<>();
    private final TreeSet<Held> inOrder = new TreeSet<>();
    private final Map<Integer, Long> counts = new HashMap<>();
    private long bytes;
    private long clock;

    private OrderedCache(Order order, long most) {
        this.order = order;
        this.most = most;
    }

    /** Evicts what was not loaded for longest. */
    public static ReplayedCache lru(long bytes) {
        return new OrderedCache(Order.LRU, bytes);
    }

    /** Evicts what came first. */
    public static ReplayedCache fifo(long bytes) {
        return new OrderedCache(Order.FIFO, bytes);
    }

    /** Evicts what was loaded least often since it came. */
    public static ReplayedCache lfu(long bytes) {
        return new OrderedCache(Order.LFU, bytes);
    }

    /** Evicts what was loaded least often of all times; what comes in may be the first to go. */
    public static ReplayedCache perfectLfu(long bytes) {
        return new OrderedCache(Order.PERFECT_LFU, bytes);
    }

    @Override
    public boolean get(int id, int size) {
        clock++;
        long count = counts.merge(id, 1L, Long::sum);
        Held old = held.remove(id);
        if (old == null && size > most) {
            return false;
        }
        if (old != null) {
            inOrder.remove(old);
            bytes -= old.bytes();
        }
        long time = order == Order.FIFO && old != null ? old.time() : clock;
        long rank = switch (order) {
            case FIFO, LRU -> 0;
            case LFU -> old == null ? 1 : old.rank() + 1;
            case PERFECT_LFU -> count;
        };
        // What comes into a plain LFU has the lowest count, and would go at once if it stood in the order before there
        // is room.
        if (order != Order.PERFECT_LFU) {
            makeRoom(size);
        }
        Held now = new Held(rank, time, id, size);
        held.put(id, now);
        inOrder.add(now);
        bytes += size;
        makeRoom(0);
        return old != null;
    }

    private void makeRoom(int size) {
        while (bytes + size > most) {
            Held first = inOrder.first();
            inOrder.remove(first);
            held.remove(first.id());
            bytes -= first.bytes();
        }
    }
}
