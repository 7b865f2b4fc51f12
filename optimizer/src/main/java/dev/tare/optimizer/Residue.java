package dev.tare.optimizer;

import dev.tare.core.manifest.ManifestStep;
import dev.tare.core.manifest.Undo;
import dev.tare.core.text.Edits;
import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.structure.GraphPass;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Judges what a manifest puts in when passes are undone: layout, and what inert passes took; never words that instruct. */
final class Residue {

    private static final String MARKS = " \t\r\n|:-=#*_+\\~`";

    private Residue() {}

    /**
     * Returns a text of the step that is neither layout nor inert, if there is one.
     *
     * @param pass the pass; null when it is not known, which allows the least
     */
    static Optional<String> foreign(ManifestStep step, @Nullable Pass pass, CitedPaths paths) {
        Undo undo = step.undo();
        boolean leads = pass instanceof GraphPass;
        Fidelity fidelity = pass == null ? Fidelity.LOSSLESS : pass.fidelity();
        for (int i = 0; i < undo.edits().size(); i++) {
            byte[] in = undo.edits().replacement(i);
            byte[] out = undo.taken().get(i);
            if (!isAllowed(in, fidelity)
                    && !(leads && isPaths(in, path -> paths.isOfSource(path) || paths.isOfModule(path)))) {
                return Optional.of(new String(in, StandardCharsets.UTF_8));
            }
            if (!isAllowed(out, fidelity) && !(leads && isPaths(out, paths::isOfModule))) {
                return Optional.of(new String(out, StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    /**
     * Tells whether a step changes paths, and layout nowhere else but at the end of the text, where another one may follow.
     *
     * @param length of the text that the step left
     */
    static boolean isOfPathsAndTheEnd(ManifestStep step, int length) {
        Edits edits = step.undo().edits();
        for (int i = 0; i < edits.size(); i++) {
            boolean layout = isLayout(edits.replacement(i))
                    && isLayout(step.undo().taken().get(i));
            if (layout && edits.end(i) != length) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(byte[] text, Fidelity fidelity) {
        return isLayout(text) || fidelity == Fidelity.INERT && isInert(text) || isEscape(text);
    }

    /** Tells whether a text holds nothing but paths, and layout between them. */
    private static boolean isPaths(byte[] text, Predicate<String> isPath) {
        for (String word : new String(text, StandardCharsets.UTF_8).split("\\s+", -1)) {
            if (!isLayout(word.getBytes(StandardCharsets.UTF_8)) && !isPath.test(word)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLayout(byte[] text) {
        for (byte b : text) {
            if (b < 0 || MARKS.indexOf(b) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Brackets, escaped or not; neighbours are one edit. */
    private static boolean isEscape(byte[] text) {
        return new String(text, StandardCharsets.UTF_8)
                .replace("&gt;", "")
                .replace(">", "")
                .isEmpty();
    }

    /** Comments, rules and lines of ornament, and white space. */
    private static boolean isInert(byte[] text) {
        String rest = new String(text, StandardCharsets.UTF_8);
        int at = 0;
        while (at < rest.length()) {
            if (rest.startsWith("<!--", at)) {
                int end = rest.indexOf("-->", at + 2);
                if (end < 0) {
                    return false;
                }
                at = end + 3;
            } else if (Character.isLetterOrDigit(rest.codePointAt(at))) {
                return false;
            } else {
                at += Character.charCount(rest.codePointAt(at));
            }
        }
        return true;
    }
}
