package dev.tare.templates.bundle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lines that stand in several places, one after the other, and that no line before or behind is common to. Immutable. */
final class Repeat {

    private final int lines;
    private final int[] places;

    /**
     * @param lines how many lines
     * @param places where they begin, in ascending order; not copied
     */
    Repeat(int lines, int[] places) {
        this.lines = lines;
        this.places = places;
    }

    int lines() {
        return lines;
    }

    /** Returns how many places there are. */
    int count() {
        return places.length;
    }

    /** Returns where the lines begin in one of the places. */
    int place(int which) {
        return places[which];
    }

    /**
     * Returns every repeat of lines. Places of one repeat may overlap. Lines of which none is alike are found in the time that it takes to sort
     * them.
     *
     * @param numbers a number for each line, the same for lines that are to be taken as equal; below 0, each another one, for what is part of
     *     no repeat
     * @param mostPlaces how many places all repeats may have together; what lies beyond is not found
     */
    static List<Repeat> of(int[] numbers, long mostPlaces) {
        return new Search(numbers, mostPlaces).repeats();
    }

    /** A search by the sorted ends of the table, where what begins alike lies together. */
    private static final class Search {

        private final int[] numbers;
        private final long mostPlaces;
        private final int[] sorted;
        private final int[] ranks;

        Search(int[] numbers, long mostPlaces) {
            this.numbers = numbers;
            this.mostPlaces = mostPlaces;
            this.ranks = new int[numbers.length];
            this.sorted = new int[numbers.length];
        }

        List<Repeat> repeats() {
            if (numbers.length < 2) {
                return List.of();
            }
            sort();
            return intervals(common());
        }

        /** Sorts all ends by twice as many lines each time; ranks, and places in the low half, fit into one number. */
        private void sort() {
            int n = numbers.length;
            int[] values = numbers.clone();
            Arrays.sort(values);
            for (int i = 0; i < n; i++) {
                ranks[i] = lowest(values, numbers[i]);
            }
            long[] keys = new long[n];
            int[] next = new int[n];
            for (int step = 0; ; step = step == 0 ? 1 : 2 * step) {
                for (int i = 0; i < n; i++) {
                    long behind = step > 0 && i + step < n ? ranks[i + step] + 1L : 0;
                    keys[i] = (long) ranks[i] << 42 | behind << 21 | i;
                }
                Arrays.sort(keys);
                boolean apart = true;
                for (int i = 0; i < n; i++) {
                    int place = (int) (keys[i] & (1 << 21) - 1);
                    boolean same = i > 0 && keys[i] >>> 21 == keys[i - 1] >>> 21;
                    apart &= !same;
                    sorted[i] = place;
                    next[place] = same ? next[sorted[i - 1]] : i;
                }
                System.arraycopy(next, 0, ranks, 0, n);
                if (apart || step > n) {
                    return;
                }
            }
        }

        private static int lowest(int[] values, int value) {
            int low = 0;
            int high = values.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (values[middle] < value) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        /** Returns how many lines each sorted end has in common with the one before it. */
        private int[] common() {
            int n = numbers.length;
            int[] common = new int[n];
            int lines = 0;
            for (int i = 0; i < n; i++) {
                if (ranks[i] == 0) {
                    lines = 0;
                    continue;
                }
                int other = sorted[ranks[i] - 1];
                while (i + lines < n
                        && other + lines < n
                        && numbers[i + lines] >= 0
                        && numbers[i + lines] == numbers[other + lines]) {
                    lines++;
                }
                common[ranks[i]] = lines;
                lines = Math.max(0, lines - 1);
            }
            return common;
        }

        private List<Repeat> intervals(int[] common) {
            List<Repeat> repeats = new ArrayList<>();
            int[] lines = new int[common.length + 1];
            int[] first = new int[common.length + 1];
            int depth = 0;
            long places = 0;
            for (int i = 1; i <= common.length; i++) {
                int now = i < common.length ? common[i] : 0;
                int from = i - 1;
                while (depth > 0 && lines[depth - 1] > now) {
                    depth--;
                    from = first[depth];
                    places += i - from;
                    if (places > mostPlaces) {
                        return repeats;
                    }
                    if (begins(from, i)) {
                        int[] found = Arrays.copyOfRange(sorted, from, i);
                        Arrays.sort(found);
                        repeats.add(new Repeat(lines[depth], found));
                    }
                }
                if (now > 0 && (depth == 0 || lines[depth - 1] < now)) {
                    lines[depth] = now;
                    first[depth] = from;
                    depth++;
                }
            }
            return repeats;
        }

        /** Tells whether not all of these have the same line before them, so that the repeat begins here. */
        private boolean begins(int from, int to) {
            int before = sorted[from] == 0 ? -1 : numbers[sorted[from] - 1];
            if (before < 0) {
                return true;
            }
            for (int i = from + 1; i < to; i++) {
                if (sorted[i] == 0 || numbers[sorted[i] - 1] != before) {
                    return true;
                }
            }
            return false;
        }
    }
}
