package dev.tare.modules.graph;

import dev.tare.core.text.ModuleId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of all entries of a graph, and how many entries use each module.
 *
 * <p>All figures are exact. Only the list of heaviest modules may be missing, and then says so: to find what hangs on the modules
 * of a closure takes a walk of its own for each entry, so entries that reach more than a 64th of a large graph share a budget of
 * {@value #WORK_BUDGET} nodes and edges, the costliest entry first. It is enough for 1,000 entries that each reach all of 10,000 modules
 * with 50,000 references. {@link ModuleGraph#retained} answers for the others one by one.
 */
public final class EntryCosts {

    static final long WORK_BUDGET = 64_000_000;

    private final List<EntryCost> entries;
    private final Map<String, Integer> position;
    private final Map<String, Integer> index;
    private final int[] usedBy;

    EntryCosts(List<EntryCost> entries, Map<String, Integer> position, Map<String, Integer> index, int[] usedBy) {
        this.entries = Collections.unmodifiableList(entries);
        this.position = position;
        this.index = index;
        this.usedBy = usedBy;
    }

    /** Returns the entries' figures, sorted by id. */
    public List<EntryCost> entries() {
        return entries;
    }

    /** Returns the figures of the entry, or nothing when the module is none. */
    public Optional<EntryCost> of(ModuleId id) {
        Integer found = position.get(id.path());
        return found == null ? Optional.empty() : Optional.of(entries.get(found));
    }

    /** Returns how many entries have the module, or a section of it, in their reachable closure; an entry reaches itself. */
    public int usedBy(ModuleId id) {
        Integer found = index.get(id.path());
        if (found == null) {
            throw new IllegalArgumentException("no module has the id " + id);
        }
        return usedBy[found];
    }
}
