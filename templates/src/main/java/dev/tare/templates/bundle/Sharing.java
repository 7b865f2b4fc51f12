package dev.tare.templates.bundle;

import dev.tare.core.token.TokenCounter;
import dev.tare.loader.template.Template;
import dev.tare.loader.template.TemplateMaker.Share;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Chooses which lines of texts stand in partials: whole lines that come twice or more, as many in a row as possible, or that differ in a few words
 * only, where what is stored has fewer tokens with the tags that stand there instead. The repeat that saves most is taken first, of what others left. It depends on
 * the texts and their order alone.
 */
final class Sharing {

    /** Shorter lines are not worth a file, nor what a reader has to look up. */
    private static final int LEAST_BYTES = 40;

    private static final long LEAST_TAG_TOKENS = 4;

    /** What all repeats may have in places, and bytes that are counted: enough for every framework that was seen, 100 times over. */
    private static final long MOST_PLACES = 1 << 24;

    private static final long MOST_COUNTED_BYTES = 1L << 30;

    /** How many words of all places, and marks between them, are held against each other: over 1,000 times what the frameworks that were seen have. */
    private static final long MOST_COMPARED_WORDS = 1 << 27;

    private static final int MOST_ROUNDS = 8;

    /** What saves so much of the most that it might is taken at once, and not compared with all that might save a little more. */
    private static final double NEAR_ENOUGH = 0.9;

    private final LineTable table;
    private final Pricing pricing;
    private final long[] tokensBefore;
    private final List<List<Share>> shares = new ArrayList<>();
    private final SortedMap<String, Template> partials = new TreeMap<>();
    private long comparedWords;

    private Sharing(List<PlacedText> texts, TokenCounter counter) {
        this.table = LineTable.of(texts);
        this.pricing = new Pricing(texts, table, counter, partials.keySet());
        this.tokensBefore = new long[table.size() + 1];
        for (int i = 0; i < table.size(); i++) {
            int tokens = table.kind(i) < 0
                    ? 0
                    : counter.count(texts.get(table.text(i)).utf8(), table.start(i), table.end(i));
            tokensBefore[i + 1] = tokensBefore[i] + tokens;
        }
        texts.forEach(text -> shares.add(new ArrayList<>()));
    }

    /**
     * A repeat that may be taken.
     *
     * @param saves how many tokens that saves; as long as it has no price, about how many at most
     * @param like whether lines are alike but for words
     * @param offer what is taken, once it was priced
     */
    private record Candidate(
            Repeat repeat,
            long saves,
            boolean like,
            @Nullable Offer offer) {

        static final Comparator<Candidate> ORDER = Comparator.comparingLong((Candidate one) -> -one.saves)
                .thenComparingInt(one -> one.repeat.place(0))
                .thenComparingInt(one -> one.repeat.lines())
                .thenComparing(one -> one.like);
    }

    /**
     * Chooses.
     *
     * @param texts each once
     */
    static Sharing of(List<PlacedText> texts, TokenCounter counter) {
        Sharing sharing = new Sharing(texts, counter);
        for (int round = 0; round < MOST_ROUNDS && sharing.takesAny(); round++) {
            // What is left between lines that were taken may come twice itself.
        }
        sharing.shares.forEach(one -> one.sort(Comparator.comparingInt(Share::start)));
        return sharing;
    }

    /** Returns the lines of a text that stand in partials, in order of place. */
    List<Share> shares(int text) {
        return shares.get(text);
    }

    /** Returns the partials by their names. */
    SortedMap<String, Template> partials() {
        return partials;
    }

    private boolean takesAny() {
        PriorityQueue<Candidate> candidates = new PriorityQueue<>(Candidate.ORDER);
        List<Repeat> equal = Repeat.of(table.numbers(), MOST_PLACES);
        equal.forEach(repeat -> add(new Candidate(repeat, saves(repeat), false, null), candidates));
        for (Repeat repeat : Repeat.of(table.kinds(), MOST_PLACES)) {
            add(new Candidate(repeat, mostSaved(repeat), true, null), candidates);
        }
        LineWorth worth = worth(equal);
        boolean any = false;
        while (!candidates.isEmpty() && pricing.countedBytes() < MOST_COUNTED_BYTES) {
            Candidate next = candidates.remove();
            if (next.offer() != null && stands(next.offer())) {
                take(next.offer());
                any = true;
                continue;
            }
            Repeat left = withoutBlankStart(left(next.repeat()), next.like());
            long saves = next.like() ? mostSaved(left) : saves(left);
            if (saves < next.saves() && next.offer() == null) {
                add(new Candidate(left, saves, next.like(), null), candidates);
            } else if (next.like()) {
                Optional<Offer> offer = nearOffer(left).filter(one -> one.saves() > worth.of(one.repeat()));
                if (offer.isPresent() && offer.get().saves() >= NEAR_ENOUGH * next.saves()) {
                    take(offer.get());
                    any = true;
                } else {
                    offer.ifPresent(one -> add(new Candidate(left, one.saves(), true, one), candidates));
                }
            } else {
                Optional<Offer> offer = pricing.of(left);
                offer.ifPresent(this::take);
                any |= offer.isPresent();
            }
        }
        return any;
    }

