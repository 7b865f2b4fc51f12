package dev.tare.optimizer.refactor;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.BlockScanner;
import java.util.List;
import java.util.Locale;

/** Cuts a module into {@link Pieces}, in one walk over its bytes. */
final class PieceScanner {

    private static final String ESCAPED = "_.-()!#+>";
    private static final String[] ENTITIES = {"&lt;", "<", "&gt;", ">", "&amp;", "&", "&quot;", "\"", "&apos;", "'"};

    private final SourceText source;
    private final byte[] text;
    private final PieceBuilder pieces;

    private PieceScanner(SourceText source, PieceBuilder pieces) {
        this.source = source;
        this.text = source.utf8();
        this.pieces = pieces;
    }

    static Pieces scan(SourceText source) {
        List<Block> blocks = BlockScanner.scan(source);
        String extension = source.id().extension().toLowerCase(Locale.ROOT);
        boolean lines = extension.equals("yml") || extension.equals("yaml") || extension.equals("toml");
        boolean whole = extension.equals("xml");
        PieceBuilder pieces = new PieceBuilder(source, blocks, whole);
        PieceScanner scanner = new PieceScanner(source, pieces);
        if (whole) {
            // Its blocks follow the lines, which its tags do not.
            scanner.prose(source.bodyStart(), source.length(), true);
            pieces.close();
            return pieces.build();
        }
        for (int i = 0; i < blocks.size(); i++) {
            pieces.enter(i);
            scanner.block(blocks.get(i), lines);
            pieces.close();
        }
        return pieces.build();
    }

    private void block(Block block, boolean lines) {
        Span span = block.span();
        if (block instanceof Block.Rule || block instanceof Block.Comment) {
            return;
        }
        if (block instanceof Block.Heading heading) {
            prose(heading.text().start(), heading.text().end(), false);
        } else if (block instanceof Block.Table) {
            rows(span.start(), span.end());
        } else if (block instanceof Block.Fence fence) {
            fence(fence);
        } else if (block instanceof Block.XmlElement) {
            prose(span.start(), span.end(), true);
        } else if (lines
                || block instanceof Block.FrontMatterBlock
                || block instanceof Block.IndentedCode
                || block instanceof Block.Key) {
            codeLines(span.start(), span.end(), 0);
        } else {
            prose(span.start(), span.end(), false);
        }
    }

    private void fence(Block.Fence fence) {
        String info = source.slice(fence.info());
        if (!info.isEmpty()) {
            pieces.add(fence.info().start(), '`');
            for (int i = fence.info().start(); i < fence.info().end(); i++) {
                pieces.add(i, text[i]);
            }
            pieces.close();
        }
        Span content = fence.content();
        int first = content.start();
        while (first < content.end() && isBlank(text[first])) {
            first++;
        }
        boolean instructs = info.toLowerCase(Locale.ROOT).startsWith("xml") || info.isEmpty();
        if (instructs && first < content.end() && text[first] == '<') {
            prose(content.start(), content.end(), true);
        } else {
            int indent = 0;
            while (fence.span().start() + indent < content.start()
                    && text[fence.span().start() + indent] == ' ') {
                indent++;
            }
            codeLines(content.start(), content.end(), indent);
        }
    }

    /** Each line is a piece; its indentation counts, less that of the fence. */
    private void codeLines(int from, int to, int indent) {
        int at = from;
        while (at < to) {
            int lineEnd = lineEnd(at, to);
            int first = at;
            while (first < lineEnd && first < at + indent && text[first] == ' ') {
                first++;
            }
            int last = lineEnd;
            while (last > first && isBlank(text[last - 1])) {
                last--;
            }
            for (int i = first; i < last; i++) {
                pieces.addAsIs(i, text[i]);
            }
            pieces.close();
            at = lineEnd;
        }
    }

    /** Each row is a piece; what pads its cells does not count, where a cell ends does. */
    private void rows(int from, int to) {
        int at = from;
        while (at < to) {
            int lineEnd = lineEnd(at, to);
            boolean cell = false;
            for (int i = at; i < lineEnd; i++) {
                if (text[i] == '|' && (i == at || text[i - 1] != '\\')) {
                    cell = pieces.isOpen();
                    pieces.space(false);
                } else if (isBlank(text[i])) {
                    pieces.space(pieces.isOpen());
                } else {
                    if (cell) {
                        pieces.addCellEnd();
                        cell = false;
                    }
                    pieces.add(i, text[i]);
                }
            }
            pieces.close();
            at = lineEnd;
        }
    }

    /** Sentences, items and, in XML, tags with the text after them. */
    private void prose(int from, int to, boolean xml) {
        int i = lineStart(from, to);
        while (i < to) {
            byte b = text[i];
            if (b == '\n' || b == '\r' && (i + 1 == to || text[i + 1] != '\n')) {
                int next = lineStart(i + 1, to);
                if (startsItem || isBlankLine(i + 1, to)) {
                    pieces.close();
                }
                pieces.space(pieces.isOpen());
                i = Math.max(i + 1, next);
            } else if (isBlank(b)) {
                pieces.space(pieces.isOpen());
                i++;
            } else if (xml && b == '<' || !xml && b == '<' && startsWith("<!--", i)) {
                i = markup(i, to, xml);
            } else if (xml && b == '&') {
                i = entity(i);
            } else if (!xml && b == '\\' && i + 1 < to && ESCAPED.indexOf(text[i + 1]) >= 0) {
                pieces.add(i + 1, text[i + 1]);
                i += 2;
            } else {
                pieces.add(i, b);
                i++;
                if ((b == '.' || b == '!' || b == '?') && endsSentence(i, to)) {
                    pieces.close();
                }
            }
        }
    }

