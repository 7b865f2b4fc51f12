package dev.tare.core.token;

import dev.tare.core.text.SourceText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tare's own counter: a splitter over bytes, a memo of pieces, and a flat table of merges. Equal to jtokkit's counts. */
final class FlatTokenCounter implements TokenCounter {

    /** How many idle piece counters are kept. More threads than that make new ones. */
    private static final int IDLE = 16;

    private final Encoding encoding;
    private final RankTable table;
    private final PieceSplitter splitter;

    /**
     * Piece counters that no call uses at the moment. A pool and not a thread's own variable, because a thread may be one of
     * very many, and a memo is worth more the more is counted with it. Guarded by itself: atomic arrays would start the JVM's
     * machinery of method handles, which takes longer than a framework of ten files.
     */
    private final @Nullable PieceCounter[] idle = new PieceCounter[IDLE];

    private int idleCount;

    FlatTokenCounter(Encoding encoding, RankTable table, PieceSplitter splitter) {
        this.encoding = encoding;
        this.table = table;
        this.splitter = splitter;
    }

    @Override
    public Encoding encoding() {
        return encoding;
    }

    @Override
    public int count(byte[] utf8, int start, int end) {
        Objects.checkFromToIndex(start, end, utf8.length);
        PieceCounter counter = take();
        int count = counter.count(utf8, start, end);
        give(counter);
        return count;
    }

    @Override
    public int[] countBetween(SourceText text, int[] cuts) {
        Cuts.check(text, cuts);
        PieceCounter counter = take();
        int[] counts = counter.countBetween(text.utf8(), cuts);
        give(counter);
        return counts;
    }

    private PieceCounter take() {
        synchronized (idle) {
            PieceCounter counter = idleCount > 0 ? idle[--idleCount] : null;
            if (counter != null) {
                idle[idleCount] = null;
                return counter;
            }
        }
        return new PieceCounter(table, splitter);
    }

    /** Takes a counter back. One whose call threw does not come back, and so none is ever used in a state between two pieces. */
    private void give(PieceCounter counter) {
        synchronized (idle) {
            if (idleCount < IDLE) {
                idle[idleCount++] = counter;
            }
        }
    }
}
