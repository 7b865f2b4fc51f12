package dev.tare.optimizer.repeat;

import java.util.Arrays;
import java.util.List;

/** Which units lie in runs that were found, the longest of which were found first. */
final class Cover {

    private static final int NONE = -1;

    /** For each unit where the run ends that it lies in, and which one that is. */
    private final int[] ends;

    private final int[] owners;

    /** For each run how many words differ in it. */
    private final IntRow differences = new IntRow();

    Cover(int units) {
        this.ends = new int[units];
        this.owners = new int[units];
        Arrays.fill(owners, NONE);
    }

    /**
     * Tells whether all places of a run lie in the places of one and the same run, so that it says nothing new, and marks them if not.
     *
     * @param differing how many words differ among the places; fewer than in what they lie in are something new
     */
    boolean isNew(Run run, int differing) {
        return isNew(List.of(run), differing);
    }

    /** Tells the same of several runs that are nearly the same. */
    boolean isNew(List<Run> runs, int differing) {
        int owner = owner(runs.get(0).starts()[0], runs.get(0).length());
        boolean told = owner != NONE && differences.get(owner) <= differing;
        for (Run run : runs) {
            for (int start : run.starts()) {
                told = told && owner(start, run.length()) == owner;
            }
        }
        if (told) {
            return false;
        }
        int number = differences.size();
        differences.add(differing);
        for (Run run : runs) {
            for (int start : run.starts()) {
                int known = owner(start, run.length());
                if (known == NONE || differences.get(known) > differing) {
                    mark(start, start + run.length(), number);
                }
            }
        }
        return true;
    }

    private void mark(int start, int end, int number) {
        Arrays.fill(ends, start, end, end);
        Arrays.fill(owners, start, end, number);
    }

    private int owner(int start, int length) {
        return ends[start] >= start + length ? owners[start] : NONE;
    }
}
