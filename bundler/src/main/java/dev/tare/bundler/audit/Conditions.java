package dev.tare.bundler.audit;

import dev.tare.core.text.LineMap;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which places of a module stand under a condition in words: a sentence with "if", a row of a table of modes, a labelled item
 * of a list that tells cases apart, a heading that names one. Reads lines as a person skims them; no parser stands behind it.
 */
final class Conditions {

    /** A sentence with one of these says when something holds. */
    private static final String[] IF = {"if", "unless", "otherwise", "else"};

    /** So does one with these, at its start or after what it speaks of. */
    private static final String[] WHEN = {"when", "whenever"};

    /** A header, heading or lead-in with one of these tells cases apart. */
    private static final String[] CASES = {
        "if",
        "when",
        "mode",
        "modes",
        "case",
        "cases",
        "condition",
        "conditions",
        "flag",
        "flags",
        "argument",
        "arguments",
        "route",
        "routes",
        "routing",
        "operation",
        "operations",
        "subcommand",
        "subcommands",
        "intent",
        "choose",
        "select",
        "depending",
        "based",
        "scenario",
        "scenarios",
        "variant",
        "variants",
        "trigger",
        "triggers",
        "matching",
        "matches",
        "pick",
        "switch",
        "branch",
        "branches",
        "decide",
    };

    /** Attributes and elements that hold one case. */
    private static final String[] MARKUP = {
        " when=", " if=", " condition=", " mode=", " case=", "<route", "<branch", "<case", "<when", "<if", "<mode",
    };

    /** How far up a lead-in or a table's header is looked for. */
    private static final int FARTHEST = 60;

    private final SourceText source;
    private final LineMap lines;
    private final @Nullable String[] read;

    Conditions(SourceText source) {
        this.source = source;
        this.lines = source.lines();
        this.read = new String[lines.count() + 1];
    }

    int lineCount() {
        return lines.count();
    }

    int lineOf(Span span) {
        return lines.lineAt(span.start());
    }

    /** Returns the line with the number, from 1, without the blanks around it. */
    String line(int number) {
        String text = read[number];
        if (text == null) {
            text = source.slice(lines.spanOf(number)).strip();
            read[number] = text;
        }
        return text;
    }

    /** Returns where in its line, without the blanks before, the span starts. */
    int columnOf(Span span) {
        return source.slice(lines.startOf(lineOf(span)), span.start())
                .stripLeading()
                .length();
    }

    /** Returns the number of the line whose condition governs the place, or 0 when there is none. */
    int governing(int number, int column) {
        String line = line(number);
        if (line.startsWith("|")) {
            return hasAny(line(tableHeader(number)), CASES) ? number : 0;
        }
        if (saysIf(number, column) || hasMarkup(line)) {
            return number;
        }
        boolean item = isItem(line);
        if (item && (namesFlag(line) || isLabelled(line) && tellsCasesApart(number))) {
            return number;
        }
        int before = previous(number);
        if (!item && before > 0 && isLeadIn(line(before)) && hasAny(line(before), CASES)) {
            return before;
        }
        int heading = heading(number);
        return heading > 0 && isCase(line(heading)) ? heading : 0;
    }

    /** Tells whether the sentence around the place says when it holds. */
    boolean saysIf(int number, int column) {
        String line = line(number);
        int start = line.lastIndexOf(". ", column) + 1;
        int end = line.indexOf(". ", column);
        int place = Math.max(start, Math.min(column, line.length()));
        if (isCondition(line.substring(start, place), line.substring(place, end < 0 ? line.length() : end))) {
            return true;
        }
        // A wrapped sentence may have its condition in the line before.
        int before = number - 1;
        return start == 0
                && before > 0
                && !isItem(line)
                && !line.startsWith("@")
                && !line.startsWith("<")
                && !line(before).isEmpty()
                && !line(before).endsWith(".")
                && isCondition(line(before).substring(line(before).lastIndexOf(". ") + 1), "");
    }

