package dev.tare.optimizer.defer;

import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.manifest.Origin;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.Mention;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import dev.tare.optimizer.proof.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the graph of a framework of which text was put aside against that of its source. Every reference stands where its text stands and
 * means what it meant; those that became lazy name the same module; stubs name their parts, on demand; and {@linkplain DeferralStarts no
 * start loads more}.
 */
final class DeferralGraph {

    private final ModuleGraph source;
    private final ModuleGraph rest;
    private final Deferred deferred;
    private final Map<ModuleId, StubMap> maps = new HashMap<>();
    private final Map<ModuleId, Map<Integer, List<Reference>>> byPlace = new HashMap<>();

    /** The references that stand in the text of each stub. */
    private final Map<ModuleId, Map<ManifestStub, List<Reference>>> inStubs = new HashMap<>();

    private final Set<Reference> seen = new HashSet<>();

    /** Modules that are no longer loaded always, or by any start: a harness does not follow what they attach any more. */
    private final Set<ModuleId> released;

    /** By the references that they were. */
    private final Map<Reference, MovedLink> links = new HashMap<>();

    /** By their parts. */
    private final Map<ModuleId, PutAside> asides = new HashMap<>();

    private final GraphFindings findings;

    private DeferralGraph(ModuleGraph source, ModuleGraph rest, Deferred deferred) {
        this.source = source;
        this.rest = rest;
        this.deferred = deferred;
        this.findings = new GraphFindings(source);
        this.released = deferred.lines().isEmpty() ? Set.of() : DeferralStarts.released(source, rest);
        deferred.asides().forEach(aside -> asides.put(aside.part(), aside));
        deferred.links().forEach(link -> links.put(link.reference(), link));
    }

    /** Returns what differs in a way that it must not, in order of the modules. */
    static List<Finding> compare(ModuleGraph source, ModuleGraph rest, Deferred deferred) {
        DeferralGraph graph = new DeferralGraph(source, rest, deferred);
        for (Reference reference : rest.references()) {
            graph.byPlace
                    .computeIfAbsent(reference.from(), id -> new HashMap<>())
                    .computeIfAbsent(reference.mention().span().start(), start -> new ArrayList<>())
                    .add(reference);
        }
        for (PromptModule module : source.modules()) {
            graph.module(module);
        }
        for (Reference reference : rest.references()) {
            if (!graph.seen.contains(reference)) {
                graph.newReference(reference);
            }
        }
        for (PointerReferences.Fault fault : PointerReferences.faults(source, rest, deferred)) {
            graph.findings.add(fault.module(), fault.offset(), fault.message());
        }
        return graph.findings.isEmpty() ? DeferralStarts.compare(source, rest, deferred) : graph.findings.all();
    }

    private void module(PromptModule module) {
        Optional<PromptModule> now = rest.module(module.id());
        if (now.isEmpty()
                || now.get().kind() != module.kind()
                || !now.get().name().equals(module.name())) {
            findings.add(module.id(), 0, "reads as another kind of module once text is put aside");
            return;
        }
        for (Reference reference : source.referencesFrom(module.id())) {
            reference(reference);
        }
    }

    private void reference(Reference reference) {
        int start = reference.mention().span().start();
        StubMap map = map(reference.from());
        MovedLink link = links.get(reference);
        if (link != null) {
            follows(link, at(map.standing(start)));
            return;
        }
        Optional<ManifestStub> stub = map.stubFor(start);
        if (stub.isPresent() && stub.get().origin() instanceof Origin.AsWritten) {
            lazy(reference, map, stub.get());
            return;
        }
        if (stub.isPresent() && stub.get().origin() instanceof Origin.InCopy) {
            // It stands in the text that stays, see below.
            return;
        }
        Optional<StubMap.Place> place = map.of(start);
        List<Reference> here = place.map(this::at).orElse(List.of());
        Reference now = here.isEmpty() ? null : here.get(0);
        // A glob stands for several files in one place.
        for (Reference one : here) {
            now = isSame(reference, one) ? one : now;
        }
        if (now == null
                && released.contains(reference.from())
                && reference.to().equals(Optional.of(reference.from()))) {
            return;
        }
        if (now == null || !isSame(reference, now)) {
            boolean sectionWent = reference.section().isPresent()
                    && !deferred.stubs(reference.to().orElseThrow()).isEmpty();
            findings.add(
                    sectionWent ? reference.to().orElseThrow() : reference.from(),
                    sectionWent ? reference.section().get().start() : start,
                    now == null
                            ? "the reference '" + reference.mention().target() + "' would be gone"
                            : "the reference '" + reference.mention().target() + "' would be "
                                    + now.strength().word() + ", "
                                    + now.outcome().word() + " and not "
                                    + reference.strength().word() + ", "
                                    + reference.outcome().word());
            return;
        }
        seen.add(now);
    }

    private List<Reference> at(StubMap.Place place) {
        return byPlace.getOrDefault(place.file(), Map.of()).getOrDefault(place.offset(), List.of());
    }

