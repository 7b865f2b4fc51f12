package dev.tare.optimizer.trace;

import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestStep;
import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.manifest.Origin;
import dev.tare.core.manifest.Undo;
import dev.tare.core.text.Edits;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.optimizer.UndoSteps;
import dev.tare.optimizer.pass.Pass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A module from its source to its output: its text after each pass, and where each place of one text is in the next. */
public final class ModuleTrace {

    private final List<SourceText> texts;
    private final List<String> passes;

    /** The way from each text to the next. */
    private final List<Alignment> ways;

    private ModuleTrace(List<SourceText> texts, List<String> passes, List<Alignment> ways) {
        this.texts = List.copyOf(texts);
        this.passes = List.copyOf(passes);
        this.ways = List.copyOf(ways);
    }

    /**
     * Goes the way back from an output.
     *
     * @param output the bytes that the output has of the module
     * @param passes the passes by name
     * @throws IllegalArgumentException when the output is not what was written
     */
    public static ModuleTrace of(ManifestModule module, byte[] output, Map<String, Pass> passes) {
        List<SourceText> texts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Alignment> ways = new ArrayList<>();
        byte[] after = output;
        texts.add(SourceText.ofUtf8(module.id(), after));
        for (int i = module.steps().size() - 1; i >= 0; i--) {
            ManifestStep step = module.steps().get(i);
            byte[] before = UndoSteps.undo(after, List.of(step), passes);
            ways.add(way(step, after, passes).inverse());
            names.add(step.pass());
            texts.add(SourceText.ofUtf8(module.id(), before));
            after = before;
        }
        Collections.reverse(texts);
        Collections.reverse(names);
        Collections.reverse(ways);
        return new ModuleTrace(texts, names, ways);
    }

    /**
     * Returns the same with what came before passes over texts: each pass that put text aside, one after the other.
     *
     * @param source the module's source
     * @param stubs what stands for what in the text that this trace begins with
     */
    public ModuleTrace after(byte[] source, List<ManifestStub> stubs) {
        Map<String, Edits.Builder> byPass = new LinkedHashMap<>();
        int shift = 0;
        for (ManifestStub stub : stubs) {
            int start = stub.source().start() + shift;
            byte[] text = Arrays.copyOfRange(source().utf8(), start, start + stub.length());
            byPass.computeIfAbsent(stub.pass(), pass -> new Edits.Builder())
                    .replace(stub.source().start(), stub.source().end(), text);
            shift += stub.length() - stub.source().length();
        }
        List<SourceText> before = new ArrayList<>();
        List<Alignment> first = new ArrayList<>();
        SourceText at = SourceText.ofUtf8(source().id(), source);
        Edits done = Edits.NONE;
        for (Edits.Builder own : byPass.values()) {
            Edits next = mapped(own.build(), done);
            before.add(at);
            first.add(Alignment.of(next, at.length()));
            at = SourceText.ofUtf8(at.id(), next.apply(at.utf8()));
            done = done.then(next);
        }
        before.addAll(texts);
        first.addAll(ways);
        List<String> names = new ArrayList<>(byPass.keySet());
        names.addAll(passes);
        return new ModuleTrace(before, names, first);
    }

    /** Returns edits of one text as edits of what others, in other places, have made of it. */
    private static Edits mapped(Edits edits, Edits done) {
        Edits.Builder mapped = new Edits.Builder();
        for (int i = 0; i < edits.size(); i++) {
            int start = done.map(edits.start(i));
            mapped.replace(start, start + edits.end(i) - edits.start(i), edits.replacement(i));
        }
        return mapped.build();
    }

