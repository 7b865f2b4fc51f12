package dev.tare.modules.block;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Tells fences that are the instruction itself from fences that show code. */
final class FenceInfo {

    private static final int LONGEST_WORD = 16;

    private FenceInfo() {}

    /**
     * Tells whether a fence instructs: its info string starts with xml, markdown, md, yaml or yml; or it says nothing, or
     * plain text, and the content starts as XML does.
     */
    static boolean isInstruction(byte[] b, int infoStart, int infoEnd, int contentStart, int contentEnd) {
        int end = infoStart;
        while (end < infoEnd && isWordPart(b[end])) {
            end++;
        }
        if (end - infoStart > LONGEST_WORD) {
            return false;
        }
        String word = new String(b, infoStart, end - infoStart, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return switch (word) {
            case "xml", "markdown", "md", "yaml", "yml" -> true;
            case "", "text", "txt", "plaintext" -> startsAsXml(b, contentStart, contentEnd);
            default -> false;
        };
    }

    private static boolean isWordPart(byte b) {
        return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '-' || b == '+' || b < 0;
    }

    private static boolean startsAsXml(byte[] b, int from, int end) {
        int i = from;
        while (i < end && (Marks.isSpace(b[i]) || Marks.isLineEnd(b[i]))) {
            i++;
        }
        if (i + 1 >= end || b[i] != '<') {
            return false;
        }
        if (b[i + 1] == '?'
                || HtmlMarks.startsWith(b, i, end, "<!--")
                || HtmlMarks.startsWith(b, i, end, "<!DOCTYPE")) {
            return true;
        }
        int nameEnd = HtmlMarks.nameEnd(b, i + 1, end);
        return nameEnd > i + 1 && HtmlMarks.tagEnd(b, nameEnd, end) > 0;
    }
}
