package dev.tare.core.token;

import dev.tare.core.text.SourceText;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Tare's own counter: a splitter over bytes, a memo of pieces, and a flat table of merges. Equal to jtokkit's counts. */
final class FlatTokenCounter implements TokenCounter {

    /** How many idle workspaces are kept. More threads than that make new ones. */
    private static final int IDLE = 16;

    private final Encoding encoding;
    private final RankTable table;
    private final PieceSplitter splitter;

    /**
     * Workspaces that no call uses at the moment. A pool and not a thread's own variable, because a thread may be one of very
     * many, and a memo is worth more the more is counted with it.
     */
    private final AtomicReferenceArray<@Nullable PieceCounter> idle = new AtomicReferenceArray<>(IDLE);

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
        for (int i = 0; i < IDLE; i++) {
            PieceCounter counter = idle.get(i);
            if (counter != null && idle.compareAndSet(i, counter, null)) {
                return counter;
            }
        }
        return new PieceCounter(table, splitter);
    }

    private void give(PieceCounter counter) {
        for (int i = 0; i < IDLE; i++) {
            if (idle.get(i) == null && idle.compareAndSet(i, null, counter)) {
                return;
            }
        }
    }
}
