package dev.tare.bundler.audit;

import dev.tare.bundler.audit.Candidate.Claim;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.need.NeedingEntries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds imports and rules that every start pays for and few entries need. */
final class AlwaysFixes {

    private static final int LEAST_TOKENS = 150;

    private AlwaysFixes() {}

    static List<Candidate> find(Starts starts) {
        List<Candidate> candidates = new ArrayList<>();
        int entries = starts.byWeight().size();
        Closure always = starts.graph().alwaysLoaded();
        EagerReach reach = new EagerReach(starts.graph(), always);
        List<Reference> references = reach.references();
        for (Closure.Part part : always.parts()) {
            PromptModule module = starts.graph().module(part.id()).orElseThrow();
            boolean imported = part.hops() > 0;
            if (!imported && module.kind() != ModuleKind.RULE || part.tokens() < LEAST_TOKENS) {
                continue;
            }
            List<PromptModule> needing = NeedingEntries.of(starts.graph(), module);
            if (NeedingEntries.areFew(needing, entries)) {
                candidates.add(
                        imported ? importOf(starts, reach, references, module, needing) : rule(part, module, needing));
            }
        }
        return candidates;
    }

    private static Candidate importOf(
            Starts starts,
            EagerReach reach,
            List<Reference> references,
            PromptModule module,
            List<PromptModule> needing) {
        List<Reference> cut = new ArrayList<>();
        for (Reference reference : references) {
            if (reference.to().orElseThrow().equals(module.id())) {
                cut.add(reference);
            }
        }
        List<Closure.Part> leaving = reach.leaving(cut);
        List<Claim> claims = new ArrayList<>(leaving.size());
        for (Closure.Part part : leaving) {
            claims.add(Claim.whole(part.id()));
        }
        Reference first = cut.get(0);
        return new Candidate(
                FixKind.ALWAYS_LOADED_FEW_NEED,
                first.from().path(),
                Sources.line(starts.graph(), first.from(), first.mention().span()),
                EagerReach.tokens(leaving),
                List.of(),
                claims,
                Optional.empty(),
                module.id().path(),
                "every session loads " + module.id().fileName() + " and only " + names(needing)
                        + ": move the import there");
    }

    private static Candidate rule(Closure.Part part, PromptModule module, List<PromptModule> needing) {
        return new Candidate(
                FixKind.ALWAYS_LOADED_FEW_NEED,
                module.id().path(),
                1,
                part.tokens(),
                List.of(),
                List.of(Claim.whole(module.id())),
                Optional.empty(),
                module.id().path(),
                "every session loads this rule and only " + names(needing)
                        + ": give it paths:, or cite it there instead");
    }

    private static String names(List<PromptModule> needing) {
        StringBuilder names = new StringBuilder();
        int shown = Math.min(3, needing.size());
        for (int i = 0; i < shown; i++) {
            names.append(i == 0 ? "" : i == needing.size() - 1 ? " and " : ", ")
                    .append(needing.get(i).name());
        }
        if (needing.size() > shown) {
            names.append(" and ").append(needing.size() - shown).append(" more");
        }
        return names.append(needing.size() == 1 ? " needs it" : " need it").toString();
    }
}
