package dev.tare.optimizer.ondemand;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.branch.Prose;
import dev.tare.modules.branch.ReferenceWords;
import dev.tare.modules.branch.ReferenceWords.Where;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.need.NeedingEntries;
import dev.tare.optimizer.ondemand.BranchWording.Condition;
import dev.tare.optimizer.ondemand.PointingWords.Sense;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Files that a start loads though nothing in it needs them yet: the words around the reference say that it is there for looking things
 * up, or the file is material to look up and nothing tells to follow it, or it is always loaded and about what few entries do. Where a
 * text states a hard constraint, by itself or by what it brings along, it stays: nobody would know the constraint who does not open it.
 */
public final class NeedlessModuleLines {

    /** A text that attaches more files than this is a reading list. */
    private static final int MOST_REFERENCES = 256;

    private final ModuleGraph graph;
    private final List<LazyLine> taken;
    private final TokenCounter counter;
    private final CarriedConstraints constraints;

    private NeedlessModuleLines(
            ModuleGraph graph, List<LazyLine> taken, TokenCounter counter, CarriedConstraints constraints) {
        this.constraints = constraints;
        this.graph = graph;
        this.taken = taken;
        this.counter = counter;
    }

    /**
     * Returns the lines, in order of module and place.
     *
     * @param taken lines that are made in any case; none of these speaks of the same reference
     */
    public static List<LazyLine> of(
            ModuleGraph graph, List<LazyLine> taken, TokenCounter counter, TaskExecutor executor) {
        NeedlessModuleLines lines =
                new NeedlessModuleLines(graph, taken, counter, new CarriedConstraints(graph, executor));
        Set<ModuleId> always = new HashSet<>();
        List<ModuleId> starts = new ArrayList<>();
        for (Closure.Part part : graph.alwaysLoaded().parts()) {
            if (part.section().isEmpty() && always.add(part.id())) {
                starts.add(part.id());
            }
        }
        for (PromptModule entry : graph.entries()) {
            if (!always.contains(entry.id())) {
                starts.add(entry.id());
            }
        }
        Collections.sort(starts);
        List<LazyLine> all = new ArrayList<>();
        for (List<LazyLine> own : executor.map(starts, id -> lines.of(id, always.contains(id)))) {
            all.addAll(own);
        }
        return Collections.unmodifiableList(all);
    }

    private List<LazyLine> of(ModuleId id, boolean everyStart) {
        PromptModule module = graph.module(id).orElseThrow();
        List<LazyLine> before = new ArrayList<>();
        Set<Span> spoken = new HashSet<>();
        for (LazyLine line : taken) {
            if (line.reference().from().equals(id)) {
                before.add(line);
                spoken.add(line.place());
            }
        }
        List<Reference> references = new ArrayList<>();
        List<Span> places = new ArrayList<>();
        for (Reference reference : graph.referencesFrom(id)) {
            if (!spoken.contains(reference.mention().span())
                    && LazyPath.of(graph, module, reference).isPresent()
                    && !target(reference).kind().isEntry()
                    && !constraints.in(reference)) {
                references.add(reference);
                places.add(reference.mention().span());
            }
        }
        if (references.isEmpty() || references.size() > MOST_REFERENCES) {
            return List.of();
        }
        return new Offer(graph, module, everyStart, before, counter)
                .worthwhile(worded(module, references, places, everyStart));
    }

    private List<LazyLine> worded(
            PromptModule module, List<Reference> references, List<Span> places, boolean everyStart) {
        Prose written = new Prose(module.source());
        List<ReferenceWords> around = ReferenceWords.around(module.source(), written, places);
        Prose words = new Prose(PathlessText.of(module));
        PointingWords pointing = new PointingWords(words);
        LookUpWording lookUps = new LookUpWording(module, words, counter);
        BranchWording branches = new BranchWording(module.source(), written, graph.referencesFrom(module.id()));
        List<LazyLine> lines = new ArrayList<>();
        for (int i = 0; i < references.size(); i++) {
            Reference reference = references.get(i);
            Span place = places.get(i);
            Where where = around.get(i).where();
            if (where == Where.HEADING || where == Where.TAG || where == Where.OTHER) {
                continue;
            }
            Span sentence = around.get(i).sentence();
            Sense sense = pointing.sense(around.get(i), place);
            String path = LazyPath.of(graph, module, reference).orElseThrow();
            PromptModule target = target(reference);
            int tokens = Numbers.tokens(graph, counter, reference);
            if (sense == Sense.CONDITION) {
                lines.add(new LazyLine(
                        reference, place, tokens, branches.text(place, path, tokens, Condition.IN_SENTENCE)));
                continue;
            }
            Optional<String> when = when(sense, target, everyStart);
            if (when.isPresent()) {
                lines.add(new LazyLine(
                        reference, place, tokens, lookUps.text(place, sentence, path, target, tokens, when.get())));
            }
        }
        return lines;
    }

    /** Returns when the file is to be opened, empty where the words around say it themselves; nothing when it has to stay. */
    private Optional<String> when(Sense sense, PromptModule target, boolean everyStart) {
        Optional<LookUpMaterial> material = LookUpMaterial.of(target);
        return switch (sense) {
            case COMMAND, CONDITION -> Optional.empty();
            case WHEN_SAID -> Optional.of("");
            case LISTED -> Optional.of(material.map(LookUpMaterial::when).orElse(LookUpMaterial.WHEN_NEEDED));
            case NOTHING ->
                material.isPresent()
                        ? material.map(LookUpMaterial::when)
                        : everyStart ? forFew(target) : Optional.empty();
        };
    }

    /** An import that is about what few entries do, by its name and theirs, is opened for these. */
    private Optional<String> forFew(PromptModule target) {
        List<PromptModule> needing = NeedingEntries.of(graph, target);
        if (!NeedingEntries.areFew(needing, graph.entries().size())) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        boolean about = false;
        for (PromptModule entry : needing) {
            about |= NeedingEntries.sharesName(entry, target);
            String name = entry.name();
            names.add(name.substring(name.lastIndexOf(':') + 1).replace('-', ' '));
        }
        return about && names.size() <= 3 ? Optional.of("for " + String.join(" and ", names)) : Optional.empty();
    }

    private PromptModule target(Reference reference) {
        return graph.module(reference.to().orElseThrow()).orElseThrow();
    }
}
