package dev.tare.modules.block;

import dev.tare.modules.model.Surroundings;
import java.util.Arrays;

/** Tells for each offset of a file what it stands in. Holds the places that are not running text, in order. Immutable. */
public final class SurroundingsIndex {

    private final int[] starts;
    private final int[] ends;
    private final Surroundings[] kinds;

    SurroundingsIndex(int[] starts, int[] ends, Surroundings[] kinds) {
        this.starts = starts;
        this.ends = ends;
        this.kinds = kinds;
    }

    /** Returns what the byte at the offset stands in. */
    public Surroundings at(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        int i = found >= 0 ? found : -found - 2;
        return i >= 0 && offset < ends[i] ? kinds[i] : Surroundings.TEXT;
    }

    /** Returns a new cursor at the file's start. */
    public Cursor cursor() {
        return new Cursor();
    }

    /** Returns the number of places that are not running text. */
    public int size() {
        return starts.length;
    }

    /** Walks the places in ascending order, at a constant cost for each step. Not for use by several threads. */
    public final class Cursor {

        private int i;

        /** Returns what the byte at the offset stands in; cheap when offsets ascend, right in any order. */
        public Surroundings at(int offset) {
            if (i > 0 && offset < ends[i - 1]) {
                return SurroundingsIndex.this.at(offset);
            }
            while (i < starts.length && ends[i] <= offset) {
                i++;
            }
            return i < starts.length && starts[i] <= offset ? kinds[i] : Surroundings.TEXT;
        }

        /** Returns the offset after the last byte with the same surroundings as the byte last asked for. */
        public int end(int offset) {
            Surroundings here = at(offset);
            if (i == starts.length) {
                return Integer.MAX_VALUE;
            }
            return here == Surroundings.TEXT ? starts[i] : ends[i];
        }
    }
}
