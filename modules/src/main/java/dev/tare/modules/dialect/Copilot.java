package dev.tare.modules.dialect;

import dev.tare.modules.model.ModuleKind;
import java.util.Optional;

/**
 * GitHub Copilot's files: {@code copilot-instructions.md}, {@code *.instructions.md}, {@code *.prompt.md},
 * {@code *.agent.md} and {@code *.chatmode.md}.
 */
final class Copilot implements Dialect {

    static final String INSTRUCTIONS = "copilot-instructions.md";

    @Override
    public String id() {
        return "copilot";
    }

    @Override
    public boolean isPresentIn(Tree tree) {
        if (tree.hasFileNamed(INSTRUCTIONS)) {
            return true;
        }
        for (String path : tree.modules()) {
            if (path.endsWith(".prompt.md") || path.endsWith(".instructions.md")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Optional<Role> roleOf(Draft draft, Tree tree) {
        String file = draft.id().fileName();
        if (file.equals(INSTRUCTIONS)) {
            return Optional.of(new Role(ModuleKind.MEMORY, draft.id().stem()));
        }
        Optional<Role> role = byEnding(file, ".instructions.md", ModuleKind.RULE);
        if (role.isEmpty()) {
            role = byEnding(file, ".prompt.md", ModuleKind.COMMAND);
        }
        if (role.isEmpty()) {
            role = byEnding(file, ".agent.md", ModuleKind.AGENT);
        }
        return role.isEmpty() ? byEnding(file, ".chatmode.md", ModuleKind.AGENT) : role;
    }

    /** Tells whether a file of this name is for Copilot alone. */
    static boolean isOwn(String file) {
        return file.equals(INSTRUCTIONS)
                || file.endsWith(".instructions.md")
                || file.endsWith(".prompt.md")
                || file.endsWith(".agent.md")
                || file.endsWith(".chatmode.md");
    }

    private static Optional<Role> byEnding(String file, String ending, ModuleKind kind) {
        return file.length() > ending.length() && file.endsWith(ending)
                ? Optional.of(new Role(kind, file.substring(0, file.length() - ending.length())))
                : Optional.empty();
    }
}
