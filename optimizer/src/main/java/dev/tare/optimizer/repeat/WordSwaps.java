package dev.tare.optimizer.repeat;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.wording.HardConstraints;
import dev.tare.optimizer.repeat.PointerText.Pair;
import dev.tare.optimizer.repeat.Repeat.Substitution;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The differences between two places as words for words: few pairs, each the same wherever it occurs, so that who reads the pairs can
 * make the copy from what is held.
 *
 * @param pairs the pairs, in order of their first place
 * @param places for each difference its place in the holder
 * @param pairOf for each difference the number of its pair
 */
record WordSwaps(List<Pair> pairs, List<Span> places, List<Integer> pairOf) {

    private static final Set<String> TURNING = Set.of(
            "all", "any", "after", "before", "but", "each", "either", "every", "except", "few", "first", "if", "last",
            "least", "less", "more", "most", "neither", "no", "non", "none", "nor", "not", "nothing", "off", "on",
            "once", "only", "or", "twice", "unless", "until", "when", "while", "with", "without");

    static final WordSwaps NONE = new WordSwaps(List.of(), List.of(), List.of());

    /** Returns the pairs, or nothing where the differences are no such words, or touch what must be kept as it is said. */
    static Optional<WordSwaps> of(SourceText holder, Span held, SourceText copy, List<Substitution> differences) {
        Map<Pair, Integer> counts = new LinkedHashMap<>();
        List<Pair> each = new ArrayList<>();
        List<Span> places = new ArrayList<>();
        for (Substitution difference : differences) {
            Pair pair = new Pair(holder.slice(difference.holder()), copy.slice(difference.copy()));
            if (!PointerText.isPlainWords(pair.held())
                    || !PointerText.isPlainWords(pair.said())
                    || !isName(pair.held())
                    || !isName(pair.said())
                    || isConstraint(pair.held())
                    || isConstraint(pair.said())
                    || statesConstraint(copy, difference.copy())) {
                return Optional.empty();
            }
            counts.merge(pair, 1, Integer::sum);
            each.add(pair);
            places.add(difference.holder());
        }
        List<Pair> pairs = new ArrayList<>(counts.keySet());
        if (pairs.size() > PointerText.MOST_PAIRS) {
            return Optional.empty();
        }
        for (int i = 0; i < pairs.size(); i++) {
            for (int j = 0; j < pairs.size(); j++) {
                if (i != j && pairs.get(i).held().contains(pairs.get(j).held())) {
                    return Optional.empty();
                }
            }
            if (occurrences(holder, held, pairs.get(i).held()) != counts.getOrDefault(pairs.get(i), 0)) {
                return Optional.empty();
            }
        }
        List<Integer> pairOf = new ArrayList<>();
        for (Pair pair : each) {
            pairOf.add(pairs.indexOf(pair));
        }
        return Optional.of(new WordSwaps(pairs, places, pairOf));
    }

    /** What turns a sentence round, and how much of something there is, is said in its own place: a swap of words is easily read over. */
    private static boolean isName(String words) {
        for (String word : words.toLowerCase(Locale.ROOT).split("[ _-]+", -1)) {
            if (TURNING.contains(word) || !word.isEmpty() && isDigit((byte) word.charAt(0))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isConstraint(String words) {
        byte[] utf8 = words.getBytes(StandardCharsets.UTF_8);
        return HardConstraints.isStatedIn(utf8, 0, utf8.length);
    }

    /** Tells whether the paragraph or the item around a place states a hard constraint: that stays as it is said. */
    private static boolean statesConstraint(SourceText source, Span place) {
        byte[] utf8 = source.utf8();
        int start = place.start();
        while (start > 0 && !endsParagraph(utf8, start - 1)) {
            start--;
        }
        int end = place.end();
        while (end < utf8.length && !endsParagraph(utf8, end)) {
            end++;
        }
        return HardConstraints.isStatedIn(utf8, start, end);
    }

    /** Tells whether a line ends at the offset and the next one is blank or starts an item, a row or an element. */
    private static boolean endsParagraph(byte[] utf8, int at) {
        if (utf8[at] != '\n') {
            return false;
        }
        int i = at + 1;
        while (i < utf8.length && (utf8[i] == ' ' || utf8[i] == '\t' || utf8[i] == '\r')) {
            i++;
        }
        return i == utf8.length || "\n-*+|<".indexOf(utf8[i]) >= 0 || isDigit(utf8[i]);
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Returns how often words stand in a place, in whatever case, as words of their own. */
    private static int occurrences(SourceText source, Span place, String words) {
        byte[] utf8 = source.utf8();
        byte[] wanted = words.getBytes(StandardCharsets.UTF_8);
        int count = 0;
        for (int i = place.start(); i + wanted.length <= place.end(); i++) {
            boolean whole = lower(utf8[i]) == lower(wanted[0])
                    && (i == place.start() || !WordScan.isWord(utf8[i - 1]))
                    && (i + wanted.length == place.end() || !WordScan.isWord(utf8[i + wanted.length]));
            for (int j = 0; whole && j < wanted.length; j++) {
                whole = lower(utf8[i + j]) == lower(wanted[j]);
            }
            count += whole ? 1 : 0;
        }
        return count;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + 'a' - 'A' : b;
    }
}
