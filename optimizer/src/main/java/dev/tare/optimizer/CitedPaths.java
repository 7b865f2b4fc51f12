package dev.tare.optimizer;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import java.util.HashSet;
import java.util.Set;

/** The paths by which one module refers to others: what passes over the graph may write anew. */
public final class CitedPaths {

    private final Set<String> mentions = new HashSet<>();
    private final Set<String> fileNames;

    private CitedPaths(Set<String> fileNames) {
        this.fileNames = fileNames;
    }

    /** Returns the file names of all modules, which the paths of each module share. */
    public static Set<String> fileNames(ModuleGraph source) {
        Set<String> names = new HashSet<>();
        for (PromptModule module : source.modules()) {
            names.add(module.id().fileName());
        }
        return names;
    }

    /**
     * Returns the paths that a module cites and that were found.
     *
     * @param fileNames of all modules
     */
    public static CitedPaths of(ModuleGraph source, ModuleId id, Set<String> fileNames) {
        CitedPaths paths = new CitedPaths(fileNames);
        source.module(id).ifPresent(module -> {
            for (Reference reference : source.referencesFrom(id)) {
                if (reference.to().isPresent()) {
                    paths.mentions.add(module.source().slice(reference.mention().span()));
                    paths.mentions.add(reference.mention().target());
                }
            }
        });
        return paths;
    }

    /** Tells whether the text is a reference that stands in the source, or its path. */
    boolean isOfSource(String text) {
        return mentions.contains(text);
    }

    /** Tells whether the text is a path that ends with the name of a module. */
    boolean isOfModule(String text) {
        return text.chars().noneMatch(Character::isWhitespace)
                && fileNames.contains(text.substring(text.lastIndexOf('/') + 1));
    }
}
