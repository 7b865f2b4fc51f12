package dev.tare.templates.bundle;

/** What lines are worth as parts of repeats: what is lost when they are taken for another one. */
final class LineWorth {

    private final double[] worth;

    /** The next line, from each on, that has no worth yet. */
    private final int[] next;

    /** The tokens of all lines before each. */
    private final long[] tokens;

    LineWorth(int lines, long[] tokens) {
        this.worth = new double[lines];
        this.tokens = tokens;
        this.next = new int[lines + 1];
        for (int i = 0; i < next.length; i++) {
            next[i] = i;
        }
    }

    /**
     * Gives the lines of a repeat their worth, those that have none yet. The repeats of most worth come first.
     *
     * @param share the share of its tokens that the repeat saves, below 1
     */
    void add(Repeat repeat, double share) {
        for (int i = 0; i < repeat.count(); i++) {
            int end = repeat.place(i) + repeat.lines();
            for (int line = open(repeat.place(i)); line < end; line = open(line)) {
                worth[line] = share * (tokens[line + 1] - tokens[line]);
                next[line] = line + 1;
            }
        }
    }

    private int open(int line) {
        int open = line;
        while (next[open] != open) {
            next[open] = next[next[open]];
            open = next[open];
        }
        return open;
    }

    /** Returns what all lines of a repeat are worth, in tokens. */
    double of(Repeat repeat) {
        double sum = 0;
        for (int i = 0; i < repeat.count(); i++) {
            for (int line = 0; line < repeat.lines(); line++) {
                sum += worth[repeat.place(i) + line];
            }
        }
        return sum;
    }
}
