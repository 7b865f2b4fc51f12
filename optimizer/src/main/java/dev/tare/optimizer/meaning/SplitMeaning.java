package dev.tare.optimizer.meaning;

import dev.tare.core.text.Span;
import dev.tare.modules.markdown.MarkdownDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether a text of which stretches were taken out, with stubs in their places, reads as it did: what stayed, what went and what came
 * each read alone as they read together.
 */
public final class SplitMeaning {

    private static final String MARK = "taken-out-";

    private SplitMeaning() {}

    /**
     * Tells whether Markdown reads as its pieces read one by one: nothing runs into its neighbour, and no link needs a definition in
     * another piece.
     *
     * @param borders where pieces begin and end, in order
     */
    public static boolean isSumOfPieces(byte[] text, List<Integer> borders) {
        List<MarkdownDocument> pieces = new ArrayList<>();
        int at = 0;
        for (int border : borders) {
            if (!add(text, at, border, pieces)) {
                return false;
            }
            at = border;
        }
        return add(text, at, text.length, pieces)
                && MarkdownDocument.of(new String(text, StandardCharsets.UTF_8))
                        .filter(whole -> whole.isSumOf(pieces))
                        .isPresent();
    }

    private static boolean add(byte[] text, int start, int end, List<MarkdownDocument> pieces) {
        if (start == end) {
            return true;
        }
        Optional<MarkdownDocument> piece =
                MarkdownDocument.of(new String(text, start, end - start, StandardCharsets.UTF_8));
        piece.ifPresent(pieces::add);
        return piece.isPresent();
    }

    /**
     * Tells whether XML from which stretches were taken reads as before but for these.
     *
     * @param before the XML
     * @param runs the stretches, in order
     * @param stubs what stands in the place of each; empty where nothing does
     */
    public static boolean readsWithout(byte[] before, List<Span> runs, List<byte[]> stubs) {
        StringBuilder marked = new StringBuilder();
        StringBuilder after = new StringBuilder();
        int at = 0;
        for (int i = 0; i < runs.size(); i++) {
            String kept = text(before, at, runs.get(i).start());
            marked.append(kept).append('<').append(MARK).append(i).append("/>");
            after.append(kept).append(new String(stubs.get(i), StandardCharsets.UTF_8));
            at = runs.get(i).end();
        }
        String rest = text(before, at, before.length);
        marked.append(rest);
        after.append(rest);
        List<String> pattern = XmlReading.of(marked.toString());
        List<List<String>> went = new ArrayList<>();
        List<List<String>> came = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            went.add(XmlReading.of(text(before, runs.get(i).start(), runs.get(i).end())));
            came.add(XmlReading.of(new String(stubs.get(i), StandardCharsets.UTF_8)));
        }
        return filled(pattern, went).equals(XmlReading.of(text(before, 0, before.length)))
                && filled(pattern, came).equals(XmlReading.of(after.toString()));
    }

    /** Returns what is read with other things in the places of the marks. */
    private static List<String> filled(List<String> pattern, List<List<String>> fillings) {
        List<String> filled = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < pattern.size(); i++) {
            boolean mark = next < fillings.size() && pattern.get(i).equals("<" + MARK + next);
            if (mark) {
                filled.addAll(fillings.get(next++));
                // An element without contents is read as its name, the end of its tag, and its end.
                i += 2;
            } else {
                filled.add(pattern.get(i));
            }
        }
        return next == fillings.size() ? filled : List.of("a mark is missing");
    }

    private static String text(byte[] bytes, int start, int end) {
        return new String(Arrays.copyOfRange(bytes, start, end), StandardCharsets.UTF_8);
    }
}
