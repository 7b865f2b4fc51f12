package dev.tare.modules.link;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.dialect.Tree;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.Tier;
import java.util.List;
import java.util.Optional;

/** Finds the module that a path means, tier by tier, from the most exact reading to the widest. */
final class PathResolver {

    private final PathIndex index;
    private final Tree tree;
    private final Roots roots;
    private final InstalledPaths installed;
    private final LinkOptions options;

    PathResolver(PathIndex index, Tree tree, Roots roots, InstalledPaths installed, LinkOptions options) {
        this.options = options;
        this.index = index;
        this.tree = tree;
        this.roots = roots;
        this.installed = installed;
    }

    /** Returns what a path means that is written in the module. */
    Resolution resolve(ModuleId from, String written) {
        if (Placeholders.isNamedBy(options.placeholders(), written)) {
            return Resolution.PLACEHOLDER;
        }
        Optional<String> known = Target.withVariable(written, options.variables());
        if (known.isPresent()) {
            Optional<ModuleId> found = at(known.get());
            return found.isPresent() ? Resolution.installed(Tier.ROOTED, found.get()) : Resolution.NOTHING;
        }
        Target target = Target.of(written);
        return switch (target.base()) {
            case WEB -> Resolution.EXTERNAL;
            case HERE -> here(from, target.path());
            case HOME -> installed.home(target.path());
            case PROJECT -> project(target.path());
            case PACKAGE -> below(from, target.path(), Resolution.NOTHING);
            case VARIABLE -> below(from, target.path(), Resolution.PLACEHOLDER);
        };
    }

    private Resolution here(ModuleId from, String written) {
        boolean named = hasName(written);
        Optional<ModuleId> exact = named ? exact(from, written) : Optional.empty();
        if (exact.isPresent()) {
            return Resolution.resolved(Tier.EXACT, exact.get());
        }
        if (Placeholders.isPlaceholder(written)) {
            return Resolution.PLACEHOLDER;
        }
        for (String root : named ? roots.of(from.folder()) : List.<String>of()) {
            Optional<ModuleId> rooted = at(Roots.join(root, written));
            if (rooted.isPresent()) {
                return Resolution.resolved(Tier.ROOTED, rooted.get());
            }
        }
        if (isFolder(from, written)) {
            return Resolution.DIRECTORY;
        }
        Optional<ModuleId> undotted = installed.withoutDot(written);
        return undotted.isPresent() ? Resolution.installed(Tier.ROOTED, undotted.get()) : wider(written);
    }

    private Optional<ModuleId> exact(ModuleId from, String written) {
        Optional<ModuleId> exact = written.startsWith("/") ? Optional.empty() : sibling(from, written);
        if (exact.isEmpty()) {
            exact = inOwnProject(from, written);
        }
        return exact.isPresent() ? exact : at(written);
    }

    /** A {@code .claude} folder further down is that of a project of its own, which harnesses start from. */
    private Optional<ModuleId> inOwnProject(ModuleId from, String written) {
        int folder = from.path().lastIndexOf("/.claude/");
        return folder < 0 ? Optional.empty() : at(from.path().substring(0, folder + 1) + written);
    }

    private Resolution wider(String written) {
        // A path that says where to start from is not to be looked for elsewhere.
        if (written.startsWith(".") && (written.startsWith("./") || written.startsWith("../"))
                || written.startsWith("/")
                || written.contains("/../")) {
            return Resolution.NOTHING;
        }
        boolean bare = written.indexOf('/') < 0;
        List<ModuleId> found = bare ? index.named(written) : index.endingIn(written);
        if (found.size() == 1) {
            return Resolution.resolved(bare ? Tier.NAME : Tier.SUFFIX, found.get(0));
        }
        return found.isEmpty() ? Resolution.NOTHING : Resolution.unresolved(Outcome.AMBIGUOUS, found);
    }

    private Resolution project(String path) {
        Optional<ModuleId> exact = at(path);
        if (exact.isPresent()) {
            return Resolution.resolved(Tier.EXACT, exact.get());
        }
        if (Placeholders.isPlaceholder(path)) {
            return Resolution.PLACEHOLDER;
        }
        return tree.hasFolder(withoutSlash(path)) ? Resolution.DIRECTORY : installed.project(path);
    }

    private Resolution below(ModuleId from, String path, Resolution otherwise) {
        Optional<ModuleId> found = sibling(from, path);
        for (String root : roots.of(from.folder())) {
            if (found.isPresent()) {
                break;
            }
            found = at(Roots.join(root, path));
        }
        if (found.isEmpty()) {
            found = at(path);
        }
        if (found.isPresent()) {
            return Resolution.installed(Tier.ROOTED, found.get());
        }
        if (Placeholders.isPlaceholder(path)) {
            return Resolution.PLACEHOLDER;
        }
        return isFolder(from, path) ? Resolution.DIRECTORY : otherwise;
    }

    /** Tells whether the path, from any place it may start from, is a folder's. */
    private boolean isFolder(ModuleId from, String written) {
        String path = withoutSlash(written);
        if (path.length() == written.length() && path.indexOf('.', path.lastIndexOf('/') + 1) > 0) {
            return false;
        }
        if (isFolderAt(path) || isFolderAt(Roots.join(from.folder(), path))) {
            return true;
        }
        for (String root : roots.of(from.folder())) {
            if (isFolderAt(Roots.join(root, path))) {
                return true;
            }
        }
        return false;
    }

    private boolean isFolderAt(String path) {
        Optional<ModuleId> normal = ModuleId.of(path);
        return normal.isPresent() && tree.hasFolder(normal.get().path());
    }

    /** Returns the module at a path from the root, or the one that lacks its extension there. */
    Optional<ModuleId> at(String path) {
        Optional<ModuleId> asWritten = index.at(path);
        Optional<ModuleId> id = asWritten.isPresent() ? asWritten : ModuleId.of(path);
        if (asWritten.isPresent() || id.isEmpty()) {
            return asWritten;
        }
        Optional<ModuleId> found = index.at(id.get().path());
        return found.isPresent() || !id.get().extension().isEmpty()
                ? found
                : index.at(id.get().path() + ".md");
    }

    /** Tells whether some module has the file name that the path ends in: if not, it need not be looked for anywhere. */
    private boolean hasName(String path) {
        String name = Tree.name(path);
        // A path that ends in a slash or in dots has another name when it is normalised.
        boolean other = name.isEmpty() || name.equals(".") || name.equals("..");
        return other
                || !index.named(name).isEmpty()
                || !index.named(name + ".md").isEmpty();
    }

    private Optional<ModuleId> sibling(ModuleId from, String path) {
        return at(Roots.join(from.folder(), path));
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
