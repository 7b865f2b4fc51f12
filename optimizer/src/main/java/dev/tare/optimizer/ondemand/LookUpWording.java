package dev.tare.optimizer.ondemand;

import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.branch.Prose;
import dev.tare.modules.model.Mention;
import dev.tare.modules.model.PromptModule;
import java.util.List;
import java.util.Set;

/** Says of a file that is looked up what it is for and when to open it, as far as the words around it do not. */
final class LookUpWording {

    /** So many words of its line beside the path say what the file is. */
    private static final int DESCRIBED = 3;

    /** A purpose may cost this part of the tokens that it speaks of: a small file is opened as quickly as it is described. */
    private static final int SHARE = 12;

    private final PromptModule module;
    private final Prose words;
    private final TokenCounter counter;

    /**
     * @param words the module's text with its paths blanked out
     */
    LookUpWording(PromptModule module, Prose words, TokenCounter counter) {
        this.counter = counter;
        this.module = module;
        this.words = words;
    }

    /**
     * Returns what stands in the place of the reference.
     *
     * @param when when to open it; empty where its sentence says so
     */
    String text(Span place, Span sentence, String path, PromptModule target, int tokens, String when) {
        boolean brackets =
                LinePosition.of(module.source(), words, place, Set.of()).inBrackets();
        String name = "`" + path + "`";
        String count = Numbers.tokens(tokens);
        if (brackets) {
            return name + ", " + count + (when.isEmpty() ? "" : ", to be read " + when);
        }
        String what = isDescribed(place, sentence) || isFollowed(place)
                ? ""
                : Purpose.of(target)
                        .filter(said -> counter.count(said) * SHARE <= tokens)
                        .map(said -> ": " + said)
                        .orElse("");
        return name + " (" + count + what + (when.isEmpty() ? "" : "; read it " + when) + ")";
    }

    private boolean isDescribed(Span place, Span sentence) {
        int found = 0;
        for (int i = sentence.start(); i < sentence.end(); i++) {
            boolean outside = i < place.start() || i >= place.end();
            if (outside && Prose.isLetter(words.at(i)) && !Prose.isLetter(words.at(i - 1))) {
                found++;
            }
        }
        return found >= DESCRIBED;
    }

    /** Tells whether another mention follows in the line, which the words of a purpose might turn into an example of something. */
    private boolean isFollowed(Span place) {
        List<Mention> mentions = module.mentions();
        int low = 0;
        int high = mentions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (mentions.get(middle).span().start() < place.end()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int next = low == mentions.size() ? -1 : mentions.get(low).span().start();
        return next >= 0 && words.find('\n', place.end(), next) == next;
    }
}
