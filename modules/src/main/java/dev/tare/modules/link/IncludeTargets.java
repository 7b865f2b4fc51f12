package dev.tare.modules.link;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.dialect.Tree;
import dev.tare.modules.model.Mention;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Tier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What includes mean that start from folders of their own: legend includes, manifests, templates, notes, bundles. */
final class IncludeTargets {

    private final PathResolver paths;
    private final PathIndex index;
    private final Tree tree;
    private final Roots roots;
    private final Set<String> ownBundles = new HashSet<>();

    IncludeTargets(PathResolver paths, PathIndex index, Tree tree, Roots roots) {
        this.paths = paths;
        this.index = index;
        this.tree = tree;
        this.roots = roots;
    }

    /** Returns what the mention means: one thing, several for a glob, none when it is no reference. */
    List<Resolution> resolve(PromptModule module, Mention mention) {
        ModuleId from = module.id();
        return switch (mention.form()) {
            case SECTION_INCLUDE -> List.of(legend(from, mention.target()));
            case MANIFEST ->
                mention.target().indexOf('*') >= 0
                        ? glob(from, mention.target())
                        : List.of(manifest(from, mention.target()));
            case TEMPLATE_INCLUDE -> template(from, mention.target());
            case WIKI_LINK, WIKI_EMBED -> note(from, mention.target());
            case NAMESPACED -> bundled(from, mention.target());
            default -> List.of();
        };
    }

    /** A legend's path starts from the file, the root, or a folder of commands above. */
    private Resolution legend(ModuleId from, String path) {
        if (path.isEmpty()) {
            return Resolution.resolved(Tier.EXACT, from);
        }
        Resolution found = paths.resolve(from, path);
        if (found.isResolved() && found.tier().orElseThrow().compareTo(Tier.ROOTED) <= 0) {
            return found;
        }
        for (String root : roots.of(from.folder())) {
            Optional<ModuleId> below = paths.at(Roots.join(root, "commands/" + path));
            if (below.isPresent()) {
                return Resolution.resolved(Tier.ROOTED, below.get());
            }
        }
        return found;
    }

    /** A manifest's file lies below the pack's root, which is above the file, or below a common root. */
    private Resolution manifest(ModuleId from, String path) {
        Optional<ModuleId> above = fromAbove(from, path);
        if (above.isPresent()) {
            return Resolution.resolved(Tier.ROOTED, above.get());
        }
        List<ModuleId> found = index.endingIn(path);
        if (found.isEmpty() && path.lastIndexOf('.') <= path.lastIndexOf('/')) {
            found = index.endingIn(path + ".md");
        }
        if (found.size() > 1) {
            found = common(found);
        }
        if (found.size() == 1) {
            return Resolution.resolved(Tier.ROOTED, found.get(0));
        }
        return found.isEmpty() ? Resolution.NOTHING : Resolution.unresolved(Outcome.AMBIGUOUS, found);
    }

    /** Of several files, those in a folder that packs share. */
    private static List<ModuleId> common(List<ModuleId> found) {
        for (String word : new String[] {"common", "shared", "core"}) {
            List<ModuleId> shared = new ArrayList<>();
            for (ModuleId id : found) {
                String top = id.path().substring(0, Math.max(0, id.path().indexOf('/')));
                if (top.equals(word) || top.endsWith("-" + word)) {
                    shared.add(id);
                }
            }
            if (!shared.isEmpty()) {
                return shared;
            }
        }
        return found;
    }

    /** A template's path starts from the file's folder or from any folder above; a star stands for all files below. */
    private List<Resolution> template(ModuleId from, String path) {
        if (path.indexOf('*') >= 0) {
            return glob(from, path);
        }
        Optional<ModuleId> near = at(from.folder(), path);
        if (near.isPresent()) {
            return List.of(Resolution.resolved(Tier.EXACT, near.get()));
        }
        Optional<ModuleId> above = fromAbove(from, path);
        if (above.isPresent()) {
            return List.of(Resolution.resolved(Tier.ROOTED, above.get()));
        }
        List<ModuleId> found = partial(from, path);
        if (found.size() == 1) {
            return List.of(Resolution.resolved(path.indexOf('/') < 0 ? Tier.ROOTED : Tier.SUFFIX, found.get(0)));
        }
        return List.of(found.isEmpty() ? Resolution.NOTHING : Resolution.unresolved(Outcome.AMBIGUOUS, found));
    }

