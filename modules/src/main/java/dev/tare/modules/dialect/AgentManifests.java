package dev.tare.modules.dialect;

import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.modules.model.Form;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Surroundings;
import java.util.Optional;

/**
 * Agents that are written as a fence of YAML, with their files listed by folder below {@code dependencies:}. A mention's
 * target is the folder and the item: {@code tasks/create-doc.md}.
 */
final class AgentManifests implements Dialect {

    @Override
    public String id() {
        return "agent-manifests";
    }

    @Override
    public boolean isPresentIn(Tree tree) {
        return false;
    }

    @Override
    public Optional<Role> roleOf(Draft draft, Tree tree) {
        if (Folders.below(draft.id().path(), "agents") < 0) {
            return Optional.empty();
        }
        if (isYaml(draft)) {
            ManifestLines lines =
                    new ManifestLines(draft.source().utf8(), draft.source().span());
            String stem = draft.id().stem();
            String name = stem.endsWith(".agent") ? stem.substring(0, stem.length() - ".agent".length()) : stem;
            return lines.findTop("agent") ? Optional.of(new Role(ModuleKind.AGENT, name)) : Optional.empty();
        }
        for (Block block : draft.layout().blocks()) {
            if (isManifest(draft, block)) {
                Span content = ((Block.Fence) block).content();
                ManifestLines lines = new ManifestLines(draft.source().utf8(), content);
                if (lines.find("agent", -1)) {
                    int indent = lines.indent();
                    String name = lines.findBelow("id", indent)
                            ? draft.source().slice(lines.value())
                            : draft.id().stem();
                    return Optional.of(new Role(
                            ModuleKind.AGENT, name.isBlank() ? draft.id().stem() : name));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void structure(MentionScan scan) {
        if (isYaml(scan.draft())) {
            team(scan);
            return;
        }
        for (Block block : scan.blocks()) {
            if (isManifest(scan.draft(), block)) {
                ManifestLines lines = new ManifestLines(scan.text(), ((Block.Fence) block).content());
                while (lines.find("dependencies", -1)) {
                    addItems(scan, lines);
                }
            }
        }
    }

    /** A bundle of agents lists them by name and their flows by file, each below a folder of that name. */
    private void team(MentionScan scan) {
        Span all = scan.draft().source().span();
        if (!new ManifestLines(scan.text(), all).findTop("bundle")) {
            return;
        }
        for (String folder : new String[] {"agents", "workflows"}) {
            ManifestLines lines = new ManifestLines(scan.text(), all);
            if (!lines.findTop(folder)) {
                continue;
            }
            while (lines.advance() && (lines.isBlank() || lines.isItem())) {
                if (lines.isItem()) {
                    add(scan, folder, lines.item());
                }
            }
        }
    }

    private static boolean isYaml(Draft draft) {
        String extension = draft.id().extension();
        return extension.equals("yaml") || extension.equals("yml");
    }

    private void addItems(MentionScan scan, ManifestLines lines) {
        int indent = lines.indent();
        String folder = "";
        while (lines.advance()) {
            if (lines.isBlank()) {
                continue;
            }
            if (lines.indent() <= indent) {
                lines.back();
                return;
            }
            if (lines.isItem()) {
                add(scan, folder, lines.item());
            } else if (lines.key().length() > 0) {
                folder = scan.slice(lines.key().start(), lines.key().end());
                for (Span item : lines.flowItems()) {
                    add(scan, folder, item);
                }
            }
        }
    }

    private void add(MentionScan scan, String folder, Span item) {
        for (int i = item.start(); i < item.end(); i++) {
            if (PathText.runEnd(scan.text(), i, i + 1) == i && scan.text()[i] >= 0) {
                return;
            }
        }
        if (item.length() == 0) {
            return;
        }
        String name = scan.slice(item.start(), item.end());
        String target = folder.isEmpty() || name.indexOf('/') >= 0 ? name : folder + "/" + name;
        scan.add(
                this,
                Form.MANIFEST,
                item.start(),
                item.end(),
                target,
                Optional.empty(),
                Surroundings.INSTRUCTION_FENCE);
    }

    private static boolean isManifest(Draft draft, Block block) {
        if (!(block instanceof Block.Fence fence)) {
            return false;
        }
        byte[] text = draft.source().utf8();
        int start = fence.info().start();
        int end = PathText.runEnd(text, start, fence.info().end());
        return switch (end - start) {
            case 3 -> PathText.is(text, start, "yml");
            case 4 -> PathText.is(text, start, "yaml");
            default -> false;
        };
    }
}
