package dev.tare.optimizer.defer;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestPart;
import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.manifest.Origin;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.Framework;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.proof.Finding;
import dev.tare.optimizer.repeat.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes again, from a source and a manifest, what a build put aside. Nothing that a manifest says is believed but which stretches went
 * where: parts and stubs are written anew, and have to be what the manifest and the output hold.
 */
public final class ToldSplit {

    private final Framework source;
    private final PartPlaces places;
    private final Map<String, DeferringPass> passes;
    private final TaskExecutor executor;
    private final Map<String, Map<ModuleId, Map<Span, LazyMention>>> mentions = new HashMap<>();
    private final Map<ModuleId, ManifestPart> parts = new TreeMap<>();
    private final Set<ModuleId> used = new TreeSet<>();
    private final List<PutAside> asides = new ArrayList<>();
    private final List<LazyMention> lines = new ArrayList<>();
    private final List<ManifestStub> dropStubs = new ArrayList<>();
    private final List<PromptModule> dropOwners = new ArrayList<>();
    private final List<Drop> drops = new ArrayList<>();
    private final ToldPointers pointers;

    /** Where references changed that no pass makes lazy: links that follow a section, or nothing that can be. */
    private final Set<Place> others = new LinkedHashSet<>();

    private final List<Finding> found = new ArrayList<>();

    private record Place(ModuleId module, Span span) {}

    private ToldSplit(Framework source, PartPlaces places, Map<String, DeferringPass> passes, TaskExecutor executor) {
        this.executor = executor;
        this.source = source;
        this.places = places;
        this.passes = passes;
        this.pointers = new ToldPointers(source, places, executor);
    }

    /**
     * What came of it.
     *
     * @param deferred what was put aside, made anew
     * @param findings what the manifest says that cannot be
     */
    public record Outcome(Deferred deferred, List<Finding> findings) {}

    /**
     * Makes again what a manifest says.
     *
     * @param passes the deferring passes that an output may name, by name
     * @param counts how many tokens the modules and parts of the output have
     */
    public static Outcome of(
            Framework source,
            Manifest manifest,
            PartPlaces places,
            Map<String, DeferringPass> passes,
            TokenCounts counts,
            TaskExecutor executor) {
        ToldSplit told = new ToldSplit(source, places, passes, executor);
        for (ManifestPart part : manifest.parts()) {
            told.parts.put(part.id(), part);
        }
        for (ManifestModule module : manifest.modules()) {
            Optional<PromptModule> known = source.graph().module(module.id());
            if (!module.stubs().isEmpty() && known.isPresent()) {
                told.module(known.get(), module.stubs());
            }
        }
        told.drops(executor);
        for (ManifestPart part : manifest.parts()) {
            if (!told.used.contains(part.id()) && told.found.isEmpty()) {
                told.add(part.id(), "no stub stands for this part");
            }
        }
        if (!told.found.isEmpty()) {
            return new Outcome(Deferred.NOTHING, told.found);
        }
        Set<ModuleId> refused = new TreeSet<>();
        Deferred deferred = told.made(List.of(), List.of(), counts, refused);
        if (refused.isEmpty()) {
            told.found.addAll(told.pointers.make(deferred));
            deferred = told.made(told.drops, told.pointers.made(), counts, refused);
        }
        for (ModuleId id : refused) {
            told.add(id, "the manifest puts aside what is no whole block or element");
        }
        deferred.links().forEach(link -> told.others.remove(new Place(link.module(), link.place())));
        for (Place other : told.others) {
            told.add(other.module(), "the manifest names a reference that would not become lazy");
        }
        for (ManifestModule module : manifest.modules()) {
            if (told.found.isEmpty() && !deferred.stubs(module.id()).equals(module.stubs())) {
                told.add(module.id(), "what stands for the text that was put aside is not what Tare writes");
            }
        }
        return new Outcome(deferred, told.found);
    }

    private Deferred made(List<Drop> drops, List<Pointer> pointers, TokenCounts counts, Set<ModuleId> refused) {
        return Deferred.of(source.graph(), new Moves(asides, lines, drops, pointers), places, counts, refused);
    }

