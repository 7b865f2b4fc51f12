package dev.tare.core.plugin;

import org.jspecify.annotations.Nullable;

/** The names by which passes and dialects are told apart in reports, options and manifests. */
public final class ServiceNames {

    private static final int MOST = 64;

    private ServiceNames() {}

    /** Returns what is wrong with a name, or an empty string: it is made of lower-case words joined by hyphens. */
    public static String fault(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return "it has no name";
        }
        char last = '-';
        boolean right = name.length() <= MOST && name.charAt(0) >= 'a';
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            right &= c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' && last != '-';
            last = c;
        }
        return right && last != '-'
                ? ""
                : "its name is not made of lower-case words joined by hyphens, " + MOST + " characters at most";
    }
}
