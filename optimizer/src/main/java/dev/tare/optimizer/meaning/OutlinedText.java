package dev.tare.optimizer.meaning;

import java.util.ArrayList;
import java.util.List;

/**
 * Compares texts of XML of which one went through another notation. Such a notation is held to less than XML: white space
 * at the ends of lines and of texts, and how many blank lines stand in a row, are only in the manifest.
 */
final class OutlinedText {

    /** Before a text among the events of a reading. */
    static final char MARK = '\u0001';

    private OutlinedText() {}

    static boolean same(List<String> before, List<String> after) {
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            String a = before.get(i);
            String b = after.get(i);
            boolean texts = !a.isEmpty() && a.charAt(0) == MARK && !b.isEmpty() && b.charAt(0) == MARK;
            if (!a.equals(b) && !(texts && sameText(a.substring(1), b.substring(1)))) {
                return false;
            }
        }
        return true;
    }

    /** A first line that starts right after its tag has no indentation that the others could be compared with. */
    private static boolean sameText(String before, String after) {
        List<String> a = lines(before);
        List<String> b = lines(after);
        String first = a.get(0).strip();
        if (!before.stripLeading().isEmpty() && before.indexOf('\n') >= 0 && startsAtTag(before)) {
            return first.equals(b.get(0).strip())
                    && dedented(a.subList(1, a.size())).equals(dedented(b.subList(1, b.size())));
        }
        return dedented(a).equals(dedented(b));
    }

    private static boolean startsAtTag(String text) {
        return !text.substring(0, text.indexOf('\n')).isBlank();
    }

    /** Returns the lines that hold words, and one empty line for each run of blank lines between them. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        boolean blank = false;
        for (String line : text.split("\n", -1)) {
            if (line.isBlank()) {
                blank = true;
                continue;
            }
            if (blank && !lines.isEmpty()) {
                lines.add("");
            }
            blank = false;
            lines.add(line.stripTrailing());
        }
        if (lines.isEmpty()) {
            lines.add("");
        }
        return lines;
    }

    private static String dedented(List<String> lines) {
        XmlText text = new XmlText();
        String joined = String.join("\n", lines);
        text.addData(joined, 0, joined.length());
        return text.dedented();
    }
}
