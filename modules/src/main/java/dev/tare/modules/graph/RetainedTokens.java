package dev.tare.modules.graph;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.model.PromptModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What hangs on each module of one reachable closure. A module that is reached in one way, as a whole or as one section, is one
 * node, and what hangs on it is its subtree of dominators. For one of which several sections are reached on their own, or
 * sections and the whole, the closure is walked again without it: no single node dominates what only its parts together hold. For
 * one thread at a time.
 */
final class RetainedTokens {

    private final TextGraph texts;
    private final Csr graph;
    private final PromptModule[] modules;
    private final Dominators dominators;
    private final Search search;

    /** The reached modules with their tokens and the number of the node above them; the first {@link #size} count. */
    private final int[] module;

    private final long[] retained;
    private final int[] above;
    private final int[] position;
    private int size;
    private int root;

    RetainedTokens(TextGraph texts, Csr graph, Csr reversed, PromptModule[] modules) {
        this.texts = texts;
        this.graph = graph;
        this.modules = modules;
        this.dominators = new Dominators(graph, reversed);
        this.search = new Search(texts.nodes, texts.modules + texts.sections);
        this.module = new int[texts.modules];
        this.retained = new long[texts.modules];
        this.above = new int[texts.modules];
        this.position = new int[texts.modules];
    }

    /**
     * Works out one closure.
     *
     * @param maxWork how many nodes and edges may be looked at, all walks together
     * @return false when it would take more, and nothing was found out
     */
    boolean run(int start, long maxWork) {
        root = start;
        size = 0;
        if (!dominators.run(start, maxWork)) {
            return false;
        }
        dominators.addUp(texts.weight);
        long work = dominators.work();
        for (int i = 1; i < dominators.size(); i++) {
            int node = dominators.node(i);
            int m = texts.owner[node];
            if (texts.isStretch(node) || m == start || isListed(m)) {
                continue;
            }
            if (isOnlyPart(m)) {
                retained[size] = dominators.sum(i);
                above[size] = dominators.dominator(i);
            } else {
                work += dominators.work();
                if (work > maxWork) {
                    return false;
                }
                retained[size] = dominators.sum(0) - sumWithout(m);
                above[size] = aboveAll(m);
            }
            position[m] = size;
            module[size++] = m;
        }
        return true;
    }

    private boolean isListed(int m) {
        return position[m] < size && module[position[m]] == m;
    }

    /** Returns the tokens of the whole closure. */
    long total() {
        return dominators.sum(0);
    }

    /** Returns how many modules were reached, the start left out. */
    int size() {
        return size;
    }

    int module(int position) {
        return module[position];
    }

    /** Returns the modules that retain most, heaviest first and then by id. */
    List<Retained> heaviest(int most) {
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            // Saturated, so that the key keeps its room; the module's number in the low half makes ties go by id.
            long tokens = Math.min(retained[i], Integer.MAX_VALUE);
            keys[i] = (Integer.MAX_VALUE - tokens) << 32 | module[i];
        }
        Arrays.sort(keys);
        int count = Math.min(most, size);
        List<Retained> list = new ArrayList<>(count);
        for (int k = 0; k < count; k++) {
            int m = (int) keys[k];
            int tokens = Integer.MAX_VALUE - (int) (keys[k] >>> 32);
            list.add(new Retained(modules[m].id(), tokens, dominatorOf(m, above[position[m]])));
        }
        return list;
    }

    private Optional<ModuleId> dominatorOf(int m, int number) {
        int at = number;
        while (texts.owner[dominators.node(at)] == m) {
            at = dominators.dominator(at);
        }
        int owner = texts.owner[dominators.node(at)];
        return owner == root ? Optional.empty() : Optional.of(modules[owner].id());
    }

    private boolean isOnlyPart(int m) {
        int parts = dominators.reached(m) ? 1 : 0;
        for (int s = texts.sectionsStart(m); s < texts.sectionsEnd(m); s++) {
            if (dominators.reached(s)) {
                parts++;
            }
        }
        return parts == 1;
    }

    private int aboveAll(int m) {
        int common = dominators.reached(m) ? dominators.number(m) : -1;
        for (int s = texts.sectionsStart(m); s < texts.sectionsEnd(m); s++) {
            if (dominators.reached(s)) {
                int number = dominators.number(s);
                common = common < 0 ? number : dominators.common(common, number);
            }
        }
        return common;
    }

    private long sumWithout(int m) {
        search.begin();
        search.exclude(m);
        for (int s = texts.sectionsStart(m); s < texts.sectionsEnd(m); s++) {
            search.exclude(s);
        }
        search.start(root);
        search.walk(graph);
        return search.sum(texts.weight);
    }
}
