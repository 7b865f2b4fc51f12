package dev.tare.bundler.whatif;

import dev.tare.bundler.whatif.WhatIfReport.Change;
import dev.tare.bundler.whatif.WhatIfReport.Kept;
import dev.tare.bundler.whatif.WhatIfReport.OutOfSight;
import dev.tare.bundler.whatif.WhatIfReport.Site;
import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.Framework;
import dev.tare.modules.graph.AlwaysRoot;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.wording.HardConstraints;
import dev.tare.optimizer.defer.ChosenOnDemand;
import dev.tare.optimizer.defer.Deferred;
import dev.tare.optimizer.defer.DeferringPass;
import dev.tare.optimizer.ondemand.ChosenModuleLines;
import dev.tare.optimizer.pass.Reserved;
import dev.tare.optimizer.rule.PlaceRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells the changes of a framework one by one, and what is to be known about them. */
final class Changes {

    private static final Comparator<Change> MOST_FIRST = Comparator.comparingInt(Change::most)
            .thenComparingLong(Change::all)
            .reversed()
            .thenComparing(change -> change.sites().get(0).path())
            .thenComparingInt(change -> change.sites().get(0).line())
            .thenComparing(Change::opens);

    private final Framework source;
    private final Framework rest;
    private final Deferred deferred;
    private final List<DeferringPass> passes;
    private final Map<ModuleId, Map<Span, String>> stands = new HashMap<>();

    Changes(Framework source, Framework rest, Deferred deferred, List<DeferringPass> passes) {
        this.source = source;
        this.rest = rest;
        this.deferred = deferred;
        this.passes = passes;
    }

    /** Returns the changes, the one that saves most at a start first. */
    List<Change> list() {
        List<Move> moves = Move.of(source, deferred);
        Savings savings = new Savings(source, rest, deferred, moves);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < moves.size(); i++) {
            changes.add(change(moves.get(i), savings.always(i), savings.starts(i)));
        }
        changes.sort(MOST_FIRST);
        return changes;
    }

    private Change change(Move move, long always, long[] starts) {
        long most = always;
        long least = 0;
        long all = 0;
        int smaller = 0;
        for (int i = 0; i < starts.length; i++) {
            most = i == 0 ? starts[i] : Math.max(most, starts[i]);
            all += starts[i];
            if (starts[i] > 0) {
                least = smaller == 0 ? starts[i] : Math.min(least, starts[i]);
                smaller++;
            }
        }
        List<Site> sites = new ArrayList<>();
        for (Move.Place place : move.places()) {
            sites.add(site(place, move.isPart()));
        }
        int tokens = rest.graph().module(move.opens()).orElseThrow().tokens();
        return new Change(
                move.pass(),
                move.opens().path(),
                move.isPart(),
                tokens,
                sites,
                (int) most,
                (int) (smaller == 0 && always > 0 ? always : least),
                smaller,
                always > 0,
                all);
    }

    private Site site(Move.Place place, boolean part) {
        SourceText text = text(source, place.module());
        Span span = place.span();
        int line = text.position(span.start()).line();
        int last = text.position(Math.max(span.start(), span.end() - 1)).line();
        String goes = part ? Move.firstLine(text, span) : text.slice(span);
        return new Site(place.module().path(), line, last, goes, standing(place));
    }

    private String standing(Move.Place place) {
        return stands.computeIfAbsent(place.module(), this::stands).getOrDefault(place.span(), "");
    }

    /** Returns what stands in each place of the module. */
    private Map<Span, String> stands(ModuleId module) {
        SourceText now = text(rest, module);
        Map<Span, String> stands = new HashMap<>();
        int shift = 0;
        for (ManifestStub stub : deferred.stubs(module)) {
            int start = stub.source().start() + shift;
            stands.put(stub.source(), now.slice(start, start + stub.length()).strip());
            shift += stub.length() - stub.source().length();
        }
        return stands;
    }

    /** Returns the modules with hard constraints that some start held and does not hold any more. */
    List<OutOfSight> outOfSight() {
        if (deferred.lines().isEmpty()) {
            return List.of();
        }
        Set<ModuleId> gone = new TreeSet<>();
        Set<ModuleId> always = held(rest.graph().alwaysLoaded());
        for (ModuleId id : held(source.graph().alwaysLoaded())) {
            if (!always.contains(id)) {
                gone.add(id);
            }
        }
        for (PromptModule entry : source.graph().entries()) {
            Set<ModuleId> now = held(rest.graph().eagerClosure(entry.id()));
            for (ModuleId id : held(source.graph().eagerClosure(entry.id()))) {
                if (!now.contains(id) && !always.contains(id)) {
                    gone.add(id);
                }
            }
        }
        List<OutOfSight> found = new ArrayList<>();
        for (ModuleId id : gone) {
            constraints(text(source, id)).ifPresent(found::add);
        }
        return found;
    }

    private static Set<ModuleId> held(Closure closure) {
        Set<ModuleId> held = new HashSet<>();
        for (Closure.Part part : closure.parts()) {
            held.add(part.id());
        }
        return held;
    }

    private static Optional<OutOfSight> constraints(SourceText text) {
        int lines = 0;
        int first = 0;
        Optional<Span> found = HardConstraints.find(text.utf8(), 0, text.length());
        while (found.isPresent()) {
            first = lines++ == 0 ? text.lines().lineAt(found.get().start()) : first;
            int next = text.lines()
                    .spanOf(text.lines().lineAt(found.get().end() - 1))
                    .end();
            found = HardConstraints.find(text.utf8(), next, text.length());
        }
        return lines == 0
                ? Optional.empty()
                : Optional.of(new OutOfSight(
                        text.id().path(),
                        lines,
                        first,
                        Move.firstLine(text, text.lines().spanOf(first))));
    }

    /** Returns what goes on loading modules that were to be loaded on demand only. */
    List<Kept> kept() {
        List<Kept> kept = new ArrayList<>();
        for (DeferringPass pass : passes) {
            if (pass instanceof ChosenOnDemand chosen) {
                references(chosen.chosen(), kept);
                for (AlwaysRoot root : source.graph().alwaysLoadedRoots()) {
                    if (chosen.chosen().contains(root.id())) {
                        String path = root.id().path();
                        kept.add(new Kept(path, 1, Optional.empty(), path, "is loaded by the harness itself"));
                    }
                }
            }
        }
        kept.sort(Comparator.comparing(Kept::path).thenComparingInt(Kept::line));
        return kept;
    }

    private void references(Set<ModuleId> chosen, List<Kept> kept) {
        Reserved pins = PlaceRules.of(source).kept(source.graph());
        Set<Move.Place> lazy = new HashSet<>();
        deferred.lines().forEach(line -> lazy.add(new Move.Place(line.module(), line.place())));
        for (Reference reference : source.graph().references()) {
            Move.Place place =
                    new Move.Place(reference.from(), reference.mention().span());
            if (ChosenModuleLines.loads(source.graph(), chosen, reference) && !lazy.contains(place)) {
                SourceText text = text(source, place.module());
                kept.add(new Kept(
                        place.module().path(),
                        text.position(place.span().start()).line(),
                        Optional.of(text.slice(place.span())),
                        reference.to().orElseThrow().path(),
                        pins.holds(place.module(), place.span())
                                ? "is kept, for keep: says so"
                                : ChosenModuleLines.objection(source.graph(), reference)));
            }
        }
    }

    private static SourceText text(Framework framework, ModuleId id) {
        return framework.graph().module(id).orElseThrow().source();
    }
}
