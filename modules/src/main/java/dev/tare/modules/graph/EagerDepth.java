package dev.tare.modules.graph;

import dev.tare.modules.model.ModuleKind;

/**
 * How many eager references a harness follows one after the other, by the kind of the module it starts at. References that are
 * {@linkplain dev.tare.modules.model.Form#isPutInPlace put in place} before it reads anything are not among them. Where a harness
 * does not document how deep it goes, one level is what is known, and the closure without the limit is shown beside it.
 *
 * @param entries hops from a command, a skill or an agent; at least 0
 * @param memory hops from a memory module; at least 0
 * @param others hops from any other module; at least 0
 */
public record EagerDepth(int entries, int memory, int others) {

    /** Follow as long as there are references. */
    public static final int ANY = Integer.MAX_VALUE;

    /** Every chain is followed to its end. */
    public static final EagerDepth UNLIMITED = new EagerDepth(ANY, ANY, ANY);

    public EagerDepth {
        if (entries < 0 || memory < 0 || others < 0) {
            throw new IllegalArgumentException("hops must not be negative");
        }
    }

    /** Returns how many hops are followed from a module of the kind. */
    public int eagerHops(ModuleKind startKind) {
        return startKind.isEntry() ? entries : startKind == ModuleKind.MEMORY ? memory : others;
    }
}
