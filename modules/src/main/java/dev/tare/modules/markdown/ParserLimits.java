package dev.tare.modules.markdown;

import java.util.BitSet;

/**
 * Tells what a parser may be given. Ours takes time by the square of the links and code spans in a paragraph, of the rows of a table,
 * and of ever other lengths of runs of backticks; people write far less of them than what is allowed here.
 */
final class ParserLimits {

    private static final int LONGEST = 1 << 20;

    private static final int RUN_LENGTHS = 32;

    /** How many quotes and lists a line may open. */
    private static final int DEEPEST = 100;

    /** How far from the margin the words of a line may start. */
    private static final int WIDEST = 400;

    /** The square of the marks in a paragraph, summed over all of them: about a second's work. */
    private static final long MARKS = 9_000_000;

    /** From this indentation on, a mark of a list may be text. */
    private static final int CODE_INDENT = 4;

    private final String text;
    private final BitSet runLengths = new BitSet();
    private long spent;

    /** Marks since a paragraph may have begun. */
    private long marks;

    private ParserLimits(String text) {
        this.text = text;
    }

    static boolean allow(String text) {
        return text.length() <= LONGEST && new ParserLimits(text).allow();
    }

    private boolean allow() {
        int line = 0;
        while (line < text.length()) {
            int words = head(line);
            if (words < 0) {
                return false;
            }
            boolean blank = words == text.length() || isLineEnd(text.charAt(words));
            if (blank || isItem(line)) {
                spent += marks * marks;
                marks = 0;
            }
            line = words(words);
            if (spent + marks * marks > MARKS || runLengths.cardinality() > RUN_LENGTHS) {
                return false;
            }
        }
        return true;
    }

    /** Counts the marks of a line, and returns where the next one starts. */
    private int words(int from) {
        int brackets = 0;
        int runs = 0;
        boolean row = false;
        int i = from;
        while (i < text.length() && !isLineEnd(text.charAt(i))) {
            char c = text.charAt(i);
            if (c == '`') {
                int start = i;
                while (i < text.length() && text.charAt(i) == '`') {
                    i++;
                }
                runLengths.set(i - start);
                runs++;
                continue;
            }
            brackets += c == '[' ? 1 : 0;
            row |= c == '|';
            i++;
        }
        marks += brackets + (runs + 1) / 2 + (row ? 1 : 0);
        return i + 1;
    }

    /** Returns where the words of a line start, behind marks of quotes and items; or -1 when these are too many. */
    private int head(int line) {
        int depth = 0;
        int i = line;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '>' || isItemMark(c) && i + 1 < text.length() && isBlank(text.charAt(i + 1))) {
                depth++;
            } else if (!isBlank(c) && !(c >= '0' && c <= '9')) {
                break;
            }
            i++;
            if (depth > DEEPEST || i - line > WIDEST) {
                return -1;
            }
        }
        return i;
    }

    /** Tells whether the line starts an item, whatever stands before it. */
    private boolean isItem(int line) {
        int i = line;
        while (i < text.length() && i - line < CODE_INDENT && text.charAt(i) == ' ') {
            i++;
        }
        boolean mark = i + 2 < text.length()
                && i - line < CODE_INDENT
                && (text.charAt(i) == '-' || text.charAt(i) == '*' || text.charAt(i) == '+');
        return mark && text.charAt(i + 1) == ' ' && text.charAt(i + 2) > ' ';
    }

    private static boolean isItemMark(char c) {
        return c == '-' || c == '*' || c == '+' || c == '.' || c == ')';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
