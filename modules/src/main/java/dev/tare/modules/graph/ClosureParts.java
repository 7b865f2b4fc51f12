package dev.tare.modules.graph;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.model.PromptModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gathers reached nodes into the parts of a closure. */
final class ClosureParts {

    private final TextGraph texts;
    private final PromptModule[] modules;
    private final List<Closure.Part> parts = new ArrayList<>();
    private int[] sections = new int[8];
    private int[] sectionHops = new int[8];
    private int sectionCount;

    ClosureParts(TextGraph texts, PromptModule[] modules) {
        this.texts = texts;
        this.modules = modules;
    }

    /** Returns the closure of what a search from this module has reached. */
    static Closure of(TextGraph texts, PromptModule[] modules, Search search, ModuleId start) {
        ClosureParts gathered = new ClosureParts(texts, modules);
        for (int i = 0; i < search.size(); i++) {
            int node = search.node(i);
            gathered.add(node, search.hops(node), search.reached(texts.owner[node]));
        }
        return gathered.closure(Optional.of(start));
    }

    /**
     * Adds a reached node.
     *
     * @param whole whether the node's module is reached as a whole
     */
    void add(int node, int hops, boolean whole) {
        if (texts.isModule(node)) {
            addWhole(node, modules[node].tokens(), hops);
        } else if (!whole && !texts.isStretch(node)) {
            if (sectionCount == sections.length) {
                sections = Arrays.copyOf(sections, sectionCount * 2);
                sectionHops = Arrays.copyOf(sectionHops, sectionCount * 2);
            }
            sections[sectionCount] = node;
            sectionHops[sectionCount++] = hops;
        }
    }

    /** Adds a reached module that brings so many tokens. */
    void addWhole(int module, int tokens, int hops) {
        parts.add(new Closure.Part(modules[module].id(), Optional.empty(), tokens, hops));
    }

    Closure closure(Optional<ModuleId> start) {
        mergeSections();
        parts.sort(new ByHops());
        long tokens = 0;
        for (int i = 0; i < parts.size(); i++) {
            tokens += parts.get(i).tokens();
        }
        return new Closure(start, parts, (int) Math.min(tokens, Integer.MAX_VALUE));
    }

    /** Joins sections that overlap: they are numbered by module and then by start, so neighbours are next to each other. */
    private void mergeSections() {
        long[] order = new long[sectionCount];
        for (int i = 0; i < sectionCount; i++) {
            order[i] = (long) sections[i] << 32 | sectionHops[i];
        }
        Arrays.sort(order);
        int i = 0;
        while (i < sectionCount) {
            int section = (int) (order[i] >>> 32);
            int module = texts.owner[section];
            Span span = texts.span(section);
            int hops = (int) order[i];
            i++;
            while (i < sectionCount && texts.owner[(int) (order[i] >>> 32)] == module) {
                Span next = texts.span((int) (order[i] >>> 32));
                if (!next.overlaps(span)) {
                    break;
                }
                span = new Span(span.start(), Math.max(span.end(), next.end()));
                hops = Math.min(hops, (int) order[i]);
                i++;
            }
            parts.add(new Closure.Part(modules[module].id(), Optional.of(span), texts.tokensIn(module, span), hops));
        }
    }

    private static final class ByHops implements Comparator<Closure.Part> {
        @Override
        public int compare(Closure.Part a, Closure.Part b) {
            if (a.hops() != b.hops()) {
                return Integer.compare(a.hops(), b.hops());
            }
            int byId = a.id().compareTo(b.id());
            return byId != 0 ? byId : Integer.compare(startOf(a), startOf(b));
        }

        private static int startOf(Closure.Part part) {
            return part.section().isPresent() ? part.section().get().start() : -1;
        }
    }
}
