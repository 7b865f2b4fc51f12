package dev.tare.modules.dialect;

import dev.tare.modules.model.Form;

/** Files behind a hash: Copilot's {@code #file:path} and Kiro's {@code #[[file:path]]}. */
final class FileMentions implements CommonDialect {

    private static final String PLAIN = "#file:";
    private static final String BRACKETED = "#[[file:";

    @Override
    public String id() {
        return "file-mentions";
    }

    @Override
    public String triggers() {
        return "#";
    }

    @Override
    public int scan(MentionScan scan, int at) {
        byte[] text = scan.text();
        boolean bracketed = PathText.is(text, at, BRACKETED);
        if (!bracketed && !PathText.is(text, at, PLAIN)) {
            return -1;
        }
        int start = at + (bracketed ? BRACKETED.length() : PLAIN.length());
        boolean quoted = start < scan.end() && (text[start] == '\'' || text[start] == '"');
        start += quoted ? 1 : 0;
        int end = PathText.runEnd(text, start, scan.end());
        int close = end;
        if (bracketed) {
            if (end + 1 >= scan.end() || text[end] != ']' || text[end + 1] != ']') {
                return -1;
            }
            close = end + 2;
        } else {
            while (end > start && text[end - 1] == '.') {
                end--;
            }
            close = quoted && end < scan.end() ? end + 1 : end;
        }
        String target = scan.slice(start, end);
        if (!PathText.hasModuleExtension(target)) {
            return -1;
        }
        scan.add(this, Form.FILE_MENTION, at, close, target);
        return close;
    }
}
