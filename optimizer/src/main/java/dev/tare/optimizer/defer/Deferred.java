package dev.tare.optimizer.defer;

import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.text.Edits;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.optimizer.repeat.Pointer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is left of a framework's modules when some of their text is put aside, and the parts that hold that.
 *
 * @param texts of the modules that changed, and of the parts
 * @param stubs what stands for what in each module that changed
 * @param asides what was put aside, in order of the parts
 * @param lines the references that became lazy
 * @param drops what was dropped
 * @param pointers what is said in another place and not again
 * @param links the links to sections that lead to parts now
 * @param stuck headings that have to stay after all, by their modules: a link to them cannot follow them
 */
public record Deferred(
        SortedMap<ModuleId, SourceText> texts,
        Map<ModuleId, List<ManifestStub>> stubs,
        List<PutAside> asides,
        List<LazyMention> lines,
        List<Drop> drops,
        List<Pointer> pointers,
        List<MovedLink> links,
        Map<ModuleId, List<Span>> stuck) {

    /** Nothing was put aside. */
    public static final Deferred NOTHING =
            new Deferred(new TreeMap<>(), Map.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Map.of());

    public Deferred {
        stubs = Map.copyOf(stubs);
        asides = List.copyOf(asides);
        lines = List.copyOf(lines);
        drops = List.copyOf(drops);
        pointers = List.copyOf(pointers);
        links = List.copyOf(links);
        stuck = Map.copyOf(stuck);
    }

    /**
     * Puts text aside.
     *
     * @param source the modules as they were read
     * @param refused is told the modules for which it cannot be made; nothing is put aside from them
     */
    static Deferred of(
            ModuleGraph source, Moves moves, PartPlaces places, TokenCounts counts, Collection<ModuleId> refused) {
        SectionLinks links = SectionLinks.of(source, moves);
        SortedMap<ModuleId, SourceText> texts = new TreeMap<>();
        Map<ModuleId, List<ManifestStub>> stubs = new HashMap<>();
        Set<ModuleId> impossible = new HashSet<>();
        moves.and(links.moved()).byModule().forEach((id, own) -> {
            SourceText text = source.module(id).orElseThrow().source();
            Optional<SplitModule> split = SplitModule.of(text, own, places, counts);
            if (split.isEmpty()) {
                impossible.add(id);
                return;
            }
            texts.put(id, split.get().rest());
            texts.putAll(split.get().parts());
            stubs.put(id, split.get().stubs());
        });
        refused.addAll(impossible);
        Moves done = moves.without(impossible);
        List<PutAside> asides = new ArrayList<>(done.asides());
        asides.sort(Comparator.comparing(PutAside::part));
        return new Deferred(
                texts,
                stubs,
                asides,
                done.lines(),
                done.drops(),
                done.pointers(),
                links.moved().stream()
                        .filter(link -> !impossible.contains(link.module()))
                        .toList(),
                links.stuck());
    }

    /** Returns what was asked for, and could be made. */
    Moves moves() {
        return new Moves(asides, lines, drops, pointers);
    }

    public boolean isEmpty() {
        return stubs.isEmpty();
    }

    /** Returns what stands for what in a module. */
    public List<ManifestStub> stubs(ModuleId id) {
        return stubs.getOrDefault(id, List.of());
    }

    /** Returns how the text of a module was changed. */
    public Edits edits(ModuleId id) {
        SourceText now = texts.get(id);
        Edits.Builder edits = new Edits.Builder();
        if (now != null) {
            int shift = 0;
            for (ManifestStub stub : stubs(id)) {
                int start = stub.source().start() + shift;
                edits.replace(
                        stub.source().start(),
                        stub.source().end(),
                        Arrays.copyOfRange(now.utf8(), start, start + stub.length()));
                shift += stub.length() - stub.source().length();
            }
        }
        return edits.build();
    }
}
