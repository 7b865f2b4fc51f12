package dev.tare.templates.bundle;

import dev.tare.core.text.ContentHash;
import dev.tare.core.token.TokenCounter;
import dev.tare.loader.template.PartialName;
import dev.tare.loader.template.Template;
import dev.tare.loader.template.TemplateMaker;
import dev.tare.loader.template.TemplateMaker.Share;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Chooses which lines of texts stand in partials: whole lines that come twice or more, as many in a row as possible, where what is stored has
 * fewer tokens with the tags that stand there instead. The repeat that saves most is taken first, of what others left. It depends on
 * the texts and their order alone.
 */
final class Sharing {

    /** Shorter lines are not worth a file, nor what a reader has to look up. */
    private static final int LEAST_BYTES = 40;

    private static final long LEAST_TAG_TOKENS = 4;

    /** What all repeats may have in places, and bytes that are counted: enough for every framework that was seen, 100 times over. */
    private static final long MOST_PLACES = 1 << 24;

    private static final long MOST_COUNTED_BYTES = 1L << 30;
    private static final int MOST_ROUNDS = 8;

    private final List<PlacedText> texts;
    private final TokenCounter counter;
    private final LineTable table;
    private final long[] tokensBefore;
    private final List<List<Share>> shares = new ArrayList<>();
    private final SortedMap<String, Template> partials = new TreeMap<>();
    private long countedBytes;

    private Sharing(List<PlacedText> texts, TokenCounter counter) {
        this.texts = texts;
        this.counter = counter;
        this.table = LineTable.of(texts);
        this.tokensBefore = new long[table.size() + 1];
        for (int i = 0; i < table.size(); i++) {
            int tokens = table.number(i) < 0
                    ? 0
                    : counter.count(texts.get(table.text(i)).utf8(), table.start(i), table.end(i));
            tokensBefore[i + 1] = tokensBefore[i] + tokens;
        }
        texts.forEach(text -> shares.add(new ArrayList<>()));
    }

    /** A repeat that may be taken, and about how many tokens that saves. */
    private record Candidate(Repeat repeat, long saves) {

        static final Comparator<Candidate> ORDER = Comparator.comparingLong((Candidate one) -> -one.saves)
                .thenComparingInt(one -> one.repeat.place(0))
                .thenComparingInt(one -> one.repeat.lines());
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
        for (Repeat repeat : Repeat.of(table, MOST_PLACES)) {
            add(new Candidate(repeat, saves(repeat)), candidates);
        }
        boolean any = false;
        while (!candidates.isEmpty() && countedBytes < MOST_COUNTED_BYTES) {
            Candidate next = candidates.remove();
            Repeat left = left(next.repeat());
            long saves = saves(left);
            if (saves < next.saves()) {
                add(new Candidate(left, saves), candidates);
            } else {
                any |= take(left);
            }
        }
        return any;
    }

    private void add(Candidate candidate, PriorityQueue<Candidate> candidates) {
        if (candidate.saves() > 0 && bytes(candidate.repeat()) >= LEAST_BYTES) {
            candidates.add(candidate);
        }
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
        int first = repeat.place(0);
        long tokens = tokensBefore[first + repeat.lines()] - tokensBefore[first];
        return (repeat.count() - 1) * tokens - repeat.count() * LEAST_TAG_TOKENS;
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

    /** Takes a repeat if the exact count falls by it. */
    private boolean take(Repeat repeat) {
        int first = repeat.place(0);
        PlacedText lines = texts.get(table.text(first)).part(table.start(first), table.end(first + repeat.lines() - 1));
        Template partial = TemplateMaker.of(lines.utf8(), lines.places(), counter::count);
        byte[] mustache = partial.mustache();
        String name = PartialName.of(ContentHash.of(mustache).hex(), partials.keySet());
        long saved = -counter.count(mustache, 0, mustache.length);
        for (int i = 0; i < repeat.count(); i++) {
            int place = repeat.place(i);
            saved += saved(texts.get(table.text(place)), place, repeat.lines(), name);
        }
        if (saved <= 0) {
            return false;
        }
        partials.put(name, partial);
        for (int i = 0; i < repeat.count(); i++) {
            int place = repeat.place(i);
            int last = place + repeat.lines();
            shares.get(table.text(place)).add(new Share(table.start(place), table.end(last - 1), name, partial));
            table.take(place, last);
        }
        return true;
    }

    /** Returns what one place saves: counted with the lines around, since a token may lead across the end of one. */
    private long saved(PlacedText text, int place, int lines, String name) {
        byte[] utf8 = text.utf8();
        int start = table.start(place);
        int end = table.end(place + lines - 1);
        int from = start;
        while (from > 0 && (from == start || utf8[from - 1] != '\n')) {
            from--;
        }
        int to = end;
        while (to < utf8.length && (to == end || utf8[to - 1] != '\n')) {
            to++;
        }
        byte[] tag = text.delimiters().partial(name).getBytes(StandardCharsets.UTF_8);
        byte[] with = new byte[start - from + tag.length + to - end];
        System.arraycopy(utf8, from, with, 0, start - from);
        System.arraycopy(tag, 0, with, start - from, tag.length);
        System.arraycopy(utf8, end, with, start - from + tag.length, to - end);
        countedBytes += to - from + with.length;
        return (long) counter.count(utf8, from, to) - counter.count(with, 0, with.length);
    }
}
