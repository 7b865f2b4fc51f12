package dev.tare.modules.block;

import java.nio.charset.StandardCharsets;

/** The forms in which people write the name of a section. */
final class SectionNames {

    private SectionNames() {}

    /** Returns the words of a heading as a reader sees them: without marks of code, emphasis, links and tags. */
    static String plain(String heading) {
        StringBuilder words = new StringBuilder(heading.length());
        int length = heading.length();
        for (int i = 0; i < length; i++) {
            char c = heading.charAt(i);
            switch (c) {
                case '`', '*', '~' -> {}
                case '\\' -> {
                    if (i + 1 < length) {
                        words.append(heading.charAt(++i));
                    }
                }
                case '\n', '\r' -> words.append(' ');
                case '_' -> {
                    // Inside a word it is a letter, outside it is emphasis.
                    if (isInWord(heading, i)) {
                        words.append(c);
                    }
                }
                case '<' -> i = skipTag(heading, i, words);
                case '[' -> {
                    if (heading.indexOf("](", i) < 0) {
                        words.append(c);
                    }
                }
                case ']' -> i = skipTarget(heading, i, words);
                default -> words.append(c);
            }
        }
        return words.toString().strip();
    }

    private static boolean isInWord(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && (Character.isLetterOrDigit(text.charAt(at - 1)) || text.charAt(at - 1) == '_')
                && (Character.isLetterOrDigit(text.charAt(at + 1)) || text.charAt(at + 1) == '_');
    }

    private static int skipTag(String text, int at, StringBuilder words) {
        boolean tag = at + 1 < text.length() && (Character.isLetter(text.charAt(at + 1)) || text.charAt(at + 1) == '/');
        int end = tag ? text.indexOf('>', at) : -1;
        if (end < 0) {
            words.append('<');
            return at;
        }
        return end;
    }

    private static int skipTarget(String text, int at, StringBuilder words) {
        int end = text.startsWith("](", at) ? text.indexOf(')', at) : -1;
        if (end < 0) {
            words.append(']');
            return at;
        }
        return end;
    }

    /** Returns the anchor that GitHub makes of a heading's words, before equal ones are numbered. */
    static String slug(String plain) {
        StringBuilder slug = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); ) {
            int c = Character.toLowerCase(plain.codePointAt(i));
            i += Character.charCount(c);
            if (c == ' ') {
                slug.append('-');
            } else if (c == '-' || isWord(c)) {
                slug.appendCodePoint(c);
            }
        }
        return slug.toString();
    }

    /** Returns a name with letters in lower case and all that is neither letter nor digit as one space. */
    static String folded(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        boolean gap = false;
        for (int i = 0; i < name.length(); ) {
            int c = Character.toLowerCase(name.codePointAt(i));
            i += Character.charCount(c);
            if (c != '_' && isWord(c)) {
                if (gap && folded.length() > 0) {
                    folded.append(' ');
                }
                gap = false;
                folded.appendCodePoint(c);
            } else {
                gap = true;
            }
        }
        return folded.toString();
    }

    /** Letters, marks, decimal digits and connectors. */
    private static boolean isWord(int c) {
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.CONNECTOR_PUNCTUATION -> true;
            default -> false;
        };
    }

    /** Returns a name with {@code %20} and the like decoded; damaged ones stay as they are. */
    static String decoded(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length && bytes[i] == '%' ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            if (low >= 0) {
                bytes[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                bytes[length++] = bytes[i];
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
