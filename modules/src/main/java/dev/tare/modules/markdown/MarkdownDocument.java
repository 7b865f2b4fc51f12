package dev.tare.modules.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The document that a Markdown text renders to: two texts with equal documents render alike. The contents of fences are kept
 * apart, for those who read more in them than code. Comments and rules that stand alone are no part of it.
 */
public final class MarkdownDocument {

    private static final String PARAGRAPH = DocumentWriter.start("p");
    private static final String WORDS = DocumentWriter.start("words");

    private final String rendering;
    private final int[] marks;
    private final int[] places;
    private final List<FencedCode> fences;

    MarkdownDocument(String rendering, int[] marks, int[] places, List<FencedCode> fences) {
        this.rendering = rendering;
        this.marks = marks;
        this.places = places;
        this.fences = List.copyOf(fences);
    }

    /**
     * Returns the document, or nothing when the text is beyond what a parser should be given: too long, too deep, or made to
     * take it long.
     */
    public static Optional<MarkdownDocument> of(String markdown) {
        return DocumentReader.read(markdown);
    }

    /** Returns the code in fences, in order. */
    public List<FencedCode> fences() {
        return fences;
    }

    /**
     * Returns where in this text the block starts from which on the other one renders differently, or -1 when both render
     * alike but for what is in fences. Counted in characters.
     */
    public int firstDifference(MarkdownDocument other) {
        if (rendering.equals(other.rendering)) {
            return -1;
        }
        int most = Math.min(rendering.length(), other.rendering.length());
        int at = 0;
        while (at < most && rendering.charAt(at) == other.rendering.charAt(at)) {
            at++;
        }
        int place = 0;
        for (int i = 0; i < marks.length && marks[i] <= at; i++) {
            place = places[i];
        }
        return place;
    }

    /** Tells whether this renders to what these do, one after the other: none of them runs into the next. */
    public boolean isSumOf(List<MarkdownDocument> parts) {
        StringBuilder sum = new StringBuilder();
        List<FencedCode> code = new ArrayList<>();
        for (MarkdownDocument part : parts) {
            sum.append(part.rendering);
            code.addAll(part.fences);
        }
        boolean same = rendering.contentEquals(sum) && fences.size() == code.size();
        for (int i = 0; same && i < code.size(); i++) {
            same = fences.get(i).info().equals(code.get(i).info())
                    && fences.get(i).content().equals(code.get(i).content());
        }
        return same;
    }

    /**
     * Tells whether this is another document but for some places, in which a mark stands here. Where a mark is all of a paragraph, other
     * blocks may stand there, too.
     *
     * @param marks words that stand once here each, in this order, and not in the other document
     */
    public boolean isBeside(MarkdownDocument other, List<String> marks) {
        String here = whole();
        String there = other.whole();
        int at = 0;
        int from = 0;
        for (int i = 0; i < marks.size(); i++) {
            int mark = here.indexOf(marks.get(i), at);
            if (mark < 0) {
                return false;
            }
            int end = mark + marks.get(i).length();
            int frame = frame(here, mark, end);
            String kept = here.substring(at, frame < 0 ? mark : frame);
            int found = i == 0 ? (there.startsWith(kept) ? 0 : -1) : there.indexOf(kept, from);
            if (found < 0) {
                return false;
            }
            from = found + kept.length();
            at = frame < 0 ? end : end + 1;
        }
        String last = here.substring(at);
        return there.length() - last.length() >= from && there.endsWith(last);
    }

    /**
     * Tells whether this is another document with words in the places of its marks.
     *
     * @param marks words that stand once in the other document each, in this order
     * @param words what stands here instead: one line each
     */
    public boolean isFilled(MarkdownDocument other, List<String> marks, List<String> words) {
        String marked = other.whole();
        StringBuilder filled = new StringBuilder();
        int at = 0;
        for (int i = 0; i < marks.size(); i++) {
            int mark = marked.indexOf(marks.get(i), at);
            Optional<MarkdownDocument> alone = of(words.get(i));
            if (mark < 0 || alone.isEmpty()) {
                return false;
            }
            int end = mark + marks.get(i).length();
            String rendered = alone.get().rendering;
            boolean inline = frame(marked, mark, end) >= 0
                    && rendered.startsWith(PARAGRAPH)
                    && rendered.indexOf(PARAGRAPH, 1) < 0;
            filled.append(marked, at, mark);
            filled.append(inline ? rendered.substring(PARAGRAPH.length(), rendered.length() - 1) : words.get(i));
            at = end;
        }
        return filled.append(marked, at, marked.length()).toString().equals(whole());
    }

    /** Returns where the paragraph, or the words of an item, begin that a stretch is all of; -1 where it is not. */
    private static int frame(String rendering, int start, int end) {
        for (String open : List.of(PARAGRAPH, WORDS)) {
            int at = start - open.length();
            if (at >= 0 && rendering.startsWith(open, at) && rendering.startsWith(DocumentWriter.END, end)) {
                return at;
            }
        }
        return -1;
    }

    /** Returns the rendering with the contents of fences in their places. */
    private String whole() {
        StringBuilder whole = new StringBuilder(rendering.length());
        int at = 0;
        for (FencedCode fence : fences) {
            int start = rendering.indexOf(DocumentWriter.start("fence"), at);
            int end = rendering.indexOf(DocumentWriter.END, start) + 1;
            whole.append(rendering, at, end).append(fence.content()).append(DocumentWriter.END);
            at = end;
        }
        return whole.append(rendering, at, rendering.length()).toString();
    }

    /** Returns the rendering, for tests: marks of nodes, and the text that a reader sees. */
    String rendering() {
        return rendering;
    }
}
