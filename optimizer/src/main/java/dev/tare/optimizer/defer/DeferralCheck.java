package dev.tare.optimizer.defer;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.manifest.Origin;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.Framework;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.BlockScanner;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Slot;
import dev.tare.modules.model.Strength;
import dev.tare.modules.wording.HardConstraints;
import dev.tare.optimizer.meaning.SplitMeaning;
import dev.tare.optimizer.ondemand.ClosedStarts;
import dev.tare.optimizer.proof.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Proves that text was put aside as promised: what states a hard constraint stayed in sight, what the harness reads stayed where it reads it,
 * what stayed and what went each read as they did, no count rose, and every reference means what it meant.
 */
public final class DeferralCheck {

    private static final String UNOPENED = "an agent that holds this has no tool to open what would be put aside";

    private final Framework source;
    private final Framework rest;
    private final Deferred deferred;

    private DeferralCheck(Framework source, Framework rest, Deferred deferred) {
        this.source = source;
        this.rest = rest;
        this.deferred = deferred;
    }

    /**
     * Returns what is not as promised, in order of the modules, with places in the source.
     *
     * @param rest the source with the texts of {@code deferred}
     */
    public static List<Finding> check(Framework source, Framework rest, Deferred deferred, TaskExecutor executor) {
        DeferralCheck check = new DeferralCheck(source, rest, deferred);
        List<PromptModule> split = new ArrayList<>();
        for (PromptModule module : source.modules()) {
            if (!deferred.stubs(module.id()).isEmpty()) {
                split.add(module);
            }
        }
        List<Finding> found = new ArrayList<>();
        executor.map(split, check::module).forEach(found::addAll);
        if (!deferred.pointers().isEmpty()) {
            found.addAll(SharingCheck.check(source, rest, deferred, executor));
        }
        Set<ModuleId> closed = ClosedStarts.of(source.graph());
        for (LazyMention line : deferred.lines()) {
            if (closed.contains(line.module())) {
                found.add(finding(
                        source.graph().module(line.module()).orElseThrow(),
                        line.place().start(),
                        Finding.Check.GRAPH,
                        UNOPENED));
            }
        }
        for (PutAside aside : deferred.asides()) {
            if (closed.contains(aside.module())) {
                found.add(finding(
                        source.graph().module(aside.module()).orElseThrow(),
                        aside.runs().get(0).start(),
                        Finding.Check.GRAPH,
                        UNOPENED));
            }
            Optional<PromptModule> part = rest.graph().module(aside.part());
            if (part.isEmpty() || part.get().kind() != ModuleKind.PLAIN) {
                found.add(finding(
                        source.graph().module(aside.module()).orElseThrow(),
                        aside.runs().get(0).start(),
                        Finding.Check.GRAPH,
                        "a harness would load " + aside.part() + " by itself"));
            }
        }
        found.addAll(DeferralGraph.compare(source.graph(), rest.graph(), deferred));
        return found;
    }

    private List<Finding> module(PromptModule module) {
        List<Finding> found = new ArrayList<>();
        List<ManifestStub> stubs = deferred.stubs(module.id());
        boolean hasLines = false;
        for (ManifestStub stub : stubs) {
            if (stub.origin() instanceof Origin.InPart) {
                run(module, stub.source()).ifPresent(found::add);
            } else if (!(stub.origin() instanceof Origin.InCopy)) {
                hasLines = true;
            }
        }
        DropCheck.of(module, stubs, texts(module, stubs)).ifPresent(found::add);
        int now = rest.graph().module(module.id()).map(PromptModule::tokens).orElse(0);
        // A line is longer than the reference in its place; what must not grow by it is a start, see DeferralGraph.
        if (!hasLines && now > module.tokens()) {
            found.add(finding(module, 0, Finding.Check.CONSERVATION, "has more tokens with its stubs than without"));
        }
        if (found.isEmpty()) {
            meaning(module, stubs).ifPresent(found::add);
        }
        return found;
    }

    /** Returns what stands in the place of each stretch. */
    private List<String> texts(PromptModule module, List<ManifestStub> stubs) {
        SourceText after = rest.graph().module(module.id()).orElseThrow().source();
        List<String> texts = new ArrayList<>();
        for (Span span : new StubMap(module.id(), stubs).texts()) {
            texts.add(after.slice(span));
        }
        return texts;
    }

