package dev.tare.modules.link;

import dev.tare.core.text.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** The words before a mention on its line: they tell an example or a file to be written from a reference. */
final class TextBefore {

    private static final int REACH = 120;
    private static final int LONGEST_LINE = 1000;

    private static final WordList EXAMPLE =
            new WordList("example", "examples", "e.g", "e.g.", "eg.", "instance", "such");

    /** Words that, with a colon behind them, label all that follows on the line; crosses and ticks are as ISO 8859-1 reads them. */
    private static final Set<String> LABELS =
            Set.of("example", "examples", "sample", "samples", "usage", "bad", "good", "wrong", "incorrect", "correct");

    private static final Set<String> CROSSES = Set.of("\u00e2\u009d\u008c", "\u00e2\u009c\u0097", "\u00e2\u009c\u0098");

    /** Bytes of a cross. */
    private static final int CROSS = 3;

    /** Words of a heading or of a sentence before a fence or a list that tell what stands below only shows something. */
    private static final WordList TITLES = new WordList("example", "examples", "sample", "samples", "e.g.", "e.g");

    private static final WordList OUTPUT = new WordList(
            "write",
            "writes",
            "written",
            "writing",
            "create",
            "creates",
            "created",
            "creating",
            "save",
            "saves",
            "saved",
            "saving",
            "generate",
            "generates",
            "generated",
            "generating",
            "output",
            "outputs",
            "produce",
            "produces",
            "produced",
            "export",
            "exports",
            "exported",
            "append",
            "appends",
            "store",
            "stores",
            "stored",
            "record",
            "records",
            "touch",
            "tee",
            "emit",
            "emits",
            "deliverable",
            "deliverables",
            "result",
            "results");

    private TextBefore() {}

    /** Tells whether the words before the offset announce an example. */
    static boolean announcesExample(SourceText text, int offset) {
        String before = line(text, offset, LONGEST_LINE);
        return announcesExample(before, near(before));
    }

    private static boolean announcesExample(String before, String near) {
        return has(near, EXAMPLE, false) || isLabelled(before) || isInExampleBrackets(before);
    }

    /** Tells whether the words before the offset announce an example or output, or make it an argument. */
    static boolean isShown(SourceText text, int offset) {
        String before = line(text, offset, LONGEST_LINE);
        String near = near(before);
        return announcesExample(before, near) || announcesOutput(near) || isArgument(near);
    }

    private static String near(String before) {
        return before.substring(Math.max(0, before.length() - REACH));
    }

    /** Tells whether a parenthesis is open that begins with "e.g." or another word for an example. */
    private static boolean isInExampleBrackets(String line) {
        int closed = 0;
        for (int i = line.length() - 1; i >= 0; i--) {
            char c = line.charAt(i);
            if (c == ')') {
                closed++;
            } else if (c == '(' && closed > 0) {
                closed--;
            } else if (c == '(') {
                int end = i + 1;
                while (end < line.length() && isWordPart(line.charAt(end))) {
                    end++;
                }
                return EXAMPLE.has(line, i + 1, end);
            }
        }
        return false;
    }

