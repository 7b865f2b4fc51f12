package dev.tare.bundler.report;

/**
 * How text is to look.
 *
 * @param width columns of the terminal, at least 40
 * @param color whether ANSI colours may be written
 * @param unicode whether bars, dots and ellipses may be drawn; else plain ASCII stands for them, and there are no bars
 * @param all whether everything is listed, not only what is worth acting on first
 */
public record TextStyle(int width, boolean color, boolean unicode, boolean all) {

    public TextStyle {
        width = Math.max(40, width);
    }

    /** Returns the style for a pipe or a file: 100 columns, no colours, no bars. */
    public static TextStyle plain() {
        return new TextStyle(100, false, false, false);
    }

    /** Returns the same style with everything listed. */
    public TextStyle withAll() {
        return new TextStyle(width, color, unicode, true);
    }
}
