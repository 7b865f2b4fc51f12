package dev.tare.core.config;

import dev.tare.core.diag.Suggestions;
import java.util.List;

/**
 * The words that a key may have as its value.
 *
 * @param list the words in the order in which they are shown
 */
public record Words(List<String> list) {

    public Words {
        list = List.copyOf(list);
    }

    static Words of(String... words) {
        return new Words(List.of(words));
    }

    boolean contains(String word) {
        return list.contains(word);
    }

    String mustBe(String word) {
        return "must be one of " + this + ", not '" + word + "'";
    }

    String didYouMean(String word) {
        return Suggestions.didYouMean(word, list);
    }

    @Override
    public String toString() {
        return String.join(", ", list);
    }
}
