package dev.tare.optimizer.defer;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.Framework;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.pass.PassStat;
import dev.tare.optimizer.pass.Reserved;
import dev.tare.optimizer.proof.Finding;
import dev.tare.optimizer.rule.PlaceRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Runs deferring passes one after the other, makes what they ask for, and checks it. Where the check fails, the text stays, and all is made
 * again without it.
 */
public final class Deferring {

    /** After so many rounds a module that is still at fault keeps its whole text. */
    private static final int MOST_ROUNDS = 6;

    private final Framework source;
    private final PartPlaces places;
    private final TaskExecutor executor;

    /**
     * The framework after one pass.
     *
     * @param pass the pass
     * @param rest what is left, with the parts as modules
     * @param deferred what this and all passes before it put aside
     * @param stat what the pass did to the counts
     */
    public record Stage(DeferringPass pass, Framework rest, Deferred deferred, PassStat stat) {}

    /**
     * What came of passes.
     *
     * @param stages the framework after each of them; the last stage is what is to be written
     * @param kept what stays as it is, what was found at fault included
     */
    public record Settled(List<Stage> stages, Reserved kept) {

        public Settled {
            stages = List.copyOf(stages);
        }
    }

    private Deferring(Framework source, PartPlaces places, TaskExecutor executor) {
        this.source = source;
        this.places = places;
        this.executor = executor;
    }

    /**
     * Returns the framework after each of the passes; the last stage is what is to be written.
     *
     * @param places where parts may lie
     * @param reserved what stays as it is, beside what {@code keep:} names
     */
    public static List<Stage> run(
            Framework source, List<DeferringPass> passes, PartPlaces places, Reserved reserved, TaskExecutor executor) {
        return settle(source, passes, places, reserved, executor).stages();
    }

    /**
     * Does the same, and tells what was found to have to stay.
     *
     * @param places where parts may lie
     * @param reserved what stays as it is, beside what {@code keep:} names
     */
    public static Settled settle(
            Framework source, List<DeferringPass> passes, PartPlaces places, Reserved reserved, TaskExecutor executor) {
        if (passes.isEmpty()) {
            return new Settled(List.of(), reserved);
        }
        Reserved kept = reserved.and(PlaceRules.of(source).kept(source.graph()));
        Set<ModuleId> whole = new TreeSet<>(kept.modules());
        Map<ModuleId, List<Span>> pinned = new TreeMap<>();
        kept.places().forEach((id, spans) -> pinned.put(id, new ArrayList<>(spans)));
        for (int round = 0; ; round++) {
            List<Stage> stages = new Deferring(source, places, executor).stages(passes, new Reserved(whole, pinned));
            Stage last = stages.get(stages.size() - 1);
            if (round < MOST_ROUNDS && !last.deferred().stuck().isEmpty()) {
                last.deferred().stuck().forEach((id, headings) -> headings.forEach(span -> pin(id, span, pinned)));
                continue;
            }
            List<Finding> found = DeferralCheck.check(source, last.rest(), last.deferred(), executor);
            if (found.isEmpty() || last.deferred().isEmpty()) {
                // What is found where nothing was put aside is no fault of what is put aside.
                return new Settled(stages, new Reserved(whole, pinned));
            }
            boolean more = false;
            if (round < MOST_ROUNDS) {
                for (Culprits.Stretch stays : new Culprits(source.graph(), last.deferred()).of(found)) {
                    more = true;
                    pin(stays.module(), stays.span(), pinned);
                }
            }
            if (!more) {
                for (Finding finding : found) {
                    more |= ModuleId.of(finding.path()).filter(whole::add).isPresent();
                }
            }
            if (!more) {
                // Whatever it is, it has to do with what was put aside.
                whole.addAll(last.deferred().stubs().keySet());
            }
        }
    }

    private static void pin(ModuleId module, Span span, Map<ModuleId, List<Span>> pinned) {
        pinned.computeIfAbsent(module, id -> new ArrayList<>()).add(span);
    }

    private List<Stage> stages(List<DeferringPass> passes, Reserved reserved) {
        List<Stage> stages = new ArrayList<>();
        Framework now = source;
        Deferred deferred = Deferred.NOTHING;
        Set<ModuleId> refused = new TreeSet<>();
        for (DeferringPass pass : passes) {
            long began = System.nanoTime();
            Framework before = now;
            DeferralSite site = new DeferralSite(source, now.graph(), reserved, places, deferred, executor);
            pass.offer(site);
            if (site.hasMore()) {
                deferred = Deferred.of(source.graph(), site.moves(), places, counts(source, before), refused);
                now = source.withTexts(deferred.texts(), executor);
            }
            stages.add(new Stage(pass, now, deferred, stat(pass, before, now, System.nanoTime() - began)));
        }
        return stages;
    }

    /** The count of a module as it is before the pass; one that is new is counted. */
    private static TokenCounts counts(Framework source, Framework before) {
        return text -> before.graph()
                .module(text.id())
                .map(PromptModule::tokens)
                .orElseGet(() -> source.counter().count(text));
    }

    private static PassStat stat(DeferringPass pass, Framework before, Framework now, long nanos) {
        Map<ModuleId, Integer> saved = new HashMap<>();
        for (PromptModule module : now.modules()) {
            int had =
                    before.graph().module(module.id()).map(PromptModule::tokens).orElse(0);
            if (had != module.tokens()) {
                saved.put(module.id(), had - module.tokens());
            }
        }
        return new PassStat(pass, saved, nanos);
    }

    /**
     * Returns the same stages with other numbers in the stubs of the last one.
     *
     * @param counts how many tokens each module and part of the output has
     */
    public static List<Stage> numbered(
            Framework source, List<Stage> stages, PartPlaces places, TokenCounts counts, TaskExecutor executor) {
        Stage last = stages.get(stages.size() - 1);
        Deferred deferred = Deferred.of(source.graph(), last.deferred().moves(), places, counts, new TreeSet<>());
        Framework rest = source.withTexts(deferred.texts(), executor);
        Framework before = stages.size() > 1 ? stages.get(stages.size() - 2).rest() : source;
        List<Stage> all = new ArrayList<>(stages.subList(0, stages.size() - 1));
        all.add(new Stage(
                last.pass(),
                rest,
                deferred,
                stat(last.pass(), before, rest, last.stat().nanos())));
        return all;
    }

    /**
     * Returns a framework as a pass sees it that runs after others.
     *
     * @param before what the last of those left; absent where there are none
     */
    public static DeferralSite siteAfter(
            Framework source, Optional<Stage> before, PartPlaces places, Reserved reserved, TaskExecutor executor) {
        return new DeferralSite(
                source,
                before.map(stage -> stage.rest().graph()).orElse(source.graph()),
                reserved.and(PlaceRules.of(source).kept(source.graph())),
                places,
                before.map(Stage::deferred).orElse(Deferred.NOTHING),
                executor);
    }
}
