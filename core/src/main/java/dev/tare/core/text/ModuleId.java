package dev.tare.core.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The normalised path of a module from the framework's root: segments separated by {@code /}, with no
 * empty, {@code .} or {@code ..} segment and no leading or trailing slash. Ids sort by UTF-16 code unit, so that the order
 * is the same on every platform and in every locale.
 *
 * @param path the normalised path, never empty
 */
public record ModuleId(String path) implements Comparable<ModuleId> {

    public ModuleId {
        if (!isNormal(path)) {
            throw new IllegalArgumentException("not a normalised path: '" + path + "'");
        }
    }

    /** Returns the id of the path as written, after normalisation, or nothing when it is empty or climbs out of the root. */
    public static Optional<ModuleId> of(String path) {
        if (isNormal(path)) {
            return Optional.of(new ModuleId(path));
        }
        return normalise(path).filter(p -> !p.isEmpty()).map(ModuleId::new);
    }

    /** Returns the id that the relative path means when written in this module: resolved from the module's folder. */
    public Optional<ModuleId> resolveSibling(String relative) {
        String folder = folder();
        return of(folder.isEmpty() ? relative : folder + "/" + relative);
    }

    /** Returns the path of the folder that holds the module, or the empty string for one in the root. */
    public String folder() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** Returns the last segment, extension included. */
    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Returns the last segment without its extension; a leading dot starts no extension. */
    public String stem() {
        String name = fileName();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /** Returns the extension without its dot, as written, or the empty string. */
    public String extension() {
        String name = fileName();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1);
    }

    // Written out, because what the compiler makes for a record is linked at run time, at every start of the program.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ModuleId id && path.equals(id.path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public int compareTo(ModuleId other) {
        return path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return path;
    }

    private static Optional<String> normalise(String path) {
        Deque<String> segments = new ArrayDeque<>();
        int start = 0;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            String segment = path.substring(start, end);
            if (segment.equals("..")) {
                if (segments.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
            start = end + 1;
        }
        return Optional.of(String.join("/", segments));
    }

    /** Tells whether nothing has to be done: nearly every path is normal already. The empty path is not. */
    private static boolean isNormal(String path) {
        int start = 0;
        while (true) {
            int slash = path.indexOf('/', start);
            int size = (slash < 0 ? path.length() : slash) - start;
            if (size == 0 || path.charAt(start) == '.' && (size == 1 || size == 2 && path.charAt(start + 1) == '.')) {
                return false;
            }
            if (slash < 0) {
                return true;
            }
            start = slash + 1;
        }
    }
}
