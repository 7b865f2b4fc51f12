package dev.tare.modules.graph;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.model.PromptModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Works out the figures of all entries. Most entries reach little, and each is walked on its own. Those whose walk grows beyond a
 * 64th of the graph are put off and walked 64 at a time over the graph's components, so that all of them together never
 * cost more than the same number of sweeps over the graph.
 */
final class CostTable {

    /** Walks up to this many nodes and edges are never put off. */
    static final long SHORT_WALK = 4096;

    private static final long PUT_OFF = -1;

    private final TextGraph texts;
    private final PromptModule[] modules;

    /** How many of the harness's own steps count from an entry. */
    private final int limit;

    private final Csr eager;
    private final Csr byPath;
    private final Csr reversed;
    private final Csr byName;
    private final int most;

    private final int[] entries;
    private final long[] eagerTokens;
    private final long[] nestedTokens;
    private final long[] reachableTokens;
    private final long[] byNameTokens;
    private final List<List<Retained>> heaviest = new ArrayList<>();
    private final boolean[] heaviestKnown;
    private final int[] usedBy;

    CostTable(
            TextGraph texts,
            PromptModule[] modules,
            int limit,
            Csr eager,
            Csr byPath,
            Csr reversed,
            Csr byName,
            int most) {
        this.texts = texts;
        this.modules = modules;
        this.limit = limit;
        this.eager = eager;
        this.byPath = byPath;
        this.reversed = reversed;
        this.byName = byName;
        this.most = most;
        int[] found = new int[modules.length];
        int count = 0;
        for (int m = 0; m < modules.length; m++) {
            if (modules[m].kind().isEntry()) {
                found[count++] = m;
                heaviest.add(List.of());
            }
        }
        entries = Arrays.copyOf(found, count);
        eagerTokens = new long[count];
        nestedTokens = new long[count];
        reachableTokens = new long[count];
        byNameTokens = new long[count];
        heaviestKnown = new boolean[count];
        usedBy = new int[modules.length];
    }

    EntryCosts compute(TaskExecutor executor, Map<String, Integer> index, long shortWalk, long workBudget) {
        for (int[] counts : executor.map(chunks(entries.length, 1, executor), new ShortWalks(shortWalk))) {
            add(counts);
        }
        sweep(eager, EagerDepth.ANY, nestedTokens, false, executor);
        if (limit == EagerDepth.ANY) {
            System.arraycopy(nestedTokens, 0, eagerTokens, 0, entries.length);
        } else {
            sweep(eager, limit, eagerTokens, false, executor);
        }
        sweep(byPath, EagerDepth.ANY, reachableTokens, true, executor);
        sweep(byName, EagerDepth.ANY, byNameTokens, false, executor);
        findHeaviestOfLarge(executor, workBudget);

        List<EntryCost> costs = new ArrayList<>(entries.length);
        Map<String, Integer> position = new HashMap<>(entries.length * 2);
        for (int i = 0; i < entries.length; i++) {
            PromptModule module = modules[entries[i]];
            position.put(module.id().path(), i);
            costs.add(new EntryCost(
                    module.id(),
                    module.tokens(),
                    saturated(eagerTokens[i]),
                    saturated(nestedTokens[i]),
                    saturated(reachableTokens[i]),
                    saturated(byNameTokens[i]),
                    heaviest.get(i),
                    heaviestKnown[i]));
        }
        return new EntryCosts(costs, position, index, usedBy);
    }

    private void add(int[] counts) {
        for (int m = 0; m < counts.length; m++) {
            usedBy[m] += counts[m];
        }
    }

    private static int saturated(long tokens) {
        return (int) Math.min(tokens, Integer.MAX_VALUE);
    }

    /** Cuts so many units of work into as many chunks as keep all threads busy; each begins at a multiple of the unit. */
    private static List<int[]> chunks(int count, int unit, TaskExecutor executor) {
        int wanted = executor.parallelism() == 1 ? 1 : executor.parallelism() * 2;
        int units = (count + unit - 1) / unit;
        int size = Math.max(1, (units + wanted - 1) / wanted) * unit;
        List<int[]> chunks = new ArrayList<>();
        for (int start = 0; start < count; start += size) {
            chunks.add(new int[] {start, Math.min(count, start + size)});
        }
        return chunks;
    }

    /** Walks a chunk of entries one by one, and returns how many of them use each module. Each writes its own slots alone. */
    private final class ShortWalks implements Function<int[], int[]> {
        private final long least;

        ShortWalks(long least) {
            this.least = least;
        }

