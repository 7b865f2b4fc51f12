package dev.tare.optimizer.meaning;

import dev.tare.core.text.Span;
import dev.tare.modules.markdown.MarkdownDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether a text of which stretches were taken out, with stubs in their places, reads as it did: what stayed, what went and what came
 * each read alone as they read together.
 */
public final class SplitMeaning {

    private static final String MARK = "taken-out-";

    /** A word that nobody writes. */
    private static final String SHARED = "wordsofanotherplace";

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

    /** A text, the same with marks in some places, and the same with words in these. */
    private record Shared(String before, String marked, String after, List<String> marks, List<String> words) {

        static Optional<Shared> of(byte[] before, List<Span> places, List<String> words, boolean xml) {
            StringBuilder marked = new StringBuilder();
            StringBuilder after = new StringBuilder();
            List<String> marks = new ArrayList<>();
            int at = 0;
            for (int i = 0; i < places.size(); i++) {
                String kept = text(before, at, places.get(i).start());
                String mark = SHARED + i + "z";
                String word = words.get(i);
                // An element stays one, or what is around it would be a sentence.
                int inside = xml && word.startsWith("<") ? word.indexOf('>') + 1 : 0;
                int end = inside > 0 ? word.lastIndexOf('<') : word.length();
                marked.append(kept).append(word, 0, inside).append(mark).append(word, end, word.length());
                after.append(kept).append(word);
                marks.add(mark);
                at = places.get(i).end();
            }
            String rest = text(before, at, before.length);
            String whole = text(before, 0, before.length);
            return whole.contains(SHARED)
                    ? Optional.empty()
                    : Optional.of(new Shared(
                            whole,
                            marked.append(rest).toString(),
                            after.append(rest).toString(),
                            marks,
                            words));
        }
    }

    /**
     * Tells whether Markdown in some places of which other words stand, each in one line, reads as before beside these places, and the words as
     * words.
     *
     * @param places the places, in order; whole blocks, whole items, or words in markup
     */
    public static boolean readsBeside(byte[] before, List<Span> places, List<String> words) {
        Optional<Shared> shared = Shared.of(before, places, words, false);
        Optional<MarkdownDocument> marked = shared.flatMap(text -> MarkdownDocument.of(text.marked()));
        Optional<MarkdownDocument> source = shared.flatMap(text -> MarkdownDocument.of(text.before()));
        Optional<MarkdownDocument> after = shared.flatMap(text -> MarkdownDocument.of(text.after()));
        return shared.isPresent()
                && marked.isPresent()
                && source.isPresent()
                && after.isPresent()
                && marked.get().isBeside(source.get(), shared.get().marks())
                && after.get().isFilled(marked.get(), shared.get().marks(), words);
    }

    /**
     * Tells the same of XML.
     *
     * @param places the places, in order; the text of an element, or whole elements
     */
    public static boolean xmlReadsBeside(byte[] before, List<Span> places, List<String> words) {
        Optional<Shared> shared = Shared.of(before, places, words, true);
        if (shared.isEmpty()) {
            return false;
        }
        List<String> marked = XmlReading.of(shared.get().marked());
        List<String> source = XmlReading.of(shared.get().before());
        List<String> filled = new ArrayList<>(marked);
        int at = 0;
        int from = 0;
        for (int i = 0; i < places.size(); i++) {
            if (!isBalanced(text(before, places.get(i).start(), places.get(i).end()))) {
                return false;
            }
            String mark = shared.get().marks().get(i);
            String word = words.get(i);
            int place = at;
            while (place < marked.size() && !marked.get(place).contains(mark)) {
                place++;
            }
            if (place == marked.size() || !marked.get(place).strip().equals(mark)) {
                return false;
            }
            boolean element = word.startsWith("<");
            String said = element ? word.substring(word.indexOf('>') + 1, word.lastIndexOf('<')) : word;
            filled.set(place, marked.get(place).replace(mark, said));
            // The name of an element, the end of its tag, its text, and its end.
            List<String> kept = marked.subList(at, element ? place - 2 : place);
            int found = Collections.indexOfSubList(source.subList(from, source.size()), kept);
            if (found < 0 || i == 0 && found > 0) {
                return false;
            }
            from += found + kept.size();
            at = element ? place + 2 : place + 1;
        }
        List<String> last = marked.subList(at, marked.size());
        int end = source.size() - last.size();
        return end >= from
                && source.subList(end, source.size()).equals(last)
                && filled.equals(XmlReading.of(shared.get().after()));
    }

    /** Tells whether the tags in a stretch of XML are partners of each other. */
    private static boolean isBalanced(String xml) {
        Deque<String> open = new ArrayDeque<>();
        int at = xml.indexOf('<');
        while (at >= 0) {
            XmlTagReading tag = XmlTagReading.at(xml, at);
            if (tag != null && tag.isEnd()) {
                if (open.isEmpty() || !open.pop().equals(tag.name())) {
                    return false;
                }
            } else if (tag != null && !tag.isEmpty()) {
                open.push(tag.name());
            }
            at = xml.indexOf('<', tag == null ? at + 1 : tag.end());
        }
        return open.isEmpty();
    }

    private static String text(byte[] bytes, int start, int end) {
        return new String(Arrays.copyOfRange(bytes, start, end), StandardCharsets.UTF_8);
    }
}
