package dev.tare.modules.graph;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import dev.tare.modules.model.Tier;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The graph of the texts that come into a context, numbered. Its nodes are, in this order: the modules as wholes; the sections
 * that an eager reference names; and, only for modules that have such sections, the <em>stretches</em> of text between
 * neighbouring cuts. A whole leads to all of its stretches and a section to those it covers, so that however sections nest
 * and overlap, the tokens of a set of nodes are the plain sum of their weights, and what a section refers to is followed from
 * the references inside it alone.
 */
final class TextGraph {

    /** How a reference is followed; these are bits. */
    static final int OPENED = 1;

    static final int EAGER = 2;
    static final int NAMED = 4;
    static final int BY_PATH = OPENED | EAGER;

    /** The label of an edge that is no reference. */
    static final int CONTAINS = -1;

    final int modules;
    final int sections;
    final int nodes;

    /** The module that each node belongs to. */
    final int[] owner;

    /** The tokens that each node adds; none for a module that is cut into stretches. */
    final int[] weight;

    /** Where the references of each module start; they are in order of place. */
    final int[] firstReference;

    /** The node that each reference leads to, or -1. */
    final int[] target;

    /** How each reference is followed, or 0. */
    final byte[] mode;

    private final Reference[] references;
    private final Span[] spans;
    private final int[] firstSection;
    private final int[] firstStretch;
    private final int[] stretchStart;

    TextGraph(
            PromptModule[] all, Reference[] references, Map<String, Integer> index, Tier widest, TokenCounter counter) {
        this.references = references;
        modules = all.length;
        firstReference = new int[modules + 1];
        target = new int[references.length];
        mode = new byte[references.length];
        link(index, widest);

        firstSection = new int[modules + 1];
        spans = collectSections();
        sections = spans.length;
        pointToSections();

        firstStretch = new int[modules + 1];
        int[][] cuts = new int[modules][];
        int node = modules + sections;
        for (int m = 0; m < modules; m++) {
            firstStretch[m] = node;
            if (firstSection[m] < firstSection[m + 1]) {
                cuts[m] = cutsOf(m, all[m].source().length());
                node += cuts[m].length - 1;
            }
        }
        firstStretch[modules] = node;
        nodes = node;
        owner = new int[nodes];
        weight = new int[nodes];
        stretchStart = new int[nodes - modules - sections];
        for (int m = 0; m < modules; m++) {
            owner[m] = m;
            Arrays.fill(owner, firstSection[m], firstSection[m + 1], m);
            Arrays.fill(owner, firstStretch[m], firstStretch[m + 1], m);
            if (cuts[m] == null) {
                weight[m] = all[m].tokens();
            } else {
                weigh(m, all[m].source(), cuts[m], counter);
            }
        }
    }

    boolean isModule(int node) {
        return node < modules;
    }

    boolean isStretch(int node) {
        return node >= modules + sections;
    }

    /** Returns the node after the last section of the module; its sections are numbered without a gap. */
    int sectionsEnd(int module) {
        return firstSection[module + 1];
    }

    int sectionsStart(int module) {
        return firstSection[module];
    }

    Span span(int section) {
        return spans[section - modules];
    }

    /** Returns the tokens of the module that begin in a span that starts and ends where sections do. */
    int tokensIn(int module, Span span) {
        int sum = 0;
        int last = stretchAt(module, span.end());
        for (int s = stretchAt(module, span.start()); s < last; s++) {
            sum += weight[s];
        }
        return sum;
    }

