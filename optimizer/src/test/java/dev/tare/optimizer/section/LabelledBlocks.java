package dev.tare.optimizer.section;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.Span;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Slot;
import dev.tare.modules.model.Strength;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Modules whose blocks people have labelled: a label stands before the line in which its block starts. */
final class LabelledBlocks {

    /** A block with its label and the scorer's verdict. */
    record Labelled(String place, String text, boolean instructs, Score score) {}

    private LabelledBlocks() {}

    static List<Labelled> read(String resource, Path scratch) {
        List<Labelled> all = new ArrayList<>();
        String[] modules = resource(resource).split("(?m)^=== ");
        for (int i = 1; i < modules.length; i++) {
            String[] parts = modules[i].split("\n", 2);
            all.addAll(module(resource + " " + parts[0], parts[0], parts[1], scratch.resolve(resource + i)));
        }
        return all;
    }

    private static List<Labelled> module(String name, String path, String labelled, Path root) {
        StringBuilder text = new StringBuilder();
        Map<Integer, Character> labels = new TreeMap<>();
        for (String line : labelled.split("\n")) {
            if (!line.isEmpty() && line.charAt(0) != ' ') {
                labels.put(text.toString().getBytes(StandardCharsets.UTF_8).length, line.charAt(0));
            }
            text.append(line.length() > 2 ? line.substring(2) : "").append('\n');
        }
        InstructionScorer scorer = scorer(path, text.toString(), root);
        List<Labelled> blocks = new ArrayList<>();
        for (SectionNode node : scorer.tree().nodes()) {
            scorer.score(node).ifPresent(score -> {
                String words = scorer.tree().text(node);
                Character label = labels.remove(lineStart(scorer.tree(), node));
                if (label == null || label != 'i' && label != 'm') {
                    throw new AssertionError(name + ": no label at: " + words);
                }
                blocks.add(new Labelled(name, words.strip(), label == 'i', score));
            });
        }
        if (!labels.isEmpty()) {
            throw new AssertionError(name + ": no block starts at the label at "
                    + labels.keySet().stream()
                            .map(at -> scorer.tree().source().position(at).line())
                            .toList()
                    + "\n" + Trees.draw(scorer.tree()));
        }
        return blocks;
    }

    private static int lineStart(SectionTree tree, SectionNode node) {
        return tree.source()
                .lines()
                .startOf(tree.source().lines().lineAt(node.span().start()));
    }

    private static InstructionScorer scorer(String path, String text, Path root) {
        Framework framework;
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            framework = FrameworkReader.read(root, ReadOptions.DEFAULT, TaskExecutor.direct());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PromptModule module = framework.graph().modules().get(0);
        List<Span> eager = new ArrayList<>();
        for (Reference reference : framework.graph().references()) {
            if (reference.strength() == Strength.EAGER) {
                eager.add(reference.mention().span());
            }
        }
        return InstructionScorer.of(
                SectionTree.of(module.source()),
                module.kind(),
                module.slots().stream().map(Slot::span).toList(),
                eager);
    }

    private static String resource(String name) {
        try (InputStream in = LabelledBlocks.class.getResourceAsStream("labelled/" + name + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
