package dev.tare.optimizer.defer;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.modules.Framework;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.pass.PassGroup;
import dev.tare.optimizer.repeat.Packages;
import dev.tare.optimizer.repeat.Pointer;
import dev.tare.optimizer.repeat.PointerRules;
import dev.tare.optimizer.repeat.Repeats;
import dev.tare.optimizer.repeat.SharingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says once what stands twice in a context, word for word or nearly so: the other place keeps a pointer that names the first. It looks at
 * what is left once text was put aside and references became lazy, since only that is in a context together.
 *
 * <p>A hard constraint is shared only where it is the same word for word. It stays in sight, in a place that is in every context that has
 * the pointer, and the pointer keeps its own place, so that what holds under this heading is still said under it.
 */
public final class SharedRepeats implements DeferringPass {

    static final String NAME = "shared-repeats";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int level() {
        return 2;
    }

    @Override
    public PassGroup group() {
        return PassGroup.DEDUPLICATION;
    }

    @Override
    public void offer(DeferralSite site) {
        List<SourceText> texts = new ArrayList<>();
        for (PromptModule module : site.now().modules()) {
            // Parts are no modules of the source, and nobody has them in the context.
            if (site.source().graph().module(module.id()).isPresent()) {
                texts.add(module.source());
            }
        }
        RestPlaces places = site.restPlaces();
        SharingPlan plan = SharingPlan.of(
                site.now(),
                Repeats.inOneContext(site.now(), texts, site.counter(), site.executor())
                        .all(),
                site.counter(),
                site.packages(),
                (id, span) -> places.inSource(id, span).isPresent(),
                (id, span) -> places.inSource(id, span)
                        .filter(place -> site.isFree(id, place))
                        .isPresent(),
                site.executor());
        for (Pointer pointer : plan.pointers()) {
            places.inSource(pointer).ifPresent(site::share);
        }
    }

    @Override
    public Optional<PointerRules> pointers(
            Framework rest, Set<ModuleId> modules, Packages packages, TaskExecutor executor) {
        return Optional.of(PointerRules.of(rest.graph(), modules, rest.counter(), packages, executor));
    }
}
