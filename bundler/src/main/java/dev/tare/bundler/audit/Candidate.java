package dev.tare.bundler.audit;

import dev.tare.core.text.ModuleId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change that may be worth naming, and the text it would take out of which starts.
 *
 * @param saves tokens that leave each of the starts
 * @param starts the entries whose starts get smaller, heaviest first; empty when it is every start
 * @param claims the text that leaves
 */
record Candidate(
        FixKind kind,
        String path,
        int line,
        int saves,
        List<ModuleId> starts,
        List<Claim> claims,
        Optional<AuditReport.Range> unused,
        String subject,
        String fix) {

    Candidate {
        starts = List.copyOf(starts);
        claims = List.copyOf(claims);
    }

    boolean everyStart() {
        return starts.isEmpty();
    }

    /**
     * Lines of a module, both from 1 and included.
     */
    record Claim(ModuleId module, int first, int last) {

        static Claim whole(ModuleId module) {
            return new Claim(module, 1, Integer.MAX_VALUE);
        }

        boolean overlaps(Claim other) {
            return module.equals(other.module) && first <= other.last && other.first <= last;
        }

        // By hand: those of a record are spun by method handles at their first call, which takes 20 ms of every start.

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Claim that
                    && first == that.first
                    && last == that.last
                    && module.equals(that.module);
        }

        @Override
        public int hashCode() {
            return 31 * module.hashCode() + first;
        }
    }
}
