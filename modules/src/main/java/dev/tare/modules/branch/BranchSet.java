package dev.tare.modules.branch;

import dev.tare.modules.branch.Outline.Lead;
import dev.tare.modules.branch.Outline.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Alternatives beside each other of which a run takes one or few, and the targets that each of them uses. */
final class BranchSet {

    /** A lead-in or heading with one of these says that everything below is used, unless it says that one is chosen. */
    private static final String[] ALL = {
        "required",
        "mandatory",
        "always",
        "must read",
        "read all",
        "load all",
        "read both",
        "all of",
        "both",
        "every",
        "each of",
        "in order",
        "in sequence",
        "in this order",
        "one after",
        "prerequisite",
        "prerequisites",
        "before you start",
        "before starting",
        "first read",
        "read first",
        "read these",
        "these files",
    };

    private static final String[] ONE = {
        "one of",
        "only one",
        "exactly one",
        "just one",
        "which one",
        "which of",
        "ask which",
        "only what",
        "only the one",
        "only those",
        "that applies",
        "choose",
        "chooses",
        "select",
        "selects",
        "pick",
        "picks",
        "depending",
        "depends",
        "based on",
        "according to",
        "route",
        "routes",
        "routing",
        "router",
        "dispatch",
        "whichever",
        "matching",
        "matches",
        "match",
        "appropriate",
        "either",
    };

    /** What a lead-in to mere labels must speak of. */
    private static final String[] CHOICE = {
        "mode",
        "modes",
        "flag",
        "flags",
        "argument",
        "arguments",
        "$arguments",
        "subcommand",
        "subcommands",
        "first word",
        "first token",
        "request type",
        "intent",
        "scoped",
        "on demand",
        "conditional",
        "conditionally",
        "contextually",
        "selectively",
        "when relevant",
        "only when",
        "only if",
    };

    /** A longer lead-in is looked at from its end. */
    private static final int LEAD_LENGTH = 400;

    final List<Alternative> cases = new ArrayList<>();

    /** For each case the numbers of its targets. */
    final List<Set<Integer>> targets = new ArrayList<>();

    private BranchSet() {}

    /** Returns the cases of a set of alternatives; a single one is a choice when it asks for a flag, which is given or not. */
    static BranchSet of(Prose prose, List<Alternative> alternatives, Lead lead) {
        BranchSet set = new BranchSet();
        boolean one = says(prose, lead, ONE);
        if (says(prose, lead, ALL) && !one) {
            return set;
        }
        boolean plain = false;
        for (Alternative alternative : alternatives) {
            plain |= alternative.certainty() == Certainty.NONE;
        }
        boolean labelsAreCases = !plain && (one || says(prose, lead, CHOICE));
        for (Alternative alternative : alternatives) {
            if (alternative.certainty().isCase()) {
                set.add(alternative);
            } else if (alternative.certainty() == Certainty.LABEL && labelsAreCases) {
                set.add(alternative.as(Certainty.CONDITION));
            }
        }
        boolean choice = set.cases.size() > 1
                || set.cases.size() == 1 && set.cases.get(0).flag();
        if (!choice) {
            set.cases.clear();
            set.targets.clear();
        }
        return set;
    }

    /** Tells whether a lead-in or a heading says that what stands under it is used in every run. */
    static boolean isForAll(Prose prose, Lead lead) {
        return says(prose, lead, ALL) && !says(prose, lead, ONE);
    }

    private void add(Alternative alternative) {
        cases.add(alternative);
        targets.add(new TreeSet<>());
    }

    private static boolean says(Prose prose, Lead lead, String[] words) {
        return says(prose, lead.parent(), words) || lead.before() != null && says(prose, lead.before(), words);
    }

    private static boolean says(Prose prose, Part part, String[] words) {
        return switch (part.kind) {
            case ROOT, ROW -> false;
            default -> prose.hasAny(words, Math.max(part.headStart, part.headEnd - LEAD_LENGTH), part.headEnd);
        };
    }

    /** Returns the targets that some cases use and others do not: those that all cases use are used in every run. */
    Set<Integer> conditional() {
        Set<Integer> some = new TreeSet<>();
        Set<Integer> all = null;
        for (Set<Integer> used : targets) {
            some.addAll(used);
            if (all == null) {
                all = new HashSet<>(used);
            } else {
                all.retainAll(used);
            }
        }
        if (all != null && !isAlone()) {
            some.removeAll(all);
        }
        return some;
    }

    /** Tells whether there is one case, and doing without it. */
    boolean isAlone() {
        return cases.size() == 1;
    }

    /** Tells whether the cases exclude each other in so many words, so that even one file that a case uses is a branch. */
    boolean isExclusive() {
        int flags = isAlone() ? 1 : 0;
        for (Alternative one : cases) {
            if (one.certainty() == Certainty.OTHERWISE) {
                return true;
            }
            flags += one.flag() ? 1 : 0;
        }
        return flags >= 2;
    }
}
