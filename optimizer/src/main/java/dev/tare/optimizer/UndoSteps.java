package dev.tare.optimizer;

import dev.tare.core.manifest.ChangedTextException;
import dev.tare.core.manifest.ManifestStep;
import dev.tare.core.manifest.Undo;
import dev.tare.core.text.Edits;
import dev.tare.core.text.Span;
import dev.tare.optimizer.pass.LayoutDiff;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.pass.PassStep;
import dev.tare.optimizer.pass.ReversiblePass;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Turns what passes did to a module into the way back, and goes it. */
public final class UndoSteps {

    private UndoSteps() {}

    /** Returns the steps of a module for the manifest. */
    public static List<ManifestStep> of(byte[] source, List<PassStep> steps) {
        List<ManifestStep> undo = new ArrayList<>(steps.size());
        byte[] before = source;
        for (PassStep step : steps) {
            byte[] after = step.edits().apply(before);
            Undo way = step.pass() instanceof ReversiblePass pass
                    ? layoutOf(before, after, step, pass)
                    : Undo.of(step.edits(), before);
            undo.add(new ManifestStep(step.pass().name(), step.tokens(), step.placesAfter(), way));
            before = after;
        }
        return undo;
    }

    /** Returns the edits from the text with its places turned back to the text before. Outside the places nothing changed. */
    private static Undo layoutOf(byte[] before, byte[] after, PassStep step, ReversiblePass pass) {
        Edits.Builder edits = new Edits.Builder();
        ByteArrayOutputStream turned = new ByteArrayOutputStream(before.length);
        List<Span> placesAfter = step.placesAfter();
        int at = 0;
        for (int i = 0; i < placesAfter.size(); i++) {
            Span place = placesAfter.get(i);
            Span was = step.places().get(i);
            turned.write(after, at, place.start() - at);
            byte[] back = pass.turnBack(Arrays.copyOfRange(after, place.start(), place.end()));
            LayoutDiff.add(back, Arrays.copyOfRange(before, was.start(), was.end()), turned.size(), edits);
            turned.writeBytes(back);
            at = place.end();
        }
        turned.write(after, at, after.length - at);
        return Undo.along(edits.build(), turned.toByteArray());
    }

    /**
     * Returns the text as it was before all of the steps.
     *
     * @param after the text as it was written
     * @param passes the passes by name
     * @throws IllegalArgumentException when the text or the steps are not what was written
     */
    public static byte[] undo(byte[] after, List<ManifestStep> steps, Map<String, Pass> passes) {
        byte[] text = after;
        for (int i = steps.size() - 1; i >= 0; i--) {
            ManifestStep step = steps.get(i);
            text = step.undo().apply(step.places().isEmpty() ? text : turnBack(text, step, passes));
        }
        return text;
    }

    /** Returns what to tell about a pass that an output names and that is not here. */
    public static String missing(String pass) {
        return "the pass '" + pass
                + "' is not one of Tare's: name the plugin that it came with by --plugins, as for the" + " build";
    }

    private static byte[] turnBack(byte[] text, ManifestStep step, Map<String, Pass> passes) {
        if (!(passes.get(step.pass()) instanceof ReversiblePass pass)) {
            throw new IllegalArgumentException(missing(step.pass()));
        }
        ByteArrayOutputStream turned = new ByteArrayOutputStream(text.length * 2);
        int at = 0;
        for (Span place : step.places()) {
            if (place.start() < at || place.end() > text.length) {
                throw new ChangedTextException(text.length);
            }
            turned.write(text, at, place.start() - at);
            turned.writeBytes(pass.turnBack(Arrays.copyOfRange(text, place.start(), place.end())));
            at = place.end();
        }
        turned.write(text, at, text.length - at);
        return turned.toByteArray();
    }
}
