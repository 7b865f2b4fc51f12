package dev.tare.modules.graph;

import java.util.Arrays;

/** Edges that are not as they were: some are gone, some that cost nothing cost a hop. Both are added in ascending order. */
final class Cut {

    /** Nothing is changed. */
    static final Cut NONE = new Cut();

    private int[] gone = new int[0];
    private int goneCount;
    private int[] dearer = new int[0];
    private int dearerCount;

    void addGone(int edge) {
        if (goneCount == gone.length) {
            gone = Arrays.copyOf(gone, Math.max(8, goneCount * 2));
        }
        gone[goneCount++] = edge;
    }

    void addDearer(int edge) {
        if (dearerCount == dearer.length) {
            dearer = Arrays.copyOf(dearer, Math.max(8, dearerCount * 2));
        }
        dearer[dearerCount++] = edge;
    }

    boolean isGone(int edge) {
        return goneCount > 0 && Arrays.binarySearch(gone, 0, goneCount, edge) >= 0;
    }

    boolean isDearer(int edge) {
        return dearerCount > 0 && Arrays.binarySearch(dearer, 0, dearerCount, edge) >= 0;
    }
}
