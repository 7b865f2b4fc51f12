package dev.tare.modules.link;

import java.util.List;
import java.util.Locale;

/** Tells paths that hold a part to be filled in. */
final class Placeholders {

    private static final String[] SIGNS = {"*", "{", "}", "<", ">", "[", "]", "...", "…", "$"};
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
        for (String sign : SIGNS) {
            if (path.contains(sign)) {
                return true;
            }
        }
        for (String word : WORDS) {
            int at = path.indexOf(word);
            if (at >= 0 && startsSegmentOrWord(path, at)) {
                return true;
            }
        }
        return hasNameForName(path);
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

    private static boolean startsSegmentOrWord(String path, int at) {
        return at == 0 || !Character.isLetterOrDigit(path.charAt(at - 1));
    }
}
