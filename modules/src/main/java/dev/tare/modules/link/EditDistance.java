package dev.tare.modules.link;

/** How many letters must be changed, added, dropped or swapped with their neighbour to turn one word into another. */
final class EditDistance {

    private EditDistance() {}

    /**
     * Returns the distance, or any number above the limit when it is above the limit. Work is in proportion to the limit
     * times the length, since words that stand further apart than the limit need not be lined up.
     */
    static int of(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        int tooFar = limit + 1;
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = Math.min(j, tooFar);
        }
        for (int i = 1; i <= a.length(); i++) {
            int from = Math.max(1, i - limit);
            int to = Math.min(b.length(), i + limit);
            row[from - 1] = from == 1 ? Math.min(i, tooFar) : tooFar;
            int best = row[from - 1];
            for (int j = from; j <= to; j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int cost = Math.min(Math.min(last[j] + 1, row[j - 1] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost = Math.min(cost, beforeLast[j - 2] + 1);
                }
                row[j] = Math.min(cost, tooFar);
                best = Math.min(best, row[j]);
            }
            if (to < b.length()) {
                row[to + 1] = tooFar;
            }
            if (best > limit) {
                return tooFar;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
