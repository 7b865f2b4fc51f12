package dev.tare.core.token;

import java.util.Locale;

/**
 * How the name of a model in a table fits the names that people and providers write. A table's name stands for itself, for
 * its dated versions, and for both behind a provider's prefix; one that ends in {@code *} for all names that begin so.
 */
final class ModelNames {

    private ModelNames() {}

    /**
     * Returns how many characters of the name the table's name accounts for, or -1 where it does not fit. The more, the better.
     */
    static int fit(String tableName, String name) {
        String asked = name.toLowerCase(Locale.ROOT);
        int best = fitHere(tableName, asked, 0);
        for (int i = 0; i < asked.length() && best < 0; i++) {
            char c = asked.charAt(i);
            // openai/gpt-4o, us.anthropic.claude-sonnet-4-20250514-v1:0, ft:gpt-4o-mini-2024-07-18:team
            if (c == '/' || c == '.' || c == ':') {
                best = fitHere(tableName, asked, i + 1);
            }
        }
        return best;
    }

    private static int fitHere(String tableName, String asked, int from) {
        int length = tableName.length();
        if (tableName.endsWith("*")) {
            return asked.startsWith(tableName.substring(0, length - 1), from) ? length - 1 : -1;
        }
        if (!asked.startsWith(tableName, from)) {
            return -1;
        }
        int end = from + length;
        return end == asked.length() || isVersion(asked, end) ? length : -1;
    }

    /** Tells whether what follows is a date or a snapshot of the model and not a part of another model's name. */
    private static boolean isVersion(String asked, int from) {
        char first = asked.charAt(from);
        if (first == '@' || first == ':' || first == '[') {
            return true;
        }
        if (first != '-') {
            return false;
        }
        int digits = 0;
        while (from + 1 + digits < asked.length() && Character.isDigit(asked.charAt(from + 1 + digits))) {
            digits++;
        }
        return digits >= 4 || asked.startsWith("latest", from + 1);
    }
}