    /**
     * Returns the edges for the references that are followed in one of the modes, the first reference of each pair of nodes, and the edges
     * to stretches.
     *
     * @param modes bits
     * @param leftOut nodes that no edge leads to, or null for none
     */
    Csr edges(int modes, boolean @Nullable [] leftOut) {
        Csr.Builder rows = new Csr.Builder(nodes, references.length + nodes - modules - sections);
        for (int m = 0; m < modules; m++) {
            for (int r = firstReference[m]; r < firstReference[m + 1]; r++) {
                // A whole module holds its own sections already.
                if ((mode[r] & modes) != 0 && owner[target[r]] != m && (leftOut == null || !leftOut[target[r]])) {
                    rows.add(target[r], r, hopCost(r));
                }
            }
            for (int s = firstStretch[m]; s < firstStretch[m + 1]; s++) {
                rows.add(s, CONTAINS);
            }
            rows.endRow();
        }
        for (int s = modules; s < modules + sections; s++) {
            Span span = spans[s - modules];
            int m = owner[s];
            for (int r = firstAtOrAfter(m, span.start()); r < firstReference[m + 1]; r++) {
                Span place = references[r].mention().span();
                if (place.start() >= span.end()) {
                    break;
                }
                if ((mode[r] & modes) != 0 && place.end() <= span.end() && (leftOut == null || !leftOut[target[r]])) {
                    rows.add(target[r], r, hopCost(r));
                }
            }
            int last = stretchAt(m, span.end());
            for (int t = stretchAt(m, span.start()); t < last; t++) {
                rows.add(t, CONTAINS);
            }
            rows.endRow();
        }
        for (int s = modules + sections; s < nodes; s++) {
            rows.endRow();
        }
        return rows.build();
    }

    /** Returns what a walk of limited depth pays for the reference: the harness's own steps count, texts put in place do not. */
    private int hopCost(int reference) {
        return references[reference].mention().form().isPutInPlace() ? 0 : 1;
    }

    /**
     * Returns what changes when these references of one module are eager no longer: an edge vanishes when no other eager
     * reference of the same text stands for it, and costs more when only dearer ones do.
     *
     * @param eager the eager edges
     * @param lazy for each reference whether it is one of these
     */
    Cut cut(Csr eager, int module, BitSet lazy) {
        Cut cut = new Cut();
        BitSet kept = new BitSet();
        BitSet free = new BitSet();
        for (int i = firstSection[module] - 1; i < firstSection[module + 1]; i++) {
            int text = i < firstSection[module] ? module : i;
            keepTargets(text, lazy, kept, free);
            for (int e = eager.first[text]; e < eager.first[text + 1]; e++) {
                if (eager.label[e] != CONTAINS && !kept.get(eager.to[e])) {
                    cut.addGone(e);
                } else if (eager.label[e] != CONTAINS && eager.cost[e] == 0 && !free.get(eager.to[e])) {
                    cut.addDearer(e);
                }
            }
        }
        return cut;
    }

    /** Finds what the text still leads to, and what of it at no cost. */
    private void keepTargets(int text, BitSet lazy, BitSet kept, BitSet free) {
        kept.clear();
        free.clear();
        int m = owner[text];
        for (int r = firstReference[m]; r < firstReference[m + 1]; r++) {
            boolean within = isModule(text)
                    || spans[text - modules].contains(references[r].mention().span());
            if (mode[r] == EAGER && !lazy.get(r) && within) {
                kept.set(target[r]);
                if (hopCost(r) == 0) {
                    free.set(target[r]);
                }
            }
        }
    }

    /** Returns the edges between different modules, each taken as a whole, labelled with the first reference of each pair. */
    Csr moduleEdges(int modes) {
        Csr.Builder rows = new Csr.Builder(modules, references.length);
        for (int m = 0; m < modules; m++) {
            for (int r = firstReference[m]; r < firstReference[m + 1]; r++) {
                if ((mode[r] & modes) != 0 && owner[target[r]] != m) {
                    rows.add(owner[target[r]], r);
                }
            }
            rows.endRow();
        }
        return rows.build();
    }

