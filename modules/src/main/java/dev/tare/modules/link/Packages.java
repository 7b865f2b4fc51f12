package dev.tare.modules.link;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.dialect.Tree;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The packages of a framework that are installed one by one: plugins below the root. */
final class Packages {

    private final Tree tree;
    private final Map<String, String> byFolder = new HashMap<>();

    Packages(Tree tree) {
        this.tree = tree;
    }

    /** Returns the package of the first module when the second one lies outside of it. */
    Optional<String> left(ModuleId from, ModuleId to) {
        String own = of(from.folder());
        return own.isEmpty() || to.path().startsWith(own + "/") ? Optional.empty() : Optional.of(own);
    }

    /** Returns the folder of the package that holds the folder; empty when none does but the framework itself. */
    private String of(String folder) {
        String known = byFolder.get(folder);
        if (known == null) {
            known = folder;
            while (!known.isEmpty() && !tree.isPluginRoot(known)) {
                known = Tree.parent(known);
            }
            byFolder.put(folder, known);
        }
        return known;
    }
}
