package dev.tare.loader;

import dev.tare.core.diag.Suggestions;
import dev.tare.loader.bundle.BundleModule;
import java.util.ArrayList;
import java.util.List;

/** Finds modules by handles: a path in the framework or a unique end of one, the extension optional. Immutable. */
final class HandleIndex {

    private static final int MOST_SUGGESTIONS = 5;

    private final List<BundleModule> modules;

    HandleIndex(List<BundleModule> modules) {
        this.modules = modules;
    }

    /**
     * Returns which of the bundle's modules a handle names.
     *
     * @throws NoSuchNameException when there is none, or when several end so
     */
    int find(String handle) throws NoSuchNameException {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < modules.size(); i++) {
            String path = modules.get(i).id().path();
            if (path.equals(handle)) {
                return i;
            }
            if (endsIn(path, handle) || endsIn(withoutExtension(path), handle)) {
                found.add(i);
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        List<String> paths = new ArrayList<>();
        if (found.isEmpty()) {
            List<String> stems = new ArrayList<>();
            modules.forEach(module -> stems.add(module.id().stem()));
            paths.addAll(Suggestions.closest(handle, stems, MOST_SUGGESTIONS));
            throw new NoSuchNameException("there is no module '" + handle + "'", paths);
        }
        found.stream()
                .limit(MOST_SUGGESTIONS)
                .forEach(i -> paths.add(modules.get(i).id().path()));
        throw new NoSuchNameException("'" + handle + "' is how the paths of " + found.size() + " modules end", paths);
    }

    private static boolean endsIn(String path, String end) {
        return path.equals(end) || !end.isEmpty() && path.endsWith("/" + end);
    }

    private static String withoutExtension(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    }
}
