package dev.tare.core.glob;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One line of a {@code .gitignore}, or one glob of {@code include:} or {@code exclude:}, as git understands it. */
final class IgnoreRule {

    private final boolean negated;
    private final boolean foldersOnly;

    /** Whether the pattern has no slash, so that it is matched against names and not paths. */
    private final boolean byName;

    /** What stands before the first wildcard. */
    private final byte[] prefix;

    private final @Nullable GlobPattern rest;

    private IgnoreRule(
            boolean negated, boolean foldersOnly, boolean byName, byte[] prefix, @Nullable GlobPattern rest) {
        this.negated = negated;
        this.foldersOnly = foldersOnly;
        this.byName = byName;
        this.prefix = prefix;
        this.rest = rest;
    }

    /** Returns the rule of a line without its line end, or null for comments and empty lines. */
    static @Nullable IgnoreRule parse(byte[] line) {
        if (line.length == 0 || line[0] == '#') {
            return null;
        }
        int end = withoutSpaces(line);
        int start = 0;
        boolean negated = end > 0 && line[0] == '!';
        if (negated) {
            start++;
        }
        boolean foldersOnly = end > start && line[end - 1] == '/';
        if (foldersOnly) {
            end--;
        }
        if (start == end) {
            return null;
        }
        boolean byName = true;
        for (int i = start; i < end; i++) {
            byName &= line[i] != '/';
        }
        if (line[start] == '/') {
            start++;
        }
        byte[] pattern = Arrays.copyOfRange(line, start, end);
        int literal = 0;
        while (literal < pattern.length && !isSpecial(pattern[literal])) {
            literal++;
        }
        // Git takes the literal start off before it looks for "**": so does this.
        int cut = byName ? 0 : literal;
        return new IgnoreRule(
                negated,
                foldersOnly,
                byName,
                Arrays.copyOf(pattern, literal == pattern.length ? literal : cut),
                literal == pattern.length ? null : GlobPattern.compile(pattern, cut));
    }

    boolean isNegated() {
        return negated;
    }

    /**
     * Tells whether the rule speaks of a path.
     *
     * @param path the path from the framework's root
     * @param base where the part of the path below the rule's own folder starts
     * @param name where the last segment starts
     */
    boolean matches(byte[] path, int base, int name, boolean isFolder) {
        if (foldersOnly && !isFolder) {
            return false;
        }
        int from = byName ? name : base;
        int length = prefix.length;
        if (path.length - from < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (path[from + i] != prefix[i]) {
                return false;
            }
        }
        return rest == null ? path.length - from == length : rest.matches(path, from + length, path.length);
    }

    private static boolean isSpecial(byte b) {
        return b == '*' || b == '?' || b == '[' || b == '\\';
    }

    /** Spaces at the end do not count unless a backslash stands before them. */
    private static int withoutSpaces(byte[] line) {
        int firstSpace = -1;
        for (int i = 0; i < line.length; i++) {
            if (line[i] == ' ') {
                if (firstSpace < 0) {
                    firstSpace = i;
                }
            } else {
                if (line[i] == '\\' && ++i == line.length) {
                    return line.length;
                }
                firstSpace = -1;
            }
        }
        return firstSpace < 0 ? line.length : firstSpace;
    }
}
