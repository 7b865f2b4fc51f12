package dev.tare.modules.graph;

import dev.tare.modules.model.PromptModule;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the harness loads before any entry, and which texts closures leave out because of that. */
final class AlwaysLoaded {

    private final TextGraph texts;
    private final PromptModule[] modules;
    private final EagerDepth depth;
    private final int[] roots;

    /** Tokens of the roots that the harness does not load. */
    private final long strippedTokens;

    private final Csr eager;
    final Closure closure;

    /** Whole modules that are loaded, and sections of which every stretch is. */
    final boolean[] leftOut;

    /**
     * @param roots the modules that are loaded by themselves
     * @param loadedTokens what each of them brings
     */
    AlwaysLoaded(
            TextGraph texts,
            PromptModule[] modules,
            EagerDepth depth,
            int[] roots,
            int[] loadedTokens,
            Csr eager,
            Search search) {
        this.texts = texts;
        this.modules = modules;
        this.depth = depth;
        this.roots = roots;
        this.eager = eager;
        int[] hops = walk(search, Cut.NONE);
        ClosureParts gathered = new ClosureParts(texts, modules);
        Map<Integer, Integer> loaded = new HashMap<>();
        long stripped = 0;
        for (int i = 0; i < roots.length; i++) {
            if (loaded.put(roots[i], loadedTokens[i]) == null) {
                stripped += modules[roots[i]].tokens() - loadedTokens[i];
            }
        }
        strippedTokens = stripped;
        for (int node = 0; node < texts.nodes; node++) {
            Integer tokens = loaded.get(node);
            if (tokens != null) {
                gathered.addWhole(node, tokens, 0);
            } else if (hops[node] >= 0) {
                gathered.add(node, hops[node], hops[texts.owner[node]] >= 0);
            }
        }
        closure = gathered.closure(Optional.empty());
        leftOut = new boolean[texts.nodes];
        for (int m = 0; m < texts.modules; m++) {
            leftOut[m] = hops[m] >= 0;
        }
        for (int s = texts.modules; s < texts.modules + texts.sections; s++) {
            leftOut[s] = texts.span(s).length() > 0 && holdsOnlyReached(s, hops);
        }
    }

    /** Returns the tokens that are still loaded when these edges are not as they were. */
    int tokensWithout(Search search, Cut cut) {
        int[] hops = walk(search, cut);
        long tokens = -strippedTokens;
        for (int node = 0; node < texts.nodes; node++) {
            if (hops[node] >= 0) {
                tokens += texts.weight[node];
            }
        }
        return (int) Math.min(tokens, Integer.MAX_VALUE);
    }

    /**
     * Walks from the roots, those of one depth together, and returns the fewest hops of each text, or -1. With edges cut, what is
     * reached is known and the hops are not the fewest.
     */
    private int[] walk(Search search, Cut cut) {
        boolean[] done = new boolean[roots.length];
        int[] hops = new int[texts.nodes];
        Arrays.fill(hops, -1);
        for (int i = 0; i < roots.length; i++) {
            if (done[i]) {
                continue;
            }
            int limit = depth.eagerHops(modules[roots[i]].kind());
            search.begin();
            for (int j = i; j < roots.length; j++) {
                if (depth.eagerHops(modules[roots[j]].kind()) == limit) {
                    search.start(roots[j]);
                    done[j] = true;
                }
            }
            if (cut == Cut.NONE) {
                search.walkWithin(eager, limit);
            } else {
                search.walkWithin(eager, limit, cut, Long.MAX_VALUE);
            }
            for (int k = 0; k < search.size(); k++) {
                int node = search.node(k);
                if (hops[node] < 0 || search.hops(node) < hops[node]) {
                    hops[node] = search.hops(node);
                }
            }
        }
        return hops;
    }

    private boolean holdsOnlyReached(int section, int[] hops) {
        for (int e = eager.first[section]; e < eager.first[section + 1]; e++) {
            if (eager.label[e] == TextGraph.CONTAINS && hops[eager.to[e]] < 0) {
                return false;
            }
        }
        return true;
    }
}
