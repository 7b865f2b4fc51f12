package dev.tare.modules.dialect;

import dev.tare.modules.model.ModuleKind;
import java.util.Optional;

/** What a file is for by the folder it lies in: {@code commands}, {@code agents}, {@code skills}. */
final class Folders {

    private static final String[] DOCUMENTATION = {"docs", "doc", "documentation", "tests", "test", "node_modules"};

    private Folders() {}

    /** Returns the role of a Markdown file in a folder of commands or agents. */
    static Optional<Role> roleOf(Draft draft, Tree tree) {
        String path = draft.id().path();
        if (tree.liesBesideSkill(path)) {
            // What lies in a skill's folder is the skill's own, whatever its folders are called.
            return Optional.empty();
        }
        // Gemini CLI's commands are TOML.
        int commands = below(path, ".gemini") < 0 ? below(path, "commands") : -1;
        if (commands >= 0 && (isHarnessFolder(path, commands, "commands", tree) || !isDocumentation(path))) {
            String name = Names.withoutExtension(path.substring(commands)).replace('/', ':');
            return Optional.of(new Role(ModuleKind.COMMAND, name));
        }
        int agents = below(path, "agents");
        if (agents >= 0 && (isHarnessFolder(path, agents, "agents", tree) || introducesItself(draft))) {
            return Optional.of(new Role(
                    ModuleKind.AGENT, ClaudeCode.nameOf(draft, draft.id().stem())));
        }
        return Optional.empty();
    }

    /** Returns the offset in the path of what lies below the first folder of this name or of these names, or -1. */
    static int below(String path, String folder) {
        // Every file is asked about many folders, so no text is made for the question.
        for (int at = path.indexOf(folder); at >= 0; at = path.indexOf(folder, at + 1)) {
            int end = at + folder.length();
            if (end < path.length() && path.charAt(end) == '/' && (at == 0 || path.charAt(at - 1) == '/')) {
                return end + 1;
            }
        }
        return -1;
    }

    /** Tells whether a harness looks into the folder by itself: it lies in a dot folder or at a plugin's root. */
    private static boolean isHarnessFolder(String path, int below, String folder, Tree tree) {
        int start = below - folder.length() - 1;
        String above = start == 0 ? "" : path.substring(0, start - 1);
        return Tree.name(above).startsWith(".") || tree.isPluginRoot(above);
    }

    private static boolean isDocumentation(String path) {
        for (String folder : DOCUMENTATION) {
            if (below(path, folder) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean introducesItself(Draft draft) {
        return !ClaudeCode.introduction(draft, "description").isEmpty()
                || !ClaudeCode.introduction(draft, "name").isEmpty();
    }
}
