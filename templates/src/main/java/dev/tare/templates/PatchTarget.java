package dev.tare.templates;

import dev.tare.core.text.Edits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a framework as the difference to its source, in the format of {@code git diff} with three lines of context: what {@code git
 * apply} takes. The lines come from the edits themselves, so nothing has to be searched for.
 */
public final class PatchTarget {

    private static final int CONTEXT = 3;
    private static final byte[] NOTHING = {};

    private final ByteArrayOutputStream patch = new ByteArrayOutputStream();

    private PatchTarget() {}

    /**
     * Returns the patch.
     *
     * @param files in the order in which they are to stand; those that are the same before and after are left out
     */
    public static byte[] write(List<PatchedFile> files) {
        PatchTarget target = new PatchTarget();
        for (PatchedFile file : files) {
            byte[] before = file.before().orElse(NOTHING);
            byte[] after = file.after().orElse(NOTHING);
            if (file.before().isEmpty() || file.after().isEmpty() || !Arrays.equals(before, after)) {
                target.head(file);
                target.hunks(before, after, regions(before, after, file.edits()));
            }
        }
        return target.patch.toByteArray();
    }

    private void head(PatchedFile file) {
        String old = quoted("a/" + file.path());
        String now = quoted("b/" + file.path());
        line("diff --git " + old + " " + now);
        if (file.before().isEmpty()) {
            line("new file mode 100644");
        } else if (file.after().isEmpty()) {
            line("deleted file mode 100644");
        }
        if (file.before().orElse(NOTHING).length > 0 || file.after().orElse(NOTHING).length > 0) {
            line("--- " + (file.before().isEmpty() ? "/dev/null" : ended(old)));
            line("+++ " + (file.after().isEmpty() ? "/dev/null" : ended(now)));
        }
    }

    /** A name with a blank needs a mark for its end. */
    private static String ended(String name) {
        return name.indexOf(' ') >= 0 && !name.startsWith("\"") ? name + "\t" : name;
    }

    /** Returns the name as git writes it: in quotes where it holds a quote, a backslash or a control character. */
    private static String quoted(String name) {
        StringBuilder quoted = new StringBuilder("\"");
        boolean plain = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
                plain = false;
            } else if (c < ' ' || c == 0x7F) {
                quoted.append('\\')
                        .append((char) ('0' + (c >> 6)))
                        .append((char) ('0' + (c >> 3 & 7)))
                        .append((char) ('0' + (c & 7)));
                plain = false;
            } else {
                quoted.append(c);
            }
        }
        return plain ? name : quoted.append('"').toString();
    }

    /**
     * Whole lines that are replaced by others.
     *
     * @param start where they start in the text before
     * @param end where they end there
     * @param newStart where the others start in the text after
     * @param newEnd where these end
     */
    private record Region(int start, int end, int newStart, int newEnd) {}

    /** Widens each edit to whole lines, on both sides, and joins those that then touch. */
    private static List<Region> regions(byte[] before, byte[] after, Edits edits) {
        List<Region> regions = new ArrayList<>();
        int shift = 0;
        int i = 0;
        while (i < edits.size()) {
            int start = edits.start(i);
            while (!isLineStart(before, start) || !isLineStart(after, start + shift)) {
                start--;
            }
            int newStart = start + shift;
            int end;
            do {
                end = edits.end(i);
                shift += edits.replacement(i).length - (edits.end(i) - edits.start(i));
                i++;
                while (!isLineStart(before, end) || !isLineStart(after, end + shift)) {
                    if (end >= before.length && end + shift >= after.length) {
                        break;
                    }
                    end++;
                    if (i < edits.size() && edits.start(i) < end) {
                        break;
                    }
                }
            } while (i < edits.size() && edits.start(i) <= end);
            regions.add(new Region(start, end, newStart, end + shift));
        }
        return regions;
    }

    private static boolean isLineStart(byte[] text, int at) {
        return at == 0 || text[at - 1] == '\n';
    }

    private void hunks(byte[] before, byte[] after, List<Region> regions) {
        int line = 0;
        int newLine = 0;
        int counted = 0;
        int from = 0;
        while (from < regions.size()) {
            int to = from + 1;
            while (to < regions.size()
                    && lines(before, regions.get(to - 1).end(), regions.get(to).start(), 2 * CONTEXT + 1)
                            <= 2 * CONTEXT) {
                to++;
            }
            Region first = regions.get(from);
            Region last = regions.get(to - 1);
            int start = back(before, first.start());
            int end = forward(before, last.end());
            int passed = lines(before, counted, start, Integer.MAX_VALUE);
            line += passed;
            newLine += passed;
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            int at = start;
            int removed = 0;
            int added = 0;
            for (Region region : regions.subList(from, to)) {
                write(body, ' ', before, at, region.start());
                write(body, '-', before, region.start(), region.end());
                write(body, '+', after, region.newStart(), region.newEnd());
                removed += lines(before, region.start(), region.end(), Integer.MAX_VALUE);
                added += lines(after, region.newStart(), region.newEnd(), Integer.MAX_VALUE);
                at = region.end();
            }
            write(body, ' ', before, at, end);
            int size = lines(before, start, end, Integer.MAX_VALUE);
            int newSize = size - removed + added;
            line("@@ -" + range(line, size) + " +" + range(newLine, newSize) + " @@");
            patch.writeBytes(body.toByteArray());
            line += size;
            newLine += newSize;
            counted = end;
            from = to;
        }
    }

    /** Of no lines, the line before is named. */
    private static String range(int line, int size) {
        return (size == 0 ? line : line + 1) + "," + size;
    }

    private static int back(byte[] text, int start) {
        int at = start;
        for (int i = 0; i < CONTEXT && at > 0; i++) {
            at--;
            while (!isLineStart(text, at)) {
                at--;
            }
        }
        return at;
    }

    private static int forward(byte[] text, int end) {
        int at = end;
        for (int i = 0; i < CONTEXT && at < text.length; i++) {
            at++;
            while (at < text.length && !isLineStart(text, at)) {
                at++;
            }
        }
        return at;
    }

    /** Counts the lines that start in a stretch, as far as asked for. */
    private static int lines(byte[] text, int first, int bound, int most) {
        int lines = 0;
        for (int i = first; i < bound && lines < most; i++) {
            lines += isLineStart(text, i) ? 1 : 0;
        }
        return lines;
    }

    private static void write(ByteArrayOutputStream body, char mark, byte[] text, int start, int end) {
        for (int at = start; at < end; ) {
            int next = at;
            while (next < end && text[next] != '\n') {
                next++;
            }
            body.write(mark);
            body.write(text, at, next - at);
            body.write('\n');
            if (next == end) {
                body.writeBytes("\\ No newline at end of file\n".getBytes(StandardCharsets.US_ASCII));
            }
            at = next + 1;
        }
    }

    private void line(String text) {
        patch.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
