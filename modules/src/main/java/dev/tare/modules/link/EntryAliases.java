package dev.tare.modules.link;

import dev.tare.modules.dialect.Tree;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names by which people and models call an entry. */
public final class EntryAliases {

    private EntryAliases() {}

    /**
     * Returns its own name and then others: the one in its front matter, a skill's folder, and the last part of a name with a namespace
     * ({@code implement} for {@code sc:implement}). Each once.
     */
    public static List<String> of(PromptModule entry) {
        Set<String> names = new LinkedHashSet<>();
        names.add(entry.name());
        entry.frontMatter().text("name").map(String::strip).ifPresent(names::add);
        if (entry.kind() == ModuleKind.SKILL) {
            names.add(Tree.name(entry.id().folder()));
        }
        // A command in a subfolder is also called by its last name.
        names.add(entry.name().substring(entry.name().lastIndexOf(':') + 1));
        names.remove("");
        return new ArrayList<>(names);
    }
}
