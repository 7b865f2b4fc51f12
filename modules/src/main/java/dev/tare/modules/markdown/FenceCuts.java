package dev.tare.modules.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text whose fences at the left margin hold a short line instead of their contents, so that a parser need not go through code. A
 * fence at the margin that is a child of the document holds all lines up to the next one that closes it, whatever they say; so
 * when the parser sees the fence with the short line there, it would see it with its contents.
 */
final class FenceCuts {

    /** What stands for the contents. */
    static final String STAND_IN = "-\n";

    private static final int MARKS = 3;

    private final String text;
    private final StringBuilder skeleton;

    /** The cut contents by the place of their fence in the skeleton. */
    private final Map<Integer, String> contents = new HashMap<>();

    /** For each cut, where it ends in the skeleton, and how much further on that is in the text. */
    private final List<int[]> shifts = new ArrayList<>();

    private FenceCuts(String text) {
        this.text = text;
        this.skeleton = new StringBuilder(Math.min(text.length(), 1 << 16));
    }

    /**
     * Cuts the fences of a text.
     *
     * @param leftIn the places of fences, in the text, that keep their contents
     */
    static FenceCuts of(String text, Set<Integer> leftIn) {
        FenceCuts cuts = new FenceCuts(text);
        cuts.run(leftIn);
        return cuts;
    }

    /** Leaves a text as it is. */
    static FenceCuts none(String text) {
        FenceCuts cuts = new FenceCuts(text);
        cuts.skeleton.append(text);
        return cuts;
    }

    private void run(Set<Integer> leftIn) {
        int copied = 0;
        int line = 0;
        int length = text.length();
        while (line < length) {
            int next = nextLine(line);
            int marks = marks(line);
            if (marks >= MARKS && !leftIn.contains(line)) {
                int close = closingLine(next, text.charAt(line), marks);
                if (close < 0) {
                    // If it is a fence, it holds all that follows.
                    break;
                }
                skeleton.append(text, copied, line);
                int place = skeleton.length();
                skeleton.append(text, line, next);
                if (close > next) {
                    contents.put(place, text.substring(next, close));
                    skeleton.append(STAND_IN);
                    shifts.add(new int[] {skeleton.length(), close - skeleton.length()});
                }
                copied = close;
                line = nextLine(close);
            } else {
                line = next;
            }
        }
        skeleton.append(text, copied, length);
    }

    /** Returns where the line starts that closes a fence, or -1 when none does. */
    private int closingLine(int from, char mark, int least) {
        int line = from;
        while (line < text.length()) {
            int i = line;
            while (i < text.length() && i - line < MARKS && text.charAt(i) == ' ') {
                i++;
            }
            int marks = 0;
            while (i < text.length() && text.charAt(i) == mark) {
                i++;
                marks++;
            }
            if (marks >= least) {
                while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
                    i++;
                }
                if (i == text.length() || text.charAt(i) == '\n' || text.charAt(i) == '\r') {
                    return line;
                }
            }
            line = nextLine(line);
        }
        return -1;
    }

    /** Returns how many marks of a fence start the line; none where what follows them forbids it. */
    private int marks(int line) {
        char mark = text.charAt(line);
        if (mark != '`' && mark != '~') {
            return 0;
        }
        int i = line;
        while (i < text.length() && text.charAt(i) == mark) {
            i++;
        }
        int marks = i - line;
        while (mark == '`' && i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            if (text.charAt(i++) == '`') {
                return 0;
            }
        }
        return marks;
    }

    /** A line ends with a line feed, with a carriage return, or with both. */
    private int nextLine(int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        if (i + 1 < text.length() && text.charAt(i) == '\r' && text.charAt(i + 1) == '\n') {
            i++;
        }
        return Math.min(text.length(), i + 1);
    }

    String skeleton() {
        return skeleton.toString();
    }

    /** Returns what was cut from the fence at a place of the skeleton, if anything was. */
    @Nullable
    String contentAt(int place) {
        return contents.get(place);
    }

    /** Returns the places in the text of the cut fences that are none of those seen in the skeleton. */
    Set<Integer> without(Set<Integer> seen) {
        Set<Integer> rest = new HashSet<>();
        for (Integer place : contents.keySet()) {
            if (!seen.contains(place)) {
                rest.add(placeInText(place));
            }
        }
        return rest;
    }

    /** Returns the text from a place of the skeleton on, with all that was cut. */
    String textFrom(int place) {
        return text.substring(placeInText(place));
    }

    /** Returns where a place of the skeleton is in the text. */
    int placeInText(int place) {
        int low = 0;
        int high = shifts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (shifts.get(middle)[0] <= place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? place : place + shifts.get(low - 1)[1];
    }
}
