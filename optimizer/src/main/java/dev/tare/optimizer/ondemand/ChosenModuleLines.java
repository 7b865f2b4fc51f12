package dev.tare.optimizer.ondemand;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.branch.Prose;
import dev.tare.modules.branch.ReferenceWords;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import dev.tare.modules.model.Surroundings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Modules that somebody chose, each as a line to open it wherever a harness would load it by itself. What they say goes out of sight
 * with them, hard constraints too: whoever chooses has to be told.
 */
public final class ChosenModuleLines {

    private final ModuleGraph graph;
    private final Set<ModuleId> chosen;
    private final TokenCounter counter;

    private ChosenModuleLines(ModuleGraph graph, Set<ModuleId> chosen, TokenCounter counter) {
        this.graph = graph;
        this.chosen = chosen;
        this.counter = counter;
    }

    /** Returns the lines of all modules, in order of module and place. */
    public static List<LazyLine> of(
            ModuleGraph graph, Set<ModuleId> chosen, TokenCounter counter, TaskExecutor executor) {
        ChosenModuleLines lines = new ChosenModuleLines(graph, chosen, counter);
        List<LazyLine> all = new ArrayList<>();
        for (List<LazyLine> own : executor.map(graph.modules(), lines::of)) {
            all.addAll(own);
        }
        return Collections.unmodifiableList(all);
    }

    /** Returns those of the lines by which no hard constraint goes out of sight, in the same order. */
    public static List<LazyLine> withoutConstraints(
            ModuleGraph graph, Set<ModuleId> chosen, TokenCounter counter, TaskExecutor executor) {
        CarriedConstraints constraints = new CarriedConstraints(graph, executor);
        List<LazyLine> harmless = new ArrayList<>();
        for (LazyLine line : of(graph, chosen, counter, executor)) {
            if (!constraints.in(line.reference())) {
                harmless.add(line);
            }
        }
        return Collections.unmodifiableList(harmless);
    }

    /** Tells whether a reference makes a harness load one of the modules. */
    public static boolean loads(ModuleGraph graph, Set<ModuleId> chosen, Reference reference) {
        return reference.strength() == Strength.EAGER
                && graph.isEdge(reference)
                && chosen.contains(reference.to().orElseThrow());
    }

    /** Says why a reference goes on loading a module that was chosen, as the end of a sentence that begins with the reference. */
    public static String objection(ModuleGraph graph, Reference reference) {
        if (reference.mention().form().isPutInPlace()) {
            return "is replaced by the text itself before a harness reads it";
        }
        if (reference.mention().surroundings() == Surroundings.FRONT_MATTER) {
            return "stands in front matter, which only the harness reads";
        }
        if (isSection(reference)) {
            return "loads one section, which no path names alone";
        }
        ModuleKind kind =
                graph.module(reference.to().orElseThrow()).orElseThrow().kind();
        if (kind == ModuleKind.MEMORY || kind == ModuleKind.RULE) {
            return "names a file that the harness loads by itself";
        }
        PromptModule module = graph.module(reference.from()).orElseThrow();
        return LazyPath.of(graph, module, reference).isEmpty()
                ? "stands where a path in a code span would read otherwise"
                : "would make some start larger as a line, or not be read as a file to open";
    }

    private List<LazyLine> of(PromptModule module) {
        List<Reference> references = new ArrayList<>();
        List<Span> places = new ArrayList<>();
        for (Reference reference : graph.referencesFrom(module.id())) {
            if (loads(graph, chosen, reference)
                    && !isSection(reference)
                    && LazyPath.of(graph, module, reference).isPresent()) {
                references.add(reference);
                places.add(reference.mention().span());
            }
        }
        return references.isEmpty() ? List.of() : worded(module, references, places);
    }

    private List<LazyLine> worded(PromptModule module, List<Reference> references, List<Span> places) {
        SourceText words = PathlessText.of(module);
        List<ReferenceWords> around = ReferenceWords.around(module.source(), new Prose(module.source()), places);
        LookUpWording lookUps = new LookUpWording(module, new Prose(words), counter);
        List<LazyLine> lines = new ArrayList<>();
        for (int i = 0; i < references.size(); i++) {
            Reference reference = references.get(i);
            Span place = places.get(i);
            PromptModule target = graph.module(reference.to().orElseThrow()).orElseThrow();
            Optional<String> path = LazyPath.of(graph, module, reference);
            String text = lookUps.text(
                    place,
                    around.get(i).sentence(),
                    path.orElseThrow(),
                    target,
                    target.tokens(),
                    LookUpMaterial.of(target).map(LookUpMaterial::when).orElse(LookUpMaterial.WHEN_NEEDED));
            int grows = counter.count(text) - counter.count(module.source().slice(place));
            if (grows < target.tokens()) {
                lines.add(new LazyLine(reference, place, target.tokens(), text));
            }
        }
        return lines;
    }

    private static boolean isSection(Reference reference) {
        return reference.section().isPresent() || reference.mention().section().isPresent();
    }
}
