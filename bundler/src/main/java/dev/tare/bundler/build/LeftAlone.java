package dev.tare.bundler.build;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.Framework;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.BlockScanner;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.Optimized;
import dev.tare.optimizer.pass.Reserved;
import dev.tare.optimizer.proof.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a build leaves as it is in the source, because the proof would not hold otherwise: first the block that a finding names, and where
 * that does not help, its whole module. Not for use by several threads.
 */
final class LeftAlone {

    /** With more blocks than these, a module is left alone as a whole: each of them costs another round. */
    private static final int MOST_BLOCKS = 4;

    private final Framework framework;
    private final LinkedModules linked;
    private final Set<ModuleId> modules = new TreeSet<>();
    private final Map<ModuleId, List<Span>> blocks = new TreeMap<>();

    LeftAlone(Framework framework, LinkedModules linked) {
        this.framework = framework;
        this.linked = linked;
    }

    /** Returns the modules that stay as a whole; more may be added. */
    Set<ModuleId> modules() {
        return modules;
    }

    Reserved reserved() {
        return new Reserved(modules, blocks);
    }

    /** Returns the paths of the modules that stay as a whole, in order. */
    List<String> paths() {
        return modules.stream().map(ModuleId::path).toList();
    }

    /** Returns path and line of the blocks that stay in other modules, in order. */
    List<String> places() {
        List<String> places = new ArrayList<>();
        blocks.forEach((id, spans) -> {
            PromptModule module = framework.graph().module(id).orElseThrow();
            List<Integer> lines = new ArrayList<>();
            for (Span span : spans) {
                lines.add(module.source().position(span.start()).line());
            }
            Collections.sort(lines);
            if (!modules.contains(id)) {
                lines.forEach(line -> places.add(id.path() + ":" + line));
            }
        });
        return places;
    }

    /** Leaves alone what findings name, as far as it was changed; tells whether there is anything more to leave alone than before. */
    boolean add(List<Finding> findings, Optimized optimized) {
        boolean more = false;
        Set<ModuleId> seen = new TreeSet<>();
        for (Finding finding : findings) {
            Optional<ModuleId> id = ModuleId.of(finding.path());
            if (id.isPresent() && optimized.steps().containsKey(id.get()) && !modules.contains(id.get())) {
                boolean first = seen.add(id.get());
                more |= add(id.get(), finding, first);
            }
            // A link reads as what was made of the file that it leads to.
            Optional<ModuleId> original = id.flatMap(linked::original);
            if (original.isPresent() && optimized.steps().containsKey(original.get())) {
                more |= modules.add(original.get());
            }
        }
        if (!more && !findings.isEmpty()) {
            // What is loaded further on, where a merge took a step out, names a module that nobody changed.
            more = modules.addAll(optimized.homes().keySet());
        }
        return more;
    }

    /** A module has one new block a round: what else is found in it may come from the same fault. */
    private boolean add(ModuleId id, Finding finding, boolean first) {
        List<Span> known = blocks.computeIfAbsent(id, key -> new ArrayList<>());
        Optional<Span> block = block(framework.graph().module(id).orElseThrow(), finding);
        boolean helps = block.isPresent() && known.size() < MOST_BLOCKS && !known.contains(block.get());
        if (first) {
            return helps ? known.add(block.get()) : modules.add(id);
        }
        return false;
    }

    private static Optional<Span> block(PromptModule module, Finding finding) {
        boolean placed = finding.check() == Finding.Check.MEANING || finding.check() == Finding.Check.GRAPH;
        if (!placed || finding.line() > module.source().lines().count()) {
            return Optional.empty();
        }
        int start = module.source().lines().startOf(finding.line());
        List<Block> all = BlockScanner.scan(module.source());
        for (Block block : all) {
            if (block.span().start() <= start && start < block.span().end()) {
                return all.size() == 1 ? Optional.empty() : Optional.of(block.span());
            }
        }
        return Optional.empty();
    }
}
