package dev.tare.modules.dialect;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The harness of a framework, and those whose own files lie beside: the same at sign in CLAUDE.md and in GEMINI.md means
 * what each of the two makes of it.
 */
public final class Harnesses {

    private static final String CLAUDE_CODE = "claude-code";

    /** Folders that one harness alone reads. */
    private static final String[][] OWN_FOLDERS = {
        {".kiro", "kiro"},
        {".codex", "codex"},
        {".windsurf", "windsurf"},
        {".roo", "roo"},
        {".clinerules", "cline"},
        {".opencode", "opencode"},
    };

    private final Harness main;
    private final Tree tree;
    private final Map<String, Harness> byName = new HashMap<>();

    private Harnesses(Harness main, Tree tree) {
        this.main = main;
        this.tree = tree;
        byName.put(main.name(), main);
        for (String name : main.rules().harnesses()) {
            byName.computeIfAbsent(name, n -> Harness.of(n, Optional.empty(), main.rules()));
        }
    }

    /** Returns the harnesses of a tree; a configured name or version wins over what the tree shows. */
    public static Harnesses of(Tree tree, Optional<String> name, Optional<String> version, HarnessRules rules) {
        return new Harnesses(Harness.of(name.orElseGet(() -> detect(tree)), version, rules), tree);
    }

    /** Returns the harness that the framework is for. */
    public Harness main() {
        return main;
    }

    /** Returns the harness that the file at the path is for, by its name and folders; else the main one. */
    public Harness ofFile(String path) {
        String owner = owner(path);
        Harness harness = owner.isEmpty() ? null : byName.get(owner);
        return harness == null ? main : harness;
    }

    private String owner(String path) {
        String file = Tree.name(path);
        if (file.equals("GEMINI.md") || Folders.below(path, ".gemini") >= 0 || path.endsWith(".toml")) {
            return "gemini-cli";
        }
        if (path.endsWith(".mdc") || Folders.below(path, ".cursor") >= 0) {
            return "cursor";
        }
        if (Copilot.isOwn(file)) {
            return "copilot";
        }
        if (file.equals("AGENTS.override.md")) {
            return "codex";
        }
        for (String[] own : OWN_FOLDERS) {
            if (Folders.below(path, own[0]) >= 0) {
                return own[1];
            }
        }
        if (file.equals("AGENTS.md") && main.name().equals(CLAUDE_CODE)) {
            String folder = Tree.parent(path);
            // Claude Code reads it only where there is no memory file of its own.
            return tree.hasFile(folder.isEmpty() ? "CLAUDE.md" : folder + "/CLAUDE.md") ? "codex" : CLAUDE_CODE;
        }
        if (file.startsWith("CLAUDE.") || Folders.below(path, ".claude") >= 0) {
            return main.name().equals("tare") ? "" : CLAUDE_CODE;
        }
        return "";
    }

    /** Claude Code comes first, because other harnesses read parts of its layout too. */
    private static String detect(Tree tree) {
        if (tree.hasFolder(".claude") || tree.hasFile("CLAUDE.md") || tree.hasFolder(".claude-plugin")) {
            return CLAUDE_CODE;
        }
        if (tree.hasFolder(".cursor") || tree.hasModule(".cursorrules")) {
            return "cursor";
        }
        if (tree.hasFolder(".kiro")) {
            return "kiro";
        }
        if (tree.hasFile("GEMINI.md") || tree.hasFolder(".gemini")) {
            return "gemini-cli";
        }
        if (tree.hasFile(".github/" + Copilot.INSTRUCTIONS)
                || tree.hasFolder(".github/prompts")
                || tree.hasFolder(".github/instructions")) {
            return "copilot";
        }
        if (tree.hasFolder(".codex")) {
            return "codex";
        }
        for (String[] own : OWN_FOLDERS) {
            if (tree.hasFolder(own[0])) {
                return own[1];
            }
        }
        return tree.hasFile("AGENTS.md") ? "codex" : CLAUDE_CODE;
    }
}
