package dev.tare.optimizer.ondemand;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.BlockScanner;
import dev.tare.modules.model.PromptModule;
import java.util.Optional;

/**
 * What a module is for, in some words that can stand in any line: from its front matter, its {@code <purpose>}, or its first sentence.
 * They hold no markup, no path and nothing that a dialect takes for a reference or a slot; where that comes, they stop.
 */
public final class Purpose {

    private static final int MOST_CHARACTERS = 90;
    private static final int FEWEST_WORDS = 3;
    private static final int REACH = 4000;

    /** Letters and digits of any script, and these, may be in a word. */
    private static final String IN_WORDS = "'-,\u2019";

    /** Words at which no phrase ends. */
    private static final String[] NOT_LAST = {
        "a", "an", "the", "of", "to", "in", "on", "for", "and", "or", "with", "by", "at", "from", "as", "is", "are",
        "that", "which", "this", "its", "when", "where", "than", "but", "into", "not", "it", "be", "if",
    };

    private Purpose() {}

    /** Returns the words, without a full stop; nothing where the module does not say. */
    public static Optional<String> of(PromptModule module) {
        Optional<String> said = module.frontMatter()
                .text("description")
                .or(() -> module.frontMatter().text("purpose"))
                .or(() -> element(module.source()))
                .or(() -> firstSentence(module.source()));
        return said.flatMap(Purpose::phrase);
    }

    private static Optional<String> element(SourceText source) {
        String text = source.slice(0, wholeCharacters(source, Math.min(source.length(), REACH)));
        int start = text.indexOf("<purpose>");
        int end = start < 0 ? -1 : text.indexOf("</purpose>", start);
        return end < 0 ? Optional.empty() : Optional.of(text.substring(start + "<purpose>".length(), end));
    }

    private static int wholeCharacters(SourceText source, int end) {
        int i = end;
        while (i < source.length() && i > 0 && (source.utf8()[i] & 0xC0) == 0x80) {
            i--;
        }
        return i;
    }

    private static Optional<String> firstSentence(SourceText source) {
        for (Block block : BlockScanner.scan(source)) {
            if (block instanceof Block.Paragraph) {
                Span span = block.span();
                int end = wholeCharacters(source, Math.min(span.end(), span.start() + REACH));
                return Optional.of(source.slice(span.start(), end));
            }
        }
        return Optional.empty();
    }

    /** Returns the plain words that a text starts with, up to the end of its sentence. */
    private static Optional<String> phrase(String text) {
        StringBuilder phrase = new StringBuilder();
        int words = 0;
        int i = 0;
        while (i < text.length()) {
            int end = i;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            String written = text.substring(i, end);
            String word = bare(written);
            if (!written.isEmpty()) {
                if (!isPlain(word) || phrase.length() + word.length() > MOST_CHARACTERS) {
                    dropLast(phrase);
                    break;
                }
                phrase.append(words == 0 ? "" : " ").append(word);
                words++;
                if (endsPhrase(written)) {
                    break;
                }
            }
            i = end + 1;
        }
        return finished(phrase);
    }

    /** Returns the word without emphasis, code marks and what ends a sentence. */
    private static String bare(String written) {
        int start = 0;
        int end = written.length();
        while (start < end && "*_`\"\u201c".indexOf(written.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && "*_`\"\u201d.!?:;".indexOf(written.charAt(end - 1)) >= 0) {
            end--;
        }
        return written.substring(start, end);
    }

    private static boolean endsPhrase(String written) {
        int end = written.length();
        while (end > 0 && "*_`\"\u201d".indexOf(written.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > 0 && ".!?:;".indexOf(written.charAt(end - 1)) >= 0;
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!Character.isLetterOrDigit(c) && IN_WORDS.indexOf(c) < 0) {
                return false;
            }
        }
        return !word.isEmpty() && word.charAt(0) != '-';
    }

    /** Drops words at which no phrase ends, once one was cut. */
    private static void dropLast(StringBuilder phrase) {
        while (true) {
            int end = phrase.length();
            while (end > 0 && phrase.charAt(end - 1) == ',') {
                end--;
            }
            phrase.setLength(end);
            int space = phrase.lastIndexOf(" ");
            if (space < 0 || !isOneOf(phrase.substring(space + 1))) {
                return;
            }
            phrase.setLength(space);
        }
    }

    private static Optional<String> finished(StringBuilder phrase) {
        int words = 1;
        for (int i = 0; i < phrase.length(); i++) {
            words += phrase.charAt(i) == ' ' ? 1 : 0;
        }
        return words < FEWEST_WORDS ? Optional.empty() : Optional.of(phrase.toString());
    }

    private static boolean isOneOf(String last) {
        for (String word : NOT_LAST) {
            if (word.equalsIgnoreCase(last)) {
                return true;
            }
        }
        return false;
    }
}
