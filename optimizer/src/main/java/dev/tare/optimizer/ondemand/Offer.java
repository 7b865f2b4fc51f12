package dev.tare.optimizer.ondemand;

import dev.tare.core.text.Edits;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.block.BlockScanner;
import dev.tare.modules.block.SurroundingsIndex;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.Mention;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Surroundings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The lines that one module may get, and those of them that are worth it. A file is taken only when it leaves the start, so with all
 * of its references, and when enough tokens leave for what the lines cost.
 */
final class Offer {

    /** Less than this is not worth a step to open it later. */
    private static final int LEAST_TOKENS = 50;

    /** The lines of a file may cost this part of what leaves. */
    private static final int SHARE = 5;

    /** Files that bring in the same texts leave only together; after so many looks none of them does. */
    private static final int MOST_ROUNDS = 16;

    private final ModuleGraph graph;
    private final PromptModule module;
    private final boolean everyStart;
    private final List<LazyLine> before;
    private final TokenCounter counter;

    /**
     * @param everyStart whether the module is always loaded
     * @param before lines of the module that are made in any case
     */
    Offer(ModuleGraph graph, PromptModule module, boolean everyStart, List<LazyLine> before, TokenCounter counter) {
        this.graph = graph;
        this.module = module;
        this.everyStart = everyStart;
        this.before = before;
        this.counter = counter;
    }

    /** Returns those of the lines that are worth it, in order of place. */
    List<LazyLine> worthwhile(List<LazyLine> offered) {
        List<LazyLine> lines = readable(offered);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<LazyLine> paying = paying(lines);
            if (paying.size() == lines.size()) {
                return lowers(lines) ? lines : List.of();
            }
            lines = paying;
        }
        return List.of();
    }

    private List<LazyLine> paying(List<LazyLine> lines) {
        Map<String, List<LazyLine>> byTarget = new TreeMap<>();
        for (LazyLine line : lines) {
            byTarget.computeIfAbsent(target(line.reference()), key -> new ArrayList<>())
                    .add(line);
        }
        int lean = tokensWithout(lines);
        List<LazyLine> paying = new ArrayList<>();
        for (List<LazyLine> own : byTarget.values()) {
            List<LazyLine> others = new ArrayList<>(lines);
            others.removeAll(own);
            int leaves = tokensWithout(others) - lean;
            if (leaves >= LEAST_TOKENS && cost(own) * SHARE < leaves) {
                paying.addAll(own);
            }
        }
        paying.sort(LazyLine.ORDER);
        return paying;
    }

    private static String target(Reference reference) {
        return reference.to().orElseThrow().path() + "#"
                + reference.section().map(Span::start).orElse(-1);
    }

    private int cost(List<LazyLine> lines) {
        int cost = 0;
        for (LazyLine line : lines) {
            cost += counter.count(line.text()) - counter.count(module.source().slice(line.place()));
        }
        return cost;
    }

    /** Tells whether the exact count of the start falls, all lines together. */
    private boolean lowers(List<LazyLine> lines) {
        if (lines.isEmpty()) {
            return true;
        }
        byte[] with = edits(before).apply(module.source().utf8());
        List<LazyLine> all = new ArrayList<>(before);
        all.addAll(lines);
        byte[] withAll = edits(all).apply(module.source().utf8());
        int grows = counter.count(withAll, 0, withAll.length) - counter.count(with, 0, with.length);
        return tokensWithout(lines) + grows < tokensWithout(List.of());
    }

    private int tokensWithout(List<LazyLine> lines) {
        Set<Reference> seen = new HashSet<>();
        List<Reference> lazy = new ArrayList<>();
        for (LazyLine line : before) {
            if (seen.add(line.reference())) {
                lazy.add(line.reference());
            }
        }
        for (LazyLine line : lines) {
            if (seen.add(line.reference())) {
                lazy.add(line.reference());
            }
        }
        ModuleId id = module.id();
        return everyStart ? graph.alwaysLoadedTokensWithout(lazy) : graph.eagerTokensWithout(id, lazy);
    }

    /** Leaves out lines whose path would not be read, and all of them when any other mention would be read otherwise. */
    private List<LazyLine> readable(List<LazyLine> offered) {
        List<LazyLine> lines = new ArrayList<>(offered);
        lines.sort(LazyLine.ORDER);
        for (int round = 0; round < 2 && !lines.isEmpty(); round++) {
            Edits edits = edits(lines);
            SurroundingsIndex after = surroundings(edits);
            List<LazyLine> read = new ArrayList<>();
            for (LazyLine line : lines) {
                int path = edits.map(line.place().start()) + line.text().indexOf('`');
                if (after.at(path + 1) == Surroundings.CODE_SPAN) {
                    read.add(line);
                }
            }
            if (read.size() == lines.size()) {
                return leavesOthers(edits, after, lines) ? lines : List.of();
            }
            lines = read;
        }
        return List.of();
    }

    private boolean leavesOthers(Edits edits, SurroundingsIndex after, List<LazyLine> lines) {
        Set<Span> places = new HashSet<>();
        for (LazyLine line : lines) {
            places.add(line.place());
        }
        for (Mention mention : module.mentions()) {
            // A condition of an installer is no part of the layout.
            boolean stays = !places.contains(mention.span()) && mention.surroundings() != Surroundings.CONDITION;
            if (stays && after.at(edits.map(mention.span().start())) != mention.surroundings()) {
                return false;
            }
        }
        return true;
    }

    private SurroundingsIndex surroundings(Edits edits) {
        SourceText after =
                SourceText.ofUtf8(module.id(), edits.apply(module.source().utf8()));
        return BlockScanner.layout(after).surroundings();
    }

    private static Edits edits(List<LazyLine> lines) {
        List<LazyLine> sorted = new ArrayList<>(lines);
        sorted.sort(LazyLine.ORDER);
        Edits.Builder edits = new Edits.Builder();
        for (LazyLine line : sorted) {
            edits.replace(line.place().start(), line.place().end(), line.text().getBytes(StandardCharsets.UTF_8));
        }
        return edits.build();
    }
}