    /** Whether the line that {@link #lineStart} looked at last starts an item. */
    private boolean startsItem;

    /** Returns where the words of a line start: behind its indentation, marks of quotes and the mark of an item. */
    private int lineStart(int from, int to) {
        startsItem = false;
        int i = from;
        while (i < to && (text[i] == ' ' || text[i] == '\t' || text[i] == '>')) {
            i++;
        }
        int mark = i;
        while (i < to && text[i] >= '0' && text[i] <= '9' && i - mark < 9) {
            i++;
        }
        boolean number = i > mark && i < to && (text[i] == '.' || text[i] == ')');
        boolean bullet = i == mark && i < to && (text[i] == '-' || text[i] == '*' || text[i] == '+');
        if ((number || bullet) && i + 1 < to && isBlank(text[i + 1])) {
            startsItem = true;
            return i + 1;
        }
        return mark;
    }

    private boolean isBlankLine(int from, int to) {
        for (int i = from; i < to && text[i] != '\n'; i++) {
            if (!isBlank(text[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean endsSentence(int at, int to) {
        int i = at;
        while (i < to && isBlank(text[i])) {
            i++;
        }
        return i > at && i < to && (text[i] >= 'A' && text[i] <= 'Z' || text[i] == '`' || text[i] == '<');
    }

    /** Reads a tag or a comment; returns where it ends. A bracket that opens neither is a character. */
    private int markup(int at, int to, boolean xml) {
        if (startsWith("<!--", at)) {
            int close = find("-->", at + 4, to);
            if (close >= 0) {
                pieces.space(pieces.isOpen());
                return close + 3;
            }
        }
        boolean endTag = xml && at + 1 < to && text[at + 1] == '/';
        boolean startTag = xml && at + 1 < to && isNameStart(text[at + 1]);
        int close = endTag || startTag ? closing(at, to) : -1;
        if (close < 0) {
            pieces.add(at, text[at]);
            return at + 1;
        }
        pieces.close();
        if (startTag) {
            tag(at, close);
        }
        return close + 1;
    }

    /** Adds a start tag; white space around equals signs and at its end is layout, and so is how an empty element is written. */
    private void tag(int at, int close) {
        byte quote = 0;
        for (int i = at; i < close; i++) {
            byte b = text[i];
            if (quote == 0 && isBlank(b)) {
                pieces.space(true);
            } else if (quote != 0 || b != '/' || i + 1 != close) {
                if (quote == 0 && b == '=') {
                    pieces.space(false);
                }
                pieces.add(i, b);
                if (quote == 0 && b == '=') {
                    pieces.endTag();
                }
                if (quote != 0) {
                    quote = b == quote ? 0 : quote;
                } else if (b == '"' || b == '\'') {
                    quote = b;
                }
            }
        }
        pieces.space(false);
        pieces.add(close, text[close]);
        pieces.endTag();
    }

    /** Returns the bracket that closes a tag; quotes may hold brackets. */
    private int closing(int at, int to) {
        byte quote = 0;
        for (int i = at + 1; i < to; i++) {
            byte b = text[i];
            if (quote != 0) {
                quote = b == quote ? 0 : quote;
            } else if (b == '"' || b == '\'') {
                quote = text[i - 1] == '=' || isBlank(text[i - 1]) ? b : 0;
            } else if (b == '>') {
                return i;
            } else if (b == '<') {
                return -1;
            }
        }
        return -1;
    }

    private int entity(int at) {
        for (int i = 0; i < ENTITIES.length; i += 2) {
            if (startsWith(ENTITIES[i], at)) {
                pieces.add(at, (byte) ENTITIES[i + 1].charAt(0));
                return pieces.extendTo(at + ENTITIES[i].length());
            }
        }
        pieces.add(at, text[at]);
        return at + 1;
    }

    private boolean startsWith(String mark, int at) {
        if (at + mark.length() > text.length) {
            return false;
        }
        for (int i = 0; i < mark.length(); i++) {
            if (text[at + i] != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int find(String mark, int from, int to) {
        for (int i = from; i + mark.length() <= to; i++) {
            if (startsWith(mark, i)) {
                return i;
            }
        }
        return -1;
    }

    private int lineEnd(int at, int to) {
        int i = at;
        while (i < to && text[i] != '\n') {
            i++;
        }
        return Math.min(to, i + 1);
    }

    private static boolean isBlank(byte b) {
        return b >= 0 && b <= ' ';
    }

    private static boolean isNameStart(byte b) {
        return b < 0 || b == '_' || (b | 32) >= 'a' && (b | 32) <= 'z';
    }
}
