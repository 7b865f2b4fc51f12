package dev.tare.bundler.report;

import dev.tare.bundler.build.BuildReport.DroppedText;

/** Says on one line what a lossy rule dropped, line ends and all. */
final class DropWords {

    private static final int MOST = 120;

    private DropWords() {}

    /**
     * Returns the rule, the text that went, and what stands there instead.
     *
     * @param whole whether long texts are told whole
     */
    static String told(DroppedText drop, boolean whole) {
        String by = drop.by().isEmpty() ? "" : " -> " + quoted(drop.by(), whole);
        return drop.rule() + ": " + quoted(drop.text(), whole) + by;
    }

    private static String quoted(String text, boolean whole) {
        String line = text.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n");
        if (whole || line.codePointCount(0, line.length()) <= MOST) {
            return '"' + line + '"';
        }
        return '"' + line.substring(0, line.offsetByCodePoints(0, MOST)) + "\" \u2026";
    }
}
