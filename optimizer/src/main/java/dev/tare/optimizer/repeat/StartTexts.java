package dev.tare.optimizer.repeat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.BlockScanner;
import dev.tare.modules.graph.AlwaysRoot;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.repeat.SharedPrefix.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The texts that starts of entries consist of, in the order in which they are loaded. */
final class StartTexts {

    /**
     * A block of a start.
     *
     * @param module the module it stands in
     * @param hash a hash of its bytes
     * @param bytes how many bytes it has, with the blank lines behind it
     * @param tokens the tokens of the module that begin in it
     */
    record Piece(ModuleId module, long hash, int bytes, int tokens) {}

    /** A start, block by block. */
    record Start(ModuleId entry, List<Piece> pieces) {}

    private record Stretch(ModuleId id, Span span) {}

    private final ModuleGraph graph;
    private final TokenCounter counter;
    private final Map<Stretch, List<Piece>> known = new ConcurrentHashMap<>();

    StartTexts(ModuleGraph graph, TokenCounter counter) {
        this.graph = graph;
        this.counter = counter;
    }

    List<Start> starts(List<PromptModule> entries, Order order, TaskExecutor executor) {
        List<Closure> closures = executor.map(entries, entry -> graph.eagerClosure(entry.id()));
        List<Piece> always = new ArrayList<>();
        for (Closure.Part part : alwaysInOrder()) {
            always.addAll(loaded(part));
        }
        Map<ModuleId, Integer> counts = new HashMap<>();
        for (Closure closure : closures) {
            closure.parts().forEach(part -> counts.merge(part.id(), 1, Integer::sum));
        }
        return executor.map(closures, closure -> {
            List<Piece> pieces = new ArrayList<>(always);
            for (Closure.Part part : inOrder(closure, order, counts)) {
                pieces.addAll(pieces(
                        part.id(),
                        part.section().orElseGet(() -> source(part.id()).span())));
            }
            return new Start(closure.start().orElseThrow(), pieces);
        });
    }

    /** Returns what is always loaded: the roots as the harness reads them, and then what they import. */
    private List<Closure.Part> alwaysInOrder() {
        Map<ModuleId, Integer> places = new LinkedHashMap<>();
        for (AlwaysRoot root : graph.alwaysLoadedRoots()) {
            places.putIfAbsent(root.id(), places.size());
        }
        List<Closure.Part> parts = new ArrayList<>(graph.alwaysLoaded().parts());
        // The sort is stable: what is no root keeps its order.
        parts.sort(Comparator.comparingInt(part -> places.getOrDefault(part.id(), Integer.MAX_VALUE)));
        return parts;
    }

    private List<Piece> loaded(Closure.Part part) {
        SourceText source = source(part.id());
        List<Piece> pieces = new ArrayList<>();
        for (AlwaysRoot root : graph.alwaysLoadedRoots()) {
            if (root.id().equals(part.id()) && !root.leftOut().isEmpty()) {
                int at = 0;
                for (Span out : root.leftOut()) {
                    pieces.addAll(pieces(part.id(), new Span(at, out.start())));
                    at = out.end();
                }
                pieces.addAll(pieces(part.id(), new Span(at, source.length())));
                return pieces;
            }
        }
        return pieces(part.id(), part.section().orElseGet(source::span));
    }

    private static List<Closure.Part> inOrder(Closure closure, Order order, Map<ModuleId, Integer> counts) {
        List<Closure.Part> parts = new ArrayList<>(closure.parts());
        if (order == Order.SHARED_FIRST) {
            ModuleId entry = closure.start().orElseThrow();
            parts.sort(Comparator.comparing((Closure.Part part) -> part.id().equals(entry))
                    .thenComparing(part -> -counts.getOrDefault(part.id(), 0))
                    .thenComparing(Closure.Part::id)
                    .thenComparing(part -> part.section().map(Span::start).orElse(-1)));
        }
        return parts;
    }

    private SourceText source(ModuleId id) {
        return graph.module(id).orElseThrow().source();
    }

    private List<Piece> pieces(ModuleId id, Span span) {
        return known.computeIfAbsent(new Stretch(id, span), stretch -> cut(source(stretch.id), stretch.span));
    }

    private List<Piece> cut(SourceText source, Span span) {
        List<Integer> cuts = new ArrayList<>();
        cuts.add(span.start());
        for (Block block : BlockScanner.scan(source)) {
            int start = block.span().start();
            if (start > span.start() && start < span.end()) {
                cuts.add(start);
            }
        }
        cuts.add(span.end());
        int[] all = new int[cuts.size() + 2];
        for (int i = 0; i < cuts.size(); i++) {
            all[i + 1] = cuts.get(i);
        }
        all[all.length - 1] = source.length();
        int[] tokens = counter.countBetween(source, all);
        List<Piece> pieces = new ArrayList<>();
        byte[] utf8 = source.utf8();
        for (int i = 1; i + 2 < all.length; i++) {
            long hash = Hashes.SEED;
            for (int at = all[i]; at < all[i + 1]; at++) {
                hash = Hashes.step(hash, utf8[at] & 0xff);
            }
            pieces.add(new Piece(source.id(), Hashes.mixed(hash), all[i + 1] - all[i], tokens[i]));
        }
        return pieces;
    }
}
