package dev.tare.optimizer.markdown;

import dev.tare.modules.block.Block;
import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.PassText;
import dev.tare.optimizer.pass.Rewriter;
import dev.tare.optimizer.pass.TextPass;
import java.util.Arrays;
import java.util.List;

/**
 * Removes the spaces around the cells of tables, the pipes at the ends of rows, and the hyphens of the line below the head that only
 * fill it. A table is made of its cells, and those are trimmed when it is read; a hyphen is enough to mark a column, colons
 * at its ends stay. Pipes at the ends stay where a row has one cell only, where the first or the last cell is empty, and where
 * the row would look like something else without them.
 */
public final class TablePadding implements TextPass {

    private static final byte[] NOTHING = {};
    private static final byte[] SPACE = {' '};
    private static final byte[] PIPE = {'|'};
    private static final byte[][] HYPHENS = {{'-', '-', '-'}, {'-'}};

    @Override
    public String name() {
        return "table-padding";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.LOSSLESS;
    }

    @Override
    public void rewrite(PassText text, Rewriter rewriter) {
        if (!MarkdownFiles.is(text)) {
            return;
        }
        List<Block> blocks = MarkdownFiles.sureBlocks(text, RawHtml.of(text));
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Block.Table table && MarkdownFiles.standsAlone(blocks, i)) {
                int line = table.span().start();
                for (int row = 0; line < table.span().end(); row++) {
                    int end = Lines.end(text.utf8(), line);
                    if (isLonePipe(text.utf8(), line, end)) {
                        break;
                    }
                    row(text.utf8(), line, end, row == 1, rewriter);
                    line = Lines.next(text.utf8(), end);
                }
            }
        }
    }

    private static void row(byte[] utf8, int line, int end, boolean delimiters, Rewriter rewriter) {
        int first = Lines.trimmedStart(utf8, line, end);
        int last = Lines.trimmedEnd(utf8, first, end);
        int[] pipes = pipes(utf8, first, last);
        boolean several = pipes.length > 2 || pipes.length == 2 && !isOuter(pipes, first, last);
        int cell = first;
        for (int i = 0; i <= pipes.length; i++) {
            int stop = i < pipes.length ? pipes[i] : last;
            int words = Lines.trimmedStart(utf8, cell, stop);
            int wordsEnd = Lines.trimmedEnd(utf8, words, stop);
            boolean firstPipe = i == 1 && pipes[0] == first;
            if (firstPipe && several && words < wordsEnd && (delimiters || startsPlainly(utf8, words, wordsEnd))) {
                rewriter.replace(first, words, NOTHING, PIPE);
            } else if (i > 0) {
                close(cell, words, rewriter);
            }
            if (delimiters) {
                shorten(utf8, words, wordsEnd, rewriter);
            }
            boolean lastPipe = i < pipes.length && pipes[i] == last - 1;
            // A backslash with a pipe after it would be no end of a cell.
            boolean escapes = words < wordsEnd && utf8[wordsEnd - 1] == '\\';
            if (lastPipe && several && words < wordsEnd && !escapes) {
                rewriter.replace(wordsEnd, last, NOTHING, PIPE);
                return;
            }
            // The spaces of an empty cell belong to the pipe before it, and those before the first pipe indent the
            // table.
            if (words < wordsEnd && i < pipes.length && !escapes) {
                close(wordsEnd, stop, rewriter);
            }
            cell = stop + 1;
        }
    }

    /** Not all readers take a line of one pipe for a row; for some it ends the table. */
    private static boolean isLonePipe(byte[] utf8, int line, int end) {
        int words = Lines.trimmedStart(utf8, line, end);
        return words < end && utf8[words] == '|' && Lines.trimmedStart(utf8, words + 1, end) == end;
    }

    private static boolean isOuter(int[] pipes, int first, int last) {
        return pipes[0] == first && pipes[1] == last - 1;
    }

    /** Returns the places of the pipes that part cells. */
    private static int[] pipes(byte[] utf8, int start, int end) {
        int[] found = new int[8];
        int count = 0;
        for (int i = start; i < end; i++) {
            if (utf8[i] == '\\') {
                i++;
            } else if (utf8[i] == '|') {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Tells whether a line that starts with these words is a line of text, whatever it goes on with. */
    private static boolean startsPlainly(byte[] utf8, int start, int end) {
        byte b = utf8[start];
        boolean letter = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b < 0;
        boolean strong = b == '*' && start + 2 < end && utf8[start + 1] == '*' && !Lines.isBlank(utf8[start + 2]);
        boolean code = b == '`' && start + 1 < end && utf8[start + 1] != '`';
        return letter || strong || code;
    }

    private static void shorten(byte[] utf8, int start, int end, Rewriter rewriter) {
        int from = start < end && utf8[start] == ':' ? start + 1 : start;
        int to = end > from && utf8[end - 1] == ':' ? end - 1 : end;
        if (to - from > 1) {
            rewriter.replace(from, to, HYPHENS);
        }
    }

    private static void close(int start, int end, Rewriter rewriter) {
        if (start == end) {
            return;
        }
        if (end - start > 1) {
            rewriter.replace(start, end, NOTHING, SPACE);
        } else {
            rewriter.replace(start, end, NOTHING);
        }
    }
}
