package dev.tare.optimizer;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.optimizer.pass.PassStep;
import java.util.List;
import java.util.Map;

/**
 * A framework after all passes.
 *
 * @param source the graph as it was read
 * @param graph the graph as it will be written
 * @param stats what each pass did, in the order of the passes
 * @param steps for each module that changed, what the passes did to it
 */
public record Optimized(
        ModuleGraph source, ModuleGraph graph, List<PassStat> stats, Map<ModuleId, List<PassStep>> steps) {

    public Optimized {
        stats = List.copyOf(stats);
        steps = Map.copyOf(steps);
    }
}
