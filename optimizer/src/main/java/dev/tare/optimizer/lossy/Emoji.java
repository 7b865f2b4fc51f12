package dev.tare.optimizer.lossy;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.Span;
import dev.tare.modules.Framework;
import dev.tare.modules.model.Surroundings;
import dev.tare.optimizer.defer.Drop;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Drops emoji that decorate headings and running text, each with the blank that goes with it. Signs stay: ticks, crosses, warnings, lights,
 * arrows. So do emoji of which the framework speaks, those that the module has in its code, those on lines that state a hard constraint or show
 * what is to be printed, and those without any words beside them. A heading that something names keeps its words as they are.
 */
public final class Emoji extends LossyRule {

    /** After these a sentence goes on: with the emoji, then. */
    private static final Set<String> AWAITING = Set.of(
            "a", "an", "and", "as", "by", "for", "from", "in", "into", "is", "like", "no", "not", "of", "on", "or",
            "than", "the", "to", "use", "using", "with", "without");

    @Override
    public String name() {
        return "emoji";
    }

    @Override
    Function<LossyText, List<Drop>> finder(Framework source, TaskExecutor executor) {
        Set<Integer> spoken = SpokenEmoji.in(source, executor);
        return text -> find(text, spoken);
    }

    private List<Drop> find(LossyText text, Set<Integer> spoken) {
        List<Drop> drops = new ArrayList<>();
        List<Span> prose = text.prose();
        Set<Integer> meant = null;
        byte[] utf8 = text.utf8();
        for (Span span : prose) {
            int i = span.start();
            while (i < span.end()) {
                if (!EmojiChars.mayStart(utf8[i]) || !EmojiChars.isDecorative(EmojiChars.at(utf8, i))) {
                    i += EmojiChars.length(utf8[i]);
                    continue;
                }
                if (meant == null) {
                    meant = inCode(text);
                    meant.addAll(spoken);
                }
                int end = sequence(utf8, i, span.end(), meant);
                Optional<Span> line = end > i ? text.line(i) : Optional.empty();
                if (line.isPresent()
                        && !text.statesConstraint(line.get())
                        && !showsOutput(utf8, line.get())
                        && hasWords(utf8, line.get(), i, end)) {
                    add(text, line.get(), i, end, span, drops);
                }
                i = Math.max(end, i + EmojiChars.length(utf8[i]));
            }
        }
        return drops;
    }

    /** Returns where a row of emoji ends; where it starts when one of them means something. */
    private static int sequence(byte[] utf8, int start, int limit, Set<Integer> meant) {
        int i = start;
        boolean joined = false;
        while (i < limit) {
            int c = EmojiChars.at(utf8, i);
            if (EmojiChars.isDecorative(c) || joined) {
                if (meant.contains(c)) {
                    return start;
                }
            } else if (i == start || !EmojiChars.goesOn(c)) {
                break;
            }
            joined = EmojiChars.joins(c);
            i += EmojiChars.length(utf8[i]);
        }
        return i;
    }

    /** Tells whether the line shows what is to be printed, with fields to fill in or lines of a box: its signs are a part of that. */
    private static boolean showsOutput(byte[] utf8, Span line) {
        for (int i = line.start(); i < line.end(); i++) {
            boolean field = utf8[i] == '{' || utf8[i] == '[' && i + 1 < line.end() && isUpper(utf8[i + 1]);
            // U+2500 to U+259F: E2 94 80 to E2 96 9F
            boolean box = utf8[i] == (byte) 0xE2
                    && i + 1 < line.end()
                    && utf8[i + 1] >= (byte) 0x94
                    && utf8[i + 1] <= (byte) 0x96;
            if (field || box) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUpper(byte b) {
        return b >= 'A' && b <= 'Z';
    }

    /** Tells whether words stand beside the emoji: in its cell, its element, or on its line. */
    private static boolean hasWords(byte[] utf8, Span line, int start, int end) {
        for (int i = start - 1; i >= line.start() && utf8[i] != '|' && utf8[i] != '>'; i--) {
            if (isAsciiWord(utf8[i])) {
                return true;
            }
        }
        for (int i = end; i < line.end() && utf8[i] != '|' && utf8[i] != '<'; i++) {
            if (isAsciiWord(utf8[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAsciiWord(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }

    private void add(LossyText text, Span line, int start, int end, Span span, List<Drop> drops) {
        byte[] utf8 = text.utf8();
        int blanks = end;
        while (blanks < span.end() && utf8[blanks] == ' ') {
            blanks++;
        }
        boolean lineEnds = blanks == utf8.length || utf8[blanks] == '\n' || utf8[blanks] == '\r';
        byte before = start > 0 ? utf8[start - 1] : (byte) '\n';
        boolean opens = opens(utf8, line.start(), start);
        if (opens && blanks > end && !lineEnds && blanks < span.end()) {
            if (text.mayStartThere(line, start, blanks)) {
                drops.add(text.drop(this, start, blanks, ""));
            }
            return;
        }
        boolean closes = lineEnds
                || blanks == end && end < utf8.length && ".,!?;)".indexOf(utf8[end]) >= 0
                || utf8[Math.min(end, utf8.length - 1)] == '<';
        if (closes
                && before == ' '
                && start - 1 > span.start()
                && LossyText.isWord(lastWord(utf8, start - 2))
                && !AWAITING.contains(wordBefore(utf8, line.start(), start - 1))) {
            drops.add(text.drop(this, start - 1, end, ""));
        }
    }

    /** Tells whether nothing but marks stands before the emoji in its line, cell or element: within a sentence it is a word of it. */
    private static boolean opens(byte[] utf8, int line, int start) {
        int i = start - 1;
        while (i >= line && (utf8[i] == ' ' || utf8[i] == '\t' || utf8[i] == '*' || utf8[i] == '_')) {
            i--;
        }
        boolean number = i > line && (utf8[i] == '.' || utf8[i] == ')') && utf8[i - 1] >= '0' && utf8[i - 1] <= '9';
        return i < line || number || "|>-#+".indexOf(utf8[i]) >= 0;
    }

    /** Returns the last word before a place, in lower case. */
    private static String wordBefore(byte[] utf8, int line, int end) {
        int start = end;
        while (start > line && isAsciiWord(utf8[start - 1])) {
            start--;
        }
        return new String(utf8, start, end - start, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
    }

    /** Punctuation at the end of a sentence is as good as a word. */
    private static byte lastWord(byte[] utf8, int at) {
        return ".!?)*:".indexOf(utf8[at]) >= 0 ? (byte) 'a' : utf8[at];
    }

    /** Returns the emoji that stand in the module's code: they are a part of what is to be written. */
    private static Set<Integer> inCode(LossyText text) {
        Set<Integer> found = new HashSet<>();
        byte[] utf8 = text.utf8();
        for (int i = 0; i < utf8.length; i++) {
            if (EmojiChars.mayStart(utf8[i]) && EmojiChars.isDecorative(EmojiChars.at(utf8, i))) {
                Surroundings here = text.surroundings(i);
                if (here == Surroundings.CODE_SPAN || here == Surroundings.FENCE) {
                    found.add(EmojiChars.at(utf8, i));
                }
            }
        }
        return found;
    }
}
