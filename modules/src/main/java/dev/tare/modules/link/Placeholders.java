package dev.tare.modules.link;

import java.util.List;
import java.util.Locale;

/** Tells paths that hold a part to be filled in. */
final class Placeholders {

    private static final String[] WORDS = {
        "XXX",
        "xxx",
        "XX-",
        "YYYY",
        "NNN",
        "NAME.",
        "FILENAME.",
        "path/to/",
        "path-to-",
        "your-",
        "my-file",
        "placeholder",
        "foo.",
        "file.",
        "thing.",
        "bar.",
        "filename.",
        "some-file",
        "some/path"
    };

    /** What the words begin with. */
    private static final String INITIALS = "XxYNFpymftbs";

    private static final List<String> NOTE_WORDS = List.of(
            "note",
            "notes",
            "title",
            "link",
            "links",
            "wikilink",
            "wikilinks",
            "wiki",
            "page",
            "name",
            "topic",
            "topics",
            "concept",
            "claim",
            "example",
            "other",
            "another",
            "some",
            "target",
            "double",
            "bracket",
            "brackets",
            "xxx");

    private Placeholders() {}

    static boolean isPlaceholder(String path) {
        boolean wordStarts = true;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (isSign(path, i, c) || wordStarts && INITIALS.indexOf(c) >= 0 && isFirstOfWord(path, i)) {
                return true;
            }
            wordStarts = !Character.isLetterOrDigit(c);
        }
        return hasNameForName(path);
    }

    private static boolean isSign(String path, int at, char c) {
        return switch (c) {
            case '*', '{', '}', '<', '>', '[', ']', '…', '$' -> true;
            case '.' -> path.startsWith("...", at);
            default -> false;
        };
    }

    /** Tells whether one of the words stands here and nowhere before: inside another word it says nothing of the path. */
    private static boolean isFirstOfWord(String path, int at) {
        for (String word : WORDS) {
            if (path.startsWith(word, at) && path.indexOf(word) == at) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether one of the words or globs that the project file lists fits the path or its file name. */
    static boolean isNamedBy(List<String> patterns, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        for (String pattern : patterns) {
            if (Globs.matches(pattern, path) || Globs.matches(pattern, name)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether the name of a note only shows where one goes, as {@code note title} does. */
    static boolean isNoteName(String name) {
        if (isPlaceholder(name)) {
            return true;
        }
        String[] words = name.toLowerCase(Locale.ROOT).replace('-', ' ').split(" ", -1);
        if (words.length > 4) {
            return false;
        }
        for (String word : words) {
            if (NOTE_WORDS.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether the file or a folder is called {@code skill-name} or the like, which stands for the name of one. */
    private static boolean hasNameForName(String path) {
        int start = 0;
        while (start < path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            int dot = path.indexOf('.', start + 1);
            int stemEnd = dot < 0 || dot > end ? end : dot;
            if (stemEnd - start > 5
                    && path.startsWith("name", stemEnd - 4)
                    && "-_".indexOf(path.charAt(stemEnd - 5)) >= 0) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }
}
