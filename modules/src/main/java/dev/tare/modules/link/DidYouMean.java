package dev.tare.modules.link;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.dialect.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the misspelt paths and names of one chunk may have meant. Bounded in all: after many questions there are no more
 * answers. Each chunk has a bound of its own, so that it does not matter which chunk asks first.
 */
final class DidYouMean {

    /** For all chunks together, as far as they ask in proportion to their mentions. */
    private static final int COMPARISONS = 4_000_000;

    /** For a chunk, however small it is. */
    private static final int LEAST_COMPARISONS = 125_000;

    private final SimilarPaths paths;
    private final EntryNames entries;
    private final Map<String, List<String>> namesByName = new HashMap<>();
    private final Map<String, List<ModuleId>> inLikeFolders = new HashMap<>();
    private int comparisonsLeft;

    /**
     * @param share the chunk's part of all mentions, from 0 to 1
     */
    DidYouMean(SimilarPaths paths, EntryNames entries, double share) {
        this.paths = paths;
        this.entries = entries;
        this.comparisonsLeft = Math.max(LEAST_COMPARISONS, (int) (share * COMPARISONS));
    }

    /**
     * Returns the modules with the most similar file name, best first: one where the path leads to from the file's folder,
     * then those in the most similar folder.
     */
    List<ModuleId> forPath(ModuleId from, String path) {
        String name = Tree.name(path);
        List<String> names = namesByName.get(name);
        if (names == null) {
            names = affords(paths.costOfNames(name)) ? paths.names(name) : List.of();
            namesByName.put(name, names);
        }
        if (names.isEmpty()) {
            return List.of();
        }
        Optional<ModuleId> here = paths.where(from, path, names);
        return here.isPresent() ? List.of(here.get()) : paths.inNearestFolders(path);
    }

    /** Returns the modules of the same name in the folders with the most similar name, best first. */
    List<ModuleId> inLikeFolder(String path) {
        String folder = Tree.name(Tree.parent(path));
        String name = Tree.name(path);
        String question = folder + "/" + name;
        List<ModuleId> known = inLikeFolders.get(question);
        if (known == null) {
            known = affords(paths.costOfFolders(name)) ? paths.inLikeFolder(folder, name) : List.of();
            inLikeFolders.put(question, known);
        }
        return known;
    }

    /** Returns the entries whose name differs by a letter or two, nearest first. */
    List<ModuleId> forEntry(ModuleId from, String name) {
        return affords(entries.count()) ? entries.similar(from, name) : List.of();
    }

    /** Takes the cost of a question off what is left; when it is more than that, nothing is. */
    private boolean affords(int cost) {
        comparisonsLeft = Math.max(-1, comparisonsLeft - cost);
        return comparisonsLeft >= 0;
    }
}
