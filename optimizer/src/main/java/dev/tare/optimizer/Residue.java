package dev.tare.optimizer;

import dev.tare.core.manifest.ManifestStep;
import dev.tare.core.manifest.Undo;
import dev.tare.core.text.Edits;
import dev.tare.optimizer.markdown.TableHeads;
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

    /** What stands between two texts in one file, the longer ones first. */
    private static final String[] GAPS = {"\r\n\r\n", "\n\n", "\r\n", "\n"};

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
            // What is inert goes from an output and never comes into it.
            if (!isAllowed(out, Fidelity.LOSSLESS) && !(leads && isPaths(out, paths::isOfModule))) {
                return Optional.of(new String(out, StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    /**
     * Tells whether a step of a pass over the graph does what such passes do: a path takes the place of a path, an attachment goes with
     * the mark of its item, and blank lines come at the end of a text that another one follows.
     *
     * @param length of the text that the step left
     * @param isShared whether other texts may stand in the same file
     */
    static boolean isOfPathsAndTheEnd(ManifestStep step, int length, boolean isShared) {
        Edits edits = step.undo().edits();
        for (int i = 0; i < edits.size(); i++) {
            String out = new String(step.undo().taken().get(i), StandardCharsets.UTF_8);
            String in = new String(edits.replacement(i), StandardCharsets.UTF_8);
            String path = isShared && edits.end(i) == length ? withoutGap(out) : out;
            if (in.isEmpty() ? !path.isEmpty() : !isLedElsewhere(in, path)) {
                return false;
            }
        }
        return true;
    }

    private static String withoutGap(String text) {
        for (String gap : GAPS) {
            if (text.endsWith(gap)) {
                return text.substring(0, text.length() - gap.length());
            }
        }
        return text;
    }

    private static boolean isLedElsewhere(String before, String path) {
        boolean any = false;
        for (String word : before.split("\\s+", -1)) {
            boolean mark = word.isEmpty() || word.equals("-") || word.equals("*") || word.equals("+");
            if (!mark && isLayout(word.getBytes(StandardCharsets.UTF_8))) {
                return false;
            }
            any |= !mark;
        }
        return any
                && path.chars().noneMatch(Character::isWhitespace)
                && (path.isEmpty() || !isLayout(path.getBytes(StandardCharsets.UTF_8)));
    }

    /** Tells whether a step puts in lines below the heads of tables, and takes nothing out. */
    static boolean isOfTableHeads(ManifestStep step) {
        Edits edits = step.undo().edits();
        for (int i = 0; i < edits.size(); i++) {
            byte[] line = edits.replacement(i);
            if (edits.end(i) != edits.start(i) || !TableHeads.isDelimiters(line, 0, line.length)) {
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
