package dev.tare.bundler.build;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.modules.Framework;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.Optimized;
import dev.tare.optimizer.defer.BudgetUnit;
import dev.tare.optimizer.defer.Deferring;
import dev.tare.optimizer.defer.Deferring.Settled;
import dev.tare.optimizer.defer.Deferring.Stage;
import dev.tare.optimizer.defer.DeferringPass;
import dev.tare.optimizer.defer.PartPlaces;
import dev.tare.optimizer.defer.PutAside;
import dev.tare.optimizer.defer.SectionsForBudget;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.pass.Reserved;
import dev.tare.optimizer.proof.Finding;
import dev.tare.templates.OutputException;
import dev.tare.templates.TreeTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a build puts aside, from round to round: the stubs name how many tokens the parts have in the output, which is known only when that is
 * made, and a module at which the proof finds fault keeps its whole text. Not for use by several threads.
 */
public final class PutAsideText {

    /** Numbers in stubs change no count but their own; so they are soon right. */
    private static final int MOST_ROUNDS = 6;

    private final Framework framework;
    private final List<DeferringPass> passes = new ArrayList<>();
    private final TaskExecutor executor;
    private final Set<ModuleId> whole = new TreeSet<>();
    private final Set<ModuleId> links = new TreeSet<>();
    private final PartPlaces places;
    private Reserved pins = Reserved.NONE;
    private Settled settled = new Settled(List.of(), Reserved.NONE);
    private List<Stage> stages;
    private int rounds;

    public PutAsideText(Framework framework, LinkedModules linked, List<Pass> all, TaskExecutor executor) {
        this.framework = framework;
        this.executor = executor;
        this.places = new PartPlaces(
                framework.reading().tree(), framework.harness(), path -> TreeTarget.isFree(framework.root(), path));
        for (Pass pass : all) {
            if (pass instanceof DeferringPass deferring) {
                passes.add(deferring);
            }
        }
        for (PromptModule module : framework.modules()) {
            if (linked.isLink(module.id())) {
                whole.add(module.id());
                linked.original(module.id()).ifPresent(whole::add);
            }
        }
        links.addAll(whole);
        this.stages = run();
    }

    private List<Stage> run() {
        rounds = 0;
        settled = Deferring.settle(framework, passes, places, pins.and(new Reserved(whole, Map.of())), executor);
        return settled.stages();
    }

    /** Lets stay from now on what was found to have to stay with what is put aside now. */
    void learn() {
        pins = settled.kept();
    }

    /** Puts aside what was selected for a budget, and nothing else for it. */
    void select(List<BudgetUnit> units) {
        whole.clear();
        whole.addAll(links);
        for (int i = 0; i < passes.size(); i++) {
            if (passes.get(i) instanceof SectionsForBudget) {
                passes.set(i, new SectionsForBudget(units));
            }
        }
        stages = run();
    }

    /** Returns what may go for a budget beside all that is put aside for other reasons. */
    List<BudgetUnit> units() {
        Optional<Stage> before = Optional.empty();
        for (Stage stage : stages) {
            if (stage.pass() instanceof SectionsForBudget) {
                break;
            }
            before = Optional.of(stage);
        }
        return BudgetUnit.of(Deferring.siteAfter(framework, before, places, settled.kept(), executor));
    }

    /** Returns the framework after each deferring pass. */
    public List<Stage> stages() {
        return stages;
    }

    /** Returns the framework in which passes over texts begin. */
    public Framework rest() {
        return stages.isEmpty() ? framework : stages.get(stages.size() - 1).rest();
    }

    /** Puts the counts of an output into the stubs; tells whether that changed them, so that the output is to be made again. */
    public boolean isNumbered(Optimized optimized) {
        if (optimized.deferred().isEmpty() || rounds++ == MOST_ROUNDS) {
            return false;
        }
        List<Stage> numbered =
                Deferring.numbered(framework, stages, places, text -> optimized.tokensAfter(text.id()), executor);
        Map<ModuleId, SourceText> before = optimized.deferred().texts();
        boolean same = true;
        for (Map.Entry<ModuleId, SourceText> text :
                numbered.get(numbered.size() - 1).deferred().texts().entrySet()) {
            SourceText was = before.get(text.getKey());
            same &= was != null && was.hash().equals(text.getValue().hash());
        }
        stages = numbered;
        return !same;
    }

    /** Adds the parts to a tree. */
    void write(Path draft, Optimized optimized) throws OutputException {
        for (PutAside aside : optimized.deferred().asides()) {
            TreeTarget.add(draft, aside.part(), optimized.text(aside), aside.module());
        }
    }

    /** Keeps the whole text of the modules that findings name; tells whether something else is to be written then. */
    public boolean keep(List<Finding> findings) {
        if (findings.isEmpty() || stages.isEmpty()) {
            return false;
        }
        Set<ModuleId> split = stages.get(stages.size() - 1).deferred().stubs().keySet();
        boolean more = false;
        for (Finding finding : findings) {
            for (PutAside aside : stages.get(stages.size() - 1).deferred().asides()) {
                if (finding.path().equals(aside.part().path())) {
                    more |= whole.add(aside.module());
                }
            }
            more |= ModuleId.of(finding.path())
                    .filter(id -> split.contains(id) && whole.add(id))
                    .isPresent();
        }
        if (more || whole.addAll(split)) {
            stages = run();
            return true;
        }
        return false;
    }
}
