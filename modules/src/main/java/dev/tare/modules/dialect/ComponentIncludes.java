package dev.tare.modules.dialect;

import dev.tare.modules.model.Form;

/**
 * Elements that stand for a part of the text: {@code <include component="p" />}, {@code <include>p</include>},
 * {@code <component>p</component>}.
 */
final class ComponentIncludes implements CommonDialect {

    private static final int MAX_TAG = 512;
    private static final String[] ATTRIBUTES = {"component", "file", "src", "path", "href"};

    @Override
    public String id() {
        return "component-includes";
    }

    @Override
    public String triggers() {
        return "<";
    }

    @Override
    public int scan(MentionScan scan, int at) {
        byte[] text = scan.text();
        int name = PathText.is(text, at + 1, "include") ? 7 : PathText.is(text, at + 1, "component") ? 9 : 0;
        int after = at + 1 + name;
        if (name == 0 || after >= scan.end()) {
            return -1;
        }
        int tagEnd = tagEnd(text, after, scan.end());
        if (tagEnd < 0) {
            return -1;
        }
        if (text[after] != '>') {
            return PathText.isSpace(text[after]) ? fromAttribute(scan, at, after, tagEnd) : -1;
        }
        return fromText(scan, at, tagEnd, name);
    }

    private int fromAttribute(MentionScan scan, int at, int from, int tagEnd) {
        byte[] text = scan.text();
        for (String attribute : ATTRIBUTES) {
            for (int i = from; i < tagEnd; i++) {
                if (!PathText.isSpace(text[i]) || !PathText.is(text, i + 1, attribute)) {
                    continue;
                }
                int start = valueStart(text, i + 1 + attribute.length(), tagEnd);
                int end = start < 0 ? -1 : PathText.runEnd(text, start, tagEnd);
                if (end > start && isPath(scan, start, end)) {
                    return add(scan, at, tagEnd, start, end);
                }
            }
        }
        return -1;
    }

    private int fromText(MentionScan scan, int at, int tagEnd, int nameLength) {
        byte[] text = scan.text();
        int start = tagEnd;
        while (start < scan.end() && PathText.isSpace(text[start]) && start - tagEnd < MAX_TAG) {
            start++;
        }
        int runStart = start < scan.end() && text[start] == '@' ? start + 1 : start;
        int end = PathText.runEnd(text, runStart, scan.end());
        if (end == runStart || !isPath(scan, runStart, end)) {
            return -1;
        }
        boolean closed = PathText.is(text, end, nameLength == 7 ? "</include>" : "</component>");
        return add(scan, at, closed ? end + nameLength + 3 : end, runStart, end);
    }

    private int add(MentionScan scan, int at, int spanEnd, int start, int end) {
        scan.add(this, Form.COMPONENT_INCLUDE, at, spanEnd, scan.slice(start, end));
        return spanEnd;
    }

    private static boolean isPath(MentionScan scan, int start, int end) {
        return PathText.hasModuleExtension(scan.slice(start, end));
    }

    private static int valueStart(byte[] text, int from, int limit) {
        int i = from;
        while (i < limit && (text[i] == ' ' || text[i] == '=')) {
            i++;
        }
        boolean quoted = i > from && i < limit && (text[i] == '"' || text[i] == '\'');
        return !quoted ? -1 : text[i + 1] == '@' ? i + 2 : i + 1;
    }

    private static int tagEnd(byte[] text, int from, int limit) {
        int highest = Math.min(limit, from + MAX_TAG);
        for (int i = from; i < highest; i++) {
            if (text[i] == '>') {
                return i + 1;
            }
            if (text[i] == '<') {
                return -1;
            }
        }
        return -1;
    }
}
