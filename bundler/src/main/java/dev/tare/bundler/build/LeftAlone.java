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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a build leaves as it is in the source, because the proof would not hold otherwise: first the block that a finding names, and where
 * that does not help, its whole module. Not for use by several threads.
 */
final class LeftAlone {

    /** With more blocks than these, a module is left alone as a whole: each of them costs another round. */
    private static final int MOST_BLOCKS = 4;

    private final LinkedModules linked;
    private final Set<ModuleId> modules = new TreeSet<>();

    /** For each module the first lines of the blocks: their offsets move when the number in a stub before them changes. */
    private final Map<ModuleId, Set<Integer>> blocks = new TreeMap<>();

    private @Nullable Framework framework;

    LeftAlone(LinkedModules linked) {
        this.linked = linked;
    }

    /** Says in which framework the lines of findings are: the one that passes over texts begin with. */
    void in(Framework rest) {
        framework = rest;
    }

    private Framework framework() {
        return Objects.requireNonNull(framework, "no framework yet");
    }

    /** Returns the modules that stay as a whole; more may be added. */
    Set<ModuleId> modules() {
        return modules;
    }

    Reserved reserved() {
        Map<ModuleId, List<Span>> places = new TreeMap<>();
        blocks.forEach((id, lines) -> {
            List<Span> spans = new ArrayList<>();
            framework().graph().module(id).ifPresent(module -> {
                for (int line : lines) {
                    block(module, line).ifPresent(spans::add);
                }
            });
            places.put(id, spans);
        });
        return new Reserved(modules, places);
    }

    /** Returns the paths of the modules that stay as a whole, in order. */
    List<String> paths() {
        return modules.stream().map(ModuleId::path).toList();
    }

    /** Returns path and line of the blocks that stay in other modules, in order. */
    List<String> places() {
        List<String> places = new ArrayList<>();
        blocks.forEach((id, lines) -> {
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
        if (!first) {
            return false;
        }
        PromptModule module = framework().graph().module(id).orElseThrow();
        boolean placed = finding.check() == Finding.Check.MEANING || finding.check() == Finding.Check.GRAPH;
        Optional<Span> block = placed ? block(module, finding.line()) : Optional.empty();
        Set<Integer> known = blocks.computeIfAbsent(id, key -> new TreeSet<>());
        return block.isPresent()
                        && known.size() < MOST_BLOCKS
                        && known.add(
                                module.source().position(block.get().start()).line())
                || modules.add(id);
    }

    /** Returns the block of a line; nothing where that is all of the module. */
    private static Optional<Span> block(PromptModule module, int line) {
        if (line > module.source().lines().count()) {
            return Optional.empty();
        }
        int start = module.source().lines().startOf(line);
        List<Block> all = BlockScanner.scan(module.source());
        for (Block block : all) {
            if (block.span().start() <= start && start < block.span().end()) {
                return all.size() == 1 ? Optional.empty() : Optional.of(block.span());
            }
        }
        return Optional.empty();
    }
}
