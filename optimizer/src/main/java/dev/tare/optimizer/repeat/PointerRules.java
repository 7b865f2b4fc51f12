package dev.tare.optimizer.repeat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.optimizer.repeat.Repeat.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which places of a framework may point to which others, and with what words. What is said of two places depends on nothing but the
 * framework: whatever else is shared, and who asks.
 */
public final class PointerRules {

    private final Sight sight;
    private final PointerDrafts drafts;
    private final Packages packages;

    private PointerRules(Sight sight, PointerDrafts drafts, Packages packages) {
        this.sight = sight;
        this.drafts = drafts;
        this.packages = packages;
    }

    /**
     * Returns the rules of a framework.
     *
     * @param asked the modules in which places will be asked for
     */
    public static PointerRules of(
            ModuleGraph graph, Set<ModuleId> asked, TokenCounter counter, Packages packages, TaskExecutor executor) {
        Sight sight = Sight.of(graph, asked, executor);
        PointerModules modules = new PointerModules(graph, sight, asked, executor);
        return new PointerRules(sight, new PointerDrafts(modules, counter, packages), packages);
    }

    Sight sight() {
        return sight;
    }

    /** Returns the pointer that would stand in the one place of a repeat in the stead of the words that another one has. */
    Optional<Pointer> pointer(Place copy, Place holder) {
        return mayPoint(copy.id(), copy.span(), holder.id(), holder.span())
                ? drafts.pointer(copy.id(), copy.span(), holder.id(), holder.span())
                : Optional.empty();
    }

    /**
     * Returns the pointers that would stand in a place for what is held in another one; most often one or none. There are several where
     * the words of an element are all of one within.
     *
     * @param place what would be replaced, to the byte
     * @param held what would stay, to the byte
     */
    public List<Pointer> between(ModuleId copy, Span place, ModuleId holder, Span held) {
        return mayPoint(copy, place, holder, held) ? drafts.between(copy, place, holder, held) : List.of();
    }

    private boolean mayPoint(ModuleId copy, Span place, ModuleId holder, Span held) {
        // Most repeats are those of copies that never meet, so the cheapest question comes first.
        return sight.mayMeet(copy, holder)
                && sight.isHeld(copy, place, holder, held)
                && !sight.isLeftOut(copy, place)
                && packages.packageOf(copy).equals(packages.packageOf(holder));
    }
}
