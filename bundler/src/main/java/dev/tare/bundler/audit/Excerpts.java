package dev.tare.bundler.audit;

import dev.tare.bundler.audit.AuditReport.Excerpt;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;

/** Cuts the piece of a source line that shows a place. */
public final class Excerpts {

    /** Bytes of the line that are kept on each side of the place. */
    private static final int AROUND = 200;

    private static final int LONGEST_MARK = 400;

    private Excerpts() {}

    /** Returns the line in which the span starts, cut around it, with the span marked. */
    public static Excerpt of(SourceText source, Span mark) {
        Span line = source.lines().spanOf(source.lines().lineAt(mark.start()));
        byte[] bytes = source.utf8();
        int lineEnd = line.end();
        while (lineEnd > line.start() && (bytes[lineEnd - 1] == '\n' || bytes[lineEnd - 1] == '\r')) {
            lineEnd--;
        }
        int markStart = Math.min(mark.start(), lineEnd);
        int markEnd = toCharacter(bytes, Math.min(Math.min(mark.end(), markStart + LONGEST_MARK), lineEnd));
        int start = toCharacter(bytes, Math.max(line.start(), markStart - AROUND));
        int end = toCharacter(bytes, Math.min(lineEnd, markEnd + AROUND));
        String before = source.slice(start, markStart);
        String marked = source.slice(markStart, markEnd);
        return new Excerpt(
                before + marked + source.slice(markEnd, end),
                before.length(),
                before.length() + marked.length(),
                start > line.start(),
                end < lineEnd);
    }

    /** Returns the offset, or the one before it at which a character starts. */
    private static int toCharacter(byte[] utf8, int offset) {
        int at = offset;
        while (at > 0 && at < utf8.length && (utf8[at] & 0xC0) == 0x80) {
            at--;
        }
        return at;
    }
}
