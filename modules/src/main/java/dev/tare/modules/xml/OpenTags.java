package dev.tare.modules.xml;

import java.util.Arrays;

/** The start tags that wait for their end tags. */
final class OpenTags {

    /** Deeper elements are not paired any more. */
    static final int MAX_DEPTH = 512;

    private final byte[] bytes;
    private final XmlProblems problems;

    private int[] starts = new int[16];
    private int[] nameStarts = new int[16];
    private int[] nameEnds = new int[16];
    private int depth;

    /** How many tags beyond the deepest level are open. */
    private int beyond;

    private int roots;
    private boolean textOutside;
    private int outsideStart;
    private int outsideEnd;

    OpenTags(byte[] bytes, XmlProblems problems) {
        this.bytes = bytes;
        this.problems = problems;
    }

    void clear() {
        depth = 0;
        beyond = 0;
        roots = 0;
        textOutside = false;
    }

    boolean isOutside() {
        return depth == 0;
    }

    void textOutside(int start, int end) {
        if (!textOutside) {
            textOutside = true;
            outsideStart = start;
            outsideEnd = end;
        }
    }

    void start(int at, int nameStart, int nameEnd, int end, boolean empty) {
        if (depth == 0 && ++roots == 2) {
            problems.add(at, end, "a second root element");
        }
        if (empty) {
            return;
        }
        if (depth == MAX_DEPTH) {
            beyond++;
            problems.tooDeep(at, end, MAX_DEPTH);
            return;
        }
        if (depth == starts.length) {
            starts = Arrays.copyOf(starts, depth * 2);
            nameStarts = Arrays.copyOf(nameStarts, depth * 2);
            nameEnds = Arrays.copyOf(nameEnds, depth * 2);
        }
        starts[depth] = at;
        nameStarts[depth] = nameStart;
        nameEnds[depth++] = nameEnd;
    }

    void end(int at, int nameStart, int nameEnd, int end) {
        if (beyond > 0) {
            beyond--;
            return;
        }
        int match = depth - 1;
        while (match >= 0 && !sameName(match, nameStart, nameEnd)) {
            match--;
        }
        if (match < 0) {
            problems.add(at, end, "an end tag without a start tag");
            return;
        }
        while (depth > match + 1) {
            unclosed(--depth);
        }
        depth--;
    }

    /** To be called at the end of the part: what is open now stays open. */
    void finish() {
        while (depth > 0) {
            unclosed(--depth);
        }
        if (roots > 0 && textOutside) {
            problems.add(outsideStart, outsideEnd, "text outside of the root element");
        }
    }

    private void unclosed(int tag) {
        problems.add(starts[tag], nameEnds[tag], "a start tag without an end tag");
    }

    private boolean sameName(int tag, int nameStart, int nameEnd) {
        return Arrays.equals(bytes, nameStarts[tag], nameEnds[tag], bytes, nameStart, nameEnd);
    }
}
