package dev.tare.modules.link;

import dev.tare.core.text.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What leads up to the line of a mention: the words before a fence, the item or the sentence above a list, the heading. They
 * tell an example, a sample of output or a list of files to be written from a reference.
 */
final class Introduction {

    /** How far back is looked, in bytes: a bound for files that are one long line or one long list. */
    private static final int REACH = 4096;

    private static final int MAX_LINES = 60;
    private static final int MAX_LINE = 300;
    private static final int TAB = 4;

    private final byte[] text;
    private final int lowest;
    private int line;

    private Introduction(SourceText source, int offset) {
        this.text = source.utf8();
        this.lowest = Math.max(source.bodyStart(), offset - REACH);
        this.line = startOfLine(offset);
    }

    /**
     * Tells whether what leads up to the offset announces an example or a file to be written, or whether a fence around it
     * quotes a whole Markdown document.
     *
     * @param inFence whether the offset stands in a fence: then what leads up to the fence counts
     */
    static boolean announcesExample(SourceText source, int offset, boolean inFence) {
        Introduction introduction = new Introduction(source, offset);
        int mention = introduction.line;
        boolean fence = inFence && introduction.goToFence();
        return fence && introduction.isMarkdownFence() || introduction.isExample(mention, fence);
    }

    private boolean isMarkdownFence() {
        String info = words(line).strip();
        int mark = 0;
        while (mark < info.length() && (info.charAt(mark) == '`' || info.charAt(mark) == '~')) {
            mark++;
        }
        String language = info.substring(mark).strip();
        return language.startsWith("markdown") || language.equals("md") || language.startsWith("md ");
    }

    /** Moves to the opening line of the fence around the line; fences inside quoted fences may mislead. */
    private boolean goToFence() {
        int start = line;
        for (int i = 0; i < 4 * MAX_LINES && up(); i++) {
            if (isFence(contentOf(line))) {
                return true;
            }
        }
        line = start;
        return false;
    }

    private boolean isExample(int mention, boolean inFence) {
        int indent = inFence ? indent(line) : indent(mention);
        boolean item = !inFence && isItem(mention);
        boolean told = !inFence && !item;
        for (int i = 0; i < MAX_LINES && up(); i++) {
            int content = contentOf(line);
            if (isBlank(content) || isFence(content)) {
                continue;
            }
            if (isHeading(line)) {
                return TextBefore.isExampleTitle(words(line));
            }
            int here = indent(line);
            if (told || here > indent || here == indent && isItem(line) && item) {
                continue;
            }
            if (endsWithColon(line) && TextBefore.leadsToExample(words(line).strip())) {
                return true;
            }
            indent = here;
            item = isItem(line);
            told = !item;
        }
        return false;
    }

    private boolean up() {
        if (line <= lowest) {
            return false;
        }
        line = startOfLine(line - 1);
        return true;
    }

    private int startOfLine(int offset) {
        // Fields are read once: this loop goes through more text than all others.
        byte[] bytes = text;
        int least = lowest;
        int start = offset;
        while (start > least && bytes[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    /** Returns where to stop looking: a line may be as long as the file, and every mention below it asks. */
    private int reach(int start) {
        return Math.min(text.length, start + MAX_LINE);
    }

    private int contentOf(int start) {
        byte[] bytes = text;
        int i = start;
        int end = reach(start);
        while (i < end && (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '>')) {
            i++;
        }
        return i;
    }

    private int indent(int start) {
        int width = 0;
        int end = reach(start);
        for (int i = start; i < end && (text[i] == ' ' || text[i] == '\t'); i++) {
            width += text[i] == '\t' ? TAB : 1;
        }
        return width;
    }

    private boolean isBlank(int i) {
        return i == text.length || text[i] == '\n' || text[i] == '\r';
    }

    private boolean isFence(int i) {
        return i + 2 < text.length
                && (text[i] == '`' || text[i] == '~')
                && text[i + 1] == text[i]
                && text[i + 2] == text[i];
    }

    private boolean isHeading(int start) {
        return start < text.length && text[start] == '#';
    }

    private boolean isItem(int start) {
        int i = contentOf(start);
        int digits = i;
        int end = reach(i);
        while (digits < end && text[digits] >= '0' && text[digits] <= '9') {
            digits++;
        }
        int mark = digits > i && digits < text.length && (text[digits] == '.' || text[digits] == ')') ? digits : i;
        boolean bullet = mark > i || i < text.length && (text[i] == '-' || text[i] == '*' || text[i] == '+');
        return bullet && mark + 1 < text.length && text[mark + 1] == ' ';
    }

    private boolean endsWithColon(int start) {
        int end = endOfLine(start);
        while (end > start && Character.isWhitespace(text[end - 1])) {
            end--;
        }
        while (end > start && (text[end - 1] == '*' || text[end - 1] == '_')) {
            end--;
        }
        return end > start && text[end - 1] == ':';
    }

    private int endOfLine(int start) {
        byte[] bytes = text;
        int most = reach(start);
        int end = start;
        while (end < most && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private String words(int start) {
        int end = endOfLine(start);
        return new String(text, start, end - start, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }
}
