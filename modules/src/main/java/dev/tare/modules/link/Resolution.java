package dev.tare.modules.link;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.Tier;
import java.util.List;
import java.util.Optional;

/**
 * What a path turned out to mean.
 *
 * @param outcome what it is
 * @param tier how exactly it had to be read, when it is resolved
 * @param to the module, when it is resolved
 * @param candidates the modules it may have meant
 * @param installed whether the path is that of an installed copy of a module, so that the harness finds it there
 */
record Resolution(
        Outcome outcome, Optional<Tier> tier, Optional<ModuleId> to, List<ModuleId> candidates, boolean installed) {

    /** More are of no use to anybody. */
    private static final int MAX_CANDIDATES = 50;

    /** Nothing has the path; what that means depends on where it is written. */
    static final Resolution NOTHING = of(Outcome.BROKEN);

    static final Resolution EXTERNAL = of(Outcome.EXTERNAL);
    static final Resolution DIRECTORY = of(Outcome.DIRECTORY);
    static final Resolution PLACEHOLDER = of(Outcome.PLACEHOLDER);
    static final Resolution EXAMPLE = of(Outcome.EXAMPLE);

    static Resolution resolved(Tier tier, ModuleId to) {
        return new Resolution(Outcome.RESOLVED, Optional.of(tier), Optional.of(to), List.of(), false);
    }

    static Resolution installed(Tier tier, ModuleId to) {
        return new Resolution(Outcome.RESOLVED, Optional.of(tier), Optional.of(to), List.of(), true);
    }

    static Resolution unresolved(Outcome outcome, List<ModuleId> candidates) {
        return new Resolution(
                outcome,
                Optional.empty(),
                Optional.empty(),
                candidates.subList(0, Math.min(MAX_CANDIDATES, candidates.size())),
                false);
    }

    boolean isResolved() {
        return outcome == Outcome.RESOLVED;
    }

    private static Resolution of(Outcome outcome) {
        return new Resolution(outcome, Optional.empty(), Optional.empty(), List.of(), false);
    }
}
