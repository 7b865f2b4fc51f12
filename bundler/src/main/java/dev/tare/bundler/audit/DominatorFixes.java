package dev.tare.bundler.audit;

import dev.tare.bundler.audit.Candidate.Claim;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.EntryCost;
import dev.tare.modules.model.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the modules without which the starts of their entries would be much smaller. */
final class DominatorFixes {

    private static final int LEAST_TOKENS = 700;

    /** A module dominates when this part of what the entry holds at its start hangs on it. */
    private static final int LEAST_PERCENT = 40;

    /** How many modules of one start are tried, so that a start with thousands of attachments stays cheap. */
    private static final int MOST_TARGETS = 24;

    private DominatorFixes() {}

    /** What hangs on one module in one start. */
    private record Finding(EntryCost entry, Reference first, int tokens, List<Closure.Part> leaving) {}

    static List<Candidate> find(Starts starts) {
        Map<ModuleId, List<Finding>> byModule = new LinkedHashMap<>();
        for (EntryCost entry : starts.byWeight()) {
            Closure closure = starts.closures().get(entry.id());
            if (closure != null) {
                search(starts, entry, closure, byModule);
            }
        }
        List<Candidate> candidates = new ArrayList<>();
        for (Map.Entry<ModuleId, List<Finding>> found : byModule.entrySet()) {
            candidates.add(candidate(starts, found.getKey(), found.getValue()));
        }
        return candidates;
    }

    private static void search(Starts starts, EntryCost entry, Closure closure, Map<ModuleId, List<Finding>> byModule) {
        EagerReach reach = new EagerReach(starts.graph(), closure);
        Map<ModuleId, List<Reference>> into = new LinkedHashMap<>();
        for (Reference reference : reach.references()) {
            into.computeIfAbsent(reference.to().orElseThrow(), key -> new ArrayList<>(1))
                    .add(reference);
        }
        for (Map.Entry<ModuleId, List<Reference>> target : heaviest(reach, into)) {
            List<Closure.Part> leaving = reach.leaving(target.getValue());
            int tokens = EagerReach.tokens(leaving);
            if (tokens >= LEAST_TOKENS && tokens * 100L >= (long) LEAST_PERCENT * entry.eager()) {
                byModule.computeIfAbsent(target.getKey(), key -> new ArrayList<>())
                        .add(new Finding(entry, target.getValue().get(0), tokens, leaving));
            }
        }
    }

    /** Returns the targets by their own weight: one that dominates by what hangs below it is in reach of its heaviest part. */
    private static List<Map.Entry<ModuleId, List<Reference>>> heaviest(
            EagerReach reach, Map<ModuleId, List<Reference>> into) {
        List<Map.Entry<ModuleId, List<Reference>>> targets = new ArrayList<>(into.entrySet());
        if (targets.size() > MOST_TARGETS) {
            targets.sort((a, b) -> Integer.compare(reach.tokensOf(b.getKey()), reach.tokensOf(a.getKey())));
            return targets.subList(0, MOST_TARGETS);
        }
        return targets;
    }

    private static Candidate candidate(Starts starts, ModuleId module, List<Finding> findings) {
        Finding heaviest = findings.get(0);
        int saves = heaviest.tokens();
        List<ModuleId> entries = new ArrayList<>(findings.size());
        Set<Claim> claims = new LinkedHashSet<>();
        for (Finding finding : findings) {
            saves = Math.min(saves, finding.tokens());
            entries.add(finding.entry().id());
            for (Closure.Part part : finding.leaving()) {
                claims.add(Claim.whole(part.id()));
            }
        }
        Reference reference = heaviest.first();
        int line = Sources.line(
                starts.graph(), reference.from(), reference.mention().span());
        long share = Math.round(heaviest.tokens() * 100.0 / heaviest.entry().eager());
        String who = findings.size() == 1
                ? Sources.name(starts.graph(), heaviest.entry().id())
                : findings.size() + " entries";
        String fix = module.fileName() + " is " + share + "% of what " + who
                + (findings.size() == 1 ? " loads: " : " load: ") + Sources.makeLazy(reference)
                + ", or split it";
        return new Candidate(
                FixKind.DOMINATING_MODULE,
                reference.from().path(),
                line,
                saves,
                entries,
                List.copyOf(claims),
                Optional.empty(),
                module.path(),
                fix);
    }
}
