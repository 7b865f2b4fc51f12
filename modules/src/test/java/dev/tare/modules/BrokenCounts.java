package dev.tare.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The two ways to count what is broken: by the outcomes of references, and by what is said about them. */
final class BrokenCounts {

    private BrokenCounts() {}

    /** Fails unless there is one diagnostic that says so for each broken reference, and none besides. */
    static void assertEqualIn(Framework framework) {
        List<String> outcomes = new ArrayList<>();
        for (Reference reference : framework.graph().references()) {
            if (reference.outcome().isBroken()) {
                outcomes.add(reference.from() + " " + reference.outcome());
            }
        }
        List<String> said = new ArrayList<>();
        for (Diagnostic diagnostic : framework.diagnostics()) {
            outcome(diagnostic.kind()).ifPresent(outcome -> said.add(diagnostic.path() + " " + outcome));
        }
        assertThat(said).containsExactlyInAnyOrderElementsOf(outcomes);
    }

    private static Optional<Outcome> outcome(DiagnosticKind kind) {
        return switch (kind) {
            case BROKEN_REFERENCE, BROKEN_SECTION, UNKNOWN_NAME -> Optional.of(Outcome.BROKEN);
            case MISPLACED_REFERENCE -> Optional.of(Outcome.MISPLACED);
            case SWALLOWED_REFERENCE -> Optional.of(Outcome.SWALLOWED);
            default -> Optional.empty();
        };
    }
}
