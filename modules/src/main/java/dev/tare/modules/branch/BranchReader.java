package dev.tare.modules.branch;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.BlockScanner;
import dev.tare.modules.branch.BranchGroup.Branch;
import dev.tare.modules.branch.Outline.Kind;
import dev.tare.modules.branch.Outline.Lead;
import dev.tare.modules.branch.Outline.Part;
import dev.tare.modules.model.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads which eager references of one module are branches. A file is a branch when each of its references either stands in a
 * case of its own, or is merely attached while the cases of the same text speak of the file by name; and when no other
 * sentence uses it.
 */
final class BranchReader {

    /** A text that attaches more files than this is a reading list, not a router. */
    private static final int MOST_REFERENCES = 256;

    /** The same for files that are attached by themselves and spoken of elsewhere. */
    private static final int MOST_SPOKEN = 64;

    /** A case longer than this, in bytes, is no place to look for a name. */
    private static final int LONGEST_CASE = 4000;

    /** A sentence that starts with one of these uses a file and does not merely attach it. */
    private static final String[] USES = {
        "read", "follow", "execute", "run", "load", "apply", "use", "see", "review", "study", "include", "consult",
        "check", "always", "first", "then", "update", "start", "begin", "work", "go", "perform", "do",
    };

    private static final int MOST_WORDS = 8;

    private final Prose prose;
    private final Outline outline;
    private final List<Reference> references;
    private final int[] starts;
    private final List<ModuleId> modules = new ArrayList<>();
    private final int[] targetOf;

    /** The sets of two cases or more. */
    private final List<BranchSet> sets = new ArrayList<>();

    /** The places that some case governs. */
    private final BitSet inCase = new BitSet();

    BranchReader(SourceText source, List<Reference> references) {
        this.references = references;
        this.prose = new Prose(source);
        Conditions conditions = new Conditions(prose);
        this.outline = new Outline(source, prose, BlockScanner.layout(source), conditions);
        this.starts = new int[references.size()];
        this.targetOf = new int[references.size()];
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (int r = 0; r < starts.length; r++) {
            Reference reference = references.get(r);
            starts[r] = reference.mention().span().start();
            String target = reference.to().orElseThrow() + "#"
                    + reference.section().map(Span::start).orElse(-1);
            Integer number = numbers.get(target);
            if (number == null) {
                number = modules.size();
                numbers.put(target, number);
                modules.add(reference.to().orElseThrow());
            }
            targetOf[r] = number;
        }
        Map<Integer, List<Alternative>> alternatives = new TreeMap<>();
        for (Alternative found : new AlternativeReader(prose, conditions, outline, starts).read()) {
            alternatives.computeIfAbsent(found.set(), key -> new ArrayList<>()).add(found);
        }
        for (Map.Entry<Integer, List<Alternative>> entry : alternatives.entrySet()) {
            Lead lead = outline.leads.get(entry.getKey() - 1);
            BranchSet set = BranchSet.of(prose, entry.getValue(), lead);
            if (!set.cases.isEmpty()) {
                sets.add(set);
            }
            for (Alternative one : set.cases) {
                inCase.set(one.start(), one.end());
            }
        }
    }

    /**
     * Returns the groups of branches, each as its alternatives without their tokens.
     *
     * @param references the module's eager references to other modules, in order of place
     */
    static List<List<Branch>> read(SourceText source, List<Reference> references) {
        return references.isEmpty() || references.size() > MOST_REFERENCES
                ? List.of()
                : new BranchReader(source, references).read();
    }

    /** Returns the groups of branches, each as its alternatives without their tokens. */
    List<List<Branch>> read() {
        Set<Integer> certain = new HashSet<>();
        Set<Integer> attached = new HashSet<>();
        for (int r = 0; r < starts.length; r++) {
            if (!assign(r)) {
                (isAttachment(r) ? attached : certain).add(targetOf[r]);
            }
        }
        attached.removeAll(certain);
        if (attached.size() <= MOST_SPOKEN) {
            for (int target : attached) {
                if (!isSpokenOfInCases(target)) {
                    certain.add(target);
                }
            }
        } else {
            certain.addAll(attached);
        }
        return groups(certain);
    }

    /** Returns how much was looked at so far: characters, cases and parts. */
    long looks() {
        return prose.looks();
    }

    /** Gives the reference to the narrowest case that governs it. */
    private boolean assign(int r) {
        BranchSet best = null;
        int bestCase = 0;
        int width = Integer.MAX_VALUE;
        for (BranchSet set : sets) {
            prose.look(set.cases.size());
            for (int c = 0; c < set.cases.size(); c++) {
                Alternative one = set.cases.get(c);
                // A single condition behind a reference may be about what else its sentence says.
                boolean open = set.isAlone() && starts[r] < one.conditionStart();
                if (!open && one.governs(starts[r]) && one.end() - one.start() < width) {
                    best = set;
                    bestCase = c;
                    width = one.end() - one.start();
                }
            }
        }
        if (best != null) {
            best.targets.get(bestCase).add(targetOf[r]);
        }
        return best != null;
    }

