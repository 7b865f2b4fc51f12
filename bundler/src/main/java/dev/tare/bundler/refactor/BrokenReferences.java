package dev.tare.bundler.refactor;

import dev.tare.bundler.refactor.RefactorReport.Place;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds references that lead nowhere and did not do so before. */
final class BrokenReferences {

    private BrokenReferences() {}

    /** Returns them in order of place. One that was broken before is known, wherever it stands now. */
    static List<Place> newOnes(ModuleGraph before, ModuleGraph after) {
        Set<String> known = new HashSet<>();
        for (Reference reference : before.references()) {
            if (reference.outcome() == Outcome.BROKEN) {
                known.add(written(reference));
            }
        }
        List<Place> found = new ArrayList<>();
        for (Reference reference : after.references()) {
            if (reference.outcome() == Outcome.BROKEN && !known.contains(written(reference))) {
                int line = after.module(reference.from())
                        .orElseThrow()
                        .source()
                        .position(reference.mention().span().start())
                        .line();
                found.add(new Place(reference.from().path(), line, written(reference)));
            }
        }
        return found;
    }

    private static String written(Reference reference) {
        return reference.mention().target()
                + reference.mention().section().map(section -> "#" + section).orElse("");
    }
}
