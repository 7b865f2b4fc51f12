package dev.tare.optimizer.defer;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import java.util.List;

/**
 * Stretches of one module that go to a file of their own together, with one stub in the place of the first of them.
 *
 * @param module the module
 * @param part the file, named as a module
 * @param pass the pass that puts them aside
 * @param reason why they are not needed at the start
 * @param runs the stretches in the module's source, in order: whole lines, and one at least
 */
public record PutAside(ModuleId module, ModuleId part, String pass, Reason reason, List<Span> runs) {

    public PutAside {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("nothing is put aside in " + part);
        }
    }
}
