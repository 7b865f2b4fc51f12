package dev.tare.modules.link;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.dialect.Tree;
import dev.tare.modules.model.Mention;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.Tier;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Paths of a framework that is going to be installed elsewhere: {@code ~/.claude/kit/flows/run.md} means
 * {@code kit/flows/run.md} here. The longest suffix that names one module is taken, unless the project file maps the prefix.
 */
final class InstalledPaths {

    private static final Set<String> ENTRY_FOLDERS = Set.of("commands", "agents", "skills", "rules", "hooks");

    private final PathIndex index;
    private final Tree tree;
    private final Map<String, String> mapped;

    /**
     * @param mapped folders of this tree by the prefix under which they are going to be installed, both without a slash at
     *     the end; a prefix in a home folder starts with {@code ~/}
     */
    InstalledPaths(PathIndex index, Tree tree, Map<String, String> mapped) {
        this.index = index;
        this.tree = tree;
        this.mapped = mapped;
    }

    /** Returns what a path below a home folder means. */
    Resolution home(String path) {
        return find("~/" + path, path, Resolution.EXTERNAL);
    }

    /** Returns what a path below the user's project means that nothing has there. */
    Resolution project(String path) {
        return find(path, path, Resolution.NOTHING);
    }

    /**
     * Returns the folders that home paths show to be installed as a whole: {@code kit} when {@code ~/.claude/kit/run.md} means
     * {@code kit/run.md}.
     */
    Set<String> foldersNamedIn(List<Mention> homePaths) {
        Set<String> folders = new HashSet<>();
        for (Mention mention : homePaths) {
            Target target = Target.of(mention.target());
            int dot = target.path().indexOf('/');
            int slash = target.path().indexOf('/', dot + 1);
            if (dot < 0 || slash < 0 || ENTRY_FOLDERS.contains(target.path().substring(dot + 1, slash))) {
                continue;
            }
            String suffix = target.path().substring(dot + 1);
            String rest = target.path().substring(slash);
            for (ModuleId id : index.endingIn(suffix)) {
                folders.add(id.path().substring(0, id.path().length() - rest.length()));
            }
        }
        return folders;
    }

    /** A pack that lies in {@code kit}, or in the root, is often installed as {@code .kit}. */
    Optional<ModuleId> withoutDot(String path) {
        int slash = path.indexOf('/');
        boolean dotted = slash > 1 && path.charAt(0) == '.' && path.charAt(1) != '.';
        if (!dotted || tree.hasFolder(path.substring(0, slash))) {
            return Optional.empty();
        }
        Optional<ModuleId> named = index.at(path.substring(1));
        String rest = path.substring(slash + 1);
        return named.isPresent() || rest.indexOf('/') < 0 ? named : index.at(rest);
    }

    private Resolution find(String written, String path, Resolution otherwise) {
        Optional<ModuleId> byMap = byMap(written);
        if (byMap.isPresent()) {
            return Resolution.installed(Tier.ROOTED, byMap.get());
        }
        if (Placeholders.isPlaceholder(path)) {
            return Resolution.PLACEHOLDER;
        }
        String suffix = path;
        while (suffix.indexOf('/') > 0) {
            Optional<ModuleId> anchored = index.at(suffix);
            if (anchored.isPresent()) {
                return Resolution.installed(Tier.ROOTED, anchored.get());
            }
            List<ModuleId> found = index.endingIn(suffix);
            if (found.size() == 1) {
                return Resolution.installed(Tier.ROOTED, found.get(0));
            }
            if (found.size() > 1) {
                return Resolution.unresolved(Outcome.AMBIGUOUS, found);
            }
            suffix = suffix.substring(suffix.indexOf('/') + 1);
        }
        return unmatched(path, otherwise);
    }

    /** When the folder is here, the file should be; else the path is somebody else's. */
    private Resolution unmatched(String path, Resolution otherwise) {
        String folder = Tree.parent(path);
        while (folder.indexOf('/') > 0) {
            if (!folder.startsWith(".") && tree.hasFolder(folder)) {
                return Resolution.NOTHING;
            }
            folder = folder.substring(folder.indexOf('/') + 1);
        }
        return otherwise;
    }

    private Optional<ModuleId> byMap(String written) {
        for (Map.Entry<String, String> entry : mapped.entrySet()) {
            String prefix = entry.getKey() + "/";
            if (written.startsWith(prefix)) {
                String rest = written.substring(prefix.length());
                return ModuleId.of(Roots.join(entry.getValue(), rest)).flatMap(id -> index.at(id.path()));
            }
        }
        return Optional.empty();
    }
}
