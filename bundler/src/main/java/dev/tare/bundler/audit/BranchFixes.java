package dev.tare.bundler.audit;

import dev.tare.bundler.audit.AuditReport.Range;
import dev.tare.bundler.audit.Candidate.Claim;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.EntryCost;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds files that are loaded together although each stands under a condition of its own, so that a run uses one of them. The
 * condition is where the file is attached, or where the same text speaks of it by name.
 */
final class BranchFixes {

    private static final int LEAST_TOKENS = 150;

    /** With more branches than this only the sum is told. */
    private static final int MOST_BRANCHES = 64;

    /** Lines times names that are looked for in one module, so that huge ones stay cheap. */
    private static final long MOST_LOOKS = 500_000;

    private final Starts starts;

    /** The branches of each module that attaches some: they are the same in every start. */
    private final Map<ModuleId, Branches> known = new HashMap<>();

    private BranchFixes(Starts starts) {
        this.starts = starts;
    }

    /**
     * The references of a module that stand under conditions.
     *
     * @param byCondition by the line of their condition
     */
    private record Branches(TreeMap<Integer, Set<Reference>> byCondition, boolean inSentence) {

        Set<Reference> all() {
            Set<Reference> all = new LinkedHashSet<>();
            byCondition.values().forEach(all::addAll);
            return all;
        }
    }

    /** What one module's branches weigh in one start. */
    private record Finding(
            Optional<ModuleId> entry, int files, int saves, Optional<Range> unused, List<Closure.Part> leaving) {}

    static List<Candidate> find(Starts starts) {
        return new BranchFixes(starts).find();
    }

    private List<Candidate> find() {
        List<Candidate> candidates = new ArrayList<>();
        Closure always = starts.graph().alwaysLoaded();
        EagerReach alwaysReach = new EagerReach(
                starts.graph(), always, starts.graph().eagerDepth().eagerHops(ModuleKind.MEMORY));
        Map<ModuleId, List<Finding>> found = new LinkedHashMap<>();
        search(alwaysReach, Optional.empty(), found);
        for (Map.Entry<ModuleId, List<Finding>> module : found.entrySet()) {
            candidates.add(candidate(module.getKey(), module.getValue()));
        }
        found.clear();
        for (EntryCost entry : starts.byWeight()) {
            Closure closure = starts.closures().get(entry.id());
            if (closure != null) {
                search(starts.reach(entry.id(), closure), Optional.of(entry.id()), found);
            }
        }
        for (Map.Entry<ModuleId, List<Finding>> module : found.entrySet()) {
            candidates.add(candidate(module.getKey(), module.getValue()));
        }
        return candidates;
    }

    private void search(EagerReach reach, Optional<ModuleId> entry, Map<ModuleId, List<Finding>> found) {
        Map<ModuleId, List<Reference>> byModule = new LinkedHashMap<>();
        for (Reference reference : reach.references()) {
            byModule.computeIfAbsent(reference.from(), key -> new ArrayList<>()).add(reference);
        }
        for (Map.Entry<ModuleId, List<Reference>> module : byModule.entrySet()) {
            Branches branches = known.get(module.getKey());
            if (branches == null) {
                branches = branches(starts.graph().module(module.getKey()).orElseThrow(), module.getValue());
                known.put(module.getKey(), branches);
            }
            if (branches.byCondition().size() >= 2 || branches.byCondition().size() == 1 && branches.inSentence()) {
                Finding finding = weigh(reach, entry, branches);
                if (finding.saves() >= LEAST_TOKENS) {
                    found.computeIfAbsent(module.getKey(), key -> new ArrayList<>())
                            .add(finding);
                }
            }
        }
    }

    private static Branches branches(PromptModule module, List<Reference> references) {
        Conditions conditions = new Conditions(module.source());
        Map<ModuleId, List<Reference>> byTarget = new LinkedHashMap<>();
        Set<Integer> attaching = new LinkedHashSet<>();
        for (Reference reference : references) {
            byTarget.computeIfAbsent(reference.to().orElseThrow(), key -> new ArrayList<>())
                    .add(reference);
            attaching.add(conditions.lineOf(reference.mention().span()));
        }
        TreeMap<Integer, Set<Reference>> byCondition = new TreeMap<>();
        boolean inSentence = false;
        for (Map.Entry<ModuleId, List<Reference>> target : byTarget.entrySet()) {
            int condition = 0;
            for (Reference reference : target.getValue()) {
                int line = conditions.lineOf(reference.mention().span());
                int column = conditions.columnOf(reference.mention().span());
                int governing = conditions.governing(line, column);
                if (governing == 0) {
                    condition = 0;
                    break;
                }
                condition = condition == 0 ? governing : condition;
                inSentence |= conditions.saysIf(line, column);
            }
            if (condition == 0) {
                condition = spokenOf(conditions, new BranchNames(target.getKey()), attaching);
            }
            if (condition > 0) {
                byCondition
                        .computeIfAbsent(condition, key -> new LinkedHashSet<>())
                        .addAll(target.getValue());
            }
        }
        return new Branches(byCondition, inSentence);
    }