    /**
     * Goes the way back from a part to the source of its module.
     *
     * @param part the part, told as a module: with its own steps, and the stubs that stand for it
     * @param id the file of the part
     * @param source the source of the module that it is a part of
     * @param output the bytes of the part
     * @param passes the passes by name
     * @throws IllegalArgumentException when the output is not what was written
     */
    public static ModuleTrace ofPart(
            ManifestModule part, ModuleId id, byte[] source, byte[] output, Map<String, Pass> passes) {
        ManifestModule alone = new ManifestModule(id, part.source(), part.tokens(), part.steps());
        ModuleTrace own = of(alone, output, passes);
        Alignment.Builder way = new Alignment.Builder();
        for (ManifestStub stub : part.stubs()) {
            if (stub.origin() instanceof Origin.InPart in) {
                way.same(stub.source().start(), in.offset(), stub.source().length());
            }
        }
        List<SourceText> texts = new ArrayList<>(List.of(SourceText.ofUtf8(part.id(), source)));
        texts.addAll(own.texts);
        List<String> names = new ArrayList<>(List.of(part.stubs().get(0).pass()));
        names.addAll(own.passes);
        List<Alignment> ways =
                new ArrayList<>(List.of(way.build(source.length, own.source().length())));
        ways.addAll(own.ways);
        return new ModuleTrace(texts, names, ways);
    }

    /** Returns where the bytes of the text after a pass are in the text before it. */
    private static Alignment way(ManifestStep step, byte[] after, Map<String, Pass> passes) {
        if (step.places().isEmpty()) {
            return Alignment.of(step.undo().edits(), after.length);
        }
        ManifestStep turning =
                new ManifestStep(step.pass(), step.tokens(), step.places(), new Undo(Edits.NONE, List.of()));
        byte[] turned = UndoSteps.undo(after, List.of(turning), passes);
        Alignment layout = Alignment.of(step.undo().edits(), turned.length);
        byte[] before = step.undo().edits().apply(turned);
        Alignment.Builder alignment = new Alignment.Builder();
        int at = 0;
        int there = 0;
        int grown = turned.length - after.length;
        List<Span> places = step.places();
        for (int i = 0; i < places.size(); i++) {
            Span place = places.get(i);
            alignment.same(at, layout.startOf(there), place.start() - at);
            int start = there + place.start() - at;
            int end = i + 1 < places.size() ? start + turnedLength(step, after, place, passes) : place.end() + grown;
            alignment.place(after, place.start(), place.end(), before, layout.startOf(start), layout.endOf(end));
            at = place.end();
            there = end;
        }
        alignment.same(at, layout.startOf(there), after.length - at);
        return alignment.build(after.length, before.length);
    }

    /** Returns how long a place is when it is turned back. */
    private static int turnedLength(ManifestStep step, byte[] after, Span place, Map<String, Pass> passes) {
        byte[] alone = Arrays.copyOfRange(after, place.start(), place.end());
        ManifestStep turning =
                new ManifestStep(step.pass(), 0, List.of(new Span(0, alone.length)), new Undo(Edits.NONE, List.of()));
        return UndoSteps.undo(alone, List.of(turning), passes).length;
    }

    /** Returns the source, then the text after each pass; the last is what the output has. */
    public List<SourceText> texts() {
        return texts;
    }

    /** Returns the passes that changed the module, in their order: each leads from one text to the next. */
    public List<String> passes() {
        return passes;
    }

    public SourceText source() {
        return texts.get(0);
    }

    public SourceText output() {
        return texts.get(texts.size() - 1);
    }

    /** Returns where a place of the output is in each of the texts. */
    public List<Span> back(Span place) {
        List<Span> places = new ArrayList<>();
        places.add(place);
        Span at = place;
        for (int i = ways.size() - 1; i >= 0; i--) {
            at = moved(ways.get(i).inverse(), at);
            places.add(at);
        }
        Collections.reverse(places);
        return places;
    }

    /** Returns where a place of the source is in each of the texts; an empty place where nothing is left of it. */
    public List<Span> forth(Span place) {
        List<Span> places = new ArrayList<>();
        places.add(place);
        Span at = place;
        for (Alignment way : ways) {
            at = moved(way, at);
            places.add(at);
        }
        return places;
    }

    private static Span moved(Alignment way, Span place) {
        int start = way.startOf(place.start());
        return new Span(start, place.length() == 0 ? start : Math.max(start, way.endOf(place.end())));
    }
}
