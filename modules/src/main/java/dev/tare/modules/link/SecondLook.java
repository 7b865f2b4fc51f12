package dev.tare.modules.link;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.model.Form;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Looks again at bare file names that nothing has, once all other references are known. By itself such a name may be a file of
 * the user's. It is broken when the same name is broken with its folder elsewhere, or when it stands in a file that lists the
 * framework's modules: one in which most bare names are modules. And
 * a path that was taken for a mistake is none when it leads into a folder of which nothing is used.
 */
final class SecondLook {

    private static final int FEWEST_IN_LIST = 3;

    private final Map<ModuleId, PromptModule> modules;
    private final Unresolved unresolved;
    private final Findings all;

    /**
     * @param all what all modules have found
     */
    SecondLook(Map<ModuleId, PromptModule> modules, Unresolved unresolved, Findings all) {
        this.modules = modules;
        this.unresolved = unresolved;
        this.all = all;
    }

    /**
     * Returns the references, some examples turned into broken ones and some broken ones into examples.
     *
     * @param references all of each module that they stand in, module by module
     */
    List<Reference> at(List<Reference> references) {
        List<Reference> seen = new ArrayList<>(references.size());
        int end = 0;
        boolean listed = false;
        Set<String> written = Set.of();
        for (int i = 0; i < references.size(); i++) {
            if (i == end) {
                end = endOfModule(references, i);
                listed = areListed(references.subList(i, end));
                written = writtenPaths(references.subList(i, end));
            }
            Reference reference = references.get(i);
            if (isMistake(reference, listed)) {
                seen.add(asBroken(reference));
            } else {
                boolean noMistake = all.isOfWorkFolder(reference) || isWritten(reference, written);
                seen.add(noMistake ? asExample(reference) : reference);
            }
        }
        return seen;
    }

    private static int endOfModule(List<Reference> references, int start) {
        ModuleId from = references.get(start).from();
        int end = start + 1;
        while (end < references.size() && references.get(end).from().equals(from)) {
            end++;
        }
        return end;
    }

    /** Returns the paths of files that one file says are going to be written, if any of its mistakes may be one of them. */
    private Set<String> writtenPaths(List<Reference> ofOneModule) {
        PromptModule module = modules.get(ofOneModule.get(0).from());
        boolean asked = false;
        for (Reference reference : ofOneModule) {
            asked |= mayBeWritten(reference);
        }
        if (!asked) {
            return Set.of();
        }
        Set<String> written = new HashSet<>();
        for (Reference reference : ofOneModule) {
            boolean example = reference.outcome() == Outcome.EXAMPLE
                    && reference.mention().form() == Form.PATH;
            if (example
                    && module != null
                    && TextBefore.announcesOutput(
                            module.source(), reference.mention().span().start())) {
                written.add(reference.mention().target());
            }
        }
        return written;
    }

    /** A file that is written in one place is no mistake in another, where it is read again. */
    private static boolean isWritten(Reference reference, Set<String> written) {
        return mayBeWritten(reference) && written.contains(reference.mention().target());
    }

    private static boolean mayBeWritten(Reference reference) {
        return reference.outcome() == Outcome.BROKEN
                && reference.mention().form() == Form.PATH
                && reference.candidates().isEmpty();
    }

    /** Tells whether the bare names of one file are those of modules, most of them. */
    private static boolean areListed(List<Reference> ofOneModule) {
        int named = 0;
        int unknown = 0;
        for (Reference reference : ofOneModule) {
            if (isBare(reference)) {
                named += reference.outcome() == Outcome.EXAMPLE ? 0 : 1;
                unknown += reference.outcome() == Outcome.EXAMPLE ? 1 : 0;
            }
        }
        return named >= FEWEST_IN_LIST && named > unknown;
    }

    private boolean isMistake(Reference reference, boolean listed) {
        if (reference.outcome() != Outcome.EXAMPLE || !isBare(reference)) {
            return false;
        }
        String name = reference.mention().target();
        PromptModule module = modules.get(reference.from());
        return (listed || all.isBroken(name))
                && !Unresolved.isCommon(name)
                && !isInCapitals(name)
                && module != null
                && !Unresolved.isShown(module.source(), reference.mention());
    }

    /** Documents that a project keeps for itself are called PLANNING.md and the like. */
    private static boolean isInCapitals(String name) {
        String stem = FileNames.stem(name);
        return stem.equals(stem.toUpperCase(Locale.ROOT));
    }

    private Reference asBroken(Reference reference) {
        return as(
                Outcome.BROKEN,
                reference,
                unresolved.similar(reference.from(), reference.mention().target()));
    }

    private static Reference asExample(Reference reference) {
        return as(Outcome.EXAMPLE, reference, List.of());
    }

    private static Reference as(Outcome outcome, Reference reference, List<ModuleId> candidates) {
        return new Reference(
                reference.from(),
                reference.mention(),
                reference.strength(),
                outcome,
                reference.tier(),
                reference.to(),
                reference.section(),
                candidates);
    }

    /** Tells whether it is a file name without a folder. */
    static boolean isBare(Reference reference) {
        Form form = reference.mention().form();
        String target = reference.mention().target();
        return (form == Form.PATH || form == Form.XML_PATH) && target.indexOf('/') < 0 && target.endsWith(".md");
    }
}
