package dev.tare.optimizer.trace;

import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestStep;
import dev.tare.core.manifest.Undo;
import dev.tare.core.text.Edits;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.optimizer.UndoSteps;
import dev.tare.optimizer.pass.Pass;
import java.util.ArrayList;
import java.util.Collections;
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
        byte[] alone = java.util.Arrays.copyOfRange(after, place.start(), place.end());
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
