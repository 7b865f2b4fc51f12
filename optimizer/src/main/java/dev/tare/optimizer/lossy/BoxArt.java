package dev.tare.optimizer.lossy;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.Span;
import dev.tare.modules.Framework;
import dev.tare.modules.model.Surroundings;
import dev.tare.optimizer.defer.Drop;
import dev.tare.optimizer.markdown.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes the frame off words in running text: lines that hold nothing but a frame go, and the words between two of its sides stay, a line
 * each. A drawing with arrows, branches or columns says how its words relate, so it stays whole; so does one with places to fill in, or
 * one of which it is said that it is to be shown: that is what an output has to look like.
 */
public final class BoxArt extends LossyRule {

    private static final int MOST_LINES = 60;

    /** What a plain frame is drawn with; anything else of that block of characters is a branch, a crossing or an arrow. */
    private static final String CORNERS_AND_LINES =
            "\u2500\u2501\u2502\u2503\u250c\u250d\u250e\u250f\u2510\u2511\u2512\u2513"
                    + "\u2514\u2515\u2516\u2517\u2518\u2519\u251a\u251b\u2550\u2551\u2554\u2557\u255a\u255d\u256d\u256e\u256f\u2570"
                    + "\u2560\u2563\u251c\u2524";

    private static final String SIDES = "\u2502\u2503\u2551|";

    /** Words on the line before a drawing that make it a model of what is to be written. */
    private static final List<String> SHOWN = List.of(
            "output", "display", "format", "print", "show", "template", "render", "example", "banner", "report");

    private static final String TO_FILL = "{}[]<>$";

    @Override
    public String name() {
        return "box-art";
    }

    @Override
    Function<LossyText, List<Drop>> finder(Framework source, TaskExecutor executor) {
        return this::find;
    }

    private List<Drop> find(LossyText text) {
        List<Drop> drops = new ArrayList<>();
        byte[] utf8 = text.utf8();
        for (Span span : text.prose()) {
            int line = span.start();
            while (line < span.end() && line > 0 && utf8[line - 1] != '\n') {
                line++;
            }
            while (line < span.end()) {
                int end = Lines.end(utf8, line);
                int next = Lines.next(utf8, end);
                if (isBorder(text.source().slice(line, end))) {
                    int last = drawing(text, line, span, drops);
                    next = Math.max(next, last);
                }
                line = next;
            }
        }
        return drops;
    }

    /** Reads a drawing that begins with a border, and returns where it ends. */
    private int drawing(LossyText text, int start, Span span, List<Drop> drops) {
        byte[] utf8 = text.utf8();
        List<String> words = new ArrayList<>();
        String indent = indent(text, start);
        boolean plain = true;
        int borders = 0;
        int lines = 0;
        int at = start;
        String lineEnd = "\n";
        while (at < span.end()) {
            int end = Lines.end(utf8, at);
            String line = text.source().slice(at, end);
            boolean border = isBorder(line);
            boolean row = isRow(line);
            if (!border && !row) {
                plain &= !isDrawn(line);
                break;
            }
            lineEnd = text.source().slice(end, Lines.next(utf8, end));
            borders += border ? 1 : 0;
            plain &= !isBranched(line) && !text.isProtected(new Span(at, Math.max(at, end)));
            if (row) {
                String inner = inner(line);
                plain &= !isDrawn(inner) && !hasAny(inner, TO_FILL) && !hasColumns(inner);
                if (!inner.isEmpty()) {
                    words.add(inner);
                }
            }
            lines++;
            at = Lines.next(utf8, end);
        }
        boolean frame = plain && borders >= 2 && !words.isEmpty() && lines <= MOST_LINES && at <= span.end();
        if (frame && lineEnd.endsWith("\n") && !isShown(text, start) && !isCode(text, start)) {
            drops.add(text.drop(this, start, at, joined(words, indent, lineEnd)));
        }
        return at;
    }

    private static String joined(List<String> words, String indent, String lineEnd) {
        StringBuilder lines = new StringBuilder();
        for (String word : words) {
            lines.append(indent).append(word).append(lineEnd);
        }
        return lines.toString();
    }

    private static String indent(LossyText text, int start) {
        int end = Lines.trimmedStart(text.utf8(), start, Lines.end(text.utf8(), start));
        return text.source().slice(start, end);
    }

    private static boolean isCode(LossyText text, int start) {
        Surroundings here = text.surroundings(start);
        return here != Surroundings.TEXT && here != Surroundings.INSTRUCTION_FENCE;
    }

    /** Tells whether the line before says that this is what is to be shown. */
    private static boolean isShown(LossyText text, int start) {
        int end = start;
        while (end > 0 && text.utf8()[end - 1] <= ' ' && text.utf8()[end - 1] >= 0) {
            end--;
        }
        if (end == 0) {
            return false;
        }
        Optional<Span> before = text.line(end - 1);
        if (before.isEmpty()) {
            return true;
        }
        String line = text.source().slice(before.get()).replace('_', ' ');
        for (String word : SHOWN) {
            if (OwnWords.has(line, word)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether the line is a side of a frame from corner to corner, and nothing else. */
    private static boolean isBorder(String line) {
        String drawn = line.strip();
        if (drawn.length() < 4) {
            return false;
        }
        boolean ascii =
                drawn.startsWith("+-") && drawn.endsWith("-+") || drawn.startsWith("+=") && drawn.endsWith("=+");
        for (int i = 0; i < drawn.length(); i++) {
            char c = drawn.charAt(i);
            if (ascii
                    ? c != '-' && c != '=' && !(c == '+' && (i == 0 || i == drawn.length() - 1))
                    : CORNERS_AND_LINES.indexOf(c) < 0) {
                return false;
            }
        }
        return ascii || !isRule(drawn);
    }

    /** Tells whether it is one character over and over: that parts what is above and below. */
    private static boolean isRule(String drawn) {
        for (int i = 1; i < drawn.length(); i++) {
            if (drawn.charAt(i) != drawn.charAt(0)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRow(String line) {
        String row = line.strip();
        return row.length() >= 2
                && SIDES.indexOf(row.charAt(0)) >= 0
                && SIDES.indexOf(row.charAt(row.length() - 1)) >= 0;
    }

    private static String inner(String line) {
        String row = line.strip();
        return row.substring(1, row.length() - 1).strip();
    }

    /** Tells whether a side of a frame has a branch within, so that it is one of several. */
    private static boolean isBranched(String line) {
        String row = line.strip();
        for (int i = 1; i < row.length() - 1; i++) {
            char c = row.charAt(i);
            if (c >= '\u2500' && c <= '\u257f' && "\u2500\u2501\u2550".indexOf(c) < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDrawn(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\u2500' && c <= '\u25ff' || c >= '\u2190' && c <= '\u21ff' || c == '|') {
                return true;
            }
        }
        return text.contains("->") || text.contains("<-") || text.contains("=>") || text.contains("--");
    }

    /** Words far apart stand below each other on purpose. */
    private static boolean hasColumns(String inner) {
        return inner.contains("   ");
    }

    private static boolean hasAny(String text, String chars) {
        for (int i = 0; i < text.length(); i++) {
            if (chars.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
