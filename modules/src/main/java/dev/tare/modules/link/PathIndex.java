package dev.tare.modules.link;

import dev.tare.core.text.ModuleId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All modules by path, by file name and by the last two segments of the path. Safe for use by several threads. */
final class PathIndex {

    private final Map<String, ModuleId> byPath = new HashMap<>();
    private final Map<String, List<ModuleId>> byName = new HashMap<>();
    private final Map<String, List<ModuleId>> byTail = new HashMap<>();
    private final Map<String, List<ModuleId>> byStem = new HashMap<>();
    private volatile @Nullable Map<String, ModuleId> byLowerPath;

    PathIndex(List<ModuleId> sortedIds) {
        for (ModuleId id : sortedIds) {
            byPath.put(id.path(), id);
            byName.computeIfAbsent(id.fileName(), name -> new ArrayList<>(1)).add(id);
            byStem.computeIfAbsent(id.stem().toLowerCase(Locale.ROOT), stem -> new ArrayList<>(1))
                    .add(id);
            String tail = tail(id.path());
            if (!tail.isEmpty()) {
                byTail.computeIfAbsent(tail, t -> new ArrayList<>(1)).add(id);
            }
        }
    }

    /** Returns the module at the normalised path. */
    Optional<ModuleId> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** Returns the module at the path, normalised or not. */
    Optional<ModuleId> find(String path) {
        Optional<ModuleId> found = at(path);
        return found.isPresent() ? found : ModuleId.of(path).flatMap(id -> at(id.path()));
    }

    /** Returns the module whose path differs from this one in letter case only. */
    Optional<ModuleId> atIgnoringCase(String path) {
        Map<String, ModuleId> lower = byLowerPath;
        return Optional.ofNullable((lower == null ? lowerPaths() : lower).get(path.toLowerCase(Locale.ROOT)));
    }

    private synchronized Map<String, ModuleId> lowerPaths() {
        Map<String, ModuleId> lower = byLowerPath;
        if (lower == null) {
            lower = new HashMap<>();
            for (Map.Entry<String, ModuleId> entry : byPath.entrySet()) {
                lower.merge(
                        entry.getKey().toLowerCase(Locale.ROOT),
                        entry.getValue(),
                        (a, b) -> a.compareTo(b) < 0 ? a : b);
            }
            byLowerPath = lower;
        }
        return lower;
    }

    /** Returns the modules with this file name, sorted by path. */
    List<ModuleId> named(String fileName) {
        return byName.getOrDefault(fileName, List.of());
    }

    /** Returns the modules whose file name without extension is this one in any case, sorted by path. */
    List<ModuleId> stemmed(String stem) {
        return byStem.getOrDefault(stem.toLowerCase(Locale.ROOT), List.of());
    }

    /** Returns the modules whose path ends in these segments, at least two, sorted by path. */
    List<ModuleId> endingIn(String suffix) {
        String tail = tail(suffix);
        List<ModuleId> found = tail.isEmpty() ? List.of() : byTail.getOrDefault(tail, List.of());
        if (tail.equals(suffix) || found.isEmpty()) {
            return found;
        }
        List<ModuleId> longer = new ArrayList<>();
        for (ModuleId id : found) {
            String path = id.path();
            if (path.endsWith(suffix)
                    && (path.length() == suffix.length() || path.charAt(path.length() - suffix.length() - 1) == '/')) {
                longer.add(id);
            }
        }
        return longer;
    }

    /** Returns all file names. */
    Iterable<String> fileNames() {
        return byName.keySet();
    }

    private static String tail(String path) {
        int last = path.lastIndexOf('/');
        if (last < 0) {
            return "";
        }
        return path.substring(path.lastIndexOf('/', last - 1) + 1);
    }
}
