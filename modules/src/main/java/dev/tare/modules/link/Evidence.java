package dev.tare.modules.link;

import dev.tare.modules.dialect.Dialect;
import dev.tare.modules.dialect.Dialects;
import dev.tare.modules.dialect.Tree;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Drops look-alikes: what a dialect found that the framework does not speak. */
final class Evidence {

    private final Set<String> accepted = new HashSet<>();

    Evidence(Dialects dialects, Tree tree) {
        for (Dialect dialect : dialects.all()) {
            if (dialects.areChosen() || !dialect.needsEvidence() || dialect.isPresentIn(tree)) {
                accepted.add(dialect.id());
            }
        }
    }

    /** Returns the references of the dialects that are present, or that something proves. */
    List<Reference> keepShown(List<Reference> references) {
        for (Reference reference : references) {
            if (reference.outcome() == Outcome.RESOLVED) {
                accepted.add(reference.mention().dialect());
            }
        }
        List<Reference> kept = new ArrayList<>(references.size());
        for (Reference reference : references) {
            if (accepted.contains(reference.mention().dialect())) {
                kept.add(reference);
            }
        }
        return kept;
    }
}
