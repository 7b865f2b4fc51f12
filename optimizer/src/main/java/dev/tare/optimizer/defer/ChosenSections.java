package dev.tare.optimizer.defer;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.optimizer.rule.PlaceRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts aside what {@code defer:} names, whether it instructs or not, in the modules that are loaded at a start: sections by their headings, and
 * all sections of a module that is named as a whole and loaded nevertheless. What states a hard constraint stays, and so does whatever a
 * harness reads.
 */
public final class ChosenSections implements DeferringPass {

    @Override
    public String name() {
        return "chosen-sections";
    }

    @Override
    public int level() {
        return 2;
    }

    @Override
    public void offer(DeferralSite site) {
        PlaceRules rules = PlaceRules.of(site.source());
        if (rules.deferring().isEmpty()) {
            return;
        }
        Map<ModuleId, List<Reference>> bySection = SectionsOnDemand.holding(site);
        Set<ModuleId> loaded = SectionsOnDemand.loaded(site);
        Set<ModuleId> always = new TreeSet<>();
        SectionsOnDemand.add(site.now().alwaysLoaded(), always);
        List<PromptModule> modules = new ArrayList<>();
        for (ModuleId id : rules.deferring()) {
            if (loaded.contains(id)) {
                site.source().graph().module(id).ifPresent(modules::add);
            }
        }
        List<List<Section>> found = site.executor()
                .map(
                        modules,
                        module -> SectionChoice.of(
                                module,
                                site.source().graph().referencesFrom(module.id()),
                                bySection.getOrDefault(module.id(), List.of()),
                                always.contains(module.id()),
                                new Aim.Named(named(rules, module)),
                                span -> site.isFree(module.id(), span),
                                site.counter()));
        for (int i = 0; i < modules.size(); i++) {
            for (Section section : found.get(i)) {
                site.putAside(modules.get(i), this, section.reason(), section.label(), section.runs());
            }
        }
    }

    private static List<Span> named(PlaceRules rules, PromptModule module) {
        return rules.deferredModules().contains(module.id())
                ? List.of(module.source().span())
                : rules.deferred(module.id());
    }
}
