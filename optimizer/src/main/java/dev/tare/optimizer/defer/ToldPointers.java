package dev.tare.optimizer.defer;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.manifest.Origin;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.Framework;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.proof.Finding;
import dev.tare.optimizer.repeat.Packages;
import dev.tare.optimizer.repeat.Pointer;
import dev.tare.optimizer.repeat.PointerRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The pointers of which a manifest speaks, made again: from the places of the one and the other text, the pass writes the words anew, or
 * says that it would not. Not for use by several threads.
 */
final class ToldPointers {

    private final Framework source;
    private final Packages packages;
    private final TaskExecutor executor;
    private final List<Told> told = new ArrayList<>();
    private final List<Pointer> made = new ArrayList<>();
    private final List<Finding> found = new ArrayList<>();

    /** What a manifest says in one place. */
    private record Told(DeferringPass pass, PromptModule copy, ManifestStub stub) {}

    ToldPointers(Framework source, Packages packages, TaskExecutor executor) {
        this.source = source;
        this.packages = packages;
        this.executor = executor;
    }

    void add(DeferringPass pass, PromptModule copy, ManifestStub stub) {
        told.add(new Told(pass, copy, stub));
    }

    /** Returns the pointers that were made, in order of module and place. */
    List<Pointer> made() {
        return made;
    }

    /**
     * Makes the pointers, and returns what is wrong with them.
     *
     * @param before what was put aside and became lazy before places were shared
     */
    List<Finding> make(Deferred before) {
        if (told.isEmpty()) {
            return found;
        }
        Framework rest = before.isEmpty() ? source : source.withTexts(before.texts(), executor);
        RestPlaces places = new RestPlaces(before);
        Set<ModuleId> modules = new TreeSet<>();
        for (Told one : told) {
            modules.add(one.copy().id());
            modules.add(((Origin.InCopy) one.stub().origin()).holder());
        }
        Map<String, Optional<PointerRules>> rules = new HashMap<>();
        for (Told one : told) {
            Optional<Pointer> pointer = rules.computeIfAbsent(
                            one.pass().name(), name -> one.pass().pointers(rest, modules, packages, executor))
                    .flatMap(rule -> pointer(rule, one, places));
            if (pointer.isPresent()) {
                made.add(pointer.get());
            } else {
                ModuleId id = one.copy().id();
                int line = one.copy()
                        .source()
                        .position(one.stub().source().start())
                        .line();
                found.add(new Finding(
                        Finding.Check.MANIFEST,
                        id.path(),
                        line,
                        "the manifest has a pointer stand for this text that Tare would not write"));
            }
        }
        return found;
    }

    private Optional<Pointer> pointer(PointerRules rules, Told told, RestPlaces places) {
        Origin.InCopy origin = (Origin.InCopy) told.stub().origin();
        Optional<PromptModule> holder = source.graph().module(origin.holder());
        long end = (long) origin.offset() + told.stub().source().length();
        for (Origin.Swap swap : origin.swaps()) {
            end += swap.holder().length() - swap.stub().length();
        }
        if (holder.isEmpty()
                || end <= origin.offset()
                || end > holder.get().source().length()) {
            return Optional.empty();
        }
        Optional<Span> place = places.inRest(told.copy().id(), told.stub().source());
        Optional<Span> held = places.inRest(origin.holder(), new Span(origin.offset(), (int) end));
        if (place.isEmpty() || held.isEmpty()) {
            return Optional.empty();
        }
        for (Pointer pointer : rules.between(told.copy().id(), place.get(), origin.holder(), held.get())) {
            Optional<Pointer> there = places.inSource(pointer);
            boolean same = there.isPresent() && SplitModule.origin(there.get()).equals(origin);
            if (same && SplitModule.length(there.get()) == told.stub().length()) {
                return there;
            }
        }
        return Optional.empty();
    }
}
