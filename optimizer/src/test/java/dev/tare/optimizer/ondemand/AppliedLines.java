package dev.tare.optimizer.ondemand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.text.Edits;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import dev.tare.modules.model.Tier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Puts lines in place on disk, and holds what is read then to what they promise. */
final class AppliedLines {

    private AppliedLines() {}

    /** Writes the texts with their lines over those in the folder. */
    static void write(Path root, ModuleGraph graph, List<LazyLine> lines) throws IOException {
        for (Map.Entry<ModuleId, Edits> entry : edits(lines).entrySet()) {
            PromptModule module = graph.module(entry.getKey()).orElseThrow();
            Files.write(
                    root.resolve(entry.getKey().path()),
                    entry.getValue().apply(module.source().utf8()));
        }
    }

    private static Map<ModuleId, Edits> edits(List<LazyLine> lines) {
        Map<ModuleId, Edits.Builder> builders = new TreeMap<>();
        for (LazyLine line : lines) {
            builders.computeIfAbsent(line.reference().from(), id -> new Edits.Builder())
                    .replace(
                            line.place().start(),
                            line.place().end(),
                            line.text().getBytes(StandardCharsets.UTF_8));
        }
        Map<ModuleId, Edits> edits = new TreeMap<>();
        builders.forEach((id, builder) -> edits.put(id, builder.build()));
        return edits;
    }

    /**
     * Requires that every line is read as a lazy reference to the same target, that starts load less, and that nothing else is read
     * otherwise, save that a text which no start loads any more loads nothing by itself.
     */
    static void compare(ModuleGraph before, ModuleGraph after, List<LazyLine> lines) {
        Map<ModuleId, Edits> edits = edits(lines);
        Set<Reference> made = new HashSet<>();
        for (LazyLine line : lines) {
            made.add(line.reference());
        }
        assertThat(after.modules()).hasSameSizeAs(before.modules());
        for (PromptModule module : before.modules()) {
            Edits edit = edits.getOrDefault(module.id(), Edits.NONE);
            List<Reference> old = before.referencesFrom(module.id());
            List<Reference> now = after.referencesFrom(module.id());
            assertThat(now).as("references of %s", module.id()).hasSameSizeAs(old);
            for (int i = 0; i < old.size(); i++) {
                compare(old.get(i), now.get(i), edit, made.contains(old.get(i)), before);
            }
            // What is always loaded is in every start; an entry that attaches it as well brings it when it is no
            // longer.
            int left = after.alwaysLoaded().tokens()
                    + after.eagerClosure(module.id()).tokens();
            assertThat(left)
                    .as("start of %s", module.id())
                    .isLessThanOrEqualTo(before.alwaysLoaded().tokens()
                            + before.eagerClosure(module.id()).tokens());
        }
        assertThat(after.alwaysLoaded().tokens())
                .isLessThanOrEqualTo(before.alwaysLoaded().tokens());
        for (LazyLine line : lines) {
            assertThat(startOf(after, line)).isLessThan(startOf(before, line));
        }
    }

    private static int startOf(ModuleGraph graph, LazyLine line) {
        ModuleId from = line.reference().from();
        return graph.alwaysLoaded().contains(from)
                ? graph.alwaysLoaded().tokens()
                : graph.eagerClosure(from).tokens();
    }

    private static void compare(Reference old, Reference now, Edits edit, boolean made, ModuleGraph before) {
        String at = old.from() + ": " + old.mention().target();
        assertThat(now.to()).as(at).isEqualTo(old.to());
        assertThat(now.outcome()).as(at).isEqualTo(old.outcome());
        assertThat(now.mention().target()).as(at).isEqualTo(old.mention().target());
        if (made) {
            assertThat(now.strength()).as(at).isEqualTo(Strength.LAZY);
            assertThat(now.outcome()).as(at).isEqualTo(Outcome.RESOLVED);
            assertThat(now.tier().orElseThrow()).as(at).isLessThanOrEqualTo(Tier.ROOTED);
            assertThat(now.section().isPresent()).as(at).isEqualTo(old.section().isPresent());
            return;
        }
        assertThat(now.mention().form()).as(at).isEqualTo(old.mention().form());
        assertThat(now.tier()).as(at).isEqualTo(old.tier());
        assertThat(now.mention().span().start())
                .as(at)
                .isEqualTo(edit.map(old.mention().span().start()));
        boolean wasBroughtIn = !before.module(old.from()).orElseThrow().kind().isEntry()
                && !before.alwaysLoadedRoots().stream()
                        .anyMatch(root -> root.id().equals(old.from()));
        if (now.strength() != old.strength()) {
            assertThat(wasBroughtIn).as(at).isTrue();
            assertThat(now.strength()).as(at).isEqualTo(Strength.LAZY);
        }
    }

    /** Returns the lines of text as they read then, each with its module and number. */
    static List<String> shown(ModuleGraph graph, List<LazyLine> lines) {
        Map<ModuleId, Edits> edits = edits(lines);
        List<String> shown = new ArrayList<>();
        for (LazyLine line : lines) {
            ModuleId id = line.reference().from();
            Edits edit = edits.getOrDefault(id, Edits.NONE);
            SourceText after = SourceText.ofUtf8(
                    id, edit.apply(graph.module(id).orElseThrow().source().utf8()));
            int number = after.lines().lineAt(edit.map(line.place().start()));
            String text = id + ":" + number + "  "
                    + after.slice(after.lines().spanOf(number)).stripTrailing();
            if (!shown.contains(text)) {
                shown.add(text);
            }
        }
        return shown;
    }
}
