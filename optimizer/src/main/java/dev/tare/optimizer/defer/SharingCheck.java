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
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Slot;
import dev.tare.modules.model.Strength;
import dev.tare.modules.wording.HardConstraints;
import dev.tare.modules.wording.Sentences;
import dev.tare.optimizer.meaning.SplitMeaning;
import dev.tare.optimizer.proof.Finding;
import dev.tare.optimizer.repeat.Pointer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Proves of places that point to others that these say the same, but for words that stand in the pointer; that they stay, in every context
 * that has the pointer; and that what is around the pointers reads as it did.
 *
 * <p>A hard constraint may be among what is not said again, since it stays in sight: the text that the pointer names is in the same context, and
 * states it word for word. In a sentence that states one no word may differ.
 */
final class SharingCheck {

    /** Of so many pointers in a module each is tried alone when together they do not read well. */
    private static final int MOST_ALONE = 32;

    private final Framework source;
    private final Framework rest;
    private final Deferred deferred;
    private final PointerSight sight;
    private final RestPlaces places;

    private SharingCheck(Framework source, Framework rest, Deferred deferred) {
        this.source = source;
        this.rest = rest;
        this.deferred = deferred;
        this.sight = new PointerSight(source.graph(), rest.graph(), deferred);
        this.places = new RestPlaces(deferred);
    }

    /**
     * Returns what is not as promised, in order of the modules, with places in the source.
     *
     * @param rest the source with the texts of {@code deferred}
     */
    static List<Finding> check(Framework source, Framework rest, Deferred deferred, TaskExecutor executor) {
        SharingCheck check = new SharingCheck(source, rest, deferred);
        Map<ModuleId, List<Pointer>> byModule = new TreeMap<>();
        for (Pointer pointer : deferred.pointers()) {
            byModule.computeIfAbsent(pointer.copy(), id -> new ArrayList<>()).add(pointer);
        }
        List<Finding> found = new ArrayList<>();
        executor.map(List.copyOf(byModule.values()), check::module).forEach(found::addAll);
        return found;
    }

    private List<Finding> module(List<Pointer> pointers) {
        List<Finding> found = new ArrayList<>();
        for (Pointer pointer : pointers) {
            text(pointer)
                    .or(() -> stays(pointer))
                    .or(() -> sight.objection(pointer))
                    .ifPresent(message -> found.add(finding(pointer, message)));
        }
        return found.isEmpty() ? meaning(pointers) : found;
    }

    /** An installer may drop it. */
    static boolean isUnderCondition(PromptModule module, int offset) {
        int depth = 0;
        for (Slot slot : module.slots()) {
            if (slot.span().start() >= offset) {
                break;
            }
            depth += switch (slot.kind()) {
                case IF, UNLESS -> 1;
                case END -> -1;
                default -> 0;
            };
        }
        return depth > 0;
    }

    /** What the place said is what stays with the words of the pointer, and neither the harness nor a constraint minds. */
    private Optional<String> text(Pointer pointer) {
        PromptModule copy = module(pointer.copy());
        PromptModule holder = module(pointer.holder());
        byte[] before = copy.source().utf8();
        Span place = pointer.place();
        boolean inside = pointer.held().end() <= holder.source().length() && place.end() <= before.length;
        if (!inside
                || !Arrays.equals(
                        pointer.remade(holder.source()), Arrays.copyOfRange(before, place.start(), place.end()))) {
            return Optional.of("the place that this would point to does not say the same");
        }
        if (place.start() < copy.frontMatter().span().end()
                || pointer.held().start() < holder.frontMatter().span().end()) {
            return Optional.of("front matter stays");
        }
        if (isUnderCondition(holder, pointer.held().start())
                || pointer.name().length() > 0
                        && isUnderCondition(holder, pointer.name().start())) {
            return Optional.of("what holds by a flag only is nothing to point to");
        }
        for (Slot slot : copy.slots()) {
            if (slot.span().overlaps(place)) {
                return Optional.of("what the harness fills in stays");
            }
        }
        for (Reference reference : source.graph().referencesFrom(copy.id())) {
            if (reference.strength() != Strength.LAZY
                    && reference.mention().span().overlaps(place)) {
                return Optional.of("what the harness loads stays");
            }
        }
        for (Pointer.Swap swap : pointer.swaps()) {
            Span sentence = Sentences.around(holder.source().utf8(), swap.held());
            Span around = new Span(
                    Math.max(sentence.start(), pointer.held().start()),
                    Math.min(sentence.end(), pointer.held().end()));
            byte[] words = pointer.text().getBytes(StandardCharsets.UTF_8);
            if (HardConstraints.isStatedIn(holder.source(), around)
                    || HardConstraints.isStatedIn(
                            words, swap.words().start(), swap.words().end())) {
                return Optional.of("a hard constraint would be said with other words");
            }
        }
        return Optional.empty();
    }

    /** What is pointed to, and the name by which it is, are there as they were. */
    private Optional<String> stays(Pointer pointer) {
        boolean stays = places.inRest(pointer.holder(), pointer.held()).isPresent()
                && (pointer.name().length() == 0
                        || places.inRest(pointer.holder(), pointer.name()).isPresent());
        return stays ? Optional.empty() : Optional.of("the place that this would point to does not stay as it is");
    }