    /** Returns the first line under a condition that speaks of the target, or 0. */
    private static int spokenOf(Conditions conditions, BranchNames target, Set<Integer> attaching) {
        if ((long) conditions.lineCount() * attaching.size() > MOST_LOOKS) {
            return 0;
        }
        for (int line = 1; line <= conditions.lineCount(); line++) {
            int column = attaching.contains(line) ? -1 : target.in(conditions.line(line));
            if (column >= 0) {
                int governing = conditions.governing(line, column);
                if (governing > 0) {
                    return governing;
                }
            }
        }
        return 0;
    }

    private static Finding weigh(EagerReach reach, Optional<ModuleId> entry, Branches branches) {
        Set<Reference> all = branches.all();
        List<Closure.Part> leaving = reach.leaving(all);
        int saves = EagerReach.tokens(leaving);
        Set<ModuleId> files = new LinkedHashSet<>();
        for (Reference reference : all) {
            files.add(reference.to().orElseThrow());
        }
        return new Finding(entry, files.size(), saves, unused(reach, branches, all), leaving);
    }

    /** Returns what no run opens when it takes the heaviest branch, and when it takes the lightest. */
    private static Optional<Range> unused(EagerReach reach, Branches branches, Set<Reference> all) {
        int count = branches.byCondition().size();
        if (count < 2 || count > MOST_BRANCHES) {
            return Optional.empty();
        }
        int least = Integer.MAX_VALUE;
        int most = 0;
        for (Set<Reference> branch : branches.byCondition().values()) {
            Set<Reference> others = new LinkedHashSet<>(all);
            others.removeAll(branch);
            int withoutOthers = EagerReach.tokens(reach.leaving(others));
            least = Math.min(least, withoutOthers);
            most = Math.max(most, withoutOthers);
        }
        return Optional.of(new Range(least, most));
    }

    private Candidate candidate(ModuleId module, List<Finding> findings) {
        Branches branches = known.get(module);
        Finding heaviest = findings.get(0);
        int saves = heaviest.saves();
        List<ModuleId> entries = new ArrayList<>();
        Set<Claim> claims = new LinkedHashSet<>();
        for (Finding finding : findings) {
            saves = Math.min(saves, finding.saves());
            finding.entry().ifPresent(entries::add);
            for (Closure.Part part : finding.leaving()) {
                claims.add(Claim.whole(part.id()));
            }
        }
        Reference first = first(branches == null ? Set.of() : branches.all());
        boolean one = branches == null || branches.byCondition().size() == 1;
        String name = first.to().orElseThrow().fileName();
        String fix = one
                ? name + " is needed under a condition and loads in any case: " + Sources.makeLazy(first)
                : heaviest.files() + " files load and a run takes one: "
                        + Sources.makeLazy(first).replace("read it", "read which")
                        + heaviest.unused()
                                .map(range -> "; " + range(range) + " never load then")
                                .orElse("");
        return new Candidate(
                one && entries.isEmpty() ? FixKind.ALWAYS_LOADED_FEW_NEED : FixKind.EXCLUSIVE_BRANCHES,
                module.path(),
                Sources.line(starts.graph(), module, first.mention().span()),
                saves,
                entries,
                List.copyOf(claims),
                heaviest.unused(),
                first.to().orElseThrow().path(),
                fix);
    }

    private static Reference first(Set<Reference> references) {
        Reference first = null;
        for (Reference reference : references) {
            if (first == null
                    || reference.mention().span().start()
                            < first.mention().span().start()) {
                first = reference;
            }
        }
        if (first == null) {
            throw new IllegalStateException("branches without a reference");
        }
        return first;
    }

    private static String range(Range range) {
        return range.least() == range.most()
                ? Sources.grouped(range.least())
                : Sources.grouped(range.least()) + " to " + Sources.grouped(range.most());
    }
}
