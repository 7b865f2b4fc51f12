package dev.tare.modules.branch;

/**
 * A stretch of text that may stand under a condition, beside others of its set.
 *
 * @param set the number of its set
 * @param start where it starts
 * @param end where it ends
 * @param conditionStart where the words of its condition start; equal to {@code conditionEnd} without one
 * @param conditionEnd where they end
 * @param certainty what they say
 * @param flag whether they ask for a flag
 */
record Alternative(
        int set, int start, int end, int conditionStart, int conditionEnd, Certainty certainty, boolean flag) {

    boolean governs(int offset) {
        return start <= offset && offset < end && (offset < conditionStart || offset >= conditionEnd);
    }

    Alternative as(Certainty other) {
        return new Alternative(set, start, end, conditionStart, conditionEnd, other, flag);
    }
}
