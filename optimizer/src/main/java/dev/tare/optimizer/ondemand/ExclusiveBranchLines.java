package dev.tare.optimizer.ondemand;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.branch.BranchGroup;
import dev.tare.modules.branch.BranchGroup.Branch;
import dev.tare.modules.branch.ExclusiveBranches;
import dev.tare.modules.branch.Prose;
import dev.tare.modules.branch.ReferenceWords;
import dev.tare.modules.branch.ReferenceWords.Where;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.optimizer.ondemand.BranchWording.Condition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The branches of routers, each as a line that says to read its file when it is taken. What a run did at the start it does when it
 * knows which branch it is in; no other word of the router changes.
 */
public final class ExclusiveBranchLines {

    /** Where a router says one of these, a run may need more than the branch that it takes. */
    private static final String[] SEVERAL = {
        "all branches", "all cases", "all modes", "both branches", "both cases", "both modes", "each case first",
        "each mode first", "either case", "every branch", "every case", "every mode", "in any case",
                "whatever the mode",
    };

    private final ModuleGraph graph;
    private final TokenCounter counter;

    private ExclusiveBranchLines(ModuleGraph graph, TokenCounter counter) {
        this.graph = graph;
        this.counter = counter;
    }

    /** Returns the lines of all entries and of all that is always loaded, in order of module and place. */
    public static List<LazyLine> of(ModuleGraph graph, TokenCounter counter, TaskExecutor executor) {
        Map<ModuleId, List<BranchGroup>> byModule = new TreeMap<>();
        for (BranchGroup group : ExclusiveBranches.find(graph, executor)) {
            byModule.computeIfAbsent(group.module(), key -> new ArrayList<>()).add(group);
        }
        ExclusiveBranchLines lines = new ExclusiveBranchLines(graph, counter);
        List<LazyLine> all = new ArrayList<>();
        for (List<LazyLine> own : executor.map(List.copyOf(byModule.values()), lines::of)) {
            all.addAll(own);
        }
        return Collections.unmodifiableList(all);
    }

    private List<LazyLine> of(List<BranchGroup> groups) {
        PromptModule module = graph.module(groups.get(0).module()).orElseThrow();
        if (new Prose(module.source()).hasAny(SEVERAL, 0, module.source().length())) {
            return List.of();
        }
        Map<Span, Reference> references = new TreeMap<>();
        Map<Span, Condition> conditions = new TreeMap<>();
        for (BranchGroup group : groups) {
            for (Branch branch : group.branches()) {
                for (Reference reference : branch.references()) {
                    Span place = reference.mention().span();
                    references.put(place, reference);
                    conditions.merge(place, condition(module, branch, place), ExclusiveBranchLines::nearer);
                }
            }
        }
        Offer offer = new Offer(graph, module, groups.get(0).everyStart(), List.of(), counter);
        List<LazyLine> taken = offer.worthwhile(worded(module, List.copyOf(references.values()), conditions));
        List<Reference> kept = new ArrayList<>();
        for (LazyLine line : taken) {
            kept.add(line.reference());
        }
        // Whether a line needs a word of its own depends on the line before it, which may not have been worth it.
        return kept.size() == references.size() ? taken : offer.worthwhile(worded(module, kept, conditions));
    }

    private List<LazyLine> worded(PromptModule module, List<Reference> references, Map<Span, Condition> conditions) {
        Prose prose = new Prose(module.source());
        List<Span> places = new ArrayList<>();
        for (Reference reference : references) {
            places.add(reference.mention().span());
        }
        List<ReferenceWords> around = ReferenceWords.around(module.source(), prose, places);
        BranchWording wording = new BranchWording(module.source(), prose, graph.referencesFrom(module.id()));
        List<LazyLine> lines = new ArrayList<>();
        for (int i = 0; i < references.size(); i++) {
            Reference reference = references.get(i);
            Where where = around.get(i).where();
            Optional<String> path = LazyPath.of(graph, module, reference);
            if (path.isPresent() && where != Where.HEADING && where != Where.TAG) {
                Span place = reference.mention().span();
                int tokens = Numbers.tokens(graph, counter, reference);
                Condition condition = conditions.getOrDefault(place, Condition.ELSEWHERE);
                lines.add(new LazyLine(reference, place, tokens, wording.text(place, path.get(), tokens, condition)));
            }
        }
        return lines;
    }

    private static Condition condition(PromptModule module, Branch branch, Span place) {
        if (!branch.place().contains(place)) {
            return Condition.APART;
        }
        int words = branch.condition().start();
        int lines = module.source().lines().lineAt(place.start())
                - module.source().lines().lineAt(words);
        // A sentence may go on in the next line, and a label stands above what it leads to.
        boolean near = lines >= 0 && lines <= 1 && words < place.start();
        return near ? Condition.IN_SENTENCE : Condition.ELSEWHERE;
    }

    private static Condition nearer(Condition a, Condition b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
