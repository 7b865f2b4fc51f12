package dev.tare.modules.dialect;

import dev.tare.modules.model.ModuleKind;
import java.util.Optional;

/** Cursor's layout: rules as {@code .mdc} files or below {@code .cursor/rules}. */
final class Cursor implements Dialect {

    @Override
    public String id() {
        return "cursor";
    }

    @Override
    public boolean isPresentIn(Tree tree) {
        return tree.hasFolderNamed(".cursor");
    }

    @Override
    public Optional<Role> roleOf(Draft draft, Tree tree) {
        boolean rule = draft.id().extension().equals("mdc")
                || Folders.below(draft.id().path(), ".cursor/rules") >= 0
                        && !Names.isReadme(draft.id().path());
        return rule ? Optional.of(new Role(ModuleKind.RULE, draft.id().stem())) : Optional.empty();
    }
}
