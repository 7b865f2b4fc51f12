package dev.tare.modules.read;

import dev.tare.core.glob.IgnoreRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A folder that is to be listed. */
final class Folder {

    /** Where it really lies: what was reached through a link has the path of the link's target. */
    final Path real;

    /** Its path from the framework's root, empty for the root itself. */
    final String path;

    final int depth;

    /** The rules of the {@code .gitignore} files above it, nearest last. */
    final List<IgnoreRules> rules;

    /** Whether {@code include:} names this folder or one above it. */
    final boolean included;

    Folder(Path real, String path, int depth, List<IgnoreRules> rules, boolean included) {
        this.real = real;
        this.path = path;
        this.depth = depth;
        this.rules = rules;
        this.included = included;
    }

    String pathOf(String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }

    /** What was found in a folder, by name. */
    static final class Listing {

        final List<Folder> folders = new ArrayList<>();
        final List<FoundFile> modules = new ArrayList<>();
        final List<String> otherFiles = new ArrayList<>();
        final List<FoundLink> links = new ArrayList<>();
        int entries;
    }

    /**
     * A module file that is to be read.
     *
     * @param real where it really lies
     * @param path its path from the root
     * @param size its length in bytes when the folder was listed
     * @param modified when it was last written, in milliseconds, when the folder was listed
     */
    record FoundFile(Path real, String path, long size, long modified) {}

    /**
     * A symbolic link.
     *
     * @param folder the folder it stands in
     * @param real where it leads, or null when it leads nowhere
     * @param path its path from the root
     * @param included whether {@code include:} names it
     */
    record FoundLink(Folder folder, @Nullable Path real, String path, boolean included) {}
}
