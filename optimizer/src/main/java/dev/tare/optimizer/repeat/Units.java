package dev.tare.optimizer.repeat;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.optimizer.repeat.Repeat.Level;
import dev.tare.optimizer.repeat.Repeat.Parent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The smallest stretches of one module that may be said twice, in order, and how they lie in one another: below a heading, in an
 * element, below an item. Tags of elements that hold more than one text are units of their own. Immutable once made.
 */
final class Units {

    /** What a unit is. */
    enum Kind {
        HEADING,
        PARAGRAPH,
        ITEM,
        TABLE,
        FENCE,
        OTHER,
        /** An element with nothing but a text in it. */
        LEAF,
        /** A start tag, or the line that opens a fence of XML. */
        OPEN,
        CLOSE,
        /** What is never the same as anything else. */
        BREAK
    }

    private static final int LONGEST_NAME = 80;
    private static final int MOST_PARENTS = 16;

    final SourceText source;
    final int size;
    final int[] starts;
    final int[] ends;
    final Kind[] kinds;

    /** Hashes of the units without their layout. */
    final long[] hashes;

    /** How many words each has. */
    final int[] words;

    /** How each lies behind the one before: its indentation against it, and the lines between. */
    final int[] joints;

    /** The innermost unit that each lies in, or -1. */
    final int[] parents;

    /** For each the index after the last unit that lies in it. */
    final int[] treeEnds;

    /** Where the words of a heading or an item stand, or the name of an element; elsewhere an empty place. */
    final int[] nameStarts;

    final int[] nameEnds;

    Units(UnitBuilder made, int[] parents, int[] treeEnds) {
        this.source = made.source;
        this.size = made.size;
        this.starts = made.starts;
        this.ends = made.ends;
        this.kinds = made.kinds;
        this.hashes = made.hashes;
        this.words = made.words;
        this.joints = made.joints;
        this.nameStarts = made.nameStarts;
        this.nameEnds = made.nameEnds;
        this.parents = parents;
        this.treeEnds = treeEnds;
    }

    /** Returns the place of units that follow each other. */
    Span span(int from, int to) {
        return new Span(starts[from], ends[to - 1]);
    }

    /** Returns the index of the unit that starts at the offset, or -1. */
    int startingAt(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return Math.max(-1, found);
    }

    /** Returns the index of the last unit that starts at the offset or before it, or -1. */
    int lastStartingAtOrBefore(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 2;
    }

    /** Returns the index after the unit that ends at the offset, or -1. */
    int endingAt(int offset) {
        int found = Arrays.binarySearch(ends, offset);
        return found < 0 ? -1 : found + 1;
    }

    /** Returns what the unit lies in, outermost first; of very many the innermost. */
    List<Parent> parentsOf(int unit) {
        Deque<Parent> path = new ArrayDeque<>();
        for (int at = parents[unit]; at >= 0 && path.size() < MOST_PARENTS; at = parents[at]) {
            String name = name(at);
            if (!name.isEmpty()) {
                path.addFirst(new Parent(level(at), name));
            }
        }
        return new ArrayList<>(path);
    }

    private Level level(int unit) {
        return switch (kinds[unit]) {
            case HEADING -> Level.HEADING;
            case ITEM -> Level.ITEM;
            default -> Level.ELEMENT;
        };
    }

    /** Returns the words of a heading, the first line of an item, or the name of an element. */
    String name(int unit) {
        int end = nameEnds[unit];
        byte[] utf8 = source.utf8();
        int stop = Math.min(end, nameStarts[unit] + LONGEST_NAME);
        while (stop < end && (utf8[stop] & 0xC0) == 0x80) {
            stop--;
        }
        int line = nameStarts[unit];
        while (line < stop && utf8[line] != '\n') {
            line++;
        }
        return new String(utf8, nameStarts[unit], line - nameStarts[unit], StandardCharsets.UTF_8).strip();
    }
}
