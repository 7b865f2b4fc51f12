package dev.tare.modules.link;

/** File name patterns with stars. */
final class Globs {

    private Globs() {}

    /** Tells whether the pattern, in which a star is any text, fits the name; an extension may be left out. */
    static boolean matches(String pattern, String name) {
        return fits(pattern, name) || fits(pattern, FileNames.stem(name));
    }

    private static boolean fits(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int mark = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                mark = n;
            } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++mark;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
