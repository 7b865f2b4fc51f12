package dev.tare.optimizer.lossy;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.Edits;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.Framework;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.optimizer.defer.DeferralSite;
import dev.tare.optimizer.defer.DeferringPass;
import dev.tare.optimizer.defer.Drop;
import dev.tare.optimizer.defer.HeldHeadings;
import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.PassGroup;
import dev.tare.optimizer.pass.PassText;
import dev.tare.optimizer.pass.PricedEdits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A rule by which text is dropped, or said with fewer words. What it may drop follows from the source alone, so that a proof can ask it
 * again; a build takes of that what makes the count fall. Rules leave alone what a harness reads, code, and every sentence that states a
 * hard constraint.
 */
abstract class LossyRule implements DeferringPass {

    /** The level of the fidelity. */
    @Override
    public final int level() {
        return Fidelity.LOSSY.level();
    }

    @Override
    public final Fidelity fidelity() {
        return Fidelity.LOSSY;
    }

    @Override
    public final PassGroup group() {
        return PassGroup.LOSS;
    }

    /** Returns what finds in one text what may be dropped, in order of place; it may be called by several threads. */
    abstract Function<LossyText, List<Drop>> finder(Framework source, TaskExecutor executor);

    @Override
    public final List<Drop> drops(Framework source, List<PromptModule> modules, TaskExecutor executor) {
        Map<ModuleId, List<Reference>> bySection = new HashMap<>();
        for (Reference reference : source.graph().references()) {
            if (reference.section().isPresent()) {
                bySection
                        .computeIfAbsent(reference.to().orElseThrow(), id -> new ArrayList<>())
                        .add(reference);
            }
        }
        Function<LossyText, List<Drop>> finder = finder(source, executor);
        List<Drop> all = new ArrayList<>();
        for (List<Drop> drops : executor.map(modules, module -> {
            List<Reference> to = bySection.getOrDefault(module.id(), List.of());
            return ofModule(module, HeldHeadings.of(module.source(), to), finder);
        })) {
            all.addAll(drops);
        }
        return all;
    }

    private static List<Drop> ofModule(PromptModule module, HeldHeadings held, Function<LossyText, List<Drop>> finder) {
        if (!LossyText.isProse(module)) {
            return List.of();
        }
        LossyText text = new LossyText(module, PassText.of(module), held);
        List<Drop> free = new ArrayList<>();
        int at = 0;
        for (Drop drop : finder.apply(text)) {
            if (drop.place().start() >= at && !text.isProtected(drop.place())) {
                free.add(drop);
                at = drop.place().end();
            }
        }
        return free;
    }

    @Override
    public final void offer(DeferralSite site) {
        Map<ModuleId, List<Drop>> byModule = new HashMap<>();
        for (Drop drop : drops(site.source(), site.source().modules(), site.executor())) {
            if (site.isFree(drop.module(), drop.place())) {
                byModule.computeIfAbsent(drop.module(), id -> new ArrayList<>()).add(drop);
            }
        }
        List<PromptModule> modules = new ArrayList<>();
        for (PromptModule module : site.source().modules()) {
            if (byModule.containsKey(module.id())) {
                modules.add(module);
            }
        }
        List<List<Drop>> worthwhile = site.executor()
                .map(modules, module -> worthwhile(site, module.id(), byModule.getOrDefault(module.id(), List.of())));
        for (List<Drop> drops : worthwhile) {
            drops.forEach(site::drop);
        }
    }

    /** Returns what makes the module as it is now cheaper. */
    private static List<Drop> worthwhile(DeferralSite site, ModuleId id, List<Drop> drops) {
        Optional<PromptModule> now = site.now().module(id);
        if (now.isEmpty()) {
            return List.of();
        }
        Edits before = site.editsBefore(id);
        List<PricedEdits.Offer> offers = new ArrayList<>();
        for (Drop drop : drops) {
            // Nothing in the place was changed, so its last byte is as far from the end as before.
            int end = before.map(drop.place().end() - 1) + 1;
            offers.add(new PricedEdits.Offer(new Span(end - drop.place().length(), end), drop.text()));
        }
        List<Drop> taken = new ArrayList<>();
        for (int index : PricedEdits.worthwhile(now.get(), offers, site.counter())) {
            taken.add(drops.get(index));
        }
        return taken;
    }
}
