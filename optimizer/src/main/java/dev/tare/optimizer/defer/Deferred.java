package dev.tare.optimizer.defer;

import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.text.Edits;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.optimizer.repeat.Pointer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 */
public record Deferred(
        SortedMap<ModuleId, SourceText> texts,
        Map<ModuleId, List<ManifestStub>> stubs,
        List<PutAside> asides,
        List<LazyMention> lines,
        List<Drop> drops,
        List<Pointer> pointers) {

    /** Nothing was put aside. */
    public static final Deferred NOTHING =
            new Deferred(new TreeMap<>(), Map.of(), List.of(), List.of(), List.of(), List.of());

    public Deferred {
        stubs = Map.copyOf(stubs);
        asides = List.copyOf(asides);
        lines = List.copyOf(lines);
        drops = List.copyOf(drops);
        pointers = List.copyOf(pointers);
    }

    /**
     * Puts text aside.
     *
     * @param sources the texts of the modules
     * @param refused is told the modules for which it cannot be made; nothing is put aside from them
     */
    public static Deferred of(
            Sources sources,
            List<PutAside> asides,
            List<LazyMention> lines,
            List<Drop> drops,
            List<Pointer> pointers,
            PartPlaces places,
            TokenCounts counts,
            Collection<ModuleId> refused) {
        SortedMap<ModuleId, List<PutAside>> byModule = new TreeMap<>();
        Map<ModuleId, List<LazyMention>> linesOf = new HashMap<>();
        for (PutAside aside : asides) {
            byModule.computeIfAbsent(aside.module(), id -> new ArrayList<>()).add(aside);
        }
        for (LazyMention line : lines) {
            byModule.computeIfAbsent(line.module(), id -> new ArrayList<>());
            linesOf.computeIfAbsent(line.module(), id -> new ArrayList<>()).add(line);
        }
        Map<ModuleId, List<Drop>> dropsOf = new HashMap<>();
        for (Drop drop : drops) {
            byModule.computeIfAbsent(drop.module(), id -> new ArrayList<>());
            dropsOf.computeIfAbsent(drop.module(), id -> new ArrayList<>()).add(drop);
        }
        Map<ModuleId, List<Pointer>> pointersOf = new HashMap<>();
        for (Pointer pointer : pointers) {
            byModule.computeIfAbsent(pointer.copy(), id -> new ArrayList<>());
            pointersOf.computeIfAbsent(pointer.copy(), id -> new ArrayList<>()).add(pointer);
        }
        SortedMap<ModuleId, SourceText> texts = new TreeMap<>();
        Map<ModuleId, List<ManifestStub>> stubs = new HashMap<>();
        List<PutAside> done = new ArrayList<>();
        List<LazyMention> led = new ArrayList<>();
        List<Drop> dropped = new ArrayList<>();
        List<Pointer> shared = new ArrayList<>();
        byModule.forEach((id, own) -> {
            Optional<SplitModule> split = SplitModule.of(
                    sources.of(id),
                    own,
                    linesOf.getOrDefault(id, List.of()),
                    dropsOf.getOrDefault(id, List.of()),
                    pointersOf.getOrDefault(id, List.of()),
                    places,
                    counts);
            if (split.isEmpty()) {
                refused.add(id);
                return;
            }
            texts.put(id, split.get().rest());
            texts.putAll(split.get().parts());
            stubs.put(id, split.get().stubs());
            done.addAll(own);
            led.addAll(linesOf.getOrDefault(id, List.of()));
            dropped.addAll(dropsOf.getOrDefault(id, List.of()));
            shared.addAll(pointersOf.getOrDefault(id, List.of()));
        });
        done.sort(Comparator.comparing(PutAside::part));
        return new Deferred(texts, stubs, done, led, dropped, shared);
    }

    /** Gives the text of a module of the source. */
    @FunctionalInterface
    public interface Sources {

        SourceText of(ModuleId id);
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
