package dev.tare.bundler.whatif;

import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.manifest.Origin;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.Framework;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import dev.tare.optimizer.defer.Deferred;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each move saves at each start, so that all of them add up to what the start loses. References become lazy one module after the
 * other, and what leaves with each is counted; what several keep in a start together leaves with the last of them. What texts lose is
 * counted from each stub to the next.
 */
final class Savings {

    private final Framework source;
    private final Framework rest;
    private final Deferred deferred;
    private final List<Move> moves;
    private final Map<ModuleId, Map<Integer, Integer>> moveAt = new HashMap<>();
    private final Map<ModuleId, int[]> local = new HashMap<>();
    private final List<ModuleId> entries = new ArrayList<>();

    /** For each move what it saves in what is always loaded. */
    private final long[] always;

    /** For each entry and move what it saves in what the entry adds to that. */
    private final List<long[]> own = new ArrayList<>();

    Savings(Framework source, Framework rest, Deferred deferred, List<Move> moves) {
        this.source = source;
        this.rest = rest;
        this.deferred = deferred;
        this.moves = moves;
        this.always = new long[moves.size()];
        for (PromptModule entry : source.graph().entries()) {
            entries.add(entry.id());
            own.add(new long[moves.size()]);
        }
        for (int i = 0; i < moves.size(); i++) {
            for (Move.Place place : moves.get(i).places()) {
                moveAt.computeIfAbsent(place.module(), id -> new HashMap<>())
                        .put(place.span().start(), i);
            }
        }
        texts(loads());
    }

    /** Returns what the move saves in what every context holds. */
    long always(int move) {
        return always[move];
    }

    /** Returns what the move saves at the start of each entry. */
    long[] starts(int move) {
        long[] starts = new long[entries.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = always[move] + own.get(i)[move];
        }
        return starts;
    }

    /** Weighs what leaves, by the texts as they were; returns the graph in which all has left. */
    private ModuleGraph loads() {
        ModuleGraph graph = source.graph();
        Closure loaded = graph.alwaysLoaded();
        List<Closure> closures = new ArrayList<>();
        for (ModuleId entry : entries) {
            closures.add(graph.eagerClosure(entry));
        }
        List<Reference> references = new ArrayList<>(graph.references());
        for (int move = 0; move < moves.size(); move++) {
            if (moves.get(move).isPart()) {
                continue;
            }
            makeLazy(references, moves.get(move).references());
            graph = ModuleGraph.of(
                    source.modules(),
                    references,
                    graph.resolution(),
                    graph.alwaysLoadedRoots(),
                    source.counter(),
                    graph.eagerDepth());
            Set<ModuleId> from = new HashSet<>();
            moves.get(move).places().forEach(place -> from.add(place.module()));
            boolean all = holdsAny(loaded, from);
            if (all) {
                Closure now = graph.alwaysLoaded();
                always[move] += loaded.tokens() - now.tokens();
                loaded = now;
            }
            for (int i = 0; i < entries.size(); i++) {
                // What is no longer always loaded may come back with an entry.
                if (all || holdsAny(closures.get(i), from)) {
                    Closure now = graph.eagerClosure(entries.get(i));
                    own.get(i)[move] += closures.get(i).tokens() - now.tokens();
                    closures.set(i, now);
                }
            }
        }
        return graph;
    }

    private static void makeLazy(List<Reference> references, List<Reference> lazy) {
        Set<Reference> wanted = new HashSet<>(lazy);
        for (int i = 0; i < references.size(); i++) {
            Reference one = references.get(i);
            if (wanted.contains(one)) {
                references.set(
                        i,
                        new Reference(
                                one.from(),
                                one.mention(),
                                Strength.LAZY,
                                one.outcome(),
                                one.tier(),
                                one.to(),
                                one.section(),
                                one.candidates()));
            }
        }
    }

    private static boolean holdsAny(Closure closure, Set<ModuleId> modules) {
        for (Closure.Part part : closure.parts()) {
            if (modules.contains(part.id())) {
                return true;
            }
        }
        return false;
    }

    /** Weighs what the texts lose that a start goes on holding. */
    private void texts(ModuleGraph left) {
        texts(left.alwaysLoaded(), rest.graph().alwaysLoaded(), always);
        for (int i = 0; i < entries.size(); i++) {
            texts(left.eagerClosure(entries.get(i)), rest.graph().eagerClosure(entries.get(i)), own.get(i));
        }
    }

    private void texts(Closure before, Closure after, long[] saved) {
        Map<ModuleId, Integer> now = new HashMap<>();
        for (Closure.Part part : after.parts()) {
            now.merge(part.id(), part.tokens(), Integer::sum);
        }
        Map<ModuleId, Integer> had = new HashMap<>();
        List<Closure.Part> split = new ArrayList<>();
        for (Closure.Part part : before.parts()) {
            if (!deferred.stubs(part.id()).isEmpty()) {
                had.merge(part.id(), part.tokens(), Integer::sum);
                split.add(part);
            }
        }
        for (Closure.Part part : split) {
            Integer tokens = had.remove(part.id());
            if (tokens != null) {
                share(part, tokens - now.getOrDefault(part.id(), 0), saved);
            }
        }
    }

    /** Shares what a module lost among the moves that changed it in what is loaded of it. */
    private void share(Closure.Part part, int lost, long[] saved) {
        List<ManifestStub> stubs = deferred.stubs(part.id());
        int[] each = local.computeIfAbsent(part.id(), this::lossesOf);
        int left = lost;
        int last = 0;
        for (int i = 0; i < stubs.size(); i++) {
            if (part.section().isEmpty()
                    || part.section().get().overlaps(stubs.get(i).source())) {
                saved[move(part.id(), stubs.get(i))] += each[i];
                left -= each[i];
                last = i;
            }
        }
        // Comments that a harness leaves out weigh nothing, wherever they stand.
        saved[move(part.id(), stubs.get(last))] += left;
    }

    private int move(ModuleId module, ManifestStub stub) {
        Integer move = moveAt.getOrDefault(module, Map.of()).get(stub.source().start());
        if (move == null || !(stub.origin() instanceof Origin.InPart || stub.origin() instanceof Origin.AsWritten)) {
            throw new IllegalStateException("nothing is known of what " + stub.pass() + " took out of " + module);
        }
        return move;
    }

    /** Returns for each stub how many tokens fewer begin between its place and that of the next; they add up to the module's. */
    private int[] lossesOf(ModuleId id) {
        List<ManifestStub> stubs = deferred.stubs(id);
        SourceText before = source.graph().module(id).orElseThrow().source();
        SourceText after = rest.graph().module(id).orElseThrow().source();
        int[] cuts = new int[stubs.size() + 1];
        int[] cutsAfter = new int[stubs.size() + 1];
        int shift = 0;
        for (int i = 0; i < stubs.size(); i++) {
            Span gone = stubs.get(i).source();
            cuts[i] = i == 0 ? 0 : gone.start();
            cutsAfter[i] = i == 0 ? 0 : gone.start() + shift;
            shift += stubs.get(i).length() - gone.length();
        }
        cuts[stubs.size()] = before.length();
        cutsAfter[stubs.size()] = after.length();
        TokenCounter counter = source.counter();
        int[] losses = counter.countBetween(before, cuts);
        int[] kept = counter.countBetween(after, cutsAfter);
        Arrays.setAll(losses, i -> losses[i] - kept[i]);
        return losses;
    }
}
