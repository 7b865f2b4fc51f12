package dev.tare.modules.branch;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.branch.BranchGroup.Branch;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds files that a module attaches together although conditions in its own words say that a run uses one or few of them:
 * routers. What counts as a condition is English, and is listed here so that it can be argued with:
 *
 * <ul>
 *   <li>an item, sentence or lead-in that starts with "if", "when", "unless", "otherwise", "default", a flag such as {@code --fast}, a
 *       mode, {@code $1 is}, "the user asks"; a sentence that ends in "if ..." or "only with ..."; a row of a table under a header such
 *       as "flag", "mode", "when"; a heading such as "Fast mode" or "If the tests fail"; an element such as {@code <case>} or one with a
 *       {@code when} attribute; an item labelled with a pattern of paths;
 *   <li>labels in emphasis or code, "for ..." and "when ...ing" only where the lead-in says that one is chosen: "based on",
 *       "depending on", "pick", "mode", "argument";
 *   <li>and of these at least two beside each other, or one that asks for a flag. A text that attaches its files in one place and routes by name in another ("{@code
 *       --fast}: follow the quick workflow") is read as well.
 * </ul>
 *
 * <p>Against it speak lead-ins such as "required", "read all", "both", "in order"; "always" or "in any case" in the sentence; words for
 * time ("when done", "after", "once"); "if needed" and its like; a reference inside the condition itself; another use of the same file
 * outside the cases. When in doubt a reference is no branch.
 */
public final class ExclusiveBranches {

    private ExclusiveBranches() {}

    /**
     * A module whose references are loaded at a start.
     *
     * @param everyStart whether it is loaded at all starts
     * @param eager its eager references to other modules, in order of place
     */
    private record Router(PromptModule module, boolean everyStart, List<Reference> eager) {

        List<List<Branch>> read() {
            return in(module, eager);
        }
    }

    /**
     * Returns the groups of all entries and of all that is always loaded, those that save most first, then by id and place.
     * Texts are read in parallel.
     */
    public static List<BranchGroup> find(ModuleGraph graph, TaskExecutor executor) {
        List<Router> routers = routers(graph);
        List<List<List<Branch>>> read = executor.map(routers, Router::read);
        List<BranchGroup> groups = new ArrayList<>();
        for (int i = 0; i < routers.size(); i++) {
            Router router = routers.get(i);
            for (List<Branch> branches : read.get(i)) {
                BranchGroup group = weigh(graph, router.module().id(), router.everyStart(), branches);
                if (group.savesTokens() > 0) {
                    groups.add(group);
                }
            }
        }
        groups.sort(new BySaving());
        return Collections.unmodifiableList(groups);
    }

    private static List<Router> routers(ModuleGraph graph) {
        List<Router> routers = new ArrayList<>();
        Set<ModuleId> always = new HashSet<>();
        for (Closure.Part part : graph.alwaysLoaded().parts()) {
            if (part.section().isEmpty() && always.add(part.id())) {
                routers.add(router(graph, graph.module(part.id()).orElseThrow(), true));
            }
        }
        for (PromptModule entry : graph.entries()) {
            if (!always.contains(entry.id())) {
                routers.add(router(graph, entry, false));
            }
        }
        return routers;
    }

    private static Router router(ModuleGraph graph, PromptModule module, boolean everyStart) {
        List<Reference> eager = new ArrayList<>();
        for (Reference reference : graph.referencesFrom(module.id())) {
            if (reference.strength() == Strength.EAGER && graph.isEdge(reference)) {
                eager.add(reference);
            }
        }
        return new Router(module, everyStart, eager);
    }

    /**
     * Returns the groups of one module, whatever its kind, each as its alternatives; {@link Branch#tokens} is 0 in all of them.
     *
     * @param eager the module's eager references to other modules, in order of place
     */
    public static List<List<Branch>> in(PromptModule module, List<Reference> eager) {
        return BranchReader.read(module.source(), eager);
    }

    private static BranchGroup weigh(ModuleGraph graph, ModuleId module, boolean everyStart, List<Branch> branches) {
        BranchGroup group = new BranchGroup(module, everyStart, branches, 0, 0, 0);
        List<Reference> all = group.references();
        int lean = tokens(graph, module, everyStart, all);
        int saves = tokens(graph, module, everyStart, List.of()) - lean;
        int heaviest = 0;
        int lightest = Integer.MAX_VALUE;
        List<Branch> weighed = new ArrayList<>();
        for (Branch branch : branches) {
            List<Reference> others = new ArrayList<>(all);
            others.removeAll(branch.references());
            int opened = tokens(graph, module, everyStart, others) - lean;
            weighed.add(new Branch(branch.condition(), branch.place(), branch.references(), opened));
            heaviest = Math.max(heaviest, opened);
            lightest = Math.min(lightest, opened);
        }
        return new BranchGroup(module, everyStart, weighed, saves, saves - heaviest, saves - lightest);
    }

    private static int tokens(ModuleGraph graph, ModuleId module, boolean everyStart, List<Reference> lazy) {
        return everyStart ? graph.alwaysLoadedTokensWithout(lazy) : graph.eagerTokensWithout(module, lazy);
    }

    private static final class BySaving implements Comparator<BranchGroup> {
        @Override
        public int compare(BranchGroup a, BranchGroup b) {
            int order = Integer.compare(b.savesTokens(), a.savesTokens());
            if (order == 0) {
                order = a.module().compareTo(b.module());
            }
            return order != 0
                    ? order
                    : a.branches()
                            .get(0)
                            .condition()
                            .compareTo(b.branches().get(0).condition());
        }
    }
}
