package dev.tare.optimizer.defer;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.rule.PlaceRules;
import java.util.ArrayList;
import java.util.List;

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
        List<ModuleId> modules = new ArrayList<>(rules.deferring());
        modules.retainAll(SectionsOnDemand.loaded(site));
        SectionsOnDemand.putAside(site, this, modules, module -> new Aim.Named(named(rules, module)));
    }

    private static List<Span> named(PlaceRules rules, PromptModule module) {
        return rules.deferredModules().contains(module.id())
                ? List.of(module.source().span())
                : rules.deferred(module.id());
    }
}
