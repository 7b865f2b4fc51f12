package dev.tare.optimizer.defer;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of one module can go to make room, or stay: a section, or blocks of one.
 *
 * @param module the module
 * @param reason what it is
 * @param label what it is called
 * @param runs the stretches in the module's source, in order
 * @param tokens how many tokens begin in them
 * @param value how much they instruct, at least 0
 */
public record BudgetUnit(ModuleId module, Reason reason, String label, List<Span> runs, int tokens, int value) {

    public BudgetUnit {
        runs = List.copyOf(runs);
    }

    /** Returns all units of the modules that some start holds, in order of module and place. */
    public static List<BudgetUnit> of(DeferralSite site) {
        Map<ModuleId, List<Reference>> bySection = SectionsOnDemand.bySection(site, reference -> true);
        List<PromptModule> modules = new ArrayList<>();
        for (ModuleId id : SectionsOnDemand.loaded(site)) {
            site.source().graph().module(id).ifPresent(modules::add);
        }
        Set<ModuleId> always = new TreeSet<>();
        SectionsOnDemand.add(site.now().alwaysLoaded(), always);
        TaskExecutor executor = site.executor();
        List<List<Section>> found = executor.map(
                modules,
                module -> SectionChoice.of(
                        module,
                        site.source().graph().referencesFrom(module.id()),
                        bySection.getOrDefault(module.id(), List.of()),
                        always.contains(module.id()),
                        new Aim.Units(),
                        span -> site.isFree(module.id(), span),
                        site.counter()));
        List<BudgetUnit> units = new ArrayList<>();
        for (int i = 0; i < modules.size(); i++) {
            for (Section section : found.get(i)) {
                units.add(new BudgetUnit(
                        modules.get(i).id(),
                        section.reason(),
                        section.label(),
                        section.runs(),
                        section.tokens(),
                        section.value()));
            }
        }
        return units;
    }
}
