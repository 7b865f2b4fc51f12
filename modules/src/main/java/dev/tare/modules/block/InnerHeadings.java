package dev.tare.modules.block;

import dev.tare.core.text.SourceText;
import java.util.List;
import java.util.Map;

/**
 * The headings that are no blocks of their own: {@code <h2>Words</h2>}, and those in items of lists and in quotes. They head
 * nothing whose end could be told, but links lead to them.
 */
final class InnerHeadings {

    private static final int LONGEST = 1024;

    private InnerHeadings() {}

    /** Puts the folded words of each with its offset, the first of several. */
    static void find(SourceText source, List<Block> blocks, Map<String, Integer> found) {
        for (Block block : blocks) {
            if (block instanceof Block.ListBlock || block instanceof Block.Quote) {
                inItems(source, block.span().start(), block.span().end(), found);
            }
            boolean code = block instanceof Block.Fence
                    || block instanceof Block.IndentedCode
                    || block instanceof Block.FrontMatterBlock;
            if (!code) {
                inTags(source, block.span().start(), block.span().end(), found);
            }
        }
    }

    /** Looks behind the marks of items and quotes, but not into fences. */
    private static void inItems(SourceText source, int from, int end, Map<String, Integer> found) {
        byte[] b = source.utf8();
        Line line = new Line(b, from, end);
        byte mark = 0;
        int fence = 0;
        while (line.advance()) {
            int at = afterMarks(b, line.start, line.end);
            if (fence > 0) {
                fence = Marks.isClosingFence(b, at, line.end, mark, fence) ? 0 : fence;
                continue;
            }
            int level = at < line.end && b[at] == '#' ? Marks.atxLevel(b, at, line.end) : 0;
            if (level > 0) {
                int text = Marks.skipSpaces(b, at + level, line.end);
                put(source, text, Marks.atxTextEnd(b, text, line.end), line.start, found);
            } else if (at < line.end) {
                fence = Marks.openingFence(b, at, line.end);
                mark = b[at];
            }
        }
    }

    private static int afterMarks(byte[] b, int from, int end) {
        int at = Marks.skipSpaces(b, from, end);
        while (at < end) {
            int next = at;
            while (next < end && b[next] >= '0' && b[next] <= '9') {
                next++;
            }
            boolean number = next > at && next < end && (b[next] == '.' || b[next] == ')');
            boolean bullet = next == at && (b[at] == '-' || b[at] == '*' || b[at] == '+');
            boolean quote = next == at && b[at] == '>';
            boolean spaced = next + 1 < end && Marks.isSpace(b[next + 1]);
            if (!quote && !((number || bullet) && spaced)) {
                return at;
            }
            at = Marks.skipSpaces(b, next + 1, end);
        }
        return at;
    }

    private static void inTags(SourceText source, int from, int end, Map<String, Integer> found) {
        byte[] b = source.utf8();
        for (int i = from; i + 3 < end; i++) {
            boolean opens = b[i] == '<'
                    && (b[i + 1] | 32) == 'h'
                    && b[i + 2] >= '1'
                    && b[i + 2] <= '6'
                    && (b[i + 3] == '>' || b[i + 3] == ' ');
            if (opens) {
                int most = Math.min(end, i + LONGEST);
                int text = i + 3;
                while (text < most && b[text] != '>') {
                    text++;
                }
                int stop = text + 1;
                while (stop + 1 < most && !(b[stop] == '<' && b[stop + 1] == '/' && isHeading(b, stop + 2, most))) {
                    stop++;
                }
                if (stop + 1 < most) {
                    put(source, text + 1, stop, i, found);
                    i = stop;
                }
            }
        }
    }

    private static boolean isHeading(byte[] b, int at, int end) {
        return at + 1 < end && (b[at] | 32) == 'h' && b[at + 1] >= '1' && b[at + 1] <= '6';
    }

    private static void put(SourceText source, int start, int end, int at, Map<String, Integer> found) {
        if (start < end) {
            String name = SectionNames.folded(SectionNames.plain(source.slice(start, end)));
            if (!name.isEmpty()) {
                found.putIfAbsent(name, at);
            }
        }
    }
}
