package dev.tare.loader.load;

import dev.tare.loader.bundle.BundleIndex;
import dev.tare.loader.bundle.BundleModule;
import dev.tare.loader.template.Template;
import dev.tare.loader.use.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Loads along the graph's layers: what needs nothing of the rest begins at once, and anything else when what it needs is there. A module
 * waits for modules of higher layers only, so that those of a cycle, which share one, do not wait for each other.
 */
final class LayeredLoads {

    /** Begins one load. */
    @FunctionalInterface
    interface Begin {

        /** Returns the read that was begun, or null when the load has ended already. */
        @Nullable
        ReadJob<?> begin(Wanted wanted, Then then);
    }

    /** Is told how a load ended: there is a template or a failure. */
    @FunctionalInterface
    interface Then {
        void ended(@Nullable Template template, @Nullable Throwable failure);
    }

    private record Ended(int i, Object outcome) {}

    private final List<Wanted> wanted;
    private final Begin begin;
    private final Loading loading;
    private final List<List<Integer>> dependants = new ArrayList<>();
    private final int[] waitsFor;
    private final @Nullable Object[] failures;

    /** What has ended, and how much of it is not worked off: one thread at a time does that, without recursion. */
    private final Queue<Ended> ended = new ConcurrentLinkedQueue<>();

    private final AtomicInteger open = new AtomicInteger();

    /** @param keeps whether somebody will take the templates, which are held until then */
    LayeredLoads(BundleIndex index, List<Wanted> wanted, boolean keeps, Begin begin) {
        this.wanted = List.copyOf(wanted);
        this.begin = begin;
        this.loading = new Loading(wanted.size(), keeps);
        this.waitsFor = new int[wanted.size()];
        this.failures = new Object[wanted.size()];
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            places.putIfAbsent(wanted.get(i).module(), i);
            dependants.add(new ArrayList<>());
        }
        for (int i = 0; i < wanted.size(); i++) {
            BundleModule module = index.modules().get(wanted.get(i).module());
            for (int need : module.needs()) {
                Integer place = places.get(need);
                if (place != null && index.modules().get(need).layer() > module.layer()) {
                    dependants.get(place).add(i);
                    waitsFor[i]++;
                }
            }
        }
    }

    Loading start() {
        open.incrementAndGet();
        for (int i = 0; i < wanted.size(); i++) {
            if (waitsFor[i] == 0) {
                begin(i);
            }
        }
        workOff();
        return loading;
    }

    private void begin(int i) {
        if (loading.isCancelled()) {
            end(i, new LoadException(Outcome.CANCELLED, "the load was cancelled", "load it again"));
            return;
        }
        ReadJob<?> job =
                begin.begin(wanted.get(i), (template, failure) -> end(i, template != null ? template : failure));
        if (job != null) {
            loading.joined(job);
        }
    }

    private void end(int i, @Nullable Object outcome) {
        ended.add(new Ended(
                i, outcome == null ? new IllegalStateException("neither a template nor a failure") : outcome));
        if (open.getAndIncrement() == 0) {
            workOff();
        }
    }

    private void workOff() {
        int worked = 1;
        do {
            for (Ended next = ended.poll(); next != null; next = ended.poll()) {
                settle(next);
            }
            worked = open.addAndGet(-worked);
        } while (worked != 0);
    }

    private void settle(Ended one) {
        loading.set(one.i(), one.outcome());
        for (int dependant : dependants.get(one.i())) {
            if (one.outcome() instanceof Throwable) {
                failures[dependant] = one.outcome();
            }
            if (--waitsFor[dependant] == 0) {
                Object failure = failures[dependant];
                if (failure == null) {
                    begin(dependant);
                } else {
                    ended.add(new Ended(dependant, failure));
                }
            }
        }
    }
}
