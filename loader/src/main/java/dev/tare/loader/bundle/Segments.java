package dev.tare.loader.bundle;

import dev.tare.loader.template.Delimiters;
import dev.tare.loader.template.PartialCall;
import dev.tare.loader.template.TemplateIndex;
import dev.tare.loader.template.TemplateSlot;
import java.util.List;

/**
 * The segments of a template as one line: for each stretch of literal text its bytes, its tokens and what stands behind it, {@code 120:31:0 45:9}:
 * a slot, a partial, numbered on from the slots, or a call of one, numbered on from these. One text is read faster than as many numbers of JSON.
 */
final class Segments {

    private Segments() {}

    static String write(TemplateIndex index) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < index.segments(); i++) {
            line.append(i == 0 ? "" : " ")
                    .append(index.literalBytes(i))
                    .append(':')
                    .append(index.literalTokens(i));
            if (index.use(i) >= 0) {
                line.append(':').append(index.use(i));
            }
        }
        return line.toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException when the line is something else
     */
    static TemplateIndex read(
            Delimiters delimiters,
            List<TemplateSlot> slots,
            List<String> partials,
            List<PartialCall> calls,
            String line) {
        int count = 1;
        for (int i = 0; i < line.length(); i++) {
            count += line.charAt(i) == ' ' ? 1 : 0;
        }
        Numbers numbers = new Numbers(line);
        int[] literals = new int[count];
        int[] tokens = new int[count];
        int[] uses = new int[count - 1];
        for (int i = 0; i < count; i++) {
            literals[i] = numbers.next(':');
            tokens[i] = numbers.next(i < uses.length ? ':' : 0);
            if (i < uses.length) {
                uses[i] = numbers.next(' ');
            }
        }
        return new TemplateIndex(delimiters, slots, partials, calls, literals, uses, tokens);
    }

    /** Whole numbers, one after the other. */
    private static final class Numbers {

        private static final int MOST_DIGITS = 9;

        private final String line;
        private int at;

        Numbers(String line) {
            this.line = line;
        }

        /** Returns the next number, behind which there is this mark, or the end for 0. */
        int next(int mark) {
            int number = 0;
            int start = at;
            while (at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9' && at - start < MOST_DIGITS) {
                number = 10 * number + line.charAt(at++) - '0';
            }
            boolean ends = mark == 0 ? at == line.length() : at < line.length() && line.charAt(at) == mark;
            if (at == start || !ends) {
                throw new IllegalArgumentException(
                        "no segments: '" + line.substring(0, Math.min(40, line.length())) + "'");
            }
            at++;
            return number;
        }
    }
}
