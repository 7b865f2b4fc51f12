package dev.tare.optimizer.repeat;

import dev.tare.core.text.SourceText;
import dev.tare.optimizer.repeat.Units.Kind;
import java.util.Arrays;

/** Collects the units of one module in order of place, and at last finds what lies in what. */
final class UnitBuilder {

    private static final int TAB = 4;
    private static final int MOST_COLUMNS = 40;

    /** No line end between two units, one, or a blank line. */
    private static final int GAPS = 3;

    final SourceText source;
    int size;
    int[] starts = new int[32];
    int[] ends = new int[32];
    Kind[] kinds = new Kind[32];
    long[] hashes = new long[32];
    int[] words = new int[32];
    int[] joints = new int[32];
    int[] nameStarts = new int[32];
    int[] nameEnds = new int[32];

    /** The level of a heading; for others how far they are indented. */
    private int[] depths = new int[32];

    /** How far the last unit is indented. */
    private int lastColumns;

    private final byte[] utf8;

    UnitBuilder(SourceText source) {
        this.source = source;
        this.utf8 = source.utf8();
    }

    /** Adds a heading. */
    void heading(int start, int end, int level, int nameStart, int nameEnd) {
        if (add(Kind.HEADING, start, end)) {
            depths[size - 1] = level;
            name(nameStart, nameEnd);
        }
    }

    /** Adds a tag that has a partner. */
    void tag(Kind kind, int start, int end, int nameStart, int nameEnd) {
        if (add(kind, start, end)) {
            name(nameStart, nameEnd);
        }
    }

    /** Adds an item, whose words start behind its mark. */
    void item(int start, int end, int wordsStart) {
        if (add(Kind.ITEM, start, end)) {
            name(wordsStart, end);
        }
    }

    /** Adds a stretch, without the white space around it; one that is blank is none. */
    boolean add(Kind kind, int from, int to) {
        int end = to;
        while (end > from && isSpace(utf8[end - 1])) {
            end--;
        }
        int start = from;
        while (start < end && isSpace(utf8[start])) {
            start++;
        }
        if (start == end) {
            return false;
        }
        if (size == starts.length) {
            grow();
        }
        Stretch stretch = Stretch.ofWords(utf8, start, end);
        starts[size] = stretch.start();
        ends[size] = end;
        kinds[size] = kind;
        hashes[size] = Hashes.mixed(stretch.hash() ^ kind.name().hashCode());
        words[size] = WordScan.count(utf8, start, end);
        joints[size] = size == 0 ? 0 : joint(ends[size - 1], start);
        lastColumns = columns(start);
        depths[size] = lastColumns;
        nameStarts[size] = start;
        nameEnds[size] = start;
        size++;
        return true;
    }

    private void name(int start, int end) {
        nameStarts[size - 1] = start;
        nameEnds[size - 1] = end;
    }

    private int joint(int before, int start) {
        int lines = 0;
        for (int i = before; i < start && lines < 2; i++) {
            lines += utf8[i] == '\n' ? 1 : 0;
        }
        int by = Math.max(-MOST_COLUMNS, Math.min(MOST_COLUMNS, columns(start) - lastColumns));
        return (by + MOST_COLUMNS) * GAPS + lines;
    }

    /** Tells whether nothing is special about how two units follow each other: as far in, in the next line or after a blank one. */
    static boolean isUsual(int joint, Kind kind) {
        int lines = joint % GAPS;
        boolean flush = joint / GAPS == MOST_COLUMNS;
        return flush && lines == (kind == Kind.ITEM || kind == Kind.LEAF || kind == Kind.CLOSE ? 1 : 2);
    }

    private int columns(int start) {
        int line = start;
        while (line > 0 && utf8[line - 1] != '\n' && (utf8[line - 1] == ' ' || utf8[line - 1] == '\t')) {
            line--;
        }
        int columns = 0;
        for (int i = line; i < start; i++) {
            columns += utf8[i] == '\t' ? TAB : 1;
        }
        return columns;
    }

    Units build() {
        int[] parents = new int[size];
        int[] treeEnds = new int[size];
        int[] open = new int[size];
        int depth = 0;
        for (int i = 0; i < size; i++) {
            treeEnds[i] = i + 1;
            int keep = depth;
            if (kinds[i] == Kind.CLOSE) {
                while (keep > 0 && kinds[open[keep - 1]] != Kind.OPEN) {
                    keep--;
                }
                keep = Math.max(0, keep - 1);
                parents[i] = keep < depth ? open[keep] : -1;
                depth = close(open, depth, keep, treeEnds, i);
                if (parents[i] >= 0) {
                    treeEnds[parents[i]] = i + 1;
                }
                continue;
            }
            while (keep > 0 && ends(open[keep - 1], i)) {
                keep--;
            }
            depth = close(open, depth, keep, treeEnds, i);
            parents[i] = depth == 0 ? -1 : open[depth - 1];
            if (kinds[i] == Kind.HEADING || kinds[i] == Kind.OPEN || kinds[i] == Kind.ITEM) {
                open[depth++] = i;
            }
        }
        close(open, depth, 0, treeEnds, size);
        return new Units(trimmed(), parents, treeEnds);
    }

    /** Tells whether an open unit ends before the next one. */
    private boolean ends(int open, int next) {
        return switch (kinds[open]) {
            case OPEN -> false;
            case HEADING -> kinds[next] == Kind.HEADING && depths[next] <= depths[open];
            default -> kinds[next] == Kind.HEADING || depths[next] <= depths[open];
        };
    }

    private static int close(int[] open, int depth, int keep, int[] treeEnds, int at) {
        for (int i = keep; i < depth; i++) {
            treeEnds[open[i]] = at;
        }
        return keep;
    }

    private UnitBuilder trimmed() {
        starts = Arrays.copyOf(starts, size);
        ends = Arrays.copyOf(ends, size);
        kinds = Arrays.copyOf(kinds, size);
        hashes = Arrays.copyOf(hashes, size);
        words = Arrays.copyOf(words, size);
        joints = Arrays.copyOf(joints, size);
        nameStarts = Arrays.copyOf(nameStarts, size);
        nameEnds = Arrays.copyOf(nameEnds, size);
        return this;
    }

    private void grow() {
        int more = size * 2;
        starts = Arrays.copyOf(starts, more);
        ends = Arrays.copyOf(ends, more);
        kinds = Arrays.copyOf(kinds, more);
        hashes = Arrays.copyOf(hashes, more);
        words = Arrays.copyOf(words, more);
        joints = Arrays.copyOf(joints, more);
        nameStarts = Arrays.copyOf(nameStarts, more);
        nameEnds = Arrays.copyOf(nameEnds, more);
        depths = Arrays.copyOf(depths, more);
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }
}
