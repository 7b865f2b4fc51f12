package dev.tare.store.rows;

import dev.tare.store.use.Use;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Loads that wait to be written, those that matter most first: what was asked for, and starts, which learning needs; then what was loaded ahead.
 * Counts all that ever came and went, so that who flushes knows when its own are gone. Not for several threads.
 */
final class WaitingLoads {

    private static final String FREQUENT = "frequent";

    private final Lane first = new Lane();
    private final Lane second = new Lane();

    /** Tells whether a load was made ahead, and may be left out when too much waits. */
    static boolean isAhead(Use use) {
        return use.phase().equals(FREQUENT);
    }

    void add(Use use) {
        Lane lane = isAhead(use) ? second : first;
        lane.loads.add(use);
        lane.added++;
    }

    int size() {
        return first.loads.size() + second.loads.size();
    }

    /** Returns how many are in memory: those that wait, and those that were taken and are neither written nor left out. */
    long held() {
        return first.added - first.done + second.added - second.done;
    }

    /** How many of each kind were ever added. */
    record Mark(long first, long second) {}

    Mark mark() {
        return new Mark(first.added, second.added);
    }

    /** Tells whether all that were added before a mark are written or left out. */
    boolean isDone(Mark mark) {
        return first.done >= mark.first() && second.done >= mark.second();
    }

    /** Takes the next loads out; each is later {@link #done} or {@link #putBack}. */
    List<Use> take(int most) {
        List<Use> batch = new ArrayList<>(Math.min(size(), most));
        for (Lane lane : List.of(first, second)) {
            while (batch.size() < most && !lane.loads.isEmpty()) {
                batch.add(lane.loads.remove());
            }
        }
        return batch;
    }

    /** Notes that loads that were taken are written, or left out. */
    void done(List<Use> batch) {
        for (Use use : batch) {
            (isAhead(use) ? second : first).done++;
        }
    }

    /** Puts loads that were taken to where they were. */
    void putBack(List<Use> batch) {
        for (int i = batch.size() - 1; i >= 0; i--) {
            Use use = batch.get(i);
            (isAhead(use) ? second : first).loads.addFirst(use);
        }
    }

    private static final class Lane {

        private final Deque<Use> loads = new ArrayDeque<>();
        private long added;
        private long done;
    }
}
