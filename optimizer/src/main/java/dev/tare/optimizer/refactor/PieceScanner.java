package dev.tare.optimizer.refactor;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.BlockScanner;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Cuts a module into {@link Pieces}, in one walk over its bytes. */
final class PieceScanner {

    private static final String ESCAPED = "_.-()!#+>";
    private static final String[] ENTITIES = {"&lt;", "<", "&gt;", ">", "&amp;", "&", "&quot;", "\"", "&apos;", "'"};

    private static final long EMPTY = 0xcbf29ce484222325L;

    private final SourceText source;
    private final byte[] text;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] block = new int[64];
    private long[] hashes = new long[64];
    private int size;

    /** The piece that is being read: its first byte or -1, the byte after its last, and its content so far. */
    private int start = -1;

    private int end;
    private long hash = EMPTY;
    private boolean pendingSpace;
    private boolean hasContent;
    private int blockIndex;

    /** For a text that is read as a whole, its blocks; otherwise none. */
    private List<Block> blocks = List.of();

    /** Whether a tag has just ended: white space after it is layout. */
    private boolean afterTag;

    private PieceScanner(SourceText source) {
        this.source = source;
        this.text = source.utf8();
    }

    static Pieces scan(SourceText source) {
        PieceScanner scanner = new PieceScanner(source);
        List<Block> blocks = BlockScanner.scan(source);
        String extension = source.id().extension().toLowerCase(Locale.ROOT);
        boolean lines = extension.equals("yml") || extension.equals("yaml") || extension.equals("toml");
        if (extension.equals("xml")) {
            // Its blocks follow the lines, which its tags do not.
            scanner.blocks = blocks;
            scanner.prose(source.bodyStart(), source.length(), true);
            scanner.close();
        }
        for (int i = 0; i < blocks.size() && scanner.blocks.isEmpty(); i++) {
            scanner.blockIndex = i;
            scanner.block(blocks.get(i), lines);
            scanner.close();
        }
        int n = scanner.size;
        return new Pieces(
                source,
                blocks,
                Arrays.copyOf(scanner.starts, n),
                Arrays.copyOf(scanner.ends, n),
                Arrays.copyOf(scanner.block, n),
                Arrays.copyOf(scanner.hashes, n));
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
            add(fence.info().start(), '`');
            for (int i = fence.info().start(); i < fence.info().end(); i++) {
                add(i, text[i]);
            }
            close();
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
                hash(text[i]);
                touch(i, text[i]);
            }
            close();
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
                    cell = start >= 0;
                    pendingSpace = false;
                } else if (isBlank(text[i])) {
                    pendingSpace = start >= 0;
                } else {
                    if (cell) {
                        hash((byte) 0x1f);
                        pendingSpace = false;
                        cell = false;
                    }
                    add(i, text[i]);
                }
            }
            close();
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
                    close();
                }
                pendingSpace = start >= 0;
                i = Math.max(i + 1, next);
            } else if (isBlank(b)) {
                pendingSpace = start >= 0;
                i++;
            } else if (xml && b == '<' || !xml && b == '<' && startsWith("<!--", i)) {
                i = markup(i, to, xml);
            } else if (xml && b == '&') {
                i = entity(i);
            } else if (!xml && b == '\\' && i + 1 < to && ESCAPED.indexOf(text[i + 1]) >= 0) {
                add(i + 1, text[i + 1]);
                i += 2;
            } else {
                add(i, b);
                i++;
                if ((b == '.' || b == '!' || b == '?') && endsSentence(i, to)) {
                    close();
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
                pendingSpace = start >= 0;
                return close + 3;
            }
        }
        boolean endTag = xml && at + 1 < to && text[at + 1] == '/';
        boolean startTag = xml && at + 1 < to && isNameStart(text[at + 1]);
        int close = endTag || startTag ? closing(at, to) : -1;
        if (close < 0) {
            add(at, text[at]);
            return at + 1;
        }
        close();
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
                pendingSpace = true;
            } else if (quote != 0 || b != '/' || i + 1 != close) {
                if (quote == 0 && b == '=') {
                    pendingSpace = false;
                }
                add(i, b);
                if (quote == 0 && b == '=') {
                    afterTag = true;
                }
                if (quote != 0) {
                    quote = b == quote ? 0 : quote;
                } else if (b == '"' || b == '\'') {
                    quote = b;
                }
            }
        }
        pendingSpace = false;
        add(close, text[close]);
        afterTag = true;
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
                add(at, (byte) ENTITIES[i + 1].charAt(0));
                end = at + ENTITIES[i].length();
                return end;
            }
        }
        add(at, text[at]);
        return at + 1;
    }

    private void add(int at, int b) {
        if (pendingSpace && !afterTag) {
            hash((byte) ' ');
        }
        pendingSpace = false;
        afterTag = false;
        hash((byte) b);
        touch(at, (byte) b);
    }

    private void hash(byte b) {
        hash = (hash ^ b & 0xff) * 0x100000001b3L;
        hash ^= hash >>> 29;
    }

    private void touch(int at, byte b) {
        if (start < 0) {
            start = at;
        }
        end = at + 1;
        hasContent |= b >= '0' && b <= '9' || (b | 32) >= 'a' && (b | 32) <= 'z';
    }

    /** Ends the piece. One without letters or digits is an ornament. */
    private void close() {
        if (start >= 0 && (hasContent || hasLetter())) {
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, size * 2);
                ends = Arrays.copyOf(ends, size * 2);
                block = Arrays.copyOf(block, size * 2);
                hashes = Arrays.copyOf(hashes, size * 2);
            }
            starts[size] = start;
            ends[size] = end;
            while (blockIndex + 1 < blocks.size()
                    && blocks.get(blockIndex + 1).span().start() <= start) {
                blockIndex++;
            }
            block[size] = blockIndex;
            long mixed = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
            hashes[size++] = mixed ^ mixed >>> 31;
        }
        start = -1;
        hash = EMPTY;
        pendingSpace = false;
        afterTag = false;
        hasContent = false;
    }

    private boolean hasLetter() {
        String piece = new String(text, start, end - start, StandardCharsets.UTF_8);
        for (int i = 0; i < piece.length(); i += Character.charCount(piece.codePointAt(i))) {
            int point = piece.codePointAt(i);
            if (Character.isLetterOrDigit(point) || point >= 0x1F000) {
                return true;
            }
        }
        return false;
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
