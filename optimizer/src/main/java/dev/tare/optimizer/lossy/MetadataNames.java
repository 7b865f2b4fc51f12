package dev.tare.optimizer.lossy;

import java.util.Locale;
import java.util.Set;

/** The names of data about a file: what no one who follows the file needs. */
final class MetadataNames {

    private static final Set<String> TABLE = Set.of(
            "version",
            "last updated",
            "updated",
            "last modified",
            "modified",
            "last reviewed",
            "reviewed",
            "created",
            "created at",
            "date",
            "status",
            "owner",
            "owners",
            "author",
            "authors",
            "maintainer",
            "maintainers",
            "revision",
            "license",
            "changelog",
            "change id");

    private static final Set<String> ELEMENT = Set.of(
            "version",
            "last updated",
            "updated",
            "last modified",
            "modified",
            "last reviewed",
            "created",
            "created at",
            "author",
            "authors",
            "maintainer",
            "maintainers",
            "revision",
            "changelog",
            "changelog id",
            "change id");

    private MetadataNames() {}

    static boolean inTable(String name) {
        return TABLE.contains(plain(name));
    }

    static boolean asElement(String name) {
        return ELEMENT.contains(plain(name));
    }

    /** Returns the words of a name, whatever joins them, without marks of emphasis. */
    private static String plain(String name) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean hump = Character.isUpperCase(c) && i > 0 && Character.isLowerCase(name.charAt(i - 1));
            if (hump || c == '_' || c == '-' || c == ' ') {
                words.append(words.length() > 0 ? " " : "");
            }
            if (Character.isLetterOrDigit(c)) {
                words.append(c);
            } else if ("_- *:`".indexOf(c) < 0) {
                return "";
            }
        }
        return words.toString().strip().toLowerCase(Locale.ROOT);
    }

    /** Tells whether a name has several words, so that whoever uses it speaks of it and of nothing else. */
    static boolean isOwn(String name) {
        return plain(name).indexOf(' ') > 0;
    }
}