    private List<ModuleId> partial(ModuleId from, String path) {
        if (path.indexOf('/') >= 0) {
            List<ModuleId> found = index.endingIn(path);
            return found.isEmpty() ? index.endingIn(path + ".md") : found;
        }
        List<ModuleId> inPartials = new ArrayList<>();
        for (ModuleId id : index.stemmed(FileNames.stem(path))) {
            if (id.folder().equals(from.folder())) {
                return List.of(id);
            }
            inPartials.add(id);
        }
        return inPartials;
    }

    private List<Resolution> glob(ModuleId from, String pattern) {
        String folder = Tree.parent(pattern);
        String name = Tree.name(pattern);
        String base = folder.endsWith("/**") ? folder.substring(0, folder.length() - 3) : folder;
        String above = from.folder();
        while (true) {
            String start = Roots.join(above, base);
            if (tree.hasFolder(start) && !base.isEmpty()) {
                return matches(start, name);
            }
            if (above.isEmpty()) {
                return List.of(Resolution.NOTHING);
            }
            above = Tree.parent(above);
        }
    }

    private List<Resolution> matches(String folder, String name) {
        List<Resolution> found = new ArrayList<>();
        String start = folder + "/";
        for (String path : tree.modulesBelow(start)) {
            if (Globs.matches(name, Tree.name(path))) {
                found.add(Resolution.resolved(Tier.ROOTED, new ModuleId(path)));
            }
        }
        return found.isEmpty() ? List.of(Resolution.NOTHING) : found;
    }

    private Optional<ModuleId> fromAbove(ModuleId from, String path) {
        String above = from.folder();
        while (true) {
            Optional<ModuleId> found = at(above, path);
            if (found.isPresent() || above.isEmpty()) {
                return found;
            }
            above = Tree.parent(above);
        }
    }

    /** Returns the module at a path below a folder; partials often leave out their extension. */
    private Optional<ModuleId> at(String folder, String path) {
        Optional<ModuleId> found = paths.at(Roots.join(folder, path));
        return found.isPresent() || FileNames.isModule(path) ? found : paths.at(Roots.join(folder, path + ".mustache"));
    }

    /** A note is named by its file name, or by a path. */
    private List<Resolution> note(ModuleId from, String name) {
        if (name.indexOf('/') >= 0 || FileNames.isModule(name)) {
            Resolution byPath = paths.resolve(from, FileNames.isModule(name) ? name : name + ".md");
            return List.of(byPath);
        }
        List<ModuleId> found = index.stemmed(name);
        if (found.size() == 1) {
            return List.of(Resolution.resolved(Tier.EXACT, found.get(0)));
        }
        for (ModuleId id : found) {
            if (id.folder().equals(from.folder())) {
                return List.of(Resolution.resolved(Tier.EXACT, id));
            }
        }
        return List.of(
                found.isEmpty()
                        ? Placeholders.isNoteName(name) ? Resolution.PLACEHOLDER : Resolution.NOTHING
                        : Resolution.unresolved(Outcome.AMBIGUOUS, found));
    }

    /** The word before the colon is a bundle's: a folder of that name, or this framework itself. */
    private List<Resolution> bundled(ModuleId from, String target) {
        int colon = target.indexOf(':');
        String bundle = target.substring(0, colon);
        String path = target.substring(colon + 1);
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        for (String root : tree.foldersNamed(bundle)) {
            Optional<ModuleId> found = paths.at(Roots.join(root, bare));
            if (found.isPresent()) {
                return List.of(Resolution.installed(Tier.ROOTED, found.get()));
            }
            if (tree.hasFolder(Roots.join(root, bare))) {
                return List.of(Resolution.DIRECTORY);
            }
        }
        Optional<ModuleId> found = fromAbove(from, bare);
        if (found.isPresent()) {
            return List.of(Resolution.installed(Tier.ROOTED, found.get()));
        }
        if (tree.hasFolder(bare)) {
            return List.of(Resolution.DIRECTORY);
        }
        return List.of(ownBundles.contains(bundle) ? Resolution.NOTHING : Resolution.EXTERNAL);
    }

    /** A bundle of which some file is here is this framework's, so its other files should be here too. */
    void findOwnBundles(List<Survey.Place> bundled) {
        for (Survey.Place place : bundled) {
            String target = place.mention().target();
            if (bundled(place.module().id(), target).get(0).isResolved()) {
                ownBundles.add(target.substring(0, target.indexOf(':')));
            }
        }
    }
}
