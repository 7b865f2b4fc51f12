package dev.tare.optimizer.lossy;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.Span;
import dev.tare.modules.Framework;
import dev.tare.optimizer.defer.Drop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says with fewer words what fillers say: a list of English phrases, each with what stands for it. Where a sentence begins with one, the
 * next word gets the capital letter. A sentence that states a hard constraint keeps its words, and so does a line that speaks about
 * wording, or has the phrase in quotes.
 */
public final class FillerPhrases extends LossyRule {

    /** A phrase and what stands for it; one for which nothing stands goes with the blanks after it. */
    private record Phrase(String words, String by) {}

    private static final List<Phrase> PHRASES = List.of(
            new Phrase("in order to", "to"),
            new Phrase("due to the fact that", "because"),
            new Phrase("in light of the fact that", "because"),
            new Phrase("despite the fact that", "although"),
            new Phrase("in the event that", "if"),
            new Phrase("for the purpose of", "for"),
            new Phrase("at this point in time", "now"),
            new Phrase("at the present time", "now"),
            new Phrase("until such time as", "until"),
            new Phrase("in close proximity to", "near"),
            new Phrase("a large number of", "many"),
            new Phrase("the majority of", "most"),
            new Phrase("has the ability to", "can"),
            new Phrase("have the ability to", "can"),
            new Phrase("please note that", ""),
            new Phrase("please be aware that", ""),
            new Phrase("it is important to note that", ""),
            new Phrase("it's important to note that", ""),
            new Phrase("it is worth noting that", ""),
            new Phrase("it's worth noting that", ""),
            new Phrase("it should be noted that", ""),
            new Phrase("needless to say,", ""),
            new Phrase("as a matter of fact,", ""),
            new Phrase("as mentioned above,", ""),
            new Phrase("as mentioned before,", ""),
            new Phrase("as mentioned earlier,", ""),
            new Phrase("as mentioned previously,", ""),
            new Phrase("as noted above,", ""),
            new Phrase("as noted earlier,", ""),
            new Phrase("as previously mentioned,", ""),
            new Phrase("as you may know,", ""),
            new Phrase("as you know,", ""),
            new Phrase("basically,", ""),
            new Phrase("basically", ""),
            new Phrase("essentially,", ""));

    /** Who uses one of these words may be speaking of words. */
    private static final List<String> ABOUT_WORDS = List.of("phrase", "wording", "filler", "say", "avoid");

    private static final Phrase[][] BY_LETTER = byLetter();

    @Override
    public String name() {
        return "filler-phrases";
    }

    @Override
    Function<LossyText, List<Drop>> finder(Framework source, TaskExecutor executor) {
        return this::find;
    }

    private List<Drop> find(LossyText text) {
        List<Drop> drops = new ArrayList<>();
        byte[] utf8 = text.utf8();
        for (Span span : text.prose()) {
            int i = span.start();
            while (i < span.end()) {
                Phrase phrase = LossyText.isWord(utf8[i]) && isFree(utf8, i - 1, span) ? phraseAt(utf8, i, span) : null;
                Drop drop = phrase == null ? null : drop(text, phrase, i, span);
                if (drop != null) {
                    drops.add(drop);
                    i = drop.place().end();
                } else {
                    i++;
                }
            }
        }
        return drops;
    }

    private static boolean isFree(byte[] utf8, int before, Span span) {
        return before < span.start() || utf8[before] == ' ' || utf8[before] == '\n' || utf8[before] == '*';
    }

    private static @Nullable Phrase phraseAt(byte[] utf8, int at, Span span) {
        int letter = (utf8[at] | 32) - 'a';
        if (letter < 0 || letter >= BY_LETTER.length) {
            return null;
        }
        for (Phrase phrase : BY_LETTER[letter]) {
            int end = at + phrase.words.length();
            if (end < span.end() && utf8[end] == ' ' && matches(utf8, at, phrase.words)) {
                return phrase;
            }
        }
        return null;
    }

    /** A capital letter counts at the start alone. */
    private static boolean matches(byte[] utf8, int at, String words) {
        for (int i = 0; i < words.length(); i++) {
            byte b = utf8[at + i];
            if (b != words.charAt(i) && !(i == 0 && (b | 32) == words.charAt(0))) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Drop drop(LossyText text, Phrase phrase, int start, Span span) {
        byte[] utf8 = text.utf8();
        int end = start + phrase.words.length();
        int next = end;
        while (next < span.end() && utf8[next] == ' ') {
            next++;
        }
        boolean code = next == span.end() && next < utf8.length && utf8[next] == '`';
        if (next == span.end() && !code || utf8[next] == '\n' || utf8[next] == '\r') {
            // What follows is on another line, or no running text.
            return null;
        }
        boolean capital = utf8[start] < 'a';
        Optional<Span> line = text.line(start);
        if (line.isEmpty()
                || isAboutWords(text.source().slice(line.get()))
                || text.isInConstraint(new Span(start, next))) {
            return null;
        }
        if (!phrase.by.isEmpty()) {
            String by = phrase.by;
            return text.drop(this, start, end, capital ? capitalized(by) : by);
        }
        if (!capital) {
            return isWithin(utf8, start) ? text.drop(this, start, next, "") : null;
        }
        if (!text.mayStartThere(line.get(), start, next)) {
            return null;
        }
        boolean small = utf8[next] >= 'a' && utf8[next] <= 'z';
        return small
                ? text.drop(this, start, next + 1, capitalized(text.source().slice(next, next + 1)))
                : text.drop(this, start, next, "");
    }

    /** Tells whether a word stands right before the place, so that a sentence goes on over what is dropped. */
    private static boolean isWithin(byte[] utf8, int start) {
        return start > 1 && utf8[start - 1] == ' ' && (LossyText.isWord(utf8[start - 2]) || utf8[start - 2] == ',');
    }

    private static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static boolean isAboutWords(String line) {
        if (line.indexOf('"') >= 0 || line.indexOf('\u201c') >= 0) {
            return true;
        }
        for (String word : ABOUT_WORDS) {
            if (OwnWords.has(line, word)) {
                return true;
            }
        }
        return false;
    }

    private static Phrase[][] byLetter() {
        Phrase[][] all = new Phrase[26][];
        for (int i = 0; i < all.length; i++) {
            List<Phrase> own = new ArrayList<>();
            for (Phrase phrase : PHRASES) {
                if (phrase.words.charAt(0) == 'a' + i) {
                    own.add(phrase);
                }
            }
            all[i] = own.toArray(new Phrase[0]);
        }
        return all;
    }
}
