package dev.tare.modules.link;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.dialect.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The modules whose paths look like one that nothing has. Safe for use by several threads: an answer depends on the question
 * alone, whoever asks first, and what it costs is known before it is asked.
 */
final class SimilarPaths {

    private static final int MAX_CANDIDATES = 3;
    private static final int MAX_COMPARED = 64;

    /** A file name, ready to be compared. */
    private record Name(String written, String lower, long letters) {}

    private final PathIndex index;
    private final List<List<Name>> namesByLength = new ArrayList<>();
    private final Map<String, List<String>> nearestNames = new ConcurrentHashMap<>();
    private final Map<String, List<ModuleId>> inNearestFolders = new ConcurrentHashMap<>();

    SimilarPaths(PathIndex index) {
        this.index = index;
    }

    /** Returns how many file names are compared to find those that are similar to this one. */
    int costOfNames(String name) {
        int cost = 0;
        for (List<Name> names : ofLikeLength(name)) {
            cost += names.size();
        }
        return cost;
    }

    /** Returns the file names that are most similar to this one, letter case left out; none when all of them differ much. */
    List<String> names(String name) {
        return nearestNames.computeIfAbsent(name, this::nearest);
    }

    /** Returns the module with one of these names where the path leads to from the file's folder. */
    Optional<ModuleId> where(ModuleId from, String path, List<String> names) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        for (String name : names) {
            Optional<ModuleId> here = index.find(Roots.join(from.folder(), folder + name));
            if (here.isPresent()) {
                return here;
            }
        }
        return Optional.empty();
    }

    /** Returns the modules with a name like that of the path in the folders most like those of the path, best first. */
    List<ModuleId> inNearestFolders(String path) {
        return inNearestFolders.computeIfAbsent(path, this::findInNearestFolders);
    }

    private List<ModuleId> findInNearestFolders(String path) {
        List<ModuleId> found = new ArrayList<>();
        for (String name : names(Tree.name(path))) {
            List<ModuleId> named = index.named(name);
            found.addAll(named.subList(0, Math.min(MAX_COMPARED, named.size())));
        }
        return first(found, path);
    }

    /** Returns the first of these modules by the folders they share with the path, then by id: few are kept of many. */
    private static List<ModuleId> first(List<ModuleId> found, String path) {
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

    /** Returns how many folder names are compared to find those in which a file of this name is. */
    int costOfFolders(String name) {
        return index.named(name).size();
    }

    /** Returns the modules of the file name in the folders with the most similar name, best first. */
    List<ModuleId> inLikeFolder(String folder, String name) {
        int limit = Math.min(2, folder.length() / 4);
        List<ModuleId> best = new ArrayList<>();
        if (folder.isEmpty() || folder.startsWith(".")) {
            return best;
        }
        for (ModuleId id : index.named(name)) {
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
        Name name = name(written);
        List<String> best = new ArrayList<>();
        int bestDistance = mostChanges(written);
        for (List<Name> names : ofLikeLength(written)) {
            for (Name candidate : names) {
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

    private static int mostChanges(String name) {
        // Of three letters, one that differs makes another word.
        return FileNames.stem(name).length() <= 3 ? 0 : Math.max(1, Math.min(4, (name.length() - 3) / 4));
    }

    /** Returns the file names that may be similar, by their length. They are sorted at the first question. */
    private synchronized List<List<Name>> ofLikeLength(String name) {
        if (namesByLength.isEmpty()) {
            sortNames();
        }
        int changes = mostChanges(name);
        int end = Math.min(namesByLength.size(), name.length() + changes + 1);
        int start = Math.min(end, Math.max(1, name.length() - changes));
        return namesByLength.subList(start, end);
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
