package dev.tare.optimizer.pass;

import dev.tare.modules.graph.ModuleGraph;

/**
 * One transformation of a framework. Its class says in its Javadoc what it does to which block, and why that keeps the meaning.
 * A pass has no state: it may be applied by several threads, and the same graph gives the same outcome.
 */
public interface Pass {

    /** Returns the name that reports and options use: lower case, words joined by hyphens, unique among all passes. */
    String name();

    Fidelity fidelity();

    PassGroup group();

    /** Returns the changed graph, or the same one when there is nothing to do. No module's count may rise. */
    ModuleGraph apply(ModuleGraph graph, PassContext context);
}
