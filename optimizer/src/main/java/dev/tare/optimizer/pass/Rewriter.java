package dev.tare.optimizer.pass;

import dev.tare.core.text.Edits;
import dev.tare.core.text.Span;
import dev.tare.core.token.PieceBorders;
import dev.tare.core.token.TokenCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes the edits of one pass over one module, in order of place, each only when the exact count falls. The price of an edit is
 * worked out in a window around it, between two {@linkplain PieceBorders borders} of pieces, with the edits before it made and
 * those after it not yet; so the sum of the prices is the price of all.
 */
public final class Rewriter {

    /** Without a border this near, an edit is not taken: every look stays cheap. */
    private static final int WINDOW = 4096;

    /** How many bytes may be looked at for each byte of the text, and some more for short texts: a text where borders are far apart stays cheap. */
    private static final int LOOKS = 16;

    private static final int FREE_LOOKS = 1 << 20;

    /** To look for a border in vain costs less than to count, by about so much. */
    private static final int SCAN_SHARE = 16;

    private static final byte[] NOTHING = {};

    private final byte[] before;
    private final ProtectedPlaces kept;
    private final TokenCounter counter;
    private final Edits.Builder edits = new Edits.Builder();
    private final List<Span> places = new ArrayList<>();

    /** The text after the edits so far, up to {@link #at}. */
    private byte[] after;

    private int size;

    /** How much of the text before is behind us. */
    private int at;

    private int saved;

    /** How many bytes may still be looked at. */
    private long looks;

    Rewriter(PassText text, TokenCounter counter) {
        this.before = text.utf8();
        this.kept = text.protectedPlaces();
        this.counter = counter;
        this.after = new byte[before.length + 16];
        this.looks = FREE_LOOKS + (long) LOOKS * before.length;
    }

    /** Offers to remove a stretch. */
    public boolean remove(int start, int end) {
        return replace(start, end, NOTHING);
    }

    /**
     * Offers to put other bytes in the place of a stretch; of several, the one that costs least, and of equals the first.
     *
     * @param start not before the end of the last edit that was taken
     * @return whether the edit was taken
     */
    public boolean replace(int start, int end, byte[]... alternatives) {
        if (start < at) {
            throw new IllegalArgumentException("an edit at " + start + " comes after one that ends at " + at);
        }
        if (looks < 0 || kept.touches(start, end)) {
            return false;
        }
        copyTo(start);
        int left = leftBorder();
        int right = rightBorder(end);
        if (left < 0 || right < 0) {
            return false;
        }
        int now = count(left, before, start, end, end, right);
        int best = now;
        byte[] chosen = NOTHING;
        for (byte[] alternative : alternatives) {
            int price = count(left, alternative, 0, alternative.length, end, right);
            if (price < best) {
                best = price;
                chosen = alternative;
            }
        }
        if (best == now) {
            return false;
        }
        take(start, end, chosen);
        saved += now - best;
        return true;
    }

    /**
     * Offers several edits that only together keep the meaning: all of them are taken, or none.
     *
     * @param together the first of them not before the end of the last edit that was taken
     * @return whether they were taken
     */
    public boolean replaceTogether(Edits together) {
        return replaceTogether(List.of(together));
    }

    /** Offers several ways to edit a place, each to be taken as a whole: the one that costs least, and of equals the first. */
    public boolean replaceTogether(List<Edits> ways) {
        int start = before.length;
        for (Edits together : ways) {
            start = Math.min(start, together.isEmpty() ? start : together.start(0));
        }
        int most = 0;
        Edits best = Edits.NONE;
        for (Edits together : ways) {
            int saves = saving(together, start);
            if (saves > most) {
                most = saves;
                best = together;
            }
        }
        take(best, most);
        return most > 0;
    }

    /**
     * Offers ways to write a place in another notation, each to be taken as a whole.
     *
     * @param place what a {@link ReversiblePass} will turn back; the edits lie within it
     */
    public boolean replaceTogether(List<Edits> ways, Span place) {
        boolean taken = replaceTogether(ways);
        if (taken) {
            places.add(place);
        }
        return taken;
    }

    private void take(Edits together, int saves) {
        for (int i = 0; i < together.size(); i++) {
            copyTo(together.start(i));
            take(together.start(i), together.end(i), together.replacement(i));
        }
        saved += saves;
    }

    /**
     * Returns by how many tokens the count falls when all of the edits are made; 0 when they cannot be.
     *
     * @param start where to look from, not after the first edit
     */
    private int saving(Edits together, int start) {
        if (together.isEmpty() || looks < 0) {
            return 0;
        }
        if (start < at) {
            throw new IllegalArgumentException("an edit at " + start + " comes after one that ends at " + at);
        }
        for (int i = 0; i < together.size(); i++) {
            if (kept.touches(together.start(i), together.end(i))) {
                return 0;
            }
        }
        copyTo(start);
        int end = together.end(together.size() - 1);
        int left = leftBorder();
        int right = rightBorder(end);
        if (left < 0 || right < 0) {
            return 0;
        }
        byte[] changed = together.moved(-start).apply(Arrays.copyOfRange(before, start, end));
        return count(left, before, start, end, end, right) - count(left, changed, 0, changed.length, end, right);
    }

    /** Returns a border before the place that was reached, or -1 when there is none near. */
    private int leftBorder() {
        int from = Math.max(0, size - WINDOW);
        int left = PieceBorders.before(after, size, from);
        if (left == from && from > 0) {
            looks -= WINDOW / SCAN_SHARE;
            return -1;
        }
        return left;
    }

    /** Returns a border after the place, or -1 when there is none near. */
    private int rightBorder(int end) {
        int limit = Math.min(before.length, end + WINDOW);
        int right = PieceBorders.after(before, end, limit);
        if (right == limit && limit < before.length) {
            looks -= WINDOW / SCAN_SHARE;
            return -1;
        }
        return right;
    }

    /** Counts what stands after {@code left}, then a stretch of other bytes, then a stretch of the text before. */
    private int count(int left, byte[] middle, int middleStart, int middleEnd, int tailStart, int tailEnd) {
        int head = size - left;
        int length = middleEnd - middleStart;
        byte[] window = new byte[head + length + tailEnd - tailStart];
        System.arraycopy(after, left, window, 0, head);
        System.arraycopy(middle, middleStart, window, head, length);
        System.arraycopy(before, tailStart, window, head + length, tailEnd - tailStart);
        looks -= window.length;
        return counter.count(window, 0, window.length);
    }

    private void take(int start, int end, byte[] replacement) {
        edits.replace(start, end, replacement);
        reserve(replacement.length);
        System.arraycopy(replacement, 0, after, size, replacement.length);
        size += replacement.length;
        at = end;
    }

    private void copyTo(int offset) {
        int length = offset - at;
        reserve(length);
        System.arraycopy(before, at, after, size, length);
        size += length;
        at = offset;
    }

    private void reserve(int more) {
        if (size + more > after.length) {
            after = Arrays.copyOf(after, Math.max(size + more, after.length + after.length / 2));
        }
    }

    /** Returns the edits that were taken. */
    Edits edits() {
        return edits.build();
    }

    /** Returns the places in the text before that are written in another notation now. */
    List<Span> places() {
        return places;
    }

    /** Returns the tokens that they save. */
    int saved() {
        return saved;
    }
}
