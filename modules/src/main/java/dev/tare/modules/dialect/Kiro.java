package dev.tare.modules.dialect;

import dev.tare.modules.model.ModuleKind;
import java.util.Optional;

/** Kiro's layout: steering files below {@code .kiro/steering}. */
final class Kiro implements Dialect {

    @Override
    public String id() {
        return "kiro";
    }

    @Override
    public boolean isPresentIn(Tree tree) {
        return tree.hasFolderNamed(".kiro");
    }

    @Override
    public Optional<Role> roleOf(Draft draft, Tree tree) {
        return Folders.below(draft.id().path(), ".kiro/steering") >= 0
                ? Optional.of(new Role(ModuleKind.RULE, draft.id().stem()))
                : Optional.empty();
    }
}
