package dev.tare.modules.link;

import dev.tare.core.text.ModuleId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a misspelt name may have meant. Bounded in all: after many questions it has no more answers. */
final class DidYouMean {

    private static final int MAX_COMPARISONS = 4_000_000;
    private static final int MAX_CANDIDATES = 3;

    private final PathIndex index;
    private final Map<String, List<ModuleId>> known = new HashMap<>();
    private final List<List<String>> namesByLength = new ArrayList<>();
    private int comparisons;

    DidYouMean(PathIndex index) {
        this.index = index;
        for (String name : index.fileNames()) {
            while (namesByLength.size() <= name.length()) {
                namesByLength.add(new ArrayList<>());
            }
            namesByLength.get(name.length()).add(name);
        }
        for (List<String> names : namesByLength) {
            names.sort(null);
        }
    }

    /** Returns the modules with the most similar file name, best first; of equals those in a similar folder first. */
    List<ModuleId> forPath(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return known.computeIfAbsent(path, p -> nearest(p, name));
    }

    private List<ModuleId> nearest(String path, String name) {
        int limit = Math.max(1, Math.min(4, (name.length() - 3) / 4));
        List<String> best = new ArrayList<>();
        int bestDistance = limit;
        String lower = name.toLowerCase(Locale.ROOT);
        int highest = Math.min(namesByLength.size() - 1, name.length() + limit);
        for (int length = Math.max(1, name.length() - limit); length <= highest; length++) {
            for (String candidate : namesByLength.get(length)) {
                if (++comparisons > MAX_COMPARISONS) {
                    return List.of();
                }
                int distance = EditDistance.of(lower, candidate.toLowerCase(Locale.ROOT), bestDistance);
                if (distance < bestDistance) {
                    best.clear();
                    bestDistance = distance;
                }
                if (distance == bestDistance && distance <= limit) {
                    best.add(candidate);
                }
            }
        }
        List<ModuleId> found = new ArrayList<>();
        for (String candidate : best) {
            found.addAll(index.named(candidate));
        }
        found.sort((a, b) -> {
            int byFolder = Integer.compare(sharedSegments(b.path(), path), sharedSegments(a.path(), path));
            return byFolder != 0 ? byFolder : a.compareTo(b);
        });
        return List.copyOf(found.subList(0, Math.min(MAX_CANDIDATES, found.size())));
    }

    /** Counts how many folder names, from the file upwards, are the same. */
    private static int sharedSegments(String a, String b) {
        String[] left = a.split("/", -1);
        String[] right = b.split("/", -1);
        int i = left.length - 2;
        int j = right.length - 2;
        int shared = 0;
        while (i >= 0 && j >= 0 && left[i].equals(right[j])) {
            shared++;
            i--;
            j--;
        }
        return shared;
    }
}
