package dev.tare.optimizer.repeat;

/** Units that follow each other, in several places. Nobody writes to its starts. */
final class Run {

    private final int[] starts;
    private final int length;

    /**
     * @param starts the first unit of each place, ascending
     * @param length how many units
     */
    Run(int[] starts, int length) {
        this.starts = starts;
        this.length = length;
    }

    int[] starts() {
        return starts;
    }

    int length() {
        return length;
    }
}
