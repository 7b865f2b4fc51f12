package dev.tare.optimizer.structure;

import dev.tare.modules.graph.ModuleGraph;
import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.pass.PassContext;
import java.util.List;
import java.util.Set;

/**
 * A pass that makes one file of several modules and leads references past those that go. All such passes are lossless in the same
 * way: every text that a start loads is loaded by it still, every reference names the file that holds what it named before, and no
 * entry, memory file or rule is touched but for the paths that it cites.
 */
public interface GraphPass extends Pass {

    /** Returns the merges that the pass would make, in order; those that cannot be made are passed over. */
    List<Merge> merges(MergeSite site);

    @Override
    default Fidelity fidelity() {
        return Fidelity.LOSSLESS;
    }

    @Override
    default ModuleGraph apply(ModuleGraph graph, PassContext context) {
        Merging merging = new Merging(graph, Set.of(), Set.of(), context);
        merging.run(this);
        return merging.graph();
    }
}
