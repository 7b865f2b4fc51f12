package dev.tare.bundler.audit;

import dev.tare.bundler.audit.AuditReport.Fix;
import dev.tare.bundler.audit.Candidate.Claim;
import dev.tare.core.text.ModuleId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Picks the changes that are worth naming so that their savings can be added up: no text of one start is saved by two of
 * them. The largest saving has the first choice.
 */
final class FixLedger {

    private static final Comparator<Candidate> ORDER = Comparator.comparingInt(Candidate::saves)
            .reversed()
            .thenComparing(candidate -> candidate.everyStart() ? 0 : 1)
            .thenComparing(candidate -> -candidate.starts().size())
            .thenComparing(Candidate::path)
            .thenComparingInt(Candidate::line)
            .thenComparing(Candidate::kind);

    private final int entries;
    private final Optional<ModuleId> heaviestEntry;
    private final List<Claim> always = new ArrayList<>();
    private final Map<ModuleId, List<Claim>> byEntry = new HashMap<>();

    /**
     * @param entries how many entries there are
     * @param heaviestEntry the one with the heaviest start
     */
    FixLedger(int entries, Optional<ModuleId> heaviestEntry) {
        this.entries = entries;
        this.heaviestEntry = heaviestEntry;
    }

    /** Returns at most this many fixes, the largest saving first. */
    List<Fix> pick(List<Candidate> candidates, int most) {
        List<Candidate> sorted = new ArrayList<>(candidates);
        sorted.sort(ORDER);
        List<Candidate> picked = new ArrayList<>();
        for (Candidate candidate : sorted) {
            if (picked.size() == most) {
                break;
            }
            if (candidate.everyStart()) {
                if (!isTaken(always, candidate)) {
                    always.addAll(candidate.claims());
                    picked.add(candidate);
                }
            } else {
                pickForSome(candidate, picked);
            }
        }
        // Starts that were taken may have changed the order of equals.
        picked.sort(ORDER);
        List<Fix> fixes = new ArrayList<>(picked.size());
        for (Candidate candidate : picked) {
            fixes.add(fix(candidate));
        }
        return fixes;
    }

    private void pickForSome(Candidate candidate, List<Candidate> picked) {
        List<ModuleId> free = new ArrayList<>(candidate.starts().size());
        for (ModuleId entry : candidate.starts()) {
            if (!isTaken(byEntry.getOrDefault(entry, List.of()), candidate)) {
                free.add(entry);
            }
        }
        if (free.isEmpty()) {
            return;
        }
        for (ModuleId entry : free) {
            byEntry.computeIfAbsent(entry, key -> new ArrayList<>()).addAll(candidate.claims());
        }
        picked.add(new Candidate(
                candidate.kind(),
                candidate.path(),
                candidate.line(),
                candidate.saves(),
                free,
                candidate.claims(),
                candidate.unused(),
                candidate.subject(),
                candidate.fix()));
    }

    private static boolean isTaken(List<Claim> taken, Candidate candidate) {
        for (Claim claim : taken) {
            for (Claim wanted : candidate.claims()) {
                if (claim.overlaps(wanted)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Fix fix(Candidate candidate) {
        Optional<ModuleId> entry = candidate.everyStart()
                ? heaviestEntry
                : Optional.of(candidate.starts().get(0));
        return new Fix(
                entry.map(ModuleId::path),
                candidate.path(),
                candidate.line(),
                candidate.kind(),
                candidate.saves(),
                candidate.everyStart() ? entries : candidate.starts().size(),
                candidate.everyStart(),
                candidate.unused(),
                candidate.subject(),
                candidate.fix());
    }
}
