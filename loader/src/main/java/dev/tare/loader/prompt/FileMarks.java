package dev.tare.loader.prompt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * The marks around a part of a prompt, on lines of their own:
 *
 * <pre>
 * &lt;file path="PATH">
 * the text
 * &lt;/file>
 * </pre>
 *
 * A text that holds a line like one of these gets an end mark that is no line of its own, which the mark before it names:
 * {@code <file path="PATH" end="file-1">} and {@code </file-1>}.
 *
 * @param end the word of the end mark: {@code file}, or {@code file-} and a number from 1
 */
public record FileMarks(String end) {

    /** How a start mark begins. */
    public static final String OPENING = "<file path=\"";
    /** How a start mark names its end mark. */
    public static final String END = "\" end=\"";
    /** How a start mark ends. */
    public static final String CLOSED = "\">";

    private static final String PLAIN = "file";
    private static final byte[] START_LIKE = bytes("<file path=");
    private static final byte[] END_LIKE = bytes("</file>");
    private static final byte[] NUMBERED = bytes("</file-");

    /** No text has so many lines that a longer number could be the first one that is free. */
    private static final int MOST_DIGITS = 9;

    private static final FileMarks OF_PLAIN = new FileMarks(PLAIN);

    /** Returns the marks that a text gets. */
    public static FileMarks of(byte[] text) {
        boolean doubtful = false;
        Set<Integer> numbers = new HashSet<>();
        for (int line = 0; line < text.length; line = nextForReaders(text, line)) {
            int at = line;
            while (at < text.length && (text[at] == ' ' || text[at] == '\t')) {
                at++;
            }
            doubtful |= isLike(text, at, numbers);
        }
        return free(doubtful, numbers);
    }

    /** To who reads Markdown a line ends at a carriage return too, and a mark stands where a line seems to begin. */
    private static int nextForReaders(byte[] text, int at) {
        int i = at;
        while (i < text.length && !endsLine(text[i])) {
            i++;
        }
        return Math.min(text.length, i + 1);
    }

    static boolean endsLine(int b) {
        return b == '\n' || b == '\r';
    }

    /** Tells whether what begins here is like a mark, and keeps the number of one that has a number. */
    static boolean isLike(byte[] text, int at, Set<Integer> numbers) {
        if (isAt(text, at, NUMBERED)) {
            numbers.add(number(text, at + NUMBERED.length));
            return true;
        }
        return isAt(text, at, END_LIKE) || isAt(text, at, START_LIKE);
    }

    /** Returns the first marks whose number no line of a text has. */
    static FileMarks free(boolean doubtful, Set<Integer> numbers) {
        if (!doubtful) {
            return OF_PLAIN;
        }
        int free = 1;
        while (numbers.contains(free)) {
            free++;
        }
        return new FileMarks(PLAIN + "-" + free);
    }

    /** Returns the marks that end with this word, as a start mark names it; plain ones where it names none. */
    public static FileMarks named(String end) {
        return end.isEmpty() ? OF_PLAIN : new FileMarks(end);
    }

    /** Returns the text between its marks; a text that does not end its last line has that ended for it. */
    public static byte[] around(String label, byte[] text) {
        FileMarks marks = of(text);
        ByteArrayOutputStream part = new ByteArrayOutputStream(text.length + label.length() + 64);
        part.writeBytes(bytes(marks.startLine(label)));
        part.writeBytes(text);
        if (text.length > 0 && text[text.length - 1] != '\n') {
            part.write('\n');
        }
        part.writeBytes(bytes(marks.endLine()));
        return part.toByteArray();
    }

    /** Returns the line before a text. */
    public String startLine(String label) {
        return OPENING + label + (end.equals(PLAIN) ? "" : END + end) + CLOSED + "\n";
    }

    /** Returns the line behind a text. */
    public String endLine() {
        return "</" + end + ">\n";
    }

    /** Returns a text as it stands in an attribute: a path may hold what would end that, or the line. */
    public static String escaped(String text) {
        return escaped(text, '"');
    }

    /**
     * Returns a text as it stands in an attribute.
     *
     * @param other one more character that must not stand there
     */
    public static String escaped(String text, char other) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '&' || c == '"' || c == '<' || c == other) {
                escaped.append("&#").append((int) c).append(';');
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Returns where the line after this one starts. */
    public static int next(byte[] text, int at) {
        int i = at;
        while (i < text.length && text[i] != '\n') {
            i++;
        }
        return Math.min(text.length, i + 1);
    }

    /** Tells whether a word stands at a place of a text. */
    public static boolean isAt(byte[] text, int at, byte[] word) {
        if (at + word.length > text.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (text[at + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int number(byte[] text, int from) {
        int number = 0;
        int at = from;
        while (at < text.length && at - from < MOST_DIGITS && text[at] >= '0' && text[at] <= '9') {
            number = 10 * number + text[at] - '0';
            at++;
        }
        return number;
    }
}
