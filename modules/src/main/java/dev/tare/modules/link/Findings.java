package dev.tare.modules.link;

import dev.tare.modules.dialect.Tree;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.Reference;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the references of some modules tell about those of others. Several threads may read it, but not add to it. */
final class Findings {

    private final Set<String> brokenNames = new HashSet<>();
    private final Set<String> provenDialects = new HashSet<>();

    void add(Reference reference) {
        if (reference.outcome() == Outcome.RESOLVED) {
            provenDialects.add(reference.mention().dialect());
        } else if (reference.outcome().isBroken() && !SecondLook.isBare(reference)) {
            brokenNames.add(Tree.name(reference.mention().target()));
        }
    }

    /** Returns all of these in one. */
    static Findings of(List<Findings> parts) {
        Findings all = new Findings();
        for (Findings part : parts) {
            all.brokenNames.addAll(part.brokenNames);
            all.provenDialects.addAll(part.provenDialects);
        }
        return all;
    }

    /** Tells whether a path with this file name and a folder in front is broken. */
    boolean isBroken(String name) {
        return brokenNames.contains(name);
    }

    /** Returns the dialects of references that lead to a module. */
    Set<String> provenDialects() {
        return provenDialects;
    }
}
