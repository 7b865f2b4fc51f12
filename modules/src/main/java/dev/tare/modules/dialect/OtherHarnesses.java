package dev.tare.modules.dialect;

import dev.tare.modules.model.ModuleKind;
import java.util.Optional;

/**
 * Files of harnesses whose rules, workflows and memory are Markdown without a notation of their own: what they are follows
 * from the folder or the name alone. What each harness does with them is in {@code harness-facts.tsv}.
 */
final class OtherHarnesses implements Dialect {

    /** Folders of Markdown that a person invokes by its name. Looked at before the rules, since they may lie inside them. */
    private static final String[] COMMANDS = {
        ".windsurf/workflows",
        ".clinerules/workflows",
        ".kilocode/workflows",
        ".agent/workflows",
        ".agents/workflows",
        ".opencode/command"
    };

    private static final String[] AGENTS = {".opencode/agent"};

    private static final String[] RULES = {
        ".windsurf/rules",
        ".clinerules",
        ".roo/rules",
        ".kilocode/rules",
        ".agent/rules",
        ".agents/rules",
        ".amazonq/rules",
        ".augment/rules",
        ".continue/rules",
        ".qoder/rules",
        ".trae/rules"
    };

    @Override
    public String id() {
        return "other-harnesses";
    }

    @Override
    public boolean isPresentIn(Tree tree) {
        return tree.hasFolderNamed(".windsurf")
                || tree.hasFolderNamed(".clinerules")
                || tree.hasFolderNamed(".roo")
                || tree.hasFolderNamed(".opencode");
    }

    @Override
    public Optional<Role> roleOf(Draft draft, Tree tree) {
        String path = draft.id().path();
        if (Names.isMemory(draft.id().fileName())
                || Names.isRulesFile(draft.id().fileName())
                || path.endsWith(".junie/guidelines.md")) {
            return role(ModuleKind.MEMORY, draft.id().stem());
        }
        // All of the folders begin with a dot.
        boolean dotted = path.startsWith(".") || path.contains("/.");
        if (!dotted || Names.isReadme(path)) {
            return Optional.empty();
        }
        boolean markdown = path.endsWith(".md");
        int command = markdown ? belowAny(path, COMMANDS) : -1;
        if (command >= 0) {
            return role(
                    ModuleKind.COMMAND,
                    Names.withoutExtension(path.substring(command)).replace('/', ':'));
        }
        if (markdown && belowAny(path, AGENTS) >= 0) {
            return role(ModuleKind.AGENT, ClaudeCode.nameOf(draft, draft.id().stem()));
        }
        return belowAny(path, RULES) >= 0 || isRuleOfMode(path)
                ? role(ModuleKind.RULE, draft.id().stem())
                : Optional.empty();
    }

    private static Optional<Role> role(ModuleKind kind, String name) {
        return Optional.of(new Role(kind, name));
    }

    /** Roo keeps the rules of a mode in {@code .roo/rules-MODE}. */
    private static boolean isRuleOfMode(String path) {
        int at = path.indexOf(".roo/rules-");
        return at == 0 || at > 0 && path.charAt(at - 1) == '/';
    }

    private static int belowAny(String path, String[] folders) {
        for (String folder : folders) {
            int below = Folders.below(path, folder);
            if (below >= 0) {
                return below;
            }
        }
        return -1;
    }
}
