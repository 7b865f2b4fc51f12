package dev.tare.modules.link;

import dev.tare.modules.dialect.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folders that paths of a file may start from besides its own folder and the framework's root, nearest first: its
 * skill's folder, its package, a {@code .claude} folder above it with the project it lies in, a folder above it that holds
 * commands, agents or skills, and the roots that the project file declares. Safe for use by several threads.
 */
final class Roots {

    private static final String[] ENTRY_FOLDERS = {"commands", "agents", "skills"};

    private final Tree tree;
    private final List<String> declared;
    private final Set<String> installed;
    private final Map<String, List<String>> byFolder = new ConcurrentHashMap<>();

    /**
     * @param declared the roots that the project file names
     * @param installed the folders that are installed as they are, so that paths start from them
     */
    Roots(Tree tree, List<String> declared, Set<String> installed) {
        this.tree = tree;
        this.installed = installed;
        this.declared = List.copyOf(declared);
    }

    /** Returns the roots for files in the folder. */
    List<String> of(String folder) {
        return byFolder.computeIfAbsent(folder, this::find);
    }

    private List<String> find(String folder) {
        List<String> roots = new ArrayList<>();
        String above = folder;
        while (true) {
            if (tree.isSkillFolder(above)
                    || tree.isPluginRoot(above)
                    || holdsEntries(above)
                    || installed.contains(above)) {
                add(roots, above);
            }
            String claude = join(above, ".claude");
            if (tree.hasFolder(claude)) {
                add(roots, claude);
                add(roots, above);
            }
            if (above.isEmpty()) {
                break;
            }
            above = Tree.parent(above);
        }
        for (String root : declared) {
            add(roots, root);
        }
        return roots;
    }

    private boolean holdsEntries(String folder) {
        for (String name : ENTRY_FOLDERS) {
            if (tree.hasFolder(join(folder, name))) {
                return true;
            }
        }
        return false;
    }

    private static void add(List<String> roots, String root) {
        if (!roots.contains(root)) {
            roots.add(root);
        }
    }

    static String join(String folder, String path) {
        return folder.isEmpty() ? path : folder + "/" + path;
    }
}
