package dev.tare.modules.block;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Which end tag closes which start tag, counted name by name, so that a stray tag of another name does no harm. Found in
 * one linear pass. In Markdown, tags in fences (however far indented), code spans and comments do not count.
 */
final class XmlPairs {

    private static final int LONGEST_TAG = 16 * 1024;

    /** How many unclosed fences are taken back as text before the search gives in. */
    private static final int MOST_REWINDS = 16;

    private final byte[] bytes;
    private final int limit;
    private final boolean markdown;

    private int count;
    private int[] starts = new int[32];
    private int[] tagEnds = new int[32];

    /** The end of the matching end tag; or, before it is found, -2 less the previous open tag of the same name. */
    private int[] ends = new int[32];

    private final Map<String, Integer> openByName = new HashMap<>();
    private int rewinds;
    private final Search commentEnd;
    private final Search dataEnd;

    private XmlPairs(byte[] bytes, int limit, boolean markdown) {
        this.bytes = bytes;
        this.limit = limit;
        this.markdown = markdown;
        this.commentEnd = new Search(bytes, "-->");
        this.dataEnd = new Search(bytes, "]]>");
    }

    /** Pairs all tags from the line start at the offset to the end of the text. */
    static XmlPairs from(byte[] bytes, int start, int limit, boolean markdown) {
        XmlPairs pairs = new XmlPairs(bytes, limit, markdown);
        pairs.scanLines(start);
        return pairs;
    }

    /** Returns the end of the end tag that closes the start tag at the offset, or -1. */
    int endOf(int tagStart) {
        int found = Arrays.binarySearch(starts, 0, count, tagStart);
        return found < 0 ? -1 : Math.max(-1, ends[found]);
    }

    /** Returns the end of the start tag at the offset, or -1 when none was found there. */
    int tagEndOf(int tagStart) {
        int found = Arrays.binarySearch(starts, 0, count, tagStart);
        return found < 0 ? -1 : tagEnds[found];
    }

    private void scanLines(int from) {
        Line line = new Line(bytes, from, limit);
        int reached = from;
        while (line.advance()) {
            if (line.start < reached && line.end <= reached) {
                continue;
            }
            if (!line.hasInline()) {
                // Tilde fences hold neither a backtick nor a "<".
                if (markdown) {
                    skipFence(line);
                }
            } else if (!markdown || line.start < reached || !skipFence(line)) {
                reached = scanText(Math.max(reached, line.start), line.end);
            }
        }
    }

    /** Goes to the closing fence when this line opens one that is closed. */
    private boolean skipFence(Line line) {
        line.findNonSpace();
        if (line.blank) {
            return false;
        }
        int length = Marks.openingFence(bytes, line.nonSpace, line.end);
        if (length == 0 || rewinds == MOST_REWINDS) {
            return false;
        }
        byte mark = bytes[line.nonSpace];
        int resume = line.next;
        while (line.advance()) {
            line.findNonSpace();
            if (!line.blank && Marks.isClosingFence(bytes, line.nonSpace, line.end, mark, length)) {
                return true;
            }
        }
        rewinds++;
        line.next = resume;
        return true;
    }

    /** Takes the tags that start in {@code [from, end)} and returns where the last one ends. */
    private int scanText(int from, int end) {
        // For runs of one, two and three backticks: whether the line has no further one.
        int hopeless = 0;
        int i = from;
        while (i < end) {
            byte b = bytes[i];
            if (b == '<') {
                i = tag(i);
            } else if (b == '`' && markdown) {
                int run = Marks.run(bytes, i, end, b);
                i += run;
                if (run <= 3 && (hopeless & 1 << run) == 0) {
                    int close = closingRun(i, end, run);
                    if (close < 0) {
                        hopeless |= 1 << run;
                    } else {
                        i = close;
                    }
                }
            } else {
                i++;
            }
        }
        return i;
    }

    private int closingRun(int from, int end, int length) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == '`') {
                int run = Marks.run(bytes, i, end, (byte) '`');
                i += run;
                if (run == length) {
                    return i;
                }
            }
        }
        return -1;
    }

    private int tag(int at) {
        if (HtmlMarks.startsWith(bytes, at, limit, "<!--")) {
            int end = commentEnd.endAfter(at + 4, limit);
            return end < 0 ? at + 4 : end;
        }
        if (HtmlMarks.startsWith(bytes, at, limit, "<![CDATA[")) {
            int end = dataEnd.endAfter(at + 9, limit);
            return end < 0 ? at + 9 : end;
        }
        boolean closing = at + 1 < limit && bytes[at + 1] == '/';
        int nameStart = closing ? at + 2 : at + 1;
        int nameEnd = HtmlMarks.nameEnd(bytes, nameStart, limit);
        if (nameEnd == nameStart) {
            return at + 1;
        }
        int end = HtmlMarks.tagEnd(bytes, nameEnd, Math.min(limit, at + LONGEST_TAG));
        if (end < 0) {
            return at + 1;
        }
        String name = new String(bytes, nameStart, nameEnd - nameStart, StandardCharsets.ISO_8859_1);
        if (closing) {
            close(name, end);
        } else {
            open(name, at, end, bytes[end - 2] == '/');
        }
        return end;
    }

    private void open(String name, int at, int tagEnd, boolean empty) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            tagEnds = Arrays.copyOf(tagEnds, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        starts[count] = at;
        tagEnds[count] = tagEnd;
        if (empty) {
            ends[count] = tagEnd;
        } else {
            Integer outer = openByName.put(name, count);
            ends[count] = outer == null ? -2 : -3 - outer;
        }
        count++;
    }

    private void close(String name, int end) {
        Integer open = openByName.get(name);
        if (open == null) {
            return;
        }
        int link = ends[open];
        ends[open] = end;
        if (link == -2) {
            openByName.remove(name);
        } else {
            openByName.put(name, -3 - link);
        }
    }
}
