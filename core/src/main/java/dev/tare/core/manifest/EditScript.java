package dev.tare.core.manifest;

import dev.tare.core.text.Edits;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes edits as a short string of letters, digits, {@code -} and {@code _}. Numbers have five bits a character, the lowest
 * first; the sixth says that more follow. Each edit is two or three numbers: how many bytes are passed over since the one before;
 * twice the index of what is put in, plus one when something is taken out; and then, only in that case, the index of that.
 */
final class EditScript {

    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
    private static final byte[] NOTHING = {};
    private static final int BITS = 5;
    private static final int MORE = 1 << BITS;
    private static final int MASK = MORE - 1;

    private EditScript() {}

    static String write(Undo undo, TextTable texts) {
        Edits edits = undo.edits();
        StringBuilder script = new StringBuilder(edits.size() * 4);
        int at = 0;
        for (int i = 0; i < edits.size(); i++) {
            writeNumber(script, edits.start(i) - at);
            byte[] taken = undo.taken().get(i);
            writeNumber(script, 2 * texts.index(edits.replacement(i)) + (taken.length > 0 ? 1 : 0));
            if (taken.length > 0) {
                writeNumber(script, texts.index(taken));
            }
            at = edits.end(i);
        }
        return script.toString();
    }

    /**
     * Reads edits.
     *
     * @throws IllegalArgumentException when the string is none of ours
     */
    static Undo read(String script, List<byte[]> texts) {
        Edits.Builder edits = new Edits.Builder();
        List<byte[]> taken = new ArrayList<>();
        Numbers numbers = new Numbers(script);
        int at = 0;
        while (numbers.hasNext()) {
            int start = Math.addExact(at, numbers.next());
            int code = numbers.next();
            byte[] out = (code & 1) == 0 ? NOTHING : text(texts, numbers.next());
            byte[] in = text(texts, code >>> 1);
            at = Math.addExact(start, out.length);
            if (taken.size() > 0 && start == edits.end() || out.length == 0 && in.length == 0) {
                throw new IllegalArgumentException("an edit script has an edit that is none");
            }
            edits.replace(start, at, in);
            taken.add(out);
        }
        return new Undo(edits.build(), taken);
    }

    private static byte[] text(List<byte[]> texts, int index) {
        if (index >= texts.size()) {
            throw new IllegalArgumentException("the manifest has no text of index " + index);
        }
        return texts.get(index);
    }

    static void writeNumber(StringBuilder script, int number) {
        int rest = number;
        while (rest > MASK) {
            script.append(DIGITS.charAt(rest & MASK | MORE));
            rest >>>= BITS;
        }
        script.append(DIGITS.charAt(rest));
    }

    /** Reads numbers one after the other. */
    static final class Numbers {

        private final String script;
        private int at;

        Numbers(String script) {
            this.script = script;
        }

        boolean hasNext() {
            return at < script.length();
        }

        int next() {
            long number = 0;
            int shift = 0;
            while (at < script.length()) {
                int digit = DIGITS.indexOf(script.charAt(at++));
                if (digit < 0 || shift > 30) {
                    break;
                }
                number |= (long) (digit & MASK) << shift;
                if ((digit & MORE) == 0) {
                    if (number > Integer.MAX_VALUE) {
                        break;
                    }
                    return (int) number;
                }
                shift += BITS;
            }
            throw new IllegalArgumentException("an edit script is damaged at its character " + at);
        }
    }
}
