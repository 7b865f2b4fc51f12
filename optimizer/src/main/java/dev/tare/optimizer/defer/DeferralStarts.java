package dev.tare.optimizer.defer;

import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.manifest.Origin;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.optimizer.proof.Finding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds what starts load once text was put aside against what they loaded before: nothing more, and no more tokens. */
final class DeferralStarts {

    private final ModuleGraph source;
    private final ModuleGraph rest;
    private final Deferred deferred;
    private final GraphFindings findings;

    /** By the parts, the modules that they are of. */
    private final Map<ModuleId, ModuleId> owners = new HashMap<>();

    private DeferralStarts(ModuleGraph source, ModuleGraph rest, Deferred deferred) {
        this.source = source;
        this.rest = rest;
        this.deferred = deferred;
        this.findings = new GraphFindings(source);
        deferred.asides().forEach(aside -> owners.put(aside.part(), aside.module()));
    }

    /** Returns what is loaded at a start and was not, and the parts that no reference leads to. */
    static List<Finding> compare(ModuleGraph source, ModuleGraph rest, Deferred deferred) {
        DeferralStarts starts = new DeferralStarts(source, rest, deferred);
        starts.compare();
        return starts.findings.all();
    }

    /**
     * Returns the modules that are no longer loaded always, or by any start: a harness does not follow what they attach any more.
     */
    static Set<ModuleId> released(ModuleGraph source, ModuleGraph rest) {
        Set<ModuleId> released = new HashSet<>();
        add(source.alwaysLoaded(), released);
        Set<ModuleId> always = new HashSet<>();
        add(rest.alwaysLoaded(), always);
        released.removeAll(always);
        Set<ModuleId> starts = loaded(source);
        starts.removeAll(loaded(rest));
        released.addAll(starts);
        return released;
    }

    private static Set<ModuleId> loaded(ModuleGraph graph) {
        Set<ModuleId> ids = new HashSet<>();
        add(graph.alwaysLoaded(), ids);
        for (PromptModule entry : graph.entries()) {
            ids.add(entry.id());
            add(graph.nestedEagerClosure(entry.id()), ids);
        }
        return ids;
    }

    private static void add(Closure closure, Set<ModuleId> ids) {
        for (Closure.Part part : closure.parts()) {
            ids.add(part.id());
        }
    }

    /** Every part is named by its module, and nothing is loaded at a start that was not. */
    private void compare() {
        for (PutAside aside : deferred.asides()) {
            boolean named = false;
            for (Reference reference : rest.referencesTo(aside.part())) {
                named |= reference.from().equals(aside.module());
            }
            if (!named) {
                findings.add(aside.module(), aside.runs().get(0).start(), "no reference would lead to " + aside.part());
            }
        }
        grown(source.alwaysLoaded(), rest.alwaysLoaded(), "what is always loaded");
        for (PromptModule module : source.modules()) {
            if (module.kind().isEntry()) {
                grown(
                        source.nestedEagerClosure(module.id()),
                        rest.nestedEagerClosure(module.id()),
                        "the start of " + module.name());
                int before = source.alwaysLoaded().tokens()
                        + source.eagerClosure(module.id()).tokens();
                int now = rest.alwaysLoaded().tokens()
                        + rest.eagerClosure(module.id()).tokens();
                if (now > before) {
                    findings.add(module.id(), 0, "its start would have " + now + " tokens and not " + before);
                }
            }
        }
        if (!deferred.lines().isEmpty() || !deferred.links().isEmpty()) {
            heavier();
        }
    }

    /** Lines take tokens where they stand, and no start may have more of them than what it no longer loads. */
    private void heavier() {
        Closure always = source.alwaysLoaded();
        int saved = always.tokens() - rest.alwaysLoaded().tokens();
        if (saved < 0) {
            blame(always, "what is always loaded");
        }
        for (PromptModule entry : source.entries()) {
            Closure before = source.eagerClosure(entry.id());
            if (saved + before.tokens() - rest.eagerClosure(entry.id()).tokens() < 0) {
                blame(before, "the start of " + entry.name());
            }
        }
    }

    private void blame(Closure start, String what) {
        boolean any = false;
        for (Closure.Part part : start.parts()) {
            for (ManifestStub stub : deferred.stubs(part.id())) {
                if (stub.origin() instanceof Origin.AsWritten) {
                    findings.add(part.id(), stub.source().start(), what + " would have more tokens");
                    any = true;
                }
            }
        }
        for (LazyMention line : any
                ? List.<LazyMention>of()
                : deferred.moves().and(deferred.links()).lines()) {
            // What is no longer always loaded comes back with the start.
            findings.add(line.module(), line.place().start(), what + " would have more tokens");
        }
    }

    /** What a start holds is what is always loaded, and what the entry loads beside that. */
    private void grown(Closure before, Closure after, String what) {
        Set<ModuleId> known = new HashSet<>();
        add(before, known);
        add(source.alwaysLoaded(), known);
        for (Closure.Part part : after.parts()) {
            if (!known.contains(part.id())) {
                findings.add(owners.getOrDefault(part.id(), part.id()), 0, what + " would load " + part.id() + " too");
            }
        }
    }
}
