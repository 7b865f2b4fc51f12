package dev.tare.bundler.audit;

import dev.tare.bundler.audit.AuditReport.Range;
import dev.tare.bundler.audit.Candidate.Claim;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.branch.BranchGroup;
import dev.tare.modules.branch.ExclusiveBranches;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.model.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells what routers would save that load all of their files although a run takes one. */
final class BranchFixes {

    private static final int LEAST_TOKENS = 100;

    private BranchFixes() {}

    static List<Candidate> find(Starts starts, TaskExecutor executor) {
        List<Candidate> candidates = new ArrayList<>();
        for (BranchGroup group : ExclusiveBranches.find(starts.graph(), executor)) {
            if (group.savesTokens() >= LEAST_TOKENS) {
                candidates.add(candidate(starts, group));
            }
        }
        return candidates;
    }

    private static Candidate candidate(Starts starts, BranchGroup group) {
        List<Reference> references = group.references();
        Reference first = references.get(0);
        Set<ModuleId> files = new HashSet<>();
        for (Reference reference : references) {
            files.add(reference.to().orElseThrow());
        }
        String fix = (files.size() == 1
                        ? first.to().orElseThrow().fileName() + " loads and only some runs take it: "
                                + Sources.makeLazy(first)
                        : files.size() + " files load and a run takes one: " + Sources.makeAllLazy(first))
                + "; " + range(group) + " never load then";
        return new Candidate(
                FixKind.EXCLUSIVE_BRANCHES,
                group.module().path(),
                Sources.line(starts.graph(), group.module(), first.mention().span()),
                group.savesTokens(),
                group.everyStart() ? List.of() : List.of(group.module()),
                claims(starts, group),
                Optional.of(new Range(group.unusedLeast(), group.unusedMost())),
                first.to().orElseThrow().path(),
                fix);
    }

    private static List<Claim> claims(Starts starts, BranchGroup group) {
        EagerReach reach = group.everyStart()
                ? new EagerReach(starts.graph(), starts.graph().alwaysLoaded())
                : new EagerReach(starts.graph(), starts.graph().eagerClosure(group.module()));
        List<Claim> claims = new ArrayList<>();
        for (Closure.Part part : reach.leaving(group.references())) {
            claims.add(Claim.whole(part.id()));
        }
        return claims;
    }

    private static String range(BranchGroup group) {
        String least = Sources.grouped(group.unusedLeast());
        return group.unusedLeast() == group.unusedMost()
                ? least + " of these tokens"
                : least + " to " + Sources.grouped(group.unusedMost());
    }
}
