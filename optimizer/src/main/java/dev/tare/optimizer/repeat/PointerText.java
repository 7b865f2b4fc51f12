package dev.tare.optimizer.repeat;

import dev.tare.core.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The words of pointers: pure functions of what they name. */
public final class PointerText {

    /** More differences than these are not told in one sentence. */
    static final int MOST_PAIRS = 3;

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_WORDS = 40;

    private PointerText() {}

    /**
     * Where a text stays.
     *
     * @param part the heading or the element that it is the whole of or a part of; empty for none
     * @param from the words that it starts with, where it is not all of that; otherwise empty
     * @param to the words that it ends with, where it is more than one paragraph or item of that; otherwise empty
     * @param path the path of the module that holds it, as the pointer's harness resolves it; empty when it stands above in the
     *     same module
     */
    public record Named(String part, String from, String to, String path) {}

    /**
     * Words in the stead of others.
     *
     * @param held what the text that stays says
     * @param said what is to be read instead
     */
    public record Pair(String held, String said) {}

    /**
     * Returns the pointer: {@code As under *Deploy* in `x.md`, with "staging" for "production".}
     *
     * @param pairs up to three
     */
    public static String of(Named named, List<Pair> pairs) {
        StringBuilder text = new StringBuilder("As");
        if (!named.from.isEmpty() && named.to.isEmpty()) {
            text.append(" in \"").append(named.from).append('"');
        }
        if (!named.part.isEmpty()) {
            text.append(" under *").append(named.part).append('*');
        }
        text.append(named.path.isEmpty() ? " above" : " in `" + named.path + "`");
        if (!named.to.isEmpty()) {
            text.append(", from \"")
                    .append(named.from)
                    .append("\" to \"")
                    .append(named.to)
                    .append('"');
        }
        for (int i = 0; i < pairs.size(); i++) {
            text.append(i == 0 ? ", with " : i + 1 == pairs.size() ? " and " : ", ");
            text.append('"').append(pairs.get(i).said).append("\" for \"");
            text.append(pairs.get(i).held).append('"');
        }
        return text.append('.').toString();
    }

    /** Returns where the words of each pair stand that are to be read instead, in the bytes of the pointer. */
    static List<Span> wordsIn(String text, List<Pair> pairs) {
        List<Span> found = new ArrayList<>();
        int at = text.indexOf(", with \"");
        for (Pair pair : pairs) {
            at = text.indexOf('"', at) + 1;
            int start = bytes(text.substring(0, at));
            found.add(new Span(start, start + bytes(pair.said)));
            at = text.indexOf('"', text.indexOf("\" for \"", at) + 7) + 1;
        }
        return found;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Tells whether a name can be told without being read as anything else: no markup, no slot, no path. */
    static boolean isPlain(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && isPlain(name, " _-,.:;()'?+%=")
                && name.strip().equals(name)
                && !hasPath(name);
    }

    /** Tells whether words can stand in quotes, and be told from what is around them. */
    static boolean isPlainWords(String words) {
        return !words.isEmpty()
                && words.length() <= LONGEST_WORDS
                && isPlain(words, " _-")
                && words.strip().equals(words);
    }

    /** Tells whether a path can stand between backticks, in Markdown and in XML. It may begin with a harness's variable. */
    static boolean isPlainPath(String path) {
        int end = path.startsWith("${") ? path.indexOf('}') : -1;
        return (end < 0 || isPlain(path.substring(2, end), "_")) && isPlain(path.substring(end + 1), "_-./+=,()");
    }

    private static boolean isPlain(String text, String signs) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= '0' && c <= '9'
                    || c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c > 0xA0
                    || signs.indexOf(c) >= 0;
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether a dot or a colon stands within a word, as in names of files and of skills. */
    private static boolean hasPath(String name) {
        for (int i = 0; i + 1 < name.length(); i++) {
            char c = name.charAt(i);
            if ((c == '.' || c == ':') && name.charAt(i + 1) != ' ') {
                return true;
            }
        }
        return false;
    }
}
