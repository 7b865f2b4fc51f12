package dev.tare.cli;

import java.util.Locale;

/** The word that was probably meant by a mistyped one. */
final class Suggestion {

    private Suggestion() {}

    /** Returns {@code "; did you mean 'x'?"} for the nearest candidate, or an empty string when none is near. */
    static String suffix(String typed, Iterable<String> candidates) {
        String best = "";
        int bestDistance = Math.max(1, Math.min(3, typed.length() / 2)) + 1;
        String lower = typed.toLowerCase(Locale.ROOT);
        if (lower.length() > 60) {
            return "";
        }
        for (String candidate : candidates) {
            int distance = distance(lower, candidate);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = candidate;
            }
        }
        return best.isEmpty() ? "" : "; did you mean '" + best + "'?";
    }

    /** Edits by inserting, deleting, replacing, or swapping two neighbours. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                int best = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = best;
            }
        }
        return cost[a.length()][b.length()];
    }
}
