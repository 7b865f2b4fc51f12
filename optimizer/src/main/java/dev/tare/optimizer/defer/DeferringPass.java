package dev.tare.optimizer.defer;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.Framework;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.pass.PassContext;
import dev.tare.optimizer.pass.PassGroup;
import java.util.Optional;

/**
 * A pass that puts text aside or makes references lazy. Such passes run before all others, over the text as it was read; {@link Deferring}
 * makes and checks what they ask for.
 */
public interface DeferringPass extends Pass {

    /** Offers what may be put aside; what cannot be is passed over. */
    void offer(DeferralSite site);

    /**
     * Returns how the pass makes the reference at a place lazy; nothing where it would not. It does not matter what else a run of the pass
     * would have found worth its while.
     */
    default Optional<LazyMention> lineAt(Framework source, ModuleId module, Span place) {
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
