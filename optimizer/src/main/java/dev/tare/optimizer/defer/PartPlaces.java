package dev.tare.optimizer.defer;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.dialect.Harness;
import dev.tare.modules.dialect.Tree;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.repeat.Packages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where parts lie, and how a module names them: with the skill or the plugin that the module is installed with, else in the folder that
 * the harness keeps in a project.
 */
public final class PartPlaces implements Packages {

    /** The name of the folder, which no harness knows: what lies in it is no entry, no rule and no memory. */
    private static final String FOLDER = "deferred";

    /** Where a harness looks for entries in its own folder. */
    private static final List<String> ENTRY_FOLDERS = List.of("commands/", "agents/", "skills/");

    /** Every start pays for the paths in stubs, so names are short. */
    private static final int MOST_STEM = 24;

    private static final int MOST_WORDS = 16;

    /** Parts of one name; with more of them, text stays where it is. */
    private static final int MOST_NUMBERS = 1000;

    private final Tree tree;
    private final boolean variables;

    /** The folder that the harness keeps in a project. */
    private final String project;

    private final Predicate<String> isFree;

    /** Whether entries lie in the root, as they do in a folder that is a harness's own, and that of the project is not there. */
    private final boolean isUninstalled;

    /**
     * Knows a framework's places.
     *
     * @param isFree tells whether a file can be written at a path: nothing is there, whatever it may be, and no link on the way
     */
    public PartPlaces(Tree tree, Harness harness, Predicate<String> isFree) {
        this.tree = tree;
        this.isFree = isFree;
        this.variables = harness.name().equals("claude-code");
        this.project = switch (harness.name()) {
            case "cursor" -> ".cursor";
            case "gemini-cli" -> ".gemini";
            case "codex" -> ".agents";
            default -> ".claude";
        };
        this.isUninstalled = !tree.hasFolder(project)
                && ENTRY_FOLDERS.stream()
                        .anyMatch(folder -> !tree.modulesBelow(folder).isEmpty());
    }

    /**
     * Returns a new part of the module, of a name that nothing else has; nothing where it is not known where the module is going to be
     * when a harness reads it, so that no path would surely lead from it to the part.
     *
     * @param label what it holds, in words
     * @param taken the names of the parts that there are, in lower case
     */
    Optional<ModuleId> next(PromptModule module, String label, Set<String> taken) {
        Optional<String> home = home(module);
        if (home.isEmpty()) {
            return Optional.empty();
        }
        String base = FOLDER + "/" + name(module, label, home.get());
        String head = home.get().isEmpty() ? base : home.get() + "/" + base;
        for (int number = 1; number <= MOST_NUMBERS; number++) {
            String path = head + (number == 1 ? "" : "-" + number) + ".md";
            String name = Tree.name(path);
            if (!taken.contains(name) && !tree.hasFileNamed(name) && isFree.test(path)) {
                return ModuleId.of(path);
            }
        }
        return Optional.empty();
    }

    /** A part is called after its module and what it holds; in a skill, and where both are the same, once is enough. */
    private String name(PromptModule module, String label, String home) {
        String stem = slug(module.id().stem());
        String words = slug(label);
        if (words.isEmpty()) {
            return stem.isEmpty() ? "part" : cut(stem, MOST_STEM);
        }
        if (isSkill(home) || stem.isEmpty()) {
            return cut(words, MOST_STEM);
        }
        String more = words.startsWith(stem + "-") ? words.substring(stem.length() + 1) : words;
        return cut(stem, MOST_STEM) + "-" + cut(more, MOST_WORDS);
    }

    /** Tells whether a part of the module lies where parts of it may. */
    boolean isPlaceFor(PromptModule module, ModuleId part) {
        Optional<String> home = home(module);
        return part.extension().equals("md")
                && home.isPresent()
                && part.folder().equals(home.get().isEmpty() ? FOLDER : home.get() + "/" + FOLDER);
    }

    /** Returns how the module writes the part's path. */
    String written(ModuleId module, ModuleId part) {
        return path(Tree.parent(Tree.parent(part.path())), module, part);
    }

    /** Returns how a module writes the path of a file in the folder with which both are installed. */
    private String path(String folder, ModuleId module, ModuleId file) {
        String below = file.path().substring(folder.isEmpty() ? 0 : folder.length() + 1);
        if (variables && isSkill(folder)) {
            return "${CLAUDE_SKILL_DIR}/" + below;
        }
        // What lies in the root of a plugin itself is for those who work at it.
        boolean installed = tree.isPluginRoot(folder) && !module.folder().equals(folder);
        return variables && installed ? "${CLAUDE_PLUGIN_ROOT}/" + below : file.path();
    }

    @Override
    public String packageOf(ModuleId id) {
        String folder = id.folder();
        while (!folder.isEmpty() && !isSkill(folder) && !tree.isPluginRoot(folder)) {
            folder = Tree.parent(folder);
        }
        return folder;
    }

    @Override
    public String path(ModuleId from, ModuleId to) {
        return path(packageOf(from), from, to);
    }

    private boolean isSkill(String folder) {
        return tree.isSkillFolder(folder);
    }

    /** Returns the folder in which the folder of parts lies. */
    private Optional<String> home(PromptModule module) {
        ModuleId id = module.id();
        for (String folder = id.folder(); !folder.isEmpty(); folder = Tree.parent(folder)) {
            if (isSkill(folder) || tree.isPluginRoot(folder)) {
                return Optional.of(folder);
            }
        }
        String first = id.path().substring(0, Math.max(0, id.path().indexOf('/')));
        if (first.startsWith(".")) {
            return Optional.of(first);
        }
        if (isSkill("") || tree.isPluginRoot("")) {
            return Optional.of("");
        }
        // What lies in no folder of a harness, and beside entries that do not, is going to be installed in one that
        // nobody has told.
        return module.kind().isEntry() || isUninstalled
                ? Optional.empty()
                : Optional.of(tree.hasFolder(project) ? project : "");
    }

    private static String cut(String slug, int most) {
        if (slug.length() <= most) {
            return slug;
        }
        int end = slug.lastIndexOf('-', most);
        return slug.substring(0, end <= 0 ? most : end);
    }

    /** Returns lower-case ASCII letters and digits, with one hyphen for all between. */
    private static String slug(String words) {
        StringBuilder slug = new StringBuilder();
        for (char c : words.toLowerCase(Locale.ROOT).toCharArray()) {
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                slug.append(c);
            } else if (slug.length() > 0 && slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
            }
        }
        int end = slug.length();
        return end > 0 && slug.charAt(end - 1) == '-' ? slug.substring(0, end - 1) : slug.toString();
    }
}
