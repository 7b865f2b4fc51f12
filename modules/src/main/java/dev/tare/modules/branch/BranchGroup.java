package dev.tare.modules.branch;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.model.Reference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Eager references of one module that stand under conditions, so that a run uses one or few of them while all are loaded at
 * the start.
 *
 * @param module the module that they stand in: an entry, or one that is always loaded
 * @param everyStart whether the module is always loaded, so that every start pays
 * @param branches the alternatives that load something, in order of place
 * @param savesTokens what leaves the start if all of these references become lazy; text that stays by another way is not in it
 * @param unusedLeast what of it a run does not open again when it takes the heaviest branch
 * @param unusedMost what of it a run does not open again when it takes the lightest branch
 */
public record BranchGroup(
        ModuleId module, boolean everyStart, List<Branch> branches, int savesTokens, int unusedLeast, int unusedMost) {

    public BranchGroup {
        branches = List.copyOf(branches);
    }

    /** Returns the references of all branches, each once, in order of place. */
    public List<Reference> references() {
        Set<Reference> all = new LinkedHashSet<>();
        for (Branch branch : branches) {
            all.addAll(branch.references());
        }
        List<Reference> sorted = new ArrayList<>(all);
        sorted.sort((a, b) -> a.mention().span().compareTo(b.mention().span()));
        return sorted;
    }

    /**
     * One alternative.
     *
     * @param condition where the words stand that say when it is taken
     * @param place all that stands under the condition, which itself may be in it; references that the words only speak of lie elsewhere
     * @param references what it uses; a reference may serve several branches
     * @param tokens what a run opens again when it takes this branch alone
     */
    public record Branch(Span condition, Span place, List<Reference> references, int tokens) {

        public Branch {
            references = List.copyOf(references);
        }
    }
}
