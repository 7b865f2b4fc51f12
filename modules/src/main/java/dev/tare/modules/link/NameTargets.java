package dev.tare.modules.link;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.dialect.Tree;
import dev.tare.modules.model.Mention;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import java.util.ArrayList;
import java.util.List;

/** What names of entries and notes mean. A name that nothing has is no reference. Immutable. */
final class NameTargets {

    private static final String AGENT_PREFIX = "agent-";

    private final EntryNames entries;
    private final PathIndex index;
    private final Namespaces namespaces;

    NameTargets(EntryNames entries, PathIndex index, Namespaces namespaces) {
        this.entries = entries;
        this.index = index;
        this.namespaces = namespaces;
    }

    /** Returns the modules that the name may mean; one when it is clear, none when it is no reference. */
    List<ModuleId> find(PromptModule module, Mention mention) {
        ModuleId from = module.id();
        String name = mention.target();
        return switch (mention.form()) {
            case PRELOADED_SKILL -> qualified(from, name, ModuleKind.SKILL);
            case AT_NAME -> agentOrSkill(from, name);
            case SLASH_COMMAND -> qualified(from, name, ModuleKind.COMMAND, ModuleKind.SKILL);
            case QUALIFIED_NAME -> qualified(from, name, ModuleKind.SKILL, ModuleKind.COMMAND, ModuleKind.AGENT);
            default -> entryOrNote(from, name);
        };
    }

    private List<ModuleId> agentOrSkill(ModuleId from, String name) {
        List<ModuleId> found = entries.find(from, name, ModuleKind.AGENT, ModuleKind.SKILL);
        return found.isEmpty() && name.startsWith(AGENT_PREFIX)
                ? entries.find(from, name.substring(AGENT_PREFIX.length()), ModuleKind.AGENT)
                : found;
    }

    private List<ModuleId> qualified(ModuleId from, String name, ModuleKind... kinds) {
        int colon = name.indexOf(':');
        List<ModuleId> inPackage = colon > 0 ? inPackage(name, colon, kinds) : List.of();
        if (!inPackage.isEmpty()) {
            return inPackage;
        }
        List<ModuleId> found = entries.find(from, name, kinds);
        return found.isEmpty() && colon > 0 && namespaces.isKnown(name.substring(0, colon))
                ? entries.find(from, name.substring(name.lastIndexOf(':') + 1), kinds)
                : found;
    }

    /** The word before the colon names the package first of all, since packages have entries of the same name. */
    private List<ModuleId> inPackage(String name, int colon, ModuleKind... kinds) {
        for (String root : namespaces.packagesNamed(name.substring(0, colon))) {
            List<ModuleId> found = new ArrayList<>();
            ModuleId manifest = new ModuleId(root + "/" + Tree.PLUGIN_MANIFEST);
            for (ModuleId id : entries.find(manifest, name.substring(colon + 1), kinds)) {
                if (id.path().startsWith(root + "/")) {
                    found.add(id);
                }
            }
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private List<ModuleId> entryOrNote(ModuleId from, String name) {
        List<ModuleId> found =
                entries.find(from, unqualified(name), ModuleKind.SKILL, ModuleKind.COMMAND, ModuleKind.AGENT);
        return found.isEmpty() ? index.stemmed(name) : found;
    }

    private static String unqualified(String name) {
        return name.substring(name.lastIndexOf(':') + 1);
    }
}
