package dev.tare.core.glob;

/** Tells what is wrong with the syntax of a gitignore-style glob. */
public final class GlobSyntax {

    private GlobSyntax() {}

    /** Returns what is wrong in a few words, or the empty string. */
    public static String fault(String glob) {
        if (glob.equals("!") || glob.equals("/")) {
            return "it names nothing";
        }
        int length = glob.length();
        for (int i = 0; i < length; i++) {
            char c = glob.charAt(i);
            if (c == '\\') {
                if (++i == length) {
                    return "it ends in a backslash";
                }
            } else if (c == '[') {
                i = endOfClass(glob, i);
                if (i < 0) {
                    return "a [ is never closed";
                }
            } else if (c == '\n' || c == 0) {
                return "it holds a control character";
            }
        }
        return climbs(glob) ? "it leaves the framework's root" : "";
    }

    /** Returns the offset of the bracket that closes a class; one that stands first is a member of it. */
    private static int endOfClass(String glob, int open) {
        int i = open + 1;
        if (i < glob.length() && (glob.charAt(i) == '!' || glob.charAt(i) == '^')) {
            i++;
        }
        for (int first = i; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == ']' && i > first) {
                return i;
            }
        }
        return -1;
    }

    private static boolean climbs(String glob) {
        int start = glob.startsWith("!") ? 1 : 0;
        while (start <= glob.length()) {
            int slash = glob.indexOf('/', start);
            int end = slash < 0 ? glob.length() : slash;
            if (end - start == 2 && glob.startsWith("..", start)) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }
}