    /** What is around the pointers of one module reads as it did, and they as words. */
    private List<Finding> meaning(List<Pointer> pointers) {
        PromptModule module = module(pointers.get(0).copy());
        List<Span> places = new ArrayList<>();
        SourceText before = without(module, places);
        List<String> texts = pointers.stream().map(Pointer::text).toList();
        boolean xml = module.id().extension().equalsIgnoreCase("xml");
        boolean same = xml
                ? SplitMeaning.xmlReadsBeside(before.utf8(), places, texts)
                : SplitMeaning.readsBeside(before.utf8(), places, texts) && xmlReads(before, places, texts);
        if (same) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        if (pointers.size() > MOST_ALONE) {
            pointers.forEach(pointer -> found.add(finding(pointer, "what is around it would read differently")));
            return found;
        }
        // Of several, those are at fault that do not read well alone, and all where each does.
        for (int i = 0; i < places.size(); i++) {
            List<Span> place = List.of(places.get(i));
            List<String> text = List.of(texts.get(i));
            boolean good = xml
                    ? SplitMeaning.xmlReadsBeside(before.utf8(), place, text)
                    : SplitMeaning.readsBeside(before.utf8(), place, text) && xmlReads(before, place, text);
            if (!good) {
                found.add(finding(pointers.get(i), "what is around it would read differently"));
            }
        }
        if (found.isEmpty()) {
            pointers.forEach(pointer -> found.add(finding(pointer, "what is around it would read differently")));
        }
        return found;
    }

    /** Tells whether the XML in a Markdown file reads as it did beside the pointers. */
    private static boolean xmlReads(SourceText before, List<Span> places, List<String> texts) {
        int i = 0;
        for (Block block : BlockScanner.scan(before)) {
            Optional<Span> xml = xml(block);
            while (i < places.size() && places.get(i).start() < block.span().start()) {
                i++;
            }
            List<Span> inside = new ArrayList<>();
            List<String> words = new ArrayList<>();
            for (int j = i;
                    xml.isPresent()
                            && j < places.size()
                            && places.get(j).start() < block.span().end();
                    j++) {
                if (xml.get().contains(places.get(j)) && !xml.get().equals(places.get(j))) {
                    int start = xml.get().start();
                    inside.add(new Span(
                            places.get(j).start() - start, places.get(j).end() - start));
                    words.add(texts.get(j));
                }
            }
            if (!inside.isEmpty() && !startsWithTag(before, xml.get())) {
                // Code is to be written as it stands.
                return false;
            }
            if (!inside.isEmpty()
                    && !SplitMeaning.xmlReadsBeside(
                            Arrays.copyOfRange(
                                    before.utf8(), xml.get().start(), xml.get().end()),
                            inside,
                            words)) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWithTag(SourceText text, Span xml) {
        int i = xml.start();
        while (i < xml.end() && text.utf8()[i] >= 0 && text.utf8()[i] <= ' ') {
            i++;
        }
        return i < xml.end() && text.utf8()[i] == '<';
    }

    private static Optional<Span> xml(Block block) {
        if (block instanceof Block.Fence fence) {
            return Optional.of(fence.content());
        }
        return block instanceof Block.XmlElement ? Optional.of(block.span()) : Optional.empty();
    }

    /**
     * Returns the text of a module as it is without its pointers, and with what is dropped.
     *
     * @param places is told where those stand
     */
    private SourceText without(PromptModule module, List<Span> places) {
        List<ManifestStub> stubs = deferred.stubs(module.id());
        List<Span> texts = new StubMap(module.id(), stubs).texts();
        byte[] now = module(rest, module.id()).source().utf8();
        byte[] before = module.source().utf8();
        ByteArrayOutputStream without = new ByteArrayOutputStream(before.length);
        int at = 0;
        for (int i = 0; i < stubs.size(); i++) {
            ManifestStub stub = stubs.get(i);
            Span text = texts.get(i);
            without.write(before, at, stub.source().start() - at);
            int start = without.size();
            if (stub.origin() instanceof Origin.InCopy || stub.origin() instanceof Origin.Dropped) {
                without.write(before, stub.source().start(), stub.source().length());
            } else {
                without.write(now, text.start(), text.length());
            }
            if (stub.origin() instanceof Origin.InCopy) {
                places.add(new Span(start, without.size()));
            }
            at = stub.source().end();
        }
        without.write(before, at, before.length - at);
        return SourceText.ofUtf8(module.id(), without.toByteArray());
    }

    private PromptModule module(ModuleId id) {
        return module(source, id);
    }

    private static PromptModule module(Framework framework, ModuleId id) {
        return framework.graph().module(id).orElseThrow();
    }

    private Finding finding(Pointer pointer, String message) {
        return new Finding(
                Finding.Check.MEANING,
                pointer.copy().path(),
                module(pointer.copy())
                        .source()
                        .position(pointer.place().start())
                        .line(),
                message);
    }
}
