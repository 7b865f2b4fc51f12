package dev.tare.optimizer.markdown;

import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.SurroundingsIndex;
import dev.tare.modules.model.Surroundings;
import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.PassText;
import dev.tare.optimizer.pass.Rewriter;
import dev.tare.optimizer.pass.TextPass;
import java.util.List;

/**
 * Removes backslashes before punctuation that means nothing where it stands: an underscore within a word, a star between
 * blanks, a full stop or a hyphen in the middle of a line. CommonMark shows the same character with the backslash and without.
 * What a harness, a dialect or a template might read stays escaped: dollar signs, at signs, braces, brackets, slashes, colons, number
 * signs, backticks, anything beside a reference or a slot, and all of a line with brackets or tags.
 */
public final class Escapes implements TextPass {

    /** What paths, names of entries, slots and marks of other notations are made of. */
    private static final String IN_NAMES = "/@$#:!{}`~&|";

    private static final int LONGEST_WORD = 64;

    private static final byte BLANK = ' ';

    /** Mean something at the start of a line or of a heading's end only. */
    private static final String IN_LINE = "-+>=";

    /** Mean something in the titles of links only, and these stand beside brackets. */
    private static final String ANYWHERE = ",;?%^\"'";

    @Override
    public String name() {
        return "escapes";
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
        SurroundingsIndex.Cursor surroundings = text.layout().surroundings().cursor();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            boolean words = block instanceof Block.Paragraph
                    || block instanceof Block.ListBlock
                    || block instanceof Block.Table
                    || block instanceof Block.Quote;
            if (words && !html.at(i) && !holdsBrackets(utf8, block.span())) {
                lines(text, block.span(), surroundings, rewriter);
            }
        }
    }

    /** A label of a link may go over several lines, and is compared as it is written. */
    private static boolean holdsBrackets(byte[] utf8, Span span) {
        int open = 0;
        for (int i = span.start(); i < span.end(); i++) {
            open += utf8[i] == '[' ? 1 : utf8[i] == ']' ? -1 : 0;
            if (utf8[i] == '<' || utf8[i] == '\n' && open != 0) {
                return true;
            }
        }
        return open != 0;
    }

    private static void lines(PassText text, Span span, SurroundingsIndex.Cursor surroundings, Rewriter rewriter) {
        byte[] utf8 = text.utf8();
        int line = span.start();
        while (line < span.end()) {
            int end = Lines.end(utf8, line);
            boolean bracket = false;
            for (int i = line; i < end; i++) {
                bracket |= utf8[i] == '[' || utf8[i] == ']';
            }
            for (int i = line; i + 1 < end && !bracket; i++) {
                if (utf8[i] == '\\') {
                    if (isRedundant(utf8, line, i, end)
                            && surroundings.at(i) == Surroundings.TEXT
                            && isFree(text, i, end)) {
                        rewriter.remove(i, i + 1);
                    }
                    i++;
                }
            }
            line = Lines.next(utf8, end);
        }
    }

    private static boolean isFree(PassText text, int at, int end) {
        return !text.isProtected(new Span(Math.max(0, at - 1), Math.min(end, at + 3)))
                && isNoName(text.utf8(), at, end);
    }

    /** Tells whether the word around the place cannot be a path or a name that a dialect reads once the backslash is gone. */
    private static boolean isNoName(byte[] utf8, int at, int end) {
        int from = at;
        while (from > 0 && utf8[from - 1] > ' ' && at - from < LONGEST_WORD) {
            from--;
        }
        int to = at;
        while (to < end && utf8[to] != ' ' && utf8[to] != '\t' && to - at < LONGEST_WORD) {
            boolean inName = utf8[to] == '.' && to + 1 < end && isWord(utf8[to + 1]);
            if (inName) {
                return false;
            }
            to++;
        }
        for (int i = from; i < to; i++) {
            if (IN_NAMES.indexOf(utf8[i]) >= 0) {
                return false;
            }
        }
        return at - from < LONGEST_WORD && to - at < LONGEST_WORD;
    }

    private static boolean isRedundant(byte[] utf8, int line, int at, int end) {
        byte mark = utf8[at + 1];
        byte before = at > line ? utf8[at - 1] : BLANK;
        byte after = at + 2 < end ? utf8[at + 2] : BLANK;
        if (before == '\\' || after == '\\') {
            return false;
        }
        return switch (mark) {
            case '_' -> isWord(before) && isWord(after);
            case '*' -> Lines.isBlank(before) && Lines.isBlank(after) && isWord(lastBefore(utf8, line, at));
            case '.' -> isWord(before) && Lines.isBlank(after) && !isNumber(utf8, line, at);
            default ->
                ANYWHERE.indexOf(mark) >= 0 && isWord(before)
                        || IN_LINE.indexOf(mark) >= 0 && isWord(lastBefore(utf8, line, at)) && isWord(after);
        };
    }

    private static byte lastBefore(byte[] utf8, int line, int at) {
        int i = Lines.trimmedEnd(utf8, line, at);
        return i > line ? utf8[i - 1] : BLANK;
    }

    /** Tells whether digits are all that stands before, up to a blank: with a full stop they might number an item. */
    private static boolean isNumber(byte[] utf8, int line, int at) {
        int i = at;
        while (i > line && utf8[i - 1] >= '0' && utf8[i - 1] <= '9') {
            i--;
        }
        return i < at && (i == line || Lines.isBlank(utf8[i - 1]));
    }

    private static boolean isWord(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9';
    }
}
