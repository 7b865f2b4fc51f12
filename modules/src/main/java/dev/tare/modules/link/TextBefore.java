package dev.tare.modules.link;

import dev.tare.core.text.SourceText;
import java.util.Locale;

/** The words before a mention on its line: they tell an example or a file to be written from a reference. */
final class TextBefore {

    private static final int REACH = 120;

    private static final String[] EXAMPLE = {"e.g.", "e.g", "eg.", "for instance", "such as"};

    private static final String[] OUTPUT = {
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
        "results"
    };

    private TextBefore() {}

    /** Tells whether the words before the offset announce an example. */
    static boolean announcesExample(SourceText text, int offset) {
        String before = line(text, offset);
        int word = before.lastIndexOf("example");
        if (word >= 0 && !before.startsWith("/", word + 8) && !before.startsWith("/", word + 7)) {
            return true;
        }
        for (String mark : EXAMPLE) {
            if (before.contains(mark)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether the words before the offset say that the file is going to be written. */
    static boolean announcesOutput(SourceText text, int offset) {
        String before = line(text, offset);
        if (before.endsWith("> ") || before.endsWith(">>")) {
            return true;
        }
        for (String verb : OUTPUT) {
            int at = before.lastIndexOf(verb);
            if (at >= 0 && isWord(before, at, verb.length()) && reaches(before, at + verb.length())) {
                return true;
            }
        }
        return false;
    }

    /** A verb in an attribute, in another element or in another sentence says nothing about what follows. */
    private static boolean reaches(String line, int from) {
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean last = i == line.length() - 1;
            if (c == '"' && !last
                    || c == '<'
                    || c == '>' && !last
                    || c == ';'
                    || c == '.' && !last && line.charAt(i + 1) == ' ') {
                return false;
            }
        }
        return true;
    }

    private static boolean isWord(String line, int at, int length) {
        int end = at + length;
        return (at == 0 || !Character.isLetterOrDigit(line.charAt(at - 1)))
                && (end == line.length() || !Character.isLetterOrDigit(line.charAt(end)) && line.charAt(end) != '/');
    }

    private static String line(SourceText text, int offset) {
        byte[] bytes = text.utf8();
        int start = offset;
        int lowest = Math.max(0, offset - REACH);
        while (start > lowest && bytes[start - 1] != '\n') {
            start--;
        }
        return text.slice(start, offset).toLowerCase(Locale.ROOT);
    }
}
