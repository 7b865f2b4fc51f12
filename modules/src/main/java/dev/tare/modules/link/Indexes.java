package dev.tare.modules.link;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.dialect.Harnesses;
import dev.tare.modules.dialect.Tree;
import dev.tare.modules.model.PromptModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known of all modules before any of them is linked. */
final class Indexes {

    final Map<ModuleId, PromptModule> byId = new HashMap<>();
    final Tree tree;
    final Harnesses harnesses;
    final PathIndex index;
    final PathResolver paths;
    final IncludeTargets includes;
    final EntryNames entries;
    final NameTargets names;
    final MissingNames missingNames;
    final SectionIndex sections;
    final SimilarPaths similar;

    /** The modules that are imported, by what stands at the start of the chain. */
    final Map<ModuleId, PromptModule> importedBy;

    Indexes(List<PromptModule> modules, Survey survey, Tree tree, Harnesses harnesses, LinkOptions options) {
        this.tree = tree;
        this.harnesses = harnesses;
        List<ModuleId> ids = new ArrayList<>(modules.size());
        for (PromptModule module : modules) {
            ids.add(module.id());
            byId.put(module.id(), module);
        }
        index = new PathIndex(ids);
        InstalledPaths installed = new InstalledPaths(index, tree, options.installed());
        Roots roots = new Roots(tree, options.roots(), installed.foldersNamedIn(survey.homePaths));
        paths = new PathResolver(index, tree, roots, installed, options);
        includes = new IncludeTargets(paths, index, tree, roots);
        includes.findOwnBundles(survey.bundled);
        entries = new EntryNames(modules);
        Namespaces namespaces = new Namespaces(survey.qualifiedNames, entries, tree);
        names = new NameTargets(entries, index, namespaces);
        missingNames = new MissingNames(survey.listedNames, entries, namespaces);
        sections = new SectionIndex(byId);
        similar = new SimilarPaths(index);
        importedBy = new Imports(byId, harnesses, paths).all(modules);
    }
}
