package dev.tare.optimizer.refactor;

import dev.tare.core.text.SourceText;
import dev.tare.modules.block.Block;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Collects the pieces of a text, each by the hash of its content: what was added to it, with one space for any white space between. */
final class PieceBuilder {

    private static final long EMPTY = 0xcbf29ce484222325L;

    /** Parts one cell of a table from the next; no text holds it. */
    private static final byte CELL = 0x1f;

    private final SourceText source;
    private final List<Block> blocks;
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

    /** Whether the text is read as a whole: then the block of a piece is the one that it starts in. */
    private final boolean whole;

    /** Whether a tag has just ended: white space after it is layout. */
    private boolean afterTag;

    PieceBuilder(SourceText source, List<Block> blocks, boolean whole) {
        this.source = source;
        this.blocks = blocks;
        this.whole = whole;
    }

    /** Says in which block the next pieces are. */
    void enter(int index) {
        blockIndex = index;
    }

    /** Tells whether something was added since the last piece ended. */
    boolean isOpen() {
        return start >= 0;
    }

    /** Says whether white space stands before what is added next. */
    void space(boolean pending) {
        pendingSpace = pending;
    }

    /** Says that what is added next stands right behind a tag, or the like, whatever white space is between. */
    void endTag() {
        afterTag = true;
    }

    /** Adds a byte that stands at the place, or for what stands there. */
    void add(int at, int b) {
        if (pendingSpace && !afterTag) {
            hash((byte) ' ');
        }
        pendingSpace = false;
        afterTag = false;
        addAsIs(at, (byte) b);
    }

    /** Adds a byte where white space counts as it is. */
    void addAsIs(int at, byte b) {
        hash(b);
        if (start < 0) {
            start = at;
        }
        end = at + 1;
        hasContent |= b >= '0' && b <= '9' || (b | 32) >= 'a' && (b | 32) <= 'z';
    }

    /** Adds the end of a cell. */
    void addCellEnd() {
        hash(CELL);
        pendingSpace = false;
    }

    /** Says that what was added last goes on to there, and returns that. */
    int extendTo(int offset) {
        end = offset;
        return offset;
    }

    /** Ends the piece. One without letters or digits is an ornament. */
    void close() {
        if (start >= 0 && (hasContent || hasLetter())) {
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, size * 2);
                ends = Arrays.copyOf(ends, size * 2);
                block = Arrays.copyOf(block, size * 2);
                hashes = Arrays.copyOf(hashes, size * 2);
            }
            starts[size] = start;
            ends[size] = end;
            while (whole
                    && blockIndex + 1 < blocks.size()
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

    Pieces build() {
        return new Pieces(
                source,
                blocks,
                Arrays.copyOf(starts, size),
                Arrays.copyOf(ends, size),
                Arrays.copyOf(block, size),
                Arrays.copyOf(hashes, size));
    }

    private void hash(byte b) {
        hash = (hash ^ b & 0xff) * 0x100000001b3L;
        hash ^= hash >>> 29;
    }

    private boolean hasLetter() {
        String piece = new String(source.utf8(), start, end - start, StandardCharsets.UTF_8);
        for (int i = 0; i < piece.length(); i += Character.charCount(piece.codePointAt(i))) {
            int point = piece.codePointAt(i);
            if (Character.isLetterOrDigit(point) || point >= 0x1F000) {
                return true;
            }
        }
        return false;
    }
}