    /** What goes states no hard constraint, and the harness reads nothing in it. */
    private Optional<Finding> run(PromptModule module, Span run) {
        SourceText text = module.source();
        if (run.start() < module.frontMatter().span().end()) {
            return Optional.of(finding(module, run.start(), Finding.Check.MEANING, "front matter stays"));
        }
        if (HardConstraints.isSpokenIn(text, run)) {
            return Optional.of(finding(
                    module, run.start(), Finding.Check.MEANING, "a hard constraint would be put aside with this text"));
        }
        if (SharingCheck.isUnderCondition(module, run.start())) {
            return Optional.of(finding(
                    module, run.start(), Finding.Check.MEANING, "what holds by a flag only stays where it holds"));
        }
        for (Slot slot : module.slots()) {
            if (slot.span().start() < run.end() && slot.span().end() > run.start()) {
                return Optional.of(
                        finding(module, slot.span().start(), Finding.Check.MEANING, "what the harness fills in stays"));
            }
        }
        for (Reference reference : source.graph().referencesFrom(module.id())) {
            Span place = reference.mention().span();
            if (reference.strength() == Strength.EAGER && place.start() < run.end() && place.end() > run.start()) {
                return Optional.of(finding(module, place.start(), Finding.Check.GRAPH, "what the harness loads stays"));
            }
        }
        return Optional.empty();
    }

    private Optional<Finding> meaning(PromptModule module, List<ManifestStub> stubs) {
        SourceText before = module.source();
        byte[] after = rest.graph().module(module.id()).orElseThrow().source().utf8();
        List<Block> blocks = BlockScanner.scan(before);
        StubMap map = new StubMap(module.id(), stubs);
        List<Span> texts = map.texts();
        List<Integer> borders = new ArrayList<>();
        List<Integer> bordersAfter = new ArrayList<>();
        int i = 0;
        while (i < stubs.size()) {
            ManifestStub stub = stubs.get(i);
            Optional<RunPlace> place = stub.origin() instanceof Origin.InPart
                    ? RunPlace.of(blocks, before, stub.source())
                    : Optional.empty();
            boolean whole = place.isPresent() && place.get().kind() == RunPlace.Kind.BLOCKS;
            if (whole) {
                borders.add(stub.source().start());
                borders.add(stub.source().end());
                bordersAfter.add(texts.get(i).start());
                bordersAfter.add(texts.get(i).end());
                i++;
            } else if (place.isPresent() && place.get().kind() != RunPlace.Kind.ITEMS) {
                Block around = place.get().block().orElseThrow();
                int end = i;
                while (end < stubs.size()
                        && stubs.get(end).source().start() < around.span().end()) {
                    end++;
                }
                if (!within(before, around, stubs.subList(i, end), after, texts.subList(i, end))) {
                    return Optional.of(finding(
                            module,
                            stub.source().start(),
                            Finding.Check.MEANING,
                            "what is around this text would read differently without it"));
                }
                i = end;
            } else if (place.isPresent()) {
                return Optional.of(finding(
                        module, stub.source().start(), Finding.Check.MEANING, "a list goes as a whole or not at all"));
            } else {
                i++;
            }
        }
        boolean same = borders.isEmpty()
                || SplitMeaning.isSumOfPieces(before.utf8(), borders)
                        && SplitMeaning.isSumOfPieces(after, bordersAfter);
        return same
                ? Optional.empty()
                : Optional.of(finding(
                        module,
                        stubs.get(0).source().start(),
                        Finding.Check.MEANING,
                        "its text would read differently once this is put aside"));
    }

    /** Elements that go from XML leave the rest as it reads. */
    private static boolean within(
            SourceText before, Block around, List<ManifestStub> stubs, byte[] after, List<Span> texts) {
        Span xml = around instanceof Block.Fence fence ? fence.content() : around.span();
        List<Span> runs = new ArrayList<>();
        List<byte[]> stand = new ArrayList<>();
        for (int i = 0; i < stubs.size(); i++) {
            Origin origin = stubs.get(i).origin();
            if (origin instanceof Origin.Dropped || origin instanceof Origin.AsWritten) {
                // What is dropped is checked by itself, and a path for another changes nothing around it.
                continue;
            }
            Span run = stubs.get(i).source();
            runs.add(new Span(run.start() - xml.start(), run.end() - xml.start()));
            stand.add(
                    Arrays.copyOfRange(after, texts.get(i).start(), texts.get(i).end()));
        }
        return SplitMeaning.readsWithout(Arrays.copyOfRange(before.utf8(), xml.start(), xml.end()), runs, stand);
    }

    private static Finding finding(PromptModule module, int offset, Finding.Check check, String message) {
        return new Finding(
                check, module.id().path(), module.source().position(offset).line(), message);
    }
}
