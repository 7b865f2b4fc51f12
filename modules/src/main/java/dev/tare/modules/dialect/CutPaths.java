package dev.tare.modules.dialect;

import dev.tare.modules.model.Form;

/**
 * Paths that markup has cut: {@code foo.m**d}, {@code foo<br>.md}. The mention's span keeps the markup and its target goes
 * without, by which the linker knows it. A file must have the name that is left, else nothing was cut.
 */
final class CutPaths {

    private static final int MAX_TAG = 40;

    private CutPaths() {}

    /** Looks for markup inside {@code .md}; returns the offset after the path, or -1. */
    static int atExtension(Dialect dialect, MentionScan scan, int dot) {
        byte[] text = scan.text();
        int i = dot + 1;
        if (i >= scan.end() || text[i] != 'm') {
            return -1;
        }
        int markup = markupEnd(text, i + 1, scan.end());
        if (markup == i + 1 || markup >= scan.end() || text[markup] != 'd') {
            return -1;
        }
        int end = markup + 1;
        if (end < scan.end() && PathText.isWord(text[end])) {
            return -1;
        }
        int start = PathText.runStart(text, scan.floor(), dot);
        String target = scan.slice(start, dot) + ".md";
        return add(dialect, scan, start, end, target) ? end : -1;
    }

    /**
     * Looks for markup, or a part to be filled in, straight before the extension; returns the offset after the path, or
     * the end of the extension when there is none.
     */
    static int beforeExtension(Dialect dialect, MentionScan scan, int dot, int end) {
        byte[] text = scan.text();
        byte before = dot == 0 ? 0 : text[dot - 1];
        if (before != '>' && before != ']' && before != '`') {
            return end;
        }
        byte opener = before == '>' ? (byte) '<' : before == ']' ? (byte) '[' : (byte) '`';
        int open = dot - 2;
        int lowest = Math.max(scan.floor(), dot - MAX_TAG);
        while (open >= lowest && text[open] != opener && text[open] != '\n') {
            open--;
        }
        if (before == '`' || open < lowest || text[open] != opener) {
            open = dot - 1;
        }
        int start = PathText.runStart(text, scan.floor(), open);
        if (start < open && add(dialect, scan, start, end, scan.slice(start, open) + scan.slice(dot, end))) {
            return end;
        }
        if (before != '`' && open < dot - 1) {
            scan.add(dialect, Form.PATH, start, end, scan.slice(start, end));
        }
        return end;
    }

    /** Adds the placeholder whose tail the run is, as in {@code docs/[area]/notes.md}; tells whether there was one. */
    static boolean followsPlaceholder(Dialect dialect, MentionScan scan, int start, int end) {
        byte[] text = scan.text();
        byte before = start <= scan.floor() ? 0 : text[start - 1];
        boolean tail = text[start] == '/' || text[start] == '-' || text[start] == '_' || text[start] == '.';
        if (!tail || before != ']' && before != '>') {
            return false;
        }
        int open = start - 2;
        int lowest = Math.max(scan.floor(), start - MAX_TAG);
        byte opener = before == ']' ? (byte) '[' : (byte) '<';
        while (open >= lowest && text[open] != opener && text[open] != '\n' && text[open] != '"' && text[open] != '=') {
            open--;
        }
        boolean closesElement = end + 1 < scan.end() && text[end] == '<' && text[end + 1] == '/';
        if (open < lowest || text[open] != opener || before == '>' && (closesElement || text[open + 1] == '/')) {
            return false;
        }
        int runStart = PathText.runStart(text, scan.floor(), open);
        scan.add(dialect, Form.PATH, runStart, end, scan.slice(runStart, end));
        return true;
    }

    /** Looks for emphasis inside the name, as in {@code gates**-v2**.md}; tells whether a cut path was added. */
    static boolean emphasised(Dialect dialect, MentionScan scan, int start, int end, String target) {
        return add(dialect, scan, start, end, target.replace("*", ""));
    }

    private static boolean add(Dialect dialect, MentionScan scan, int start, int end, String target) {
        if (target.indexOf('*') >= 0 || !scan.tree().hasFileNamed(Tree.name(target))) {
            return false;
        }
        scan.add(dialect, Form.PATH, start, end, target);
        return true;
    }

    private static int markupEnd(byte[] text, int start, int limit) {
        int i = start;
        while (i < limit && (text[i] == '*' || text[i] == '_' || text[i] == '`')) {
            i++;
        }
        if (i < limit && text[i] == '<') {
            int tag = i + 1;
            int highest = Math.min(limit, i + MAX_TAG);
            while (tag < highest && text[tag] != '>' && text[tag] != '\n') {
                tag++;
            }
            return tag < highest && text[tag] == '>' ? tag + 1 : i;
        }
        return i;
    }
}
