package dev.tare.optimizer.refactor;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.SourceText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What became of every piece of text of a framework that people rewrote. Pieces of all modules of one version are numbered through, in
 * the order of the modules.
 */
public final class Refactor {

    private final PieceTable before;
    private final PieceTable after;
    private final PieceFate[] fates;
    private final int[] partners;
    private final boolean[] added;

    private Refactor(PieceTable before, PieceTable after, Matching matching) {
        this.before = before;
        this.after = after;
        this.fates = matching.fates();
        this.partners = matching.partners();
        this.added = matching.added();
    }

    /**
     * Compares two versions.
     *
     * @param before the modules of the old one, in order of their ids
     * @param after those of the new one
     */
    public static Refactor compare(List<SourceText> before, List<SourceText> after, TaskExecutor executor) {
        PieceTable old = new PieceTable(executor.map(before, PieceScanner::scan));
        PieceTable now = new PieceTable(executor.map(after, PieceScanner::scan));
        Matching matching = new Matching(old, now);
        matching.run();
        return new Refactor(old, now, matching);
    }

    /** Returns the pieces of the old version. */
    public PieceTable before() {
        return before;
    }

    /** Returns the pieces of the new version. */
    public PieceTable after() {
        return after;
    }

    public PieceFate fate(int piece) {
        return fates[piece];
    }

    /** Returns the piece of the new version in which a piece of the old one is found again, or -1 when it is lost. */
    public int partner(int piece) {
        return partners[piece];
    }

    /** Tells whether a piece of the new version has nothing in the old one that it came from. */
    public boolean isAdded(int piece) {
        return added[piece];
    }

    /** Returns the fate of a block, from those of its pieces; nothing for one without any, which is inert. */
    public Optional<PieceFate> blockFate(int module, int block) {
        Pieces pieces = before.modules().get(module);
        int from = Arrays.binarySearch(pieces.block(), block);
        if (from < 0) {
            return Optional.empty();
        }
        while (from > 0 && pieces.block()[from - 1] == block) {
            from--;
        }
        boolean allLost = true;
        PieceFate worst = PieceFate.KEPT;
        for (int i = from; i < pieces.size() && pieces.block()[i] == block; i++) {
            PieceFate fate = fates[before.first(module) + i];
            allLost &= fate == PieceFate.LOST;
            worst = fate.compareTo(worst) > 0 ? fate : worst;
        }
        return Optional.of(worst == PieceFate.LOST && !allLost ? PieceFate.CHANGED : worst);
    }
}
