package dev.tare.loader;

import dev.tare.core.diag.Suggestions;
import dev.tare.core.text.ModuleId;
import dev.tare.loader.bundle.BundleModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds modules by handles: a path in the framework or a unique end of one, the extension optional. What a prompt says is meant from where its
 * entry lies, and of several ends the one that the entry may open. For any
 * number of threads.
 */
final class HandleIndex {

    /** No path is so, or ends so. */
    static final int NONE = -1;

    /** Several paths end so. */
    static final int SEVERAL = -2;

    private static final int MOST_SUGGESTIONS = 5;

    private final List<BundleModule> modules;

    /** Made at the first question: a prompt without one needs none. */
    private volatile @Nullable Maps maps;

    /**
     * @param byFile modules by the last name of their paths, with the extension and without: an end of a path ends in one of these
     */
    private record Maps(Map<String, Integer> byPath, Map<String, List<Integer>> byFile) {}

    HandleIndex(List<BundleModule> modules) {
        this.modules = modules;
    }

    private Maps maps() {
        Maps known = maps;
        if (known != null) {
            return known;
        }
        Map<String, Integer> byPath = new HashMap<>();
        Map<String, List<Integer>> byFile = new HashMap<>();
        for (int i = 0; i < modules.size(); i++) {
            String path = path(i);
            byPath.putIfAbsent(path, i);
            String file = file(path);
            byFile.computeIfAbsent(file, key -> new ArrayList<>()).add(i);
            String stem = withoutExtension(file);
            if (!stem.equals(file)) {
                byFile.computeIfAbsent(stem, key -> new ArrayList<>()).add(i);
            }
        }
        known = new Maps(byPath, byFile);
        maps = known;
        return known;
    }

    private String path(int module) {
        return modules.get(module).id().path();
    }

    /** Returns which module has this path, or -1. */
    int exact(String path) {
        return maps().byPath().getOrDefault(path, -1);
    }

    /**
     * Returns which of the bundle's modules a handle names.
     *
     * @param from the path of the module that names it
     * @param near the modules that are meant where the handle fits others too
     * @throws NoSuchNameException when there is none, or when several end so
     */
    int find(String handle, String from, IntPredicate near) throws NoSuchNameException {
        for (String path : meant(handle, from)) {
            int exact = exact(path);
            if (exact >= 0) {
                return exact;
            }
        }
        String path = plain(handle);
        List<Integer> found = ending(path);
        List<IntPredicate> closer =
                List.of(i -> true, i -> isWhole(i, folder(from) + path), i -> isWhole(i, path), near);
        for (IntPredicate meant : closer) {
            int[] rest = found.stream().mapToInt(i -> i).filter(meant).toArray();
            if (rest.length == 1) {
                return rest[0];
            }
        }
        throw found.isEmpty()
                ? new NoSuchNameException("there is no module '" + handle + "'", alike(path))
                : new NoSuchNameException(
                        "'" + handle + "' is how the paths of " + found.size() + " modules end",
                        found.stream().limit(MOST_SUGGESTIONS).map(this::path).toList());
    }

    /** Returns the module of a path, or the only one whose path ends so; else {@link #NONE} or {@link #SEVERAL}. */
    int unique(String path) {
        int exact = exact(path);
        List<Integer> found = exact < 0 ? ending(path) : List.of(exact);
        return found.size() == 1 ? found.get(0) : found.isEmpty() ? NONE : SEVERAL;
    }

    private List<Integer> ending(String path) {
        return maps().byFile().getOrDefault(file(path), List.of()).stream()
                .filter(i -> endsIn(path(i), path) || endsIn(withoutExtension(path(i)), path))
                .toList();
    }

    /** Returns the paths that a handle can stand for, as harnesses resolve what a text says, the likeliest first. */
    private static List<String> meant(String handle, String from) {
        String path = plain(handle);
        List<String> paths = new ArrayList<>();
        if (handle.startsWith("${CLAUDE_PLUGIN_ROOT}/")) {
            // Which folder is the plugin's a bundle does not say: it is one around the entry.
            for (String folder = folder(from);
                    !folder.isEmpty();
                    folder = folder(folder.substring(0, folder.length() - 1))) {
                paths.add(folder + path);
            }
        }
        String beside = ModuleId.of(folder(from) + path).map(ModuleId::path).orElse(path);
        boolean isRelative = handle.startsWith(".") || handle.startsWith("${CLAUDE_SKILL_DIR}/");
        paths.addAll(isRelative ? List.of(beside, path) : List.of(path, beside));
        return paths;
    }

    /** Paths may be written as a harness resolves them: {@code ./docs/api.md}, {@code ${CLAUDE_SKILL_DIR}/more.md}. */
    private static String plain(String handle) {
        String path = handle;
        if (path.startsWith("${") && path.indexOf("}/") > 0) {
            path = path.substring(path.indexOf("}/") + 2);
        }
        while (path.startsWith("./")) {
            path = path.substring(2);
        }
        return path;
    }

    private boolean isWhole(int module, String path) {
        return withoutExtension(path(module)).equals(path);
    }

    /** Returns the paths of modules whose names begin so, else names that are spelt alike. */
    private List<String> alike(String handle) {
        List<String> longer = IntStream.range(0, modules.size())
                .mapToObj(this::path)
                .filter(path -> !handle.isEmpty() && (path.startsWith(handle) || path.contains("/" + handle)))
                .limit(MOST_SUGGESTIONS)
                .toList();
        if (!longer.isEmpty()) {
            return longer;
        }
        Set<String> names = new TreeSet<>(maps().byFile().keySet());
        for (String path : maps().byPath().keySet()) {
            names.add(path);
            names.add(withoutExtension(path));
        }
        return Suggestions.closest(handle, names, MOST_SUGGESTIONS);
    }

    private static boolean endsIn(String path, String end) {
        return path.endsWith(end)
                && (path.length() == end.length() || path.charAt(path.length() - end.length() - 1) == '/');
    }

    private static String file(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private static String withoutExtension(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    }
}