    private boolean isSame(Reference before, Reference now) {
        Mention a = before.mention();
        Mention b = now.mention();
        return a.form() == b.form()
                && a.target().equals(b.target())
                && a.section().equals(b.section())
                && a.span().length() == b.span().length()
                && (before.strength() == now.strength() || isReleased(before, now))
                && before.outcome() == now.outcome()
                && before.to().equals(now.to())
                && sectionStart(before)
                        .equals(now.section()
                                .map(section -> new StubMap.Place(now.to().orElseThrow(), section.start())));
    }

    private boolean isReleased(Reference before, Reference now) {
        return released.contains(before.from())
                && before.strength() == Strength.EAGER
                && now.strength() == Strength.LAZY;
    }

    /** Returns where the section that a reference names starts now. */
    private Optional<StubMap.Place> sectionStart(Reference reference) {
        return reference.section().isEmpty()
                ? Optional.empty()
                : map(reference.to().orElseThrow()).of(reference.section().get().start());
    }

    /** A link to a section that was put aside names the same section where it is now, in the same notation. */
    private void follows(MovedLink link, List<Reference> here) {
        Reference before = link.reference();
        seen.addAll(here);
        boolean good = here.size() == 1
                && here.get(0).strength() == Strength.LAZY
                && here.get(0).outcome() == Outcome.RESOLVED
                && here.get(0).mention().form() == before.mention().form()
                && here.get(0).mention().target().equals(link.path())
                && here.get(0).mention().section().equals(before.mention().section())
                && here.get(0).to().equals(Optional.of(link.aside().part()))
                && here.get(0).section().isPresent()
                && rest.isEdge(here.get(0))
                && sectionStart(before)
                        .equals(Optional.of(new StubMap.Place(
                                link.aside().part(), here.get(0).section().get().start())));
        if (!good) {
            findings.add(
                    before.from(),
                    link.place().start(),
                    "the link '" + before.mention().target() + "' would not lead to the section that it names");
        }
    }

    /** A reference that became lazy names what it named. */
    private void lazy(Reference reference, StubMap map, ManifestStub stub) {
        List<Reference> now = inStubs.computeIfAbsent(reference.from(), id -> inStubs(id, map))
                .getOrDefault(stub, List.of());
        seen.addAll(now);
        boolean good = now.size() == 1
                && reference.strength() == Strength.EAGER
                && now.get(0).strength() == Strength.LAZY
                && now.get(0).outcome() == Outcome.RESOLVED
                && now.get(0).section().isEmpty()
                && rest.isEdge(now.get(0))
                && now.get(0).to().equals(reference.to());
        if (!good) {
            findings.add(
                    reference.from(),
                    reference.mention().span().start(),
                    "the reference '" + reference.mention().target() + "' would not be read as one to open on demand");
        }
    }

    private Map<ManifestStub, List<Reference>> inStubs(ModuleId id, StubMap map) {
        Map<ManifestStub, List<Reference>> found = new HashMap<>();
        for (Reference one : rest.referencesFrom(id)) {
            map.stubAt(one.mention().span())
                    .ifPresent(stub -> found.computeIfAbsent(stub, key -> new ArrayList<>())
                            .add(one));
        }
        return found;
    }

    /** What is new is the path in a stub, or an entry's own name, which names no other module where it stands in the entry itself. */
    private void newReference(Reference reference) {
        Optional<PutAside> aside = Optional.ofNullable(asides.get(reference.from()));
        if (aside.isPresent()) {
            boolean ownName = reference.isByName()
                    && reference.strength() == Strength.LAZY
                    && reference.to().equals(Optional.of(aside.get().module()));
            if (!ownName) {
                added(aside.get().module(), offsetInModule(aside.get(), reference), reference);
            }
            return;
        }
        Optional<ManifestStub> stub =
                map(reference.from()).stubAt(reference.mention().span());
        boolean good = stub.isPresent()
                && reference.to().isPresent()
                && names(stub.get().origin(), reference.to().get())
                && reference.strength() == Strength.LAZY
                && reference.outcome() == Outcome.RESOLVED
                && rest.isEdge(reference);
        if (!good) {
            added(reference.from(), stub.isPresent() ? stub.get().source().start() : 0, reference);
        }
    }

    /** Tells whether a stub is to name the module: the part that holds its text, or the module that says the same. */
    private static boolean names(Origin origin, ModuleId module) {
        return origin instanceof Origin.InPart in && in.part().equals(module)
                || origin instanceof Origin.InCopy copy && copy.holder().equals(module);
    }

    private void added(ModuleId module, int offset, Reference reference) {
        findings.add(
                module,
                offset,
                "putting text aside would make a reference of '"
                        + reference.mention().target() + "'");
    }

    /** Returns where what stands in a part stood in its module. */
    private int offsetInModule(PutAside aside, Reference reference) {
        int start = reference.mention().span().start();
        for (ManifestStub stub : deferred.stubs(aside.module())) {
            if (stub.origin() instanceof Origin.InPart in
                    && in.part().equals(aside.part())
                    && in.offset() <= start
                    && start < in.offset() + stub.source().length()) {
                return stub.source().start() + start - in.offset();
            }
        }
        return aside.runs().get(0).start();
    }

    private StubMap map(ModuleId id) {
        return maps.computeIfAbsent(id, key -> new StubMap(key, deferred.stubs(key)));
    }
}
