package dev.tare.modules.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The document that a Markdown text renders to: two texts with equal documents render alike. The contents of fences are kept
 * apart, for those who read more in them than code. Comments and rules that stand alone are no part of it.
 */
public final class MarkdownDocument {

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

    /** Returns the rendering, for tests: marks of nodes, and the text that a reader sees. */
    String rendering() {
        return rendering;
    }
}
