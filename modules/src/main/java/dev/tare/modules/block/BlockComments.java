package dev.tare.modules.block;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the HTML comments that stand on lines of their own, as Markdown has them: those that a harness may leave out when it
 * loads a file. Comments within a line, in a list, in an element or in code are not among them.
 */
public final class BlockComments {

    private final byte[] bytes;
    private final List<Span> found = new ArrayList<>();

    private BlockComments(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Returns the places of these comments, in order and without overlaps. Where nothing else stands on a comment's lines, the line
     * ends and the blank lines after it belong to its place. A comment that is never closed is none.
     */
    public static List<Span> in(SourceText source) {
        BlockComments comments = new BlockComments(source.utf8());
        // Markdown takes what follows an element without a blank line for a part of it.
        int elementEnd = -1;
        for (Block block : BlockScanner.scan(source)) {
            if (block instanceof Block.Comment || block instanceof Block.XmlElement) {
                boolean inElement = block.span().start() == elementEnd;
                if (inElement || !comments.takeFrom(block.span())) {
                    elementEnd = block.span().end();
                }
            }
        }
        return comments.found;
    }

    /**
     * Takes the comments that the block starts with, and tells whether it holds nothing else. An HTML block that starts with a
     * comment ends with the line in which the comment does; what follows is another.
     */
    private boolean takeFrom(Span block) {
        int at = block.start();
        while (at < block.end()) {
            int open = Marks.skipSpaces(bytes, at, block.end());
            int close = commentEnd(open, block.end());
            if (close < 0) {
                return false;
            }
            int lineEnd = close;
            while (lineEnd < block.end() && !Marks.isLineEnd(bytes[lineEnd])) {
                lineEnd++;
            }
            at = take(at, open, close, lineEnd);
        }
        return true;
    }

    /** Takes the comments of one HTML block, and returns where the next line starts. */
    private int take(int start, int open, int close, int lineEnd) {
        int first = found.size();
        boolean alone = true;
        int from = open;
        int end = close;
        while (end >= 0) {
            found.add(new Span(from, end));
            int next = end;
            while (next < lineEnd && !HtmlMarks.startsWith(bytes, next, lineEnd, "<!--")) {
                alone &= Marks.isSpace(bytes[next]);
                next++;
            }
            from = next;
            end = commentEnd(next, lineEnd);
        }
        for (int i = from; i < lineEnd; i++) {
            alone &= Marks.isSpace(bytes[i]);
        }
        int after = lineEnd;
        while (after < bytes.length && Marks.isLineEnd(bytes[after])) {
            after++;
        }
        if (alone) {
            found.subList(first, found.size()).clear();
            found.add(new Span(start, after));
        }
        return after;
    }

    /** Returns the offset after the comment that starts here, or -1. */
    private int commentEnd(int open, int limit) {
        if (!HtmlMarks.startsWith(bytes, open, limit, "<!--")) {
            return -1;
        }
        int close = HtmlMarks.find(bytes, open + 2, limit, "-->");
        return close < 0 ? -1 : close + 3;
    }
}
