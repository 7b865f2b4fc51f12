package dev.tare.optimizer.meaning;

import java.util.ArrayList;
import java.util.List;

/** The characters between two tags: entities resolved, comments left out, sections of CDATA joined to what stands beside them. */
final class XmlText {

    private static final String[] NAMES = {"&lt;", "&gt;", "&amp;", "&quot;", "&apos;"};
    private static final String SIGNS = "<>&\"'";

    private final StringBuilder text = new StringBuilder();

    void add(String raw, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = raw.charAt(i);
            if (c == '&') {
                int end = entity(raw, i, to);
                if (end > 0) {
                    i = end;
                    continue;
                }
            } else if (c == '\r') {
                if (i + 1 < to && raw.charAt(i + 1) == '\n') {
                    i++;
                }
                c = '\n';
            }
            text.append(c);
        }
    }

    void addData(String raw, int from, int to) {
        text.append(raw, from, to);
    }

    /** Adds what a reference stands for and returns where its semicolon is, or -1 when it is none of XML's own. */
    private int entity(String raw, int at, int to) {
        for (int i = 0; i < NAMES.length; i++) {
            if (raw.startsWith(NAMES[i], at) && at + NAMES[i].length() <= to) {
                text.append(SIGNS.charAt(i));
                return at + NAMES[i].length() - 1;
            }
        }
        return -1;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    boolean isBlank() {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > ' ') {
                return false;
            }
        }
        return true;
    }

    boolean hasLineEnd() {
        return text.indexOf("\n") >= 0;
    }

    /** Tells whether a line end stands before the words. */
    boolean startsLine() {
        for (int i = 0; i < text.length() && text.charAt(i) <= ' '; i++) {
            if (text.charAt(i) == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Tells whether a line end stands after the words. */
    boolean endsLine() {
        for (int i = text.length() - 1; i >= 0 && text.charAt(i) <= ' '; i--) {
            if (text.charAt(i) == '\n') {
                return true;
            }
        }
        return false;
    }

    void clear() {
        text.setLength(0);
    }

    String asWritten() {
        return text.toString();
    }

    /** Returns the text without the indentation that its lines have in common; lines of white space are empty. */
    String dedented() {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '\n') {
                lines.add(text.substring(start, i));
                start = i + 1;
            }
        }
        String common = null;
        for (String line : lines) {
            int indent = indent(line);
            if (indent == line.length()) {
                continue;
            }
            common = common == null ? line.substring(0, indent) : common.substring(0, shared(common, line));
        }
        int taken = common == null ? 0 : common.length();
        StringBuilder left = new StringBuilder(text.length());
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            left.append(i == 0 ? "" : "\n").append(indent(line) == line.length() ? "" : line.substring(taken));
        }
        return left.toString();
    }

    private static int indent(String line) {
        int i = 0;
        while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    private static int shared(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i;
    }
}
