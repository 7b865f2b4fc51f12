package dev.tare.modules.link;

import dev.tare.modules.dialect.Dialect;
import dev.tare.modules.dialect.Dialects;
import dev.tare.modules.dialect.Tree;
import dev.tare.modules.model.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Drops look-alikes: what a dialect found that the framework does not speak. Immutable. */
final class Evidence {

    private final Set<String> accepted = new HashSet<>();

    Evidence(Dialects dialects, Tree tree, Findings all) {
        accepted.addAll(all.provenDialects());
        for (Dialect dialect : dialects.all()) {
            if (dialects.areChosen() || !dialect.needsEvidence() || dialect.isPresentIn(tree)) {
                accepted.add(dialect.id());
            }
        }
    }

    /** Returns the references of the dialects that are present, or that something proves. */
    List<Reference> keepShown(List<Reference> references) {
        List<Reference> kept = new ArrayList<>(references.size());
        for (Reference reference : references) {
            if (accepted.contains(reference.mention().dialect())) {
                kept.add(reference);
            }
        }
        return kept;
    }
}