    /** Returns what equal lines would save in each place, if all of them were taken. */
    private LineWorth worth(List<Repeat> equal) {
        LineWorth worth = new LineWorth(table.size(), tokensBefore);
        equal.stream()
                .filter(repeat -> saves(repeat) > 0 && bytes(repeat) >= LEAST_BYTES)
                .sorted(Comparator.comparingDouble(repeat -> -share(repeat)))
                .forEach(repeat -> worth.add(repeat, share(repeat)));
        return worth;
    }

    /** Returns the share of its tokens that a repeat saves. */
    private double share(Repeat repeat) {
        return saves(repeat) / ((double) repeat.count() * tokens(repeat.place(0), repeat.lines()));
    }

    private void add(Candidate candidate, PriorityQueue<Candidate> candidates) {
        if (candidate.saves() > 0 && bytes(candidate.repeat()) >= LEAST_BYTES) {
            candidates.add(candidate);
        }
    }

    /** What is saved at most if only one of the places, the shortest one, has to be stored. */
    private long mostSaved(Repeat repeat) {
        long sum = 0;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < repeat.count(); i++) {
            long tokens = tokens(repeat.place(i), repeat.lines());
            sum += tokens - LEAST_TAG_TOKENS;
            least = Math.min(least, tokens);
        }
        return repeat.count() < 2 ? 0 : sum - least;
    }

    private long tokens(int first, int lines) {
        return tokensBefore[first + lines] - tokensBefore[first];
    }

    private int bytes(Repeat repeat) {
        int first = repeat.place(0);
        return table.end(first + repeat.lines() - 1) - table.start(first);
    }

    /** About what is saved at most: lines counted one by one, and the shortest tag. */
    private long saves(Repeat repeat) {
        if (repeat.count() < 2) {
            return 0;
        }
        return (repeat.count() - 1) * tokens(repeat.place(0), repeat.lines()) - repeat.count() * LEAST_TAG_TOKENS;
    }

    /**
     * Leaves blank lines at the beginning out where the partial begins with a tag that sets delimiters: by the specification that tag would take the
     * end of the first one.
     */
    private Repeat withoutBlankStart(Repeat repeat, boolean like) {
        if (repeat.count() < 2 || !table.isBlank(repeat.place(0))) {
            return repeat;
        }
        int first = repeat.place(0);
        int end = first + repeat.lines();
        int line = first;
        while (line < end && !table.setsDelimiters(line, like)) {
            line++;
        }
        if (line == end) {
            return repeat;
        }
        int blank = 1;
        while (table.isBlank(first + blank)) {
            blank++;
        }
        int[] places = new int[repeat.count()];
        for (int i = 0; i < places.length; i++) {
            places[i] = repeat.place(i) + blank;
        }
        return new Repeat(repeat.lines() - blank, places);
    }

    /** Returns the places in which no line was taken, and that do not overlap or touch. */
    private Repeat left(Repeat repeat) {
        int[] places = new int[repeat.count()];
        int count = 0;
        int end = -1;
        for (int i = 0; i < repeat.count(); i++) {
            int place = repeat.place(i);
            if (place > end && table.isFree(place, place + repeat.lines())) {
                places[count++] = place;
                end = place + repeat.lines();
            }
        }
        return new Repeat(repeat.lines(), Arrays.copyOf(places, count));
    }

    /** Returns the price of lines that are alike, as far as there is time to compare them. */
    private Optional<Offer> nearOffer(Repeat repeat) {
        if (repeat.count() < 2) {
            return Optional.empty();
        }
        long words = 0;
        for (int line = 0; line < repeat.lines(); line++) {
            words += table.words(repeat.place(0) + line).size();
        }
        comparedWords += words * repeat.count();
        return comparedWords > MOST_COMPARED_WORDS
                ? Optional.empty()
                : NearRepeat.of(table, repeat, tokensBefore).flatMap(pricing::of);
    }

    /** Tells whether a price still holds: none of the lines was taken meanwhile, nor the name. */
    private boolean stands(Offer offer) {
        boolean stands = !partials.containsKey(offer.name());
        for (int i = 0; i < offer.repeat().count(); i++) {
            int place = offer.repeat().place(i);
            stands &= table.isFree(place, place + offer.repeat().lines());
        }
        return stands;
    }

    private void take(Offer offer) {
        partials.put(offer.name(), offer.partial());
        for (int i = 0; i < offer.repeat().count(); i++) {
            int place = offer.repeat().place(i);
            shares.get(table.text(place)).add(offer.shares().get(i));
            table.take(place, place + offer.repeat().lines());
        }
    }
}