    private void link(Map<String, Integer> index, Tier widest) {
        int row = 0;
        for (int r = 0; r < references.length; r++) {
            Reference reference = references[r];
            Integer from = index.get(reference.from().path());
            if (from == null) {
                throw new IllegalArgumentException("a reference stands in no module: " + reference.from());
            }
            while (row < from) {
                firstReference[++row] = r;
            }
            target[r] = -1;
            Integer to =
                    reference.to().isPresent() ? index.get(reference.to().get().path()) : null;
            if (reference.outcome() != Outcome.RESOLVED || to == null) {
                continue;
            }
            boolean eager = reference.strength() == Strength.EAGER;
            if (to.equals(from)
                    && (reference.isByName() || !eager || reference.section().isEmpty())) {
                continue;
            }
            if (reference.isByName()) {
                mode[r] = NAMED;
            } else if (reference.tier().isEmpty() || reference.tier().get().compareTo(widest) <= 0) {
                mode[r] = (byte) (eager ? EAGER : OPENED);
            } else {
                continue;
            }
            target[r] = to;
        }
        while (row < modules) {
            firstReference[++row] = references.length;
        }
    }

    private boolean namesSection(int reference) {
        return mode[reference] == EAGER && references[reference].section().isPresent();
    }

    private long sectionKey(int reference) {
        Span span = references[reference].section().orElseThrow();
        return (long) span.start() << 32 | span.end();
    }

    /** Finds the distinct sections of each module, in order, and numbers them after the modules. */
    private Span[] collectSections() {
        int[] counts = new int[modules];
        int total = 0;
        for (int r = 0; r < target.length; r++) {
            if (namesSection(r)) {
                counts[target[r]]++;
                total++;
            }
        }
        long[][] keys = new long[modules][];
        for (int r = 0; r < target.length; r++) {
            if (namesSection(r)) {
                int m = target[r];
                if (keys[m] == null) {
                    keys[m] = new long[counts[m]];
                }
                keys[m][--counts[m]] = sectionKey(r);
            }
        }
        Span[] found = new Span[total];
        int size = 0;
        for (int m = 0; m < modules; m++) {
            firstSection[m] = modules + size;
            if (keys[m] != null) {
                Arrays.sort(keys[m]);
                long last = -1;
                for (long key : keys[m]) {
                    if (key != last) {
                        found[size++] = new Span((int) (key >>> 32), (int) key);
                        last = key;
                    }
                }
            }
        }
        firstSection[modules] = modules + size;
        return Arrays.copyOf(found, size);
    }

    private void pointToSections() {
        for (int r = 0; r < target.length; r++) {
            if (namesSection(r)) {
                long key = sectionKey(r);
                int low = firstSection[target[r]];
                int high = firstSection[target[r] + 1] - 1;
                while (low < high) {
                    int middle = (low + high) >>> 1;
                    Span span = spans[middle - modules];
                    if (((long) span.start() << 32 | span.end()) < key) {
                        low = middle + 1;
                    } else {
                        high = middle;
                    }
                }
                target[r] = low;
            }
        }
    }

    private int[] cutsOf(int module, int length) {
        int[] cuts = new int[2 * (firstSection[module + 1] - firstSection[module]) + 2];
        int size = 0;
        cuts[size++] = 0;
        cuts[size++] = length;
        for (int s = firstSection[module]; s < firstSection[module + 1]; s++) {
            cuts[size++] = Math.min(length, span(s).start());
            cuts[size++] = Math.min(length, span(s).end());
        }
        Arrays.sort(cuts);
        int distinct = 1;
        for (int i = 1; i < size; i++) {
            if (cuts[i] != cuts[distinct - 1]) {
                cuts[distinct++] = cuts[i];
            }
        }
        // An empty file has one empty stretch.
        return distinct == 1 ? new int[] {0, 0} : Arrays.copyOf(cuts, distinct);
    }

    private void weigh(int module, SourceText text, int[] cuts, TokenCounter counter) {
        int[] counts = counter.countBetween(text, cuts);
        for (int i = 0; i < counts.length; i++) {
            int stretch = firstStretch[module] + i;
            weight[stretch] = counts[i];
            stretchStart[stretch - modules - sections] = cuts[i];
        }
    }

    /** Returns the module's first stretch that starts at the offset or after it. */
    private int stretchAt(int module, int offset) {
        int low = firstStretch[module];
        int high = firstStretch[module + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (stretchStart[middle - modules - sections] < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int firstAtOrAfter(int module, int offset) {
        int low = firstReference[module];
        int high = firstReference[module + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (references[middle].mention().span().start() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
