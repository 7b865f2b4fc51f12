package dev.tare.modules.link;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.dialect.Tree;
import dev.tare.modules.model.Form;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks again at bare file names that nothing has, once all other references are known. By itself such a name may be a file of
 * the user's. It is broken when the same name is broken with its folder elsewhere, or when it stands in a file that lists the
 * framework's modules: one in which most bare names are modules.
 */
final class SecondLook {

    private static final int FEWEST_IN_LIST = 3;

    private final Map<ModuleId, PromptModule> modules;
    private final Unresolved unresolved;

    SecondLook(Map<ModuleId, PromptModule> modules, Unresolved unresolved) {
        this.modules = modules;
        this.unresolved = unresolved;
    }

    /** Returns the references, some examples turned into broken ones. */
    List<Reference> at(List<Reference> references) {
        Set<String> broken = new HashSet<>();
        Map<ModuleId, int[]> counts = new HashMap<>();
        for (Reference reference : references) {
            String target = reference.mention().target();
            if (isBare(reference)) {
                int[] count = counts.computeIfAbsent(reference.from(), id -> new int[2]);
                count[reference.outcome() == Outcome.EXAMPLE ? 1 : 0]++;
            } else if (reference.outcome().isBroken()) {
                broken.add(Tree.name(target));
            }
        }
        List<Reference> seen = new ArrayList<>(references.size());
        for (Reference reference : references) {
            seen.add(isMistake(reference, broken, counts) ? asBroken(reference) : reference);
        }
        return seen;
    }

    private boolean isMistake(Reference reference, Set<String> broken, Map<ModuleId, int[]> counts) {
        String name = reference.mention().target();
        PromptModule module = modules.get(reference.from());
        if (reference.outcome() != Outcome.EXAMPLE
                || !isBare(reference)
                || Unresolved.isCommon(name)
                || module == null
                || Unresolved.isShown(module.source(), reference.mention())) {
            return false;
        }
        int[] count = counts.getOrDefault(reference.from(), new int[2]);
        boolean listed = count[0] >= FEWEST_IN_LIST && count[0] > count[1];
        return listed || broken.contains(name);
    }

    private Reference asBroken(Reference reference) {
        return new Reference(
                reference.from(),
                reference.mention(),
                reference.strength(),
                Outcome.BROKEN,
                reference.tier(),
                reference.to(),
                reference.section(),
                unresolved.similar(reference.from(), reference.mention().target()));
    }

    private static boolean isBare(Reference reference) {
        Form form = reference.mention().form();
        String target = reference.mention().target();
        return (form == Form.PATH || form == Form.XML_PATH) && target.indexOf('/') < 0 && target.endsWith(".md");
    }
}
