package dev.tare.modules.link;

import dev.tare.core.text.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** The words before a mention on its line: they tell an example or a file to be written from a reference. */
final class TextBefore {

    private static final int REACH = 120;

    private static final Set<String> EXAMPLE = Set.of("example", "examples", "e.g", "e.g.", "eg.", "instance", "such");

    private static final Set<String> OUTPUT = Set.of(
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
        return has(line(text, offset), EXAMPLE, false);
    }

    /** Tells whether the words before the offset say that the file is going to be written. */
    static boolean announcesOutput(SourceText text, int offset) {
        String before = line(text, offset);
        return before.endsWith("> ") || before.endsWith(">>") || has(before, OUTPUT, true);
    }

    /** Looks for a word, from the mention backwards; a word for output reaches to the end of its sentence only. */
    private static boolean has(String line, Set<String> words, boolean bounded) {
        int end = line.length();
        while (end > 0) {
            int start = end;
            while (start > 0 && isWordPart(line.charAt(start - 1))) {
                start--;
            }
            boolean isPath = end < line.length() && line.charAt(end) == '/';
            if (start < end && !isPath && isAny(line, start, end, words)) {
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

    private static boolean isAny(String line, int start, int end, Set<String> words) {
        String word = line.substring(start, end);
        if (words.contains(word)) {
            return true;
        }
        // A full stop behind a word is the sentence's own.
        return word.endsWith(".") && words.contains(word.substring(0, word.length() - 1));
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

    /** Returns the line up to the offset in lower case; letters beyond ASCII are whatever they are. */
    private static String line(SourceText text, int offset) {
        byte[] bytes = text.utf8();
        int start = offset;
        int lowest = Math.max(0, offset - REACH);
        while (start > lowest && bytes[start - 1] != '\n') {
            start--;
        }
        return new String(bytes, start, offset - start, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }
}
