package dev.tare.optimizer.section;

import dev.tare.optimizer.section.SectionNode.Kind;
import dev.tare.optimizer.section.Word.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a block in order, without its marks, and where sentences, clauses and cells begin. */
final class BlockWords {

    /** What a block is shows long before. */
    private static final int MOST_WORDS = 4000;

    /** Longer code spans and addresses are none. */
    private static final int LONGEST_MARK = 300;

    private static final int LONGEST_TAG = 4000;

    private static final String CHECKS = "\u2705\u274c\u2713\u2714\u2717\u2718\u2611\u2612\u26a0";
    private static final String ARROWS = "\u2192\u21d2\u279c\u27a1";
    private static final char OPENING_QUOTE = '\u201c';
    private static final char CLOSING_QUOTE = '\u201d';
    private static final String DASHES = "\u2014\u2013";

    private final String text;
    private final Kind kind;
    private final List<Word> words = new ArrayList<>();
    private Start start = Start.SENTENCE;
    private boolean strong;
    private boolean quoted;

    /** Whether the words are those of an attribute, in which no tag begins. */
    private boolean inValue;

    private int links;
    private int i;

    private BlockWords(String text, Kind kind) {
        this.text = text;
        this.kind = kind;
    }

    static BlockWords of(SectionTree tree, SectionNode node) {
        int start = node.kind() == Kind.FENCE ? node.head().end() : node.span().start();
        int end = node.kind() == Kind.FENCE ? node.tail().start() : node.span().end();
        BlockWords words = new BlockWords(tree.source().slice(start, end), node.kind());
        words.scan();
        return words;
    }

    static BlockWords ofTitle(String title) {
        BlockWords words = new BlockWords(title, Kind.PARAGRAPH);
        words.scan();
        return words;
    }

    List<Word> words() {
        return words;
    }

    /** Returns how many links there are. */
    int links() {
        return links;
    }

    private void scan() {
        boolean blank = true;
        while (i < text.length() && words.size() < MOST_WORDS) {
            int end = lineEnd(i);
            if (LineMarks.isFence(text, i)) {
                skipFence(end);
                blank = true;
                continue;
            }
            int marksEnd = LineMarks.end(text, i, end);
            boolean marked = LineMarks.startItem(text, i, marksEnd);
            i = marksEnd;
            if (marked || blank || kind == Kind.TABLE) {
                start = Start.SENTENCE;
                strong = false;
                quoted = false;
            }
            blank = i == end;
            line(end);
            i = Math.min(text.length(), end + 1);
        }
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** Goes past a fence inside a block; its first line may name a command. */
    private void skipFence(int end) {
        i = Math.min(text.length(), end + 1);
        boolean first = true;
        while (i < text.length() && !LineMarks.isFence(text, i)) {
            int lineEnd = lineEnd(i);
            if (first && lineEnd > i) {
                add(text.substring(i, lineEnd).strip(), Word.Kind.CODE);
                first = false;
            }
            i = Math.min(text.length(), lineEnd + 1);
        }
        i = Math.min(text.length(), lineEnd(i) + 1);
        start = Start.SENTENCE;
    }

    private void line(int end) {
        while (i < end && words.size() < MOST_WORDS) {
            char c = text.charAt(i);
            if (isLetter(c)) {
                word(end);
            } else if (c >= '0' && c <= '9') {
                number(end);
            } else if (c == '`') {
                code(end);
            } else if (c == '!' && i + 1 < end && text.charAt(i + 1) == '[') {
                image(end);
            } else if (c == '<'
                    && !inValue
                    && i + 1 < end
                    && (isLetter(text.charAt(i + 1)) || text.charAt(i + 1) == '/')) {
                tag();
                if (i > end) {
                    return;
                }
            } else if (c == ']' && i + 1 < end && text.charAt(i + 1) == '(') {
                address(end);
            } else {
                sign(c, end);
            }
        }
    }

    private void sign(char c, int end) {
        boolean ends = i + 1 >= end || text.charAt(i + 1) <= ' ' || "*_\"')`".indexOf(text.charAt(i + 1)) >= 0;
        if (c == '*' || c == '_') {
            boolean two = i + 1 < end && text.charAt(i + 1) == c;
            strong ^= two || c == '*';
            i += two ? 2 : 1;
            return;
        }
        if (c == '"') {
            quoted = !quoted;
        } else if (c == OPENING_QUOTE || c == CLOSING_QUOTE) {
            quoted = c == OPENING_QUOTE;
        } else if (c == '|' && kind == Kind.TABLE) {
            start = start == Start.SENTENCE ? start : Start.CELL;
        } else if (c == ',' && ends) {
            start = start == Start.NONE ? Start.COMMA : start;
        } else if ((c == '.' || c == '!') && ends) {
            start = Start.SENTENCE;
        } else if (c == '?') {
            add("?", Word.Kind.QUESTION);
            start = Start.SENTENCE;
        } else if (c == ':' && ends) {
            add(":", Word.Kind.COLON);
            start = clause();
        } else if (c == ';' && ends
                || DASHES.indexOf(c) >= 0
                || c == '-' && ends && text.charAt(Math.max(0, i - 1)) == ' ') {
            start = clause();
        } else if (ARROWS.indexOf(c) >= 0 || (c == '-' || c == '=') && i + 1 < end && text.charAt(i + 1) == '>') {
            add("->", Word.Kind.ARROW);
            start = clause();
            i += c == '-' || c == '=' ? 1 : 0;
        } else if (CHECKS.indexOf(c) >= 0) {
            Start kept = start;
            add(String.valueOf(c), Word.Kind.CHECK);
            start = kept;
        }
        i++;
    }

    private Start clause() {
        return start == Start.SENTENCE ? start : Start.CLAUSE;
    }

    private void word(int end) {
        int from = i;
        boolean name = false;
        while (i < end && (isWordPart(text.charAt(i)) || isJoint(i, end) || isInName(i, end))) {
            name |= isInName(i, end);
            i++;
        }
        String written = text.substring(from, i);
        if (name) {
            add(written, Word.Kind.CODE);
            return;
        }
        if (written.equals("http") || written.equals("https")) {
            skipToSpace(end);
            add(text.substring(from, i), Word.Kind.ADDRESS);
            return;
        }
        add(written, Word.Kind.WORD);
    }

    /** Tells whether a dot or an underscore stands here within the name of a file or of something in a program. */
    private boolean isInName(int at, int end) {
        char c = text.charAt(at);
        return (c == '_' || c == '.')
                && at + 1 < end
                && isLetter(text.charAt(at + 1))
                && isWordPart(text.charAt(at - 1));
    }

    private boolean isJoint(int at, int end) {
        char c = text.charAt(at);
        return (c == '\'' || c == '\u2019' || c == '-') && at + 1 < end && isLetter(text.charAt(at + 1));
    }

    private void number(int end) {
        int from = i;
        while (i < end
                && (isWordPart(text.charAt(i))
                        || i + 1 < end && ".,-/:".indexOf(text.charAt(i)) >= 0 && isWordPart(text.charAt(i + 1)))) {
            i++;
        }
        if (i < end && text.charAt(i) == '%') {
            i++;
        }
        add(text.substring(from, i), Word.Kind.NUMBER);
    }

    private void code(int end) {
        int run = i;
        while (run < end && text.charAt(run) == '`') {
            run++;
        }
        int close = find(text.substring(i, run), run, end, LONGEST_MARK);
        if (close < 0) {
            i = run;
            return;
        }
        add(text.substring(run, close).strip(), Word.Kind.CODE);
        i = close + run - i;
    }

    /** Goes past a tag; values of its attributes are clauses, and what follows it starts anew. */
    private void tag() {
        int close = i;
        char quote = 0;
        int limit = Math.min(text.length(), i + LONGEST_TAG);
        while (close < limit && (quote != 0 || text.charAt(close) != '>')) {
            char c = text.charAt(close);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && (text.charAt(close - 1) == '=' || text.charAt(close - 1) == ' ')) {
                quote = c;
            } else if (c == '<' && close > i || c == '\n' && text.charAt(i + 1) == '/') {
                break;
            }
            close++;
        }
        int from = i;
        i = Math.min(text.length(), close + 1);
        values(from, close);
        start = Start.SENTENCE;
    }

