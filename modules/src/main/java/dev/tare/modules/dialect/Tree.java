package dev.tare.modules.dialect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What lies where in a framework, by paths alone: modules, other files, folders, and the roots of its packages. Immutable.
 */
public final class Tree {

    /** The path of a plugin's manifest from its root. */
    public static final String PLUGIN_MANIFEST = ".claude-plugin/plugin.json";

    private final Set<String> modules;
    private final Set<String> otherFiles;
    private final Set<String> folders = new HashSet<>();
    private final Map<String, List<String>> foldersByName = new HashMap<>();
    private final Set<String> fileNames = new HashSet<>();
    private final Set<String> pluginRoots = new HashSet<>();
    private final Set<String> skillFolders = new HashSet<>();
    private final List<String> sortedModules;

    private Tree(Collection<String> modulePaths, Collection<String> otherPaths, Collection<String> folderPaths) {
        modules = new HashSet<>(modulePaths);
        otherFiles = new HashSet<>(otherPaths);
        sortedModules = new ArrayList<>(modulePaths);
        sortedModules.sort(null);
        for (String path : folderPaths) {
            addFolder(path);
        }
        for (String path : sortedModules) {
            addFile(path);
        }
        for (String path : otherPaths) {
            addFile(path);
            if (path.endsWith(PLUGIN_MANIFEST)) {
                pluginRoots.add(withoutSuffix(path, PLUGIN_MANIFEST.length()));
            }
        }
    }

    /** Returns the tree of these paths from the framework's root; folders that hold a file need not be named. */
    public static Tree of(Collection<String> modules, Collection<String> otherFiles, Collection<String> folders) {
        return new Tree(modules, otherFiles, folders);
    }

    /** Returns the paths of all modules, sorted. */
    public List<String> modules() {
        return List.copyOf(sortedModules);
    }

    /** Returns the paths of all folders but the root, sorted. */
    public List<String> folders() {
        List<String> sorted = new ArrayList<>(folders);
        sorted.sort(null);
        return sorted;
    }

    public boolean hasModule(String path) {
        return modules.contains(path);
    }

    /** Tells whether the path is that of a module or of any other file. */
    public boolean hasFile(String path) {
        return modules.contains(path) || otherFiles.contains(path);
    }

    /** Tells whether the path is a folder's; the empty path is the root. */
    public boolean hasFolder(String path) {
        return path.isEmpty() || folders.contains(path);
    }

    /** Tells whether some folder anywhere has this name. */
    public boolean hasFolderNamed(String name) {
        return foldersByName.containsKey(name);
    }

    /** Tells whether some file anywhere has this name, extension included. */
    public boolean hasFileNamed(String name) {
        return fileNames.contains(name);
    }

    /** Tells whether the folder is the root of a plugin; the empty path is the framework's root. */
    public boolean isPluginRoot(String folder) {
        return pluginRoots.contains(folder);
    }

    public boolean hasPlugins() {
        return !pluginRoots.isEmpty();
    }

    /** Tells whether the folder holds a SKILL.md. */
    public boolean isSkillFolder(String folder) {
        return skillFolders.contains(folder);
    }

    /** Tells whether a folder above the path is a skill's, so that what lies there is the skill's own. */
    public boolean liesBesideSkill(String path) {
        for (String folder = parent(path); !folder.isEmpty(); folder = parent(folder)) {
            if (skillFolders.contains(folder)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether some folder of this name lies beside no skill, so that its name is not a skill's own word. */
    public boolean hasCommonFolderNamed(String name) {
        for (String folder : foldersByName.getOrDefault(name, List.of())) {
            if (!liesBesideSkill(folder)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the paths of the modules whose path starts with this text, sorted. */
    public List<String> modulesBelow(String start) {
        int from = Collections.binarySearch(sortedModules, start);
        int low = from < 0 ? -from - 1 : from;
        int high = low;
        while (high < sortedModules.size() && sortedModules.get(high).startsWith(start)) {
            high++;
        }
        return Collections.unmodifiableList(sortedModules.subList(low, high));
    }

    /** Returns the folders of this name, sorted by path. */
    public List<String> foldersNamed(String name) {
        List<String> found = new ArrayList<>(foldersByName.getOrDefault(name, List.of()));
        found.sort(null);
        return found;
    }

    /** Returns the folders of this name that are roots of packages, sorted by path: the name qualifies their entries. */
    public List<String> packagesNamed(String name) {
        List<String> found = new ArrayList<>(1);
        for (String folder : foldersByName.getOrDefault(name, List.of())) {
            if (pluginRoots.contains(folder)) {
                found.add(folder);
            }
        }
        found.sort(null);
        return found;
    }

    /** Returns the folder above a path, or the empty string. */
    public static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** Returns the last segment of a path. */
    public static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void addFile(String path) {
        String name = name(path);
        fileNames.add(name);
        String folder = parent(path);
        if (name.equals("SKILL.md")) {
            skillFolders.add(folder);
        }
        addFolder(folder);
    }

    private void addFolder(String folder) {
        String path = folder;
        while (!path.isEmpty() && folders.add(path)) {
            foldersByName
                    .computeIfAbsent(name(path), name -> new ArrayList<>(1))
                    .add(path);
            path = parent(path);
        }
    }

    private static String withoutSuffix(String path, int length) {
        return path.length() == length ? "" : path.substring(0, path.length() - length - 1);
    }
}
