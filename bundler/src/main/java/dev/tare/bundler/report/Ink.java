package dev.tare.bundler.report;

/** What a stretch of text is, and so how it is coloured. */
enum Ink {
    PLAIN(""),
    HEADING("1"),
    FAINT("2"),
    NAME("36"),
    GOOD("32"),
    WARN("33"),
    BAD("31");

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    void append(StringBuilder out, String text, boolean color) {
        if (!color || this == PLAIN || text.isEmpty()) {
            out.append(text);
        } else {
            out.append("\u001b[").append(code).append('m').append(text).append("\u001b[0m");
        }
    }
}
