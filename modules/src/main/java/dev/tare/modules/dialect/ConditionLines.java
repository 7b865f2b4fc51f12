package dev.tare.modules.dialect;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.text.Span;
import dev.tare.modules.model.Slot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines at which conditions begin and end, as installers read them: {@code {{IF flag}}} to {@code {{ENDIF flag}}}, and
 * {@code {{UNLESS flag}}} to {@code {{ENDUNLESS flag}}}, each alone on its line, in code fences too, one within another. Where they do not fit
 * together, none of a file's conditions is taken. A mark within a line is text: an installer would drop the whole line.
 */
final class ConditionLines {

    private static final int MOST_DEPTH = 32;
    private static final int LONGEST_FLAG = 100;
    private static final int LONGEST_SHOWN = 60;

    private final MentionScan scan;
    private final byte[] text;
    private final List<Slot> marks = new ArrayList<>();
    private final Deque<Mark> open = new ArrayDeque<>();
    private @Nullable Diagnostic fault;

    /**
     * What stands between double braces.
     *
     * @param word the keyword in lower case
     * @param flag what is asked for; empty where there is none, or none that a flag can be called
     */
    private record Mark(Span span, String word, String flag) {

        boolean ends() {
            return word.startsWith("end");
        }

        Slot.Kind kind() {
            return switch (word) {
                case "if" -> Slot.Kind.IF;
                case "unless" -> Slot.Kind.UNLESS;
                default -> Slot.Kind.END;
            };
        }
    }

    private ConditionLines(MentionScan scan) {
        this.scan = scan;
        this.text = scan.text();
    }

    /** Adds the lines, and what is wrong with them. In TOML a text is written with escapes, and its lines are not those of the file. */
    static void scan(MentionScan scan) {
        if (!scan.draft().id().extension().equals("toml")) {
            new ConditionLines(scan).run();
        }
    }

    private void run() {
        int body = scan.draft().source().bodyStart();
        int at = Math.max(body, scan.draft().frontMatter().span().end());
        List<Diagnostic> within = new ArrayList<>();
        for (; at + 3 < text.length; at++) {
            if (text[at] != '{' || text[at + 1] != '{') {
                continue;
            }
            Mark mark = mark(at);
            if (mark == null) {
                continue;
            }
            Span line = line(mark.span());
            if (line != null) {
                take(mark, line);
            } else if (at == 0 || text[at - 1] != '`') {
                within.add(diagnostic(DiagnosticKind.CONDITION_WITHIN_LINE, mark.span(), shown(mark.span())));
            }
            at = mark.span().end() - 1;
        }
        if (!open.isEmpty()) {
            fail(open.peek(), "this condition is never closed");
        }
        within.forEach(scan::add);
        if (fault != null) {
            scan.add(fault);
            return;
        }
        for (Slot mark : marks) {
            scan.addSlot(mark.span().start(), mark.span().end(), mark.kind(), mark.name());
        }
    }

    private void take(Mark mark, Span line) {
        if (mark.word().equals("else")) {
            if (!open.isEmpty()) {
                fail(mark, "there is no {{ELSE}}");
            }
            return;
        }
        if (mark.flag().isEmpty()) {
            fail(mark, "'" + shown(mark.span()) + "' names no flag");
        } else if (!mark.ends()) {
            open.push(mark);
            if (open.size() > MOST_DEPTH) {
                fail(mark, "conditions stand more than " + MOST_DEPTH + " deep in each other");
            }
        } else if (open.isEmpty()) {
            fail(mark, "'" + shown(mark.span()) + "' closes nothing");
        } else {
            Mark opened = open.pop();
            if (!mark.word().equals("end" + opened.word()) || !mark.flag().equals(opened.flag())) {
                fail(mark, "'" + shown(mark.span()) + "' does not close '" + shown(opened.span()) + "'");
            }
        }
        marks.add(new Slot(line, mark.kind(), mark.flag()));
    }

    private void fail(Mark mark, String message) {
        if (fault == null) {
            fault = diagnostic(DiagnosticKind.UNPAIRED_CONDITION, mark.span(), message);
        }
    }

    private Diagnostic diagnostic(DiagnosticKind kind, Span span, String message) {
        return Diagnostic.at(kind, scan.draft().source(), span, message);
    }

    private String shown(Span span) {
        return scan.slice(span.start(), Math.min(span.end(), span.start() + LONGEST_SHOWN));
    }

    /** Returns the mark at an offset, when there is one: a keyword that begins with a capital, as the includes of conditions are read. */
    private @Nullable Mark mark(int at) {
        int end = at + 2;
        if (text[end] < 'A' || text[end] > 'Z') {
            return null;
        }
        while (end < text.length && PathText.isLetter(text[end]) && end - at < 16) {
            end++;
        }
        String word = scan.slice(at + 2, end).toLowerCase(Locale.ROOT);
        if (!List.of("if", "unless", "endif", "endunless", "else").contains(word)) {
            return null;
        }
        int from = blanks(end);
        int close = from;
        while (close < text.length && isFlag(text[close]) && close - from <= LONGEST_FLAG) {
            close++;
        }
        int behind = blanks(close);
        if (closes(behind) && (close == from || from > end)) {
            boolean isFlag = close > from && text[from] != '.' && text[from] != '-';
            return new Mark(new Span(at, behind + 2), word, isFlag ? scan.slice(from, close) : "");
        }
        // Some other expression, which no flag stands for.
        int limit = Math.min(text.length, at + 2 * LONGEST_FLAG);
        while (behind < limit && text[behind] != '\n' && !closes(behind)) {
            behind++;
        }
        return from > end && closes(behind) ? new Mark(new Span(at, behind + 2), word, "") : null;
    }

    private boolean closes(int at) {
        return at + 1 < text.length && text[at] == '}' && text[at + 1] == '}';
    }

    private int blanks(int from) {
        int at = from;
        while (at < text.length && (text[at] == ' ' || text[at] == '\t') && at - from < LONGEST_FLAG) {
            at++;
        }
        return at;
    }

    private static boolean isFlag(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '_' || b == '-' || b == '.';
    }

    /** Returns the line that a mark is alone on, its end in it; nothing when there is something else. Behind a byte order mark none is alone. */
    private @Nullable Span line(Span mark) {
        int start = mark.start();
        while (start > 0 && (text[start - 1] == ' ' || text[start - 1] == '\t')) {
            start--;
        }
        int end = mark.end();
        while (end < text.length && (text[end] == ' ' || text[end] == '\t')) {
            end++;
        }
        if (end + 1 < text.length && text[end] == '\r' && text[end + 1] == '\n') {
            end++;
        }
        boolean ends = end == text.length || text[end] == '\n';
        return ends && (start == 0 || text[start - 1] == '\n') ? new Span(start, Math.min(end + 1, text.length)) : null;
    }
}
