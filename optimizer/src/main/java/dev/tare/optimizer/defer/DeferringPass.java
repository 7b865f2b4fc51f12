package dev.tare.optimizer.defer;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.Framework;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.pass.PassContext;
import dev.tare.optimizer.pass.PassGroup;
import dev.tare.optimizer.repeat.Packages;
import dev.tare.optimizer.repeat.PointerRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A pass that puts text aside, makes references lazy, says once what stands twice, or drops text. Such passes run before all others, over the text as it was read; {@link Deferring}
 * makes and checks what they ask for.
 */
public interface DeferringPass extends Pass {

    /** Offers what may be put aside; what cannot be is passed over. */
    void offer(DeferralSite site);

    /** Returns the references that the pass would make lazy, whatever else of them is asked for: the same for the same source. */
    default List<LazyMention> mentions(Framework source, TaskExecutor executor) {
        return List.of();
    }

    /**
     * Returns all that the pass may drop from some modules, each of it alone or with any others, in order of place within a module. As with
     * {@link #mentions} it does not matter what a run would have found worth its while.
     */
    default List<Drop> drops(Framework source, List<PromptModule> modules, TaskExecutor executor) {
        return List.of();
    }

    /**
     * Returns by which rules the pass has places point to others; nothing for a pass that does not.
     *
     * @param rest the framework as it is after all that is put aside and becomes lazy
     * @param modules those in which places will be asked for
     */
    default Optional<PointerRules> pointers(
            Framework rest, Set<ModuleId> modules, Packages packages, TaskExecutor executor) {
        return Optional.empty();
    }

    /** Returns the least {@code --level} at which the pass runs. */
    int level();

    @Override
    default Fidelity fidelity() {
        return Fidelity.DEFERRING;
    }

    @Override
    default PassGroup group() {
        return PassGroup.DEFERRAL;
    }

    /**
     * Not to be called: what is put aside makes new modules, which only {@link Deferring} can read.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    default ModuleGraph apply(ModuleGraph graph, PassContext context) {
        throw new UnsupportedOperationException(name() + " is run by Deferring");
    }
}
