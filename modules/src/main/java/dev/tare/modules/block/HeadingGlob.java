package dev.tare.modules.block;

/**
 * Words of a heading as somebody names it, with {@code *} for any words and {@code ?} for one character. Letter case, marks and how
 * words are joined do not count: {@code error-handling} names {@code ## Error *handling*:}.
 */
public final class HeadingGlob {

    /** Characters that no heading keeps: they stand for the wildcards. */
    private static final char ANY = '*';

    private static final char ONE = '?';

    private final String pattern;

    private HeadingGlob(String pattern) {
        this.pattern = pattern;
    }

    /** Returns the glob of a text. */
    public static HeadingGlob of(String text) {
        StringBuilder pattern = new StringBuilder();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ANY || text.charAt(i) == ONE) {
                String words = text.substring(start, i);
                String folded = SectionNames.folded(words);
                boolean gap = pattern.length() > 0 && !folded.isEmpty() && startsWithGap(words);
                pattern.append(gap ? " " : "").append(folded);
                if (i < text.length()) {
                    pattern.append(!folded.isEmpty() && endsWithGap(words) ? " " : "")
                            .append(text.charAt(i));
                }
                start = i + 1;
            }
        }
        return new HeadingGlob(pattern.toString());
    }

    private static boolean startsWithGap(String words) {
        return SectionNames.folded(words.substring(0, 1)).isEmpty();
    }

    private static boolean endsWithGap(String words) {
        return SectionNames.folded(words.substring(words.length() - 1)).isEmpty();
    }

    /** Tells whether it names a heading, given as it is written, or an element, by its name. */
    public boolean matches(String title) {
        String words = SectionNames.folded(SectionNames.plain(title));
        int at = 0;
        int in = 0;
        int star = -1;
        int mark = 0;
        while (at < words.length()) {
            if (in < pattern.length() && pattern.charAt(in) == ANY) {
                star = in++;
                mark = at;
            } else if (in < pattern.length() && (pattern.charAt(in) == ONE || pattern.charAt(in) == words.charAt(at))) {
                in++;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++mark;
            } else {
                return false;
            }
        }
        while (in < pattern.length() && pattern.charAt(in) == ANY) {
            in++;
        }
        return in == pattern.length();
    }

    /** Returns the words of a heading as a reader sees them, for suggestions. */
    public static String words(String title) {
        return SectionNames.plain(title);
    }
}
