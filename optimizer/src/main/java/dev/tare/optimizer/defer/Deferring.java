package dev.tare.optimizer.defer;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.Framework;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.pass.PassStat;
import dev.tare.optimizer.pass.Reserved;
import dev.tare.optimizer.proof.Finding;
import dev.tare.optimizer.repeat.Pointer;
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
        Map<ModuleId, List<Span>> pinned = new TreeMap<>(kept.places());
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
            for (Finding finding : found) {
                more |= round < MOST_ROUNDS && pin(source, last.deferred(), finding, pinned);
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

    /** Keeps the stretches in which a finding lies where they are; tells whether there are any. */
    private static boolean pin(Framework source, Deferred deferred, Finding finding, Map<ModuleId, List<Span>> pinned) {
        for (PutAside aside : deferred.asides()) {
            if (!aside.module().path().equals(finding.path())) {
                continue;
            }
            for (Span run : aside.runs()) {
                if (isAt(text(source, aside.module()), run, finding)) {
                    pin(aside.module(), run, pinned);
                    return true;
                }
            }
        }
        boolean any = false;
        for (LazyMention line : deferred.lines()) {
            if (line.module().path().equals(finding.path())
                    && isAt(text(source, line.module()), line.place(), finding)) {
                pin(line.module(), line.place(), pinned);
                any = true;
            }
        }
        for (MovedLink link : deferred.links()) {
            if (link.module().path().equals(finding.path())
                    && isAt(text(source, link.module()), link.place(), finding)) {
                pin(link.aside().module(), link.heading(), pinned);
                any = true;
            }
        }
        for (Drop drop : deferred.drops()) {
            if (drop.module().path().equals(finding.path())
                    && isAt(text(source, drop.module()), drop.place(), finding)) {
                pin(drop.module(), drop.place(), pinned);
                any = true;
            }
        }
        for (Pointer pointer : deferred.pointers()) {
            if (pointer.copy().path().equals(finding.path())
                    && isAt(text(source, pointer.copy()), pointer.place(), finding)) {
                pin(pointer.copy(), pointer.place(), pinned);
                any = true;
            }
        }
        return any;
    }

    private static boolean isAt(SourceText text, Span span, Finding finding) {
        int first = text.position(span.start()).line();
        int last = text.position(Math.max(span.start(), span.end() - 1)).line();
        return first <= finding.line() && finding.line() <= last;
    }

    private static void pin(ModuleId module, Span span, Map<ModuleId, List<Span>> pinned) {
        List<Span> own = new ArrayList<>(pinned.getOrDefault(module, List.of()));
        own.add(span);
        pinned.put(module, own);
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

    private static SourceText text(Framework source, ModuleId id) {
        return source.graph().module(id).orElseThrow().source();
    }
}