    private void module(PromptModule module, List<ManifestStub> stubs) {
        Map<ModuleId, List<Span>> runs = new TreeMap<>();
        Map<ModuleId, String> passOf = new HashMap<>();
        for (ManifestStub stub : stubs) {
            DeferringPass pass = passes.get(stub.pass());
            if (pass == null || stub.source().end() > module.source().length()) {
                add(module.id(), "the manifest names text or a pass that is not there");
                return;
            }
            if (stub.origin() instanceof Origin.InPart in) {
                runs.computeIfAbsent(in.part(), id -> new ArrayList<>()).add(stub.source());
                if (!stub.pass().equals(passOf.computeIfAbsent(in.part(), id -> stub.pass()))) {
                    add(module.id(), "two passes share the part " + in.part());
                    return;
                }
            } else if (stub.origin() instanceof Origin.Dropped) {
                dropStubs.add(stub);
                dropOwners.add(module);
            } else if (stub.origin() instanceof Origin.InCopy) {
                pointers.add(pass, module, stub);
            } else {
                Optional<LazyMention> line = stub.origin() instanceof Origin.AsWritten
                        ? Optional.ofNullable(mentions(pass)
                                .getOrDefault(module.id(), Map.of())
                                .get(stub.source()))
                        : Optional.empty();
                line.ifPresentOrElse(lines::add, () -> others.add(new Place(module.id(), stub.source())));
            }
        }
        runs.forEach((id, spans) -> part(module, id, passOf.getOrDefault(id, ""), spans));
    }

    /** Each pass is asked once, and only when something names it. */
    private Map<ModuleId, Map<Span, LazyMention>> mentions(DeferringPass pass) {
        return mentions.computeIfAbsent(pass.name(), name -> LazyLinesPass.byPlace(pass.mentions(source, executor)));
    }

    /** Asks each rule once what it would drop from the modules of which the manifest says that it did. */
    private void drops(TaskExecutor executor) {
        Map<String, Set<PromptModule>> asked = new TreeMap<>();
        for (int i = 0; i < dropStubs.size(); i++) {
            asked.computeIfAbsent(dropStubs.get(i).pass(), pass -> new LinkedHashSet<>())
                    .add(dropOwners.get(i));
        }
        Map<String, Map<ModuleId, Map<Span, Drop>>> would = new HashMap<>();
        asked.forEach((name, modules) -> {
            DeferringPass pass = Objects.requireNonNull(passes.get(name));
            for (Drop drop : pass.drops(source, List.copyOf(modules), executor)) {
                would.computeIfAbsent(name, key -> new HashMap<>())
                        .computeIfAbsent(drop.module(), key -> new HashMap<>())
                        .put(drop.place(), drop);
            }
        });
        for (int i = 0; i < dropStubs.size(); i++) {
            ManifestStub stub = dropStubs.get(i);
            PromptModule module = dropOwners.get(i);
            Drop drop = would.getOrDefault(stub.pass(), Map.of())
                    .getOrDefault(module.id(), Map.of())
                    .get(stub.source());
            if (drop == null) {
                int line = module.source().position(stub.source().start()).line();
                found.add(new Finding(
                        Finding.Check.MANIFEST,
                        module.id().path(),
                        line,
                        "the rule " + stub.pass() + " would not drop this text"));
            } else {
                drops.add(drop);
            }
        }
    }

    private void part(PromptModule module, ModuleId id, String pass, List<Span> runs) {
        ManifestPart part = parts.get(id);
        Optional<Reason> reason = part == null ? Optional.empty() : Reason.of(part.reason());
        if (part == null || reason.isEmpty() || !used.add(id) || !places.isPlaceFor(module, id)) {
            add(module.id(), "the part " + id + " is not one that Tare would make of this module");
            return;
        }
        asides.add(new PutAside(module.id(), id, pass, reason.get(), runs));
    }

    private void add(ModuleId id, String message) {
        found.add(new Finding(Finding.Check.MANIFEST, id.path(), 1, message));
    }
}