    private void values(int from, int close) {
        int resume = i;
        inValue = true;
        int open = find("\"", from, close, LONGEST_TAG);
        while (open >= 0) {
            int end = find("\"", open + 1, close, LONGEST_TAG);
            if (end < 0) {
                break;
            }
            start = Start.CELL;
            i = open + 1;
            line(end);
            open = find("\"", end + 1, close, LONGEST_TAG);
        }
        inValue = false;
        i = resume;
    }

    private void address(int end) {
        int from = i + 2;
        int close = find(")", from, end, LONGEST_MARK);
        if (close < 0) {
            i++;
            return;
        }
        links++;
        i = close + 1;
    }

    /** Goes past an image, whose words say what is seen. */
    private void image(int end) {
        int close = find("](", i, end, LONGEST_MARK);
        i = close < 0 ? i + 1 : close;
    }

    /** Returns where the mark stands first that ends something, or -1; what is never ended is not looked for again and again. */
    private int find(String mark, int from, int end, int longest) {
        int limit = Math.min(end, from + longest);
        for (int at = from; at + mark.length() <= limit; at++) {
            if (text.startsWith(mark, at)) {
                return at;
            }
        }
        return -1;
    }

    private void skipToSpace(int end) {
        while (i < end && text.charAt(i) > ' ' && text.charAt(i) != ')' && text.charAt(i) != '<') {
            i++;
        }
    }

    private void add(String written, Word.Kind wordKind) {
        boolean word = wordKind == Word.Kind.WORD;
        String lower = word ? written.toLowerCase(Locale.ROOT).replace('\u2019', '\'') : written;
        boolean upper = word && written.length() > 1 && written.equals(written.toUpperCase(Locale.ROOT));
        boolean capital = word && Character.isUpperCase(written.charAt(0));
        words.add(new Word(lower, wordKind, start, upper, capital, strong, quoted));
        start = Start.NONE;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c > 127 && Character.isLetter(c);
    }

    private static boolean isWordPart(char c) {
        return isLetter(c) || c >= '0' && c <= '9';
    }
}