    /** "The step is done when all of x holds" sets no condition on x; "When a, read x" and "read x when a" do. */
    private static boolean isCondition(String before, String after) {
        if (hasAny(before, IF)) {
            return true;
        }
        int first = 0;
        while (first < before.length() && !isWord(before.charAt(first))) {
            first++;
        }
        return before.regionMatches(true, first, "when", 0, 4) || hasAny(after, IF) || hasAny(after, WHEN);
    }

    private int tableHeader(int number) {
        int header = number;
        while (header > 1 && number - header < FARTHEST && line(header - 1).startsWith("|")) {
            header--;
        }
        return header;
    }

    /** Tells whether the list's lead-in or the heading above speaks of cases. */
    private boolean tellsCasesApart(int number) {
        int at = number - 1;
        while (at > 0 && number - at < FARTHEST && (isItem(line(at)) || isContinuation(at))) {
            at--;
        }
        while (at > 0 && line(at).isEmpty()) {
            at--;
        }
        return at > 0 && hasAny(line(at), CASES);
    }

    private boolean isContinuation(int number) {
        int start = lines.startOf(number);
        return !line(number).isEmpty()
                && start < source.length()
                && (source.utf8()[start] == ' ' || source.utf8()[start] == '\t');
    }

    private int previous(int number) {
        int at = number - 1;
        while (at > 0 && line(at).isEmpty()) {
            at--;
        }
        return at;
    }

    private int heading(int number) {
        for (int at = number - 1; at > 0; at--) {
            String line = line(at);
            if (line.startsWith("#") && line.stripLeading().indexOf(' ') > 0) {
                return at;
            }
        }
        return 0;
    }

    /** A heading is one of several cases when it starts with a condition, or ends in a word for a case, as "Fix mode". */
    private static boolean isCase(String heading) {
        String words = heading.toLowerCase(Locale.ROOT).replace("#", "").strip();
        return words.startsWith("if ")
                || words.startsWith("when ")
                || words.startsWith("mode")
                || words.startsWith("case ")
                || words.startsWith("for --")
                || words.endsWith(" mode")
                || words.endsWith(" case")
                || words.endsWith(" route")
                || words.endsWith(" branch");
    }

    private static boolean isLeadIn(String line) {
        return line.endsWith(":") || line.endsWith(":**") || line.endsWith("**:") || line.endsWith("**");
    }

    static boolean isItem(String line) {
        if (line.length() < 2) {
            return false;
        }
        char first = line.charAt(0);
        if ((first == '-' || first == '*' || first == '+') && line.charAt(1) == ' ') {
            return true;
        }
        int i = 0;
        while (i < line.length() && line.charAt(i) >= '0' && line.charAt(i) <= '9') {
            i++;
        }
        return i > 0 && i + 1 < line.length() && (line.charAt(i) == '.' || line.charAt(i) == ')');
    }

    /** An item with a name for its case before what it says: {@code - fix: @a.md}, {@code - `fix` → @a.md}. */
    private static boolean isLabelled(String line) {
        return line.contains(": ")
                || line.contains("→")
                || line.contains("->")
                || line.contains("=>")
                || line.contains(" — ")
                || line.contains(" – ")
                || line.contains("**")
                || line.contains(" - ");
    }

    private static boolean namesFlag(String line) {
        int at = line.indexOf("--");
        while (at >= 0) {
            boolean starts = at == 0 || !isWord(line.charAt(at - 1)) && line.charAt(at - 1) != '-';
            if (starts && at + 2 < line.length() && Character.isLetter(line.charAt(at + 2))) {
                return true;
            }
            at = line.indexOf("--", at + 2);
        }
        return false;
    }

    private static boolean hasMarkup(String line) {
        if (line.indexOf('<') < 0) {
            return false;
        }
        for (String mark : MARKUP) {
            if (line.contains(mark)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasAny(String line, String[] words) {
        int i = 0;
        while (i < line.length()) {
            while (i < line.length() && !isWord(line.charAt(i))) {
                i++;
            }
            int start = i;
            while (i < line.length() && isWord(line.charAt(i))) {
                i++;
            }
            for (String word : words) {
                if (word.length() == i - start && line.regionMatches(true, start, word, 0, word.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
