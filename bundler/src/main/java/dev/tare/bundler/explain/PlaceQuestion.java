package dev.tare.bundler.explain;

import dev.tare.core.text.LineMap;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;

/**
 * A place as a person writes it: {@code FILE}, {@code FILE:LINE} or {@code FILE:FIRST-LAST}. A column behind the line is read over, so
 * that what editors and compilers print can be pasted.
 *
 * @param file the file as it was written
 * @param first the first line, from 1; 0 for the whole file
 * @param last the last line; 0 for the whole file
 */
public record PlaceQuestion(String file, int first, int last) {

    /** Returns what the text asks for. What is no number behind the last colon belongs to the file's name. */
    public static PlaceQuestion of(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            return new PlaceQuestion(text, 0, 0);
        }
        String lines = text.substring(colon + 1);
        int before = text.lastIndexOf(':', colon - 1);
        if (before > 0 && number(lines) >= 0 && number(text.substring(before + 1, colon)) > 0) {
            int line = number(text.substring(before + 1, colon));
            return new PlaceQuestion(text.substring(0, before), line, line);
        }
        int dash = lines.indexOf('-');
        int first = number(dash < 0 ? lines : lines.substring(0, dash));
        int last = dash < 0 ? first : number(lines.substring(dash + 1));
        return first < 0 || last < first
                ? new PlaceQuestion(text, 0, 0)
                : new PlaceQuestion(text.substring(0, colon), first, last);
    }

    /** Tells whether the whole file is asked for. Line 0 is no line, but it was asked for. */
    public boolean isWholeFile(String text) {
        return file.equals(text);
    }

    /**
     * Returns the span of the lines that are asked for.
     *
     * @param path how messages call the text
     * @throws NoSuchPlaceException when it has no such lines
     */
    Span in(SourceText text, String path) throws NoSuchPlaceException {
        LineMap lines = text.lines();
        int count = lines.count() - (lines.count() > 1 && lines.startOf(lines.count()) == text.length() ? 1 : 0);
        if (first < 1 || last > count) {
            int wrong = first < 1 ? first : last;
            throw new NoSuchPlaceException("there is no line " + wrong + " in " + path + ", which has "
                    + (count == 1 ? "1 line" : "lines 1 to " + count));
        }
        return new Span(lines.spanOf(first).start(), lines.spanOf(last).end());
    }

    private static int number(String digits) {
        if (digits.isEmpty() || digits.length() > 9) {
            return -1;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return -1;
            }
        }
        return Integer.parseInt(digits);
    }
}