    /** Tells whether a reference stands in its line by itself or with a few words that are no instruction. */
    private boolean isAttachment(int r) {
        Part part = outline.partAt(starts[r]);
        if (part == null || part.ordered || part.kind == Kind.HEADING || part.kind == Kind.ROW) {
            return false;
        }
        for (Part at = part; at != null; at = at.parent) {
            if (at.set > 0 && BranchSet.isForAll(prose, outline.leads.get(at.set - 1))) {
                return false;
            }
        }
        int lineStart = starts[r];
        while (lineStart > 0 && prose.at(lineStart - 1) != '\n') {
            lineStart--;
        }
        int lineEnd = prose.find('\n', starts[r], prose.text.length());
        int first = firstReference(lineStart);
        return isLabelled(lineStart, starts[first]) && wordsOutsideReferences(first, lineStart, lineEnd) <= MOST_WORDS;
    }

    /** Tells whether before the line's first reference there is nothing, or a label with a mark after it. */
    private boolean isLabelled(int lineStart, int reference) {
        int text = prose.skipMarks(lineStart, reference);
        text = prose.at(text) == '-' || prose.at(text) == '+' ? prose.skipMarks(text + 1, reference) : text;
        for (String use : USES) {
            if (prose.hasWords(text, reference, use)) {
                return false;
            }
        }
        int before = reference;
        while (before > text && " *_`\"(".indexOf(prose.at(before - 1)) >= 0) {
            before--;
        }
        return before <= text || prose.at(before - 1) == ':' || prose.separator(before - 1) > 0;
    }

    private int wordsOutsideReferences(int first, int from, int end) {
        int words = 0;
        int next = first;
        for (int i = from; i < end && words <= MOST_WORDS; i++) {
            if (next < starts.length && i == starts[next]) {
                i = Math.max(i, references.get(next).mention().span().end() - 1);
                next++;
            } else if (Prose.isLetter(prose.at(i)) && !Prose.isLetter(prose.at(i - 1))) {
                words++;
            }
        }
        return words;
    }

    /** Returns the first reference that starts at the offset or after it. */
    private int firstReference(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 1;
    }

    /** Adds the target to the cases that speak of it; false when none does or another text does too. */
    private boolean isSpokenOfInCases(int target) {
        SpokenNames names = new SpokenNames(prose, modules.get(target));
        boolean spoken = false;
        for (BranchSet set : sets) {
            prose.look(set.cases.size());
            for (int c = 0; c < set.cases.size(); c++) {
                Alternative one = set.cases.get(c);
                if (one.end() - one.start() > LONGEST_CASE) {
                    continue;
                }
                int before = Math.max(one.start(), one.conditionStart());
                if (names.in(one.start(), before) || names.in(one.conditionEnd(), one.end())) {
                    set.targets.get(c).add(target);
                    spoken = true;
                }
            }
        }
        if (!spoken) {
            return false;
        }
        prose.look(outline.parts.size());
        for (Part part : outline.parts) {
            boolean text = part.kind == Kind.ITEM || part.kind == Kind.PARAGRAPH;
            if (text && !inCase.get(part.headStart) && !attaches(part) && names.in(part.headStart, part.headEnd)) {
                return false;
            }
        }
        return true;
    }

    private boolean attaches(Part part) {
        int first = firstReference(part.headStart);
        return first < starts.length && starts[first] < part.headEnd;
    }

    /** Takes the sets with the most branches first, so that a file is in one group. */
    private List<List<Branch>> groups(Set<Integer> certain) {
        List<BranchSet> order = new ArrayList<>(sets);
        order.sort((a, b) ->
                Integer.compare(b.conditional().size(), a.conditional().size()));
        Set<Integer> taken = new HashSet<>(certain);
        List<List<Branch>> groups = new ArrayList<>();
        for (BranchSet set : order) {
            Set<Integer> own = set.conditional();
            own.removeAll(taken);
            if (own.size() >= 2 || own.size() == 1 && set.isExclusive()) {
                taken.addAll(own);
                groups.add(branches(set, own));
            }
        }
        return groups;
    }

    private List<Branch> branches(BranchSet set, Set<Integer> own) {
        List<Branch> branches = new ArrayList<>();
        for (int c = 0; c < set.cases.size(); c++) {
            List<Reference> used = new ArrayList<>();
            for (int r = 0; r < starts.length; r++) {
                if (own.contains(targetOf[r]) && set.targets.get(c).contains(targetOf[r])) {
                    used.add(references.get(r));
                }
            }
            if (!used.isEmpty()) {
                Alternative one = set.cases.get(c);
                branches.add(new Branch(
                        new Span(one.conditionStart(), one.conditionEnd()), new Span(one.start(), one.end()), used, 0));
            }
        }
        return branches;
    }
}