    /** Tells whether "Example:" or "e.g." stands right before the offset, so that even a link only shows something. */
    static boolean isCalledExample(SourceText text, int offset) {
        String before = line(text, offset, REACH);
        int end = before.length();
        while (end > 0 && " *_`(:,".indexOf(before.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = end;
        while (start > 0 && isWordPart(before.charAt(start - 1))) {
            start--;
        }
        boolean colon = before.indexOf(':', end) >= 0;
        String word = before.substring(start, end);
        return colon && LABELS.contains(word) || word.equals("e.g.") || word.equals("e.g");
    }

    /** Tells whether a heading names examples or usage. */
    static boolean isExampleTitle(String heading) {
        return has(heading, TITLES, false);
    }

    /** Tells whether a line that ends in a colon leads to examples, or to files that are going to be written. */
    static boolean leadsToExample(String line) {
        return has(line, TITLES, false) || isLabelled(line) || has(line, OUTPUT, true);
    }

    /** Tells whether the path behind these words is an argument of a slash command, as in {@code /plan docs/idea.md}. */
    private static boolean isArgument(String before) {
        int start = before.lastIndexOf('`') + 1;
        while (start < before.length() && (before.charAt(start) == ' ' || before.charAt(start) == '>')) {
            start++;
        }
        if (start + 1 >= before.length() || before.charAt(start) != '/' || !isWordPart(before.charAt(start + 1))) {
            return false;
        }
        int end = start + 1;
        while (end < before.length() && (isWordPart(before.charAt(end)) || "-_:".indexOf(before.charAt(end)) >= 0)) {
            end++;
        }
        return end < before.length() && before.charAt(end) == ' ';
    }

    private static boolean isLabelled(String line) {
        int start = 0;
        while (start < line.length()) {
            int end = start;
            while (end < line.length() && isWordPart(line.charAt(end))) {
                end++;
            }
            // Few words have either sign, and a long line is gone through for each of its mentions.
            boolean cross = end - start == CROSS && line.charAt(end - 1) >= 128;
            if (cross && CROSSES.contains(line.substring(start, end))
                    || hasColon(line, end) && LABELS.contains(line.substring(start, end))) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    private static boolean hasColon(String line, int from) {
        int i = from;
        while (i < line.length() && (line.charAt(i) == '*' || line.charAt(i) == '_')) {
            i++;
        }
        return i < line.length() && line.charAt(i) == ':';
    }

    /** Tells whether the words before the offset say that the file is going to be written. */
    static boolean announcesOutput(SourceText text, int offset) {
        return announcesOutput(line(text, offset, REACH));
    }

    private static boolean announcesOutput(String before) {
        return before.endsWith("> ") || before.endsWith(">>") || has(before, OUTPUT, true);
    }

    /** Looks for a word, from the mention backwards; a word for output reaches to the end of its sentence only. */
    private static boolean has(String line, WordList words, boolean bounded) {
        int end = line.length();
        while (end > 0) {
            int start = end;
            while (start > 0 && isWordPart(line.charAt(start - 1))) {
                start--;
            }
            boolean isPath = end < line.length() && line.charAt(end) == '/';
            if (start < end && !isPath && words.has(line, start, end)) {
                return true;
            }
            char before = start == 0 ? ' ' : line.charAt(start - 1);
            boolean nearest = start == line.length();
            if (bounded && (endsSentence(line, start, end) || !nearest && endsReach(before))) {
                return false;
            }
            end = start - 1;
        }
        return false;
    }

    /** A verb in an attribute, in another element or before a semicolon says nothing about what follows. */
    private static boolean endsReach(char c) {
        return c == '"' || c == '<' || c == '>' || c == ';';
    }

    private static boolean endsSentence(String line, int start, int end) {
        return end > start && end < line.length() && line.charAt(end - 1) == '.' && line.charAt(end) == ' ';
    }

    private static boolean isWordPart(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c >= 128;
    }

    /**
     * Returns the line up to the offset in lower case; letters beyond ASCII are whatever they are. A tag that ends an element ends
     * what its words tell, as a line end does: how XML is laid out must not matter.
     */
    private static String line(SourceText text, int offset, int reach) {
        byte[] bytes = text.utf8();
        int start = offset;
        int lowest = Math.max(0, offset - reach);
        while (start > lowest && bytes[start - 1] != '\n' && !endsElement(bytes, start, lowest)) {
            start--;
        }
        return new String(bytes, start, offset - start, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }

    /** Tells whether the bytes before the offset are an end tag. */
    private static boolean endsElement(byte[] bytes, int offset, int lowest) {
        if (bytes[offset - 1] != '>') {
            return false;
        }
        int i = offset - 2;
        while (i > lowest
                && (isWordPart((char) (bytes[i] & 0xff | 0x20))
                        || bytes[i] == '_'
                        || bytes[i] == '-'
                        || bytes[i] == ':')) {
            i--;
        }
        return i > lowest && bytes[i] == '/' && bytes[i - 1] == '<';
    }
}
