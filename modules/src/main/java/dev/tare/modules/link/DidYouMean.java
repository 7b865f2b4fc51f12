package dev.tare.modules.link;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.dialect.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a misspelt path may have meant. Bounded in all: after many questions it has no more answers. */
final class DidYouMean {

    private static final int MAX_COMPARISONS = 1_000_000;
    private static final int MAX_CANDIDATES = 3;
    private static final int MAX_COMPARED = 64;

    /** A file name, ready to be compared. */
    private record Name(String written, String lower, long letters) {}

    private final PathIndex index;
    private final Map<String, List<String>> nearestNames = new HashMap<>();
    private final Map<String, List<ModuleId>> inLikeFolders = new HashMap<>();
    private final List<List<Name>> namesByLength = new ArrayList<>();
    private int comparisons;

    DidYouMean(PathIndex index) {
        this.index = index;
    }

    /**
     * Returns the modules with the most similar file name, best first: one where the path leads to from the file's folder,
     * then those in the most similar folder.
     */
    List<ModuleId> forPath(ModuleId from, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        List<String> names = nearestNames.get(name);
        if (names == null) {
            names = nearest(name);
            nearestNames.put(name, names);
        }
        List<ModuleId> found = new ArrayList<>();
        String folder = path.substring(0, path.length() - name.length());
        for (String candidate : names) {
            Optional<ModuleId> here = from.resolveSibling(folder + candidate).flatMap(id -> index.at(id.path()));
            if (here.isPresent()) {
                return List.of(here.get());
            }
            List<ModuleId> named = index.named(candidate);
            found.addAll(named.subList(0, Math.min(MAX_COMPARED, named.size())));
        }
        return inNearestFolders(found, path);
    }

    /** Returns the first of these modules by the folders they share with the path, then by id: few are kept of many. */
    private static List<ModuleId> inNearestFolders(List<ModuleId> found, String path) {
        List<ModuleId> best = new ArrayList<>(MAX_CANDIDATES + 1);
        int[] shared = new int[MAX_CANDIDATES + 1];
        for (ModuleId id : found) {
            int score = sharedFolders(id.path(), path);
            int at = best.size();
            while (at > 0
                    && (score > shared[at - 1] || score == shared[at - 1] && id.compareTo(best.get(at - 1)) < 0)) {
                shared[at] = shared[at - 1];
                at--;
            }
            if (at < MAX_CANDIDATES) {
                best.add(at, id);
                shared[at] = score;
                if (best.size() > MAX_CANDIDATES) {
                    best.remove(MAX_CANDIDATES);
                }
            }
        }
        return List.copyOf(best);
    }

    /** Returns the modules of the same name in the folders with the most similar name, best first. */
    List<ModuleId> inLikeFolder(String path) {
        String folder = Tree.name(Tree.parent(path));
        String name = Tree.name(path);
        List<ModuleId> known = inLikeFolders.get(folder + "/" + name);
        if (known == null) {
            known = inLikeFolder(folder, name);
            inLikeFolders.put(folder + "/" + name, known);
        }
        return known;
    }

    private List<ModuleId> inLikeFolder(String folder, String name) {
        int limit = Math.min(2, folder.length() / 4);
        List<ModuleId> best = new ArrayList<>();
        if (folder.isEmpty() || folder.startsWith(".")) {
            return best;
        }
        for (ModuleId id : index.named(name)) {
            if (++comparisons > MAX_COMPARISONS) {
                return List.of();
            }
            String other = Tree.name(id.folder());
            int distance = other.equals(folder) ? 0 : EditDistance.of(folder, other, limit);
            if (distance < limit) {
                best.clear();
                limit = distance;
            }
            if (distance == limit) {
                best.add(id);
            }
        }
        return List.copyOf(best.subList(0, Math.min(MAX_CANDIDATES, best.size())));
    }

    private List<String> nearest(String written) {
        if (namesByLength.isEmpty()) {
            sortNames();
        }
        Name name = name(written);
        // Of three letters, one that differs makes another word.
        int limit = FileNames.stem(written).length() <= 3 ? 0 : Math.max(1, Math.min(4, (written.length() - 3) / 4));
        List<String> best = new ArrayList<>();
        int bestDistance = limit;
        int highest = Math.min(namesByLength.size() - 1, written.length() + limit);
        for (int length = Math.max(1, written.length() - limit); length <= highest; length++) {
            for (Name candidate : namesByLength.get(length)) {
                if (++comparisons > MAX_COMPARISONS) {
                    return List.of();
                }
                // A change of one letter changes two bits at most.
                if (Long.bitCount(name.letters() ^ candidate.letters()) > 2 * bestDistance) {
                    continue;
                }
                int distance = EditDistance.of(name.lower(), candidate.lower(), bestDistance);
                if (distance < bestDistance) {
                    best.clear();
                    bestDistance = distance;
                }
                if (distance == bestDistance) {
                    best.add(candidate.written());
                }
            }
        }
        return best;
    }

    private void sortNames() {
        List<String> names = new ArrayList<>();
        for (String name : index.fileNames()) {
            names.add(name);
        }
        names.sort(null);
        namesByLength.add(List.of());
        for (String name : names) {
            while (namesByLength.size() <= name.length()) {
                namesByLength.add(new ArrayList<>());
            }
            namesByLength.get(name.length()).add(name(name));
        }
    }

    private static Name name(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        long letters = 0;
        for (int i = 0; i < lower.length(); i++) {
            letters |= 1L << (lower.charAt(i) & 63);
        }
        return new Name(written, lower, letters);
    }

    /** Counts how many folder names, from the file upwards, are the same. */
    private static int sharedFolders(String a, String b) {
        int i = a.lastIndexOf('/');
        int j = b.lastIndexOf('/');
        int shared = 0;
        while (i > 0 && j > 0) {
            int iStart = a.lastIndexOf('/', i - 1) + 1;
            int jStart = b.lastIndexOf('/', j - 1) + 1;
            if (i - iStart != j - jStart || !a.regionMatches(iStart, b, jStart, i - iStart)) {
                break;
            }
            shared++;
            i = iStart - 1;
            j = jStart - 1;
        }
        return shared;
    }
}
