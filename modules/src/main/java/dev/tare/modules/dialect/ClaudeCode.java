package dev.tare.modules.dialect;

import dev.tare.core.yaml.YamlNode;
import dev.tare.modules.model.FrontMatter;
import dev.tare.modules.model.ModuleKind;
import java.util.Optional;

/**
 * Claude Code's layout: CLAUDE.md, {@code .claude/rules}, {@code commands}, {@code agents} and {@code skills} folders, in the
 * project, in plugins, or in the sources of a framework that is going to be installed.
 */
final class ClaudeCode implements Dialect {

    @Override
    public String id() {
        return "claude-code";
    }

    @Override
    public boolean isPresentIn(Tree tree) {
        return tree.hasFolderNamed(".claude")
                || tree.hasFolderNamed(".claude-plugin")
                || tree.hasFileNamed("CLAUDE.md")
                || tree.hasFileNamed("SKILL.md");
    }

    @Override
    public boolean needsEvidence() {
        return false;
    }

    @Override
    public String triggers() {
        return "$!";
    }

    @Override
    public int scan(MentionScan scan, int at) {
        // A slot may be the start of a path, so the place stays free.
        Slots.scan(scan, at);
        return -1;
    }

    @Override
    public void structure(MentionScan scan) {
        Slots.fences(scan);
    }

    @Override
    public Optional<Role> roleOf(Draft draft, Tree tree) {
        String path = draft.id().path();
        String file = draft.id().fileName();
        if (file.equals("CLAUDE.md") || file.equals("CLAUDE.local.md")) {
            // The harness never loads the memory file of a plugin that it has installed.
            boolean ofPlugin = tree.isPluginRoot(draft.id().folder());
            return Optional.of(new Role(
                    ofPlugin ? ModuleKind.PLAIN : ModuleKind.MEMORY, draft.id().stem()));
        }
        if (file.equals("SKILL.md")) {
            String folder = Tree.name(draft.id().folder());
            return Optional.of(new Role(ModuleKind.SKILL, nameOf(draft, folder.isEmpty() ? "SKILL" : folder)));
        }
        if (!file.endsWith(".md") || Names.isReadme(path)) {
            return Optional.empty();
        }
        if (Folders.below(path, ".claude/rules") >= 0) {
            return Optional.of(new Role(ModuleKind.RULE, draft.id().stem()));
        }
        return Folders.roleOf(draft, tree);
    }

    /** Returns the name in the front matter, or the other one. */
    static String nameOf(Draft draft, String otherwise) {
        String name = introduction(draft, "name").strip();
        return name.isEmpty() ? otherwise : name;
    }

    /** Returns a value of the front matter, or of its {@code meta}, or an empty text. */
    static String introduction(Draft draft, String key) {
        FrontMatter frontMatter = draft.frontMatter();
        Optional<String> value = frontMatter.text(key);
        if (value.isEmpty() && frontMatter.values().get("meta").orElse(null) instanceof YamlNode.Mapping meta) {
            value = meta.get(key).flatMap(YamlNode::asText);
        }
        return value.orElse("");
    }
}
