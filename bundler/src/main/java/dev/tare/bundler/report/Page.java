package dev.tare.bundler.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of text that grow piece by piece, with colours that take no columns. Text from files is cleaned on its way in, so no
 * writer has to think of it.
 */
final class Page {

    private static final String[] EIGHTHS = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    private static final String BLANKS = " ".repeat(64);

    private final TextStyle style;
    private final StringBuilder out = new StringBuilder(8192);

    /** Columns used in the line that is being written. */
    private int column;

    private int lines;

    Page(TextStyle style) {
        this.style = style;
    }

    TextStyle style() {
        return style;
    }

    int width() {
        return style.width();
    }

    /** Returns how many columns are left in the line that is being written. */
    int room() {
        return Math.max(0, style.width() - column);
    }

    /** Returns how many lines are complete. */
    int lines() {
        return lines;
    }

    String ellipsis() {
        return style.unicode() ? "…" : "...";
    }

    /** Returns what stands between two facts of one line. */
    String dot() {
        return style.unicode() ? " · " : ", ";
    }

    Page text(String text) {
        return text(Ink.PLAIN, text);
    }

    Page text(Ink ink, String text) {
        String clean = Display.clean(text);
        ink.append(out, clean, style.color());
        column += Display.width(clean);
        return this;
    }

    /** Writes text into a cell of the width, at its left; what does not fit loses its middle. */
    Page left(Ink ink, String text, int width) {
        String clipped = Display.clipMiddle(Display.clean(text), width, ellipsis());
        ink.append(out, clipped, style.color());
        int used = Display.width(clipped);
        column += used;
        return blanks(width - used);
    }

    /** Writes text into a cell of the width, at its right. */
    Page right(Ink ink, String text, int width) {
        blanks(width - text.length());
        ink.append(out, text, style.color());
        column += text.length();
        return this;
    }

    Page right(String text, int width) {
        return right(Ink.PLAIN, text, width);
    }

    /** Writes text that may be cut at its end to stay in the line. */
    Page rest(Ink ink, String text) {
        return text(ink, Display.clipEnd(Display.clean(text), room(), ellipsis()));
    }

    /** Writes a path in at most this many columns; it loses folders before it loses a part of its name. */
    Page path(Ink ink, String path, int width) {
        return text(ink, Display.clipPath(Display.clean(path), width, ellipsis()));
    }

    /** Writes a path that may lose folders to stay in the line. */
    Page restOfPath(Ink ink, String path) {
        return path(ink, path, room());
    }

    /** Draws a bar in a cell of the width; nothing where bars cannot be drawn. */
    Page bar(Ink ink, long value, long largest, int width) {
        long eighths = largest <= 0 ? 0 : Math.min(width * 8L, Math.round(value * width * 8.0 / largest));
        StringBuilder bar = new StringBuilder(width);
        for (int i = 0; i < eighths / 8; i++) {
            bar.append('█');
        }
        bar.append(EIGHTHS[(int) (eighths % 8)]);
        ink.append(out, bar.toString(), style.color());
        column += bar.length();
        return blanks(width - bar.length());
    }

    Page blanks(int count) {
        for (int left = count; left > 0; left -= BLANKS.length()) {
            out.append(BLANKS, 0, Math.min(left, BLANKS.length()));
        }
        column += Math.max(0, count);
        return this;
    }

    /** Moves to the column, from 0, at least one blank away from what is there. */
    Page to(int target) {
        return blanks(column == 0 ? target : Math.max(1, target - column));
    }

    /** Ends the line; no line ends in blanks. */
    Page end() {
        int length = out.length();
        while (length > 0 && out.charAt(length - 1) == ' ') {
            length--;
        }
        out.setLength(length);
        out.append('\n');
        column = 0;
        lines++;
        return this;
    }

    /** Writes a paragraph from the column on, broken between words, with at most this many lines. */
    Page paragraph(Ink ink, String text, int indent, int most) {
        List<String> wrapped = wrap(Display.clean(text), Math.max(20, style.width() - indent), most);
        for (String line : wrapped) {
            to(indent).text(ink, line).end();
        }
        return this;
    }

    private List<String> wrap(String text, int width, int most) {
        List<String> wrapped = new ArrayList<>();
        String left = text;
        while (Display.width(left) > width && wrapped.size() < most - 1) {
            String head = Display.head(left, width);
            int blank = left.charAt(head.length()) == ' ' ? head.length() : head.lastIndexOf(' ');
            if (blank <= 0) {
                blank = Math.max(1, head.length());
            }
            wrapped.add(left.substring(0, blank));
            left = left.substring(blank).stripLeading();
        }
        wrapped.add(Display.clipEnd(left, width, ellipsis()));
        return wrapped;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
