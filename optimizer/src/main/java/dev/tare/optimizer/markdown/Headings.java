package dev.tare.optimizer.markdown;

import dev.tare.core.text.Edits;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.PassText;
import dev.tare.optimizer.pass.Rewriter;
import dev.tare.optimizer.pass.TextPass;
import java.util.List;

/**
 * Takes from headings what only adorns them: indentation, the run of {@code #} after the words, all but one blank before them; and
 * writes a heading that is underlined as one with marks where that is cheaper. Level and words are the same to CommonMark.
 * Words that end with {@code #} or a backslash stay as they are, for these might be read as marks then.
 */
public final class Headings implements TextPass {

    private static final byte[] NOTHING = {};
    private static final byte[] SPACE = {' '};
    private static final byte[][] MARKS = {{'#', ' '}, {'#', '#', ' '}};

    @Override
    public String name() {
        return "headings";
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
        byte[] utf8 = text.utf8();
        RawHtml html = RawHtml.of(text);
        List<Block> blocks = MarkdownFiles.sureBlocks(text, html);
        for (int i = 0; i < blocks.size(); i++) {
            // Right below a table, some readers take the line for a row.
            boolean sure = !html.at(i) && !(i > 0 && blocks.get(i - 1) instanceof Block.Table);
            if (sure && blocks.get(i) instanceof Block.Heading heading && isPlain(utf8, heading.text())) {
                int end = Lines.end(utf8, heading.span().start());
                int marks = Lines.trimmedStart(utf8, heading.span().start(), end);
                if (utf8[marks] == '#' && marks < heading.text().start()) {
                    close(utf8, heading, marks, end, rewriter);
                } else if (Lines.next(utf8, end) < heading.span().end()) {
                    underlined(utf8, heading, end, rewriter);
                }
            }
        }
    }

    private static void close(byte[] utf8, Block.Heading heading, int marks, int end, Rewriter rewriter) {
        int marked = marks + heading.level();
        Span words = heading.text();
        if (marks > heading.span().start()) {
            rewriter.remove(heading.span().start(), marks);
        }
        if (words.start() > marked + 1 || utf8[marked] == '\t') {
            rewriter.replace(marked, words.start(), SPACE);
        }
        if (words.end() < Lines.trimmedEnd(utf8, words.end(), end)) {
            rewriter.remove(words.end(), end);
        }
    }

    private static void underlined(byte[] utf8, Block.Heading heading, int end, Rewriter rewriter) {
        Span words = heading.text();
        int line = Lines.next(utf8, end);
        int lineEnd = Lines.end(utf8, line);
        boolean twoLines = words.end() <= end
                && Lines.next(utf8, lineEnd) == heading.span().end();
        if (twoLines && utf8[words.start()] != '[' && heading.level() <= MARKS.length) {
            rewriter.replaceTogether(new Edits.Builder()
                    .replace(heading.span().start(), words.start(), MARKS[heading.level() - 1])
                    .replace(words.end(), lineEnd, NOTHING)
                    .build());
        }
    }

    private static boolean isPlain(byte[] utf8, Span words) {
        if (words.length() == 0) {
            return false;
        }
        byte last = utf8[words.end() - 1];
        return last != '#' && last != '\\' && last != '\r';
    }
}
