package dev.tare.modules.dialect;

import dev.tare.modules.model.ModuleKind;
import java.util.Optional;

/** Codex's layout: AGENTS.md, and prompts below {@code .codex/prompts}. */
final class Codex implements Dialect {

    @Override
    public String id() {
        return "codex";
    }

    @Override
    public boolean isPresentIn(Tree tree) {
        return tree.hasFileNamed("AGENTS.md") || tree.hasFolderNamed(".codex");
    }

    @Override
    public Optional<Role> roleOf(Draft draft, Tree tree) {
        String file = draft.id().fileName();
        if (file.equals("AGENTS.md") || file.equals("AGENTS.override.md")) {
            return Optional.of(new Role(ModuleKind.MEMORY, draft.id().stem()));
        }
        return Folders.below(draft.id().path(), ".codex/prompts") >= 0
                ? Optional.of(new Role(ModuleKind.COMMAND, draft.id().stem()))
                : Optional.empty();
    }
}
