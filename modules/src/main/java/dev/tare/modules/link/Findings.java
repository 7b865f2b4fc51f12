package dev.tare.modules.link;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.dialect.Tree;
import dev.tare.modules.model.Form;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the references of some modules tell about those of others. Several threads may read it, but not add to it. */
final class Findings {

    private final Set<String> brokenNames = new HashSet<>();
    private final Set<String> provenDialects = new HashSet<>();

    /** Broken paths that may lead into a folder of notes. */
    private final List<Reference> doubtful = new ArrayList<>();

    private final Set<ModuleId> used = new HashSet<>();
    private final Set<String> usedFolders = new HashSet<>();

    void add(Reference reference) {
        if (reference.outcome() == Outcome.RESOLVED) {
            provenDialects.add(reference.mention().dialect());
            use(reference.to().orElseThrow());
        } else if (reference.outcome().isBroken() && !SecondLook.isBare(reference)) {
            if (mayBeOfWorkFolder(reference)) {
                doubtful.add(reference);
            } else {
                brokenNames.add(Tree.name(reference.mention().target()));
            }
        }
    }

    /** Returns what these and the kinds of all modules tell. */
    static Findings of(List<PromptModule> modules, List<Findings> parts) {
        Findings all = new Findings();
        for (PromptModule module : modules) {
            if (module.kind() != ModuleKind.PLAIN) {
                all.use(module.id());
            }
        }
        for (Findings part : parts) {
            all.brokenNames.addAll(part.brokenNames);
            all.provenDialects.addAll(part.provenDialects);
            all.usedFolders.addAll(part.usedFolders);
        }
        for (Findings part : parts) {
            for (Reference reference : part.doubtful) {
                if (!all.isOfWorkFolder(reference)) {
                    all.brokenNames.add(Tree.name(reference.mention().target()));
                }
            }
        }
        return all;
    }

    private void use(ModuleId id) {
        if (used.add(id)) {
            for (String folder = id.folder(); !folder.isEmpty(); folder = Tree.parent(folder)) {
                usedFolders.add(Tree.name(folder));
            }
        }
    }

    /**
     * Tells whether a broken path leads into a folder that holds nothing that a harness loads or that something refers to.
     * Such a folder holds what sessions have written, plans and notes, and the path names a file of then or of some day.
     */
    boolean isOfWorkFolder(Reference reference) {
        return mayBeOfWorkFolder(reference)
                && !usedFolders.contains(
                        Unresolved.firstFolder(reference.mention().target()));
    }

    private static boolean mayBeOfWorkFolder(Reference reference) {
        Form form = reference.mention().form();
        if (reference.outcome() != Outcome.BROKEN
                || form != Form.PATH && form != Form.XML_PATH
                || !reference.candidates().isEmpty()) {
            return false;
        }
        String first = Unresolved.firstFolder(reference.mention().target());
        return !first.isEmpty() && "$~{.".indexOf(first.charAt(0)) < 0;
    }

    /** Tells whether a path with this file name and a folder in front is broken. */
    boolean isBroken(String name) {
        return brokenNames.contains(name);
    }

    /** Returns the dialects of references that lead to a module. */
    Set<String> provenDialects() {
        return provenDialects;
    }
}
