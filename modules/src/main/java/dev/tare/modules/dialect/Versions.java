package dev.tare.modules.dialect;

/** Versions as numbers between dots; anything else in them counts as 0. */
final class Versions {

    private Versions() {}

    /** Tells whether the version is the other one or a later one. */
    static boolean isAtLeast(String version, String other) {
        int i = 0;
        int j = 0;
        while (i < version.length() || j < other.length()) {
            int iEnd = dot(version, i);
            int jEnd = dot(other, j);
            int a = number(version, i, iEnd);
            int b = number(other, j, jEnd);
            if (a != b) {
                return a > b;
            }
            i = iEnd + 1;
            j = jEnd + 1;
        }
        return true;
    }

    private static int dot(String text, int from) {
        int dot = from < text.length() ? text.indexOf('.', from) : -1;
        return dot < 0 ? Math.max(from, text.length()) : dot;
    }

    private static int number(String text, int start, int end) {
        int value = 0;
        for (int i = start; i < Math.min(end, start + 8) && i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return value;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }
}