        @Override
        public int[] apply(int[] chunk) {
            Search search = new Search(texts.nodes, texts.modules + texts.sections);
            RetainedTokens finder = new RetainedTokens(texts, byPath, reversed, modules);
            int[] used = new int[texts.modules];
            for (int i = chunk[0]; i < chunk[1]; i++) {
                int entry = entries[i];
                nestedTokens[i] = walk(search, eager, entry, shortWalk(eager));
                if (limit != EagerDepth.ANY) {
                    eagerTokens[i] = walkWithin(search, eager, entry, shortWalk(eager));
                }
                // Each of the three closures holds the one before.
                if (nestedTokens[i] != PUT_OFF && finder.run(entry, shortWalk(byPath))) {
                    reachableTokens[i] = finder.total();
                    byNameTokens[i] = walk(search, byName, entry, shortWalk(byName));
                    used[entry]++;
                    for (int k = 0; k < finder.size(); k++) {
                        used[finder.module(k)]++;
                    }
                    keepHeaviest(i, finder);
                } else {
                    reachableTokens[i] = PUT_OFF;
                    byNameTokens[i] = PUT_OFF;
                }
            }
            return used;
        }

        private long shortWalk(Csr graph) {
            return Math.max(least, ((long) graph.nodes() + graph.edges()) / Long.SIZE);
        }

        private long walk(Search search, Csr graph, int entry, long maxWork) {
            search.begin();
            search.start(entry);
            return search.walk(graph, maxWork) ? search.sum(texts.weight) : PUT_OFF;
        }

        private long walkWithin(Search search, Csr graph, int entry, long maxWork) {
            search.begin();
            search.start(entry);
            return search.walkWithin(graph, limit, Cut.NONE, maxWork) ? search.sum(texts.weight) : PUT_OFF;
        }
    }

    private void keepHeaviest(int entry, RetainedTokens finder) {
        List<Retained> found = finder.heaviest(most);
        synchronized (heaviest) {
            heaviest.set(entry, found);
        }
        heaviestKnown[entry] = true;
    }

    /** Fills the slots that were put off, with what is reached by ways that cost no more than the limit. */
    private void sweep(Csr graph, int limit, long[] tokens, boolean countUse, TaskExecutor executor) {
        int[] starts = new int[tokens.length];
        int[] slots = new int[tokens.length];
        int count = 0;
        for (int i = 0; i < tokens.length; i++) {
            if (tokens[i] == PUT_OFF) {
                slots[count] = i;
                starts[count++] = entries[i];
            }
        }
        if (count > 0) {
            Components components = new Components(limit == EagerDepth.ANY ? graph : graph.free());
            Sweep sweep = new Sweep(graph, components, limit, starts, slots, tokens, countUse);
            for (int[] counts : executor.map(chunks(count, Long.SIZE, executor), sweep)) {
                add(counts);
            }
        }
    }

    private final class Sweep implements Function<int[], int[]> {
        private final Csr graph;
        private final Components components;
        private final int limit;
        private final int[] starts;
        private final int[] slots;
        private final long[] tokens;
        private final boolean countUse;

        Sweep(Csr graph, Components components, int limit, int[] starts, int[] slots, long[] tokens, boolean countUse) {
            this.graph = graph;
            this.components = components;
            this.limit = limit;
            this.starts = starts;
            this.slots = slots;
            this.tokens = tokens;
            this.countUse = countUse;
        }

        @Override
        public int[] apply(int[] chunk) {
            BatchReach batch = new BatchReach(graph, components, limit);
            int[] used = new int[countUse ? texts.modules : 0];
            for (int start = chunk[0]; start < chunk[1]; start += Long.SIZE) {
                int end = Math.min(chunk[1], start + Long.SIZE);
                batch.run(starts, start, end);
                long[] sums = batch.sums(texts.weight);
                for (int i = start; i < end; i++) {
                    tokens[slots[i]] = sums[i - start];
                }
                for (int m = 0; m < used.length; m++) {
                    long users = batch.reachedFrom(m);
                    for (int s = texts.sectionsStart(m); s < texts.sectionsEnd(m); s++) {
                        users |= batch.reachedFrom(s);
                    }
                    used[m] += Long.bitCount(users);
                }
            }
            return used;
        }
    }

    /** Lists the heaviest modules of the entries with large closures while the budget lasts, the costliest entry first. */
    private void findHeaviestOfLarge(TaskExecutor executor, long workBudget) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < entries.length; i++) {
            if (!heaviestKnown[i]) {
                order.add(i);
            }
        }
        if (order.isEmpty()) {
            return;
        }
        order.sort((a, b) -> reachableTokens[a] != reachableTokens[b]
                ? Long.compare(reachableTokens[b], reachableTokens[a])
                : Integer.compare(a, b));
        long each = (long) byPath.nodes() + byPath.edges();
        int affordable = (int) Math.min(order.size(), workBudget / each);
        List<Integer> chosen = order.subList(0, affordable);
        long share = workBudget / Math.max(1, affordable);
        executor.map(chunks(affordable, 1, executor), chunk -> {
            RetainedTokens finder = new RetainedTokens(texts, byPath, reversed, modules);
            for (int k = chunk[0]; k < chunk[1]; k++) {
                if (finder.run(entries[chosen.get(k)], share)) {
                    keepHeaviest(chosen.get(k), finder);
                }
            }
            return chunk;
        });
    }
}
