package dev.tare.loader.template;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes templates of texts whose slots are known, and of which some lines stand in partials. */
public final class TemplateMaker {

    private final byte[] utf8;
    private final Delimiters delimiters;
    private final Counter counter;
    private final Map<TemplateSlot, Integer> slots = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<Template> partials = new ArrayList<>();
    private final Map<PartialCall, Integer> calls = new LinkedHashMap<>();
    private final List<Stretch> stretches = new ArrayList<>();

    /**
     * A slot in a text.
     *
     * @param start where it begins, in bytes
     * @param end where it ends
     * @param name the name of what is put there
     * @param kind what is put there when there is no value
     * @param position for an argument, which of all it is, from 0; else {@link TemplateSlot#NONE}
     */
    public record Place(int start, int end, String name, TemplateSlot.Kind kind, int position) {

        /** Tells whether a condition begins or ends there; the place is a whole line. */
        public boolean isMark() {
            return kind == TemplateSlot.Kind.SECTION
                    || kind == TemplateSlot.Kind.INVERTED
                    || kind == TemplateSlot.Kind.END;
        }

        /** Returns the same slot so many bytes further on. */
        public Place moved(int by) {
            return new Place(start + by, end + by, name, kind, position);
        }
    }

    /**
     * What of a text stands in a partial: whole lines, or where the partial has parameters, lines up to the last word or mark of the last one. That
     * stays behind the tag, since engines differ in what they leave of a line on which a parent stands alone.
     *
     * @param start where the first line begins, in bytes
     * @param end where it ends: behind a line feed, or before the rest of the last line
     * @param name the name of the partial
     * @param partial the template of these lines, without partials of its own
     * @param values the words in which the place differs, by the names of parameters
     */
    public record Share(int start, int end, String name, Template partial, SortedMap<String, String> values) {

        /** Whole lines that are alike wherever the partial stands. */
        public Share(int start, int end, String name, Template partial) {
            this(start, end, name, partial, new TreeMap<>());
        }

        /** Returns the tag that stands in its place. */
        public String tag(Delimiters delimiters) {
            return isCall() ? delimiters.call(name, values) : delimiters.partial(name);
        }

        private boolean isCall() {
            return partial.index().hasParameters();
        }
    }

    /** Counts the tokens of a stretch of a text. */
    @FunctionalInterface
    public interface Counter {

        int count(byte[] utf8, int start, int end);
    }

    /**
     * Literal text and the tag behind it.
     *
     * @param use the slot, the partial or the call, each numbered from 0
     * @param of what the number is one of
     * @param tag the tag as it is written
     */
    private record Stretch(int start, int end, int use, Use of, String tag) {}

    /** What a tag is for. */
    private enum Use {
        SLOT,
        PARTIAL,
        CALL
    }

    private TemplateMaker(byte[] utf8, Delimiters delimiters, Counter counter) {
        this.utf8 = utf8;
        this.delimiters = delimiters;
        this.counter = counter;
    }

    /**
     * Returns the template of a text.
     *
     * @param places the slots in order of place, none within another
     * @throws IllegalArgumentException when places overlap
     */
    public static Template of(byte[] utf8, List<Place> places, Counter counter) {
        return of(utf8, places, List.of(), counter);
    }

    /**
     * Returns the template of a text.
     *
     * @param places the slots in order of place, none within another
     * @param shares the lines that stand in partials in order of place, which have the slots in them; no two stand next to each other, and
     *     with other {@link #delimiters} than the usual ones none begins the text
     * @throws IllegalArgumentException when places overlap, when shares are no whole lines, or when they stand where none may
     */
    public static Template of(byte[] utf8, List<Place> places, List<Share> shares, Counter counter) {
        return new TemplateMaker(utf8, delimiters(utf8, places), counter).made(places, shares);
    }

    /** Returns what the tags of a text's template begin and end with, whatever of it stands in partials. */
    public static Delimiters delimiters(byte[] utf8, List<Place> places) {
        return Delimiters.apartFrom(new LiteralTexts(utf8, places));
    }

    private Template made(List<Place> places, List<Share> shares) {
        int at = 0;
        int share = 0;
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            for (; share < shares.size() && shares.get(share).start() <= place.start(); share++) {
                at = add(at, shares.get(share), places.subList(i, places.size()));
            }
            boolean shared = share > 0 && place.end() <= shares.get(share - 1).end();
            at = shared ? at : add(at, place);
        }
        for (; share < shares.size(); share++) {
            at = add(at, shares.get(share), List.of());
        }
        return template(at);
    }

    private int add(int at, Place place) {
        if (place.start() < at || place.end() > utf8.length || place.end() <= place.start()) {
            throw new IllegalArgumentException("slots overlap at " + place.start());
        }
        String written = new String(utf8, place.start(), place.end() - place.start(), StandardCharsets.UTF_8);
        TemplateSlot known = new TemplateSlot(place.name(), place.kind(), written, place.position());
        if (known.isMark() && !isLine(place)) {
            throw new IllegalArgumentException("a condition within a line at " + place.start());
        }
        int slot = slots.computeIfAbsent(known, key -> slots.size());
        stretches.add(new Stretch(at, place.start(), slot, Use.SLOT, delimiters.tag(known)));
        return place.end();
    }

    /** Tells whether a place is a whole line, its end in it where it has one. */
    private boolean isLine(Place place) {
        boolean starts = place.start() == 0 || utf8[place.start() - 1] == '\n';
        return starts && (place.end() == utf8.length || utf8[place.end() - 1] == '\n');
    }

    /** @param places the slots in the lines, and those behind them */
    private int add(int at, Share share, List<Place> places) {
        boolean startsLine = share.start() == 0 || utf8[share.start() - 1] == '\n';
        boolean fits = startsLine && share.start() >= at && share.end() > share.start();
        if (!fits || !(share.isCall() ? goesOn(utf8, share.end(), delimiters) : isAlone(share, at))) {
            throw new IllegalArgumentException("no lines for a partial at " + share.start());
        }
        int partial = numbers.computeIfAbsent(share.name(), name -> numbers.size());
        if (partial == partials.size()) {
            partials.add(share.partial());
        }
        if (share.isCall()) {
            PartialCall call = new PartialCall(partial, share.values(), tokens(share, places));
            stretches.add(new Stretch(
                    at,
                    share.start(),
                    calls.computeIfAbsent(call, key -> calls.size()),
                    Use.CALL,
                    share.tag(delimiters)));
        } else {
            stretches.add(new Stretch(at, share.start(), partial, Use.PARTIAL, share.tag(delimiters)));
        }
        return share.end();
    }

    /** Tells whether lines end with one, and can have a tag that is alone on its line in their place. */
    private boolean isAlone(Share share, int at) {
        // Behind the tag that sets other delimiters a tag has no line of its own, of which Mustache would leave
        // nothing.
        boolean alone = share.start() > 0 || delimiters.equals(Delimiters.USUAL);
        // Mustache.java takes the line end of the first of two such tags, and then leaves that of the second.
        alone &= stretches.isEmpty() || stretches.get(stretches.size() - 1).of() != Use.PARTIAL || share.start() > at;
        return alone && utf8[share.end() - 1] == '\n';
    }

    /** Tells whether text stands behind a tag on its line, and such that nothing of it is taken for a part of the tag. */
    public static boolean goesOn(byte[] utf8, int end, Delimiters delimiters) {
        String close = delimiters.close();
        int to = end;
        while (to < utf8.length && utf8[to] != '\n') {
            to++;
        }
        String rest = new String(utf8, end, to - end, StandardCharsets.UTF_8);
        return rest.indexOf(close.charAt(close.length() - 1)) != 0
                && !rest.chars().allMatch(TemplateMaker::isBlank);
    }

    /** Tells whether some engine may take a character for a blank. */
    public static boolean isBlank(int c) {
        // The last two are blanks for regular expressions of JavaScript, and for those of old versions of Unicode.
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || c == '\uFEFF'
                || c == '\u180E';
    }

    /** Counts the literal text of a place at which a partial is called, between the slots in it. */
    private int tokens(Share share, List<Place> places) {
        int sum = 0;
        int at = share.start();
        for (int i = 0; i < places.size() && places.get(i).end() <= share.end(); i++) {
            sum += counter.count(utf8, at, places.get(i).start());
            at = places.get(i).end();
        }
        return sum + counter.count(utf8, at, share.end());
    }

    private Template template(int last) {
        int[] literals = new int[stretches.size() + 1];
        int[] tokens = new int[literals.length];
        int[] uses = new int[stretches.size()];
        ByteArrayOutputStream mustache = new ByteArrayOutputStream(utf8.length + 64);
        for (int i = 0; i < uses.length; i++) {
            Stretch stretch = stretches.get(i);
            literals[i] = stretch.end() - stretch.start();
            tokens[i] = counter.count(utf8, stretch.start(), stretch.end());
            uses[i] = switch (stretch.of()) {
                case SLOT -> stretch.use();
                case PARTIAL -> slots.size() + stretch.use();
                case CALL -> slots.size() + numbers.size() + stretch.use();
            };
            mustache.write(utf8, stretch.start(), literals[i]);
            mustache.writeBytes(stretch.tag().getBytes(StandardCharsets.UTF_8));
        }
        literals[uses.length] = utf8.length - last;
        tokens[uses.length] = counter.count(utf8, last, utf8.length);
        mustache.write(utf8, last, utf8.length - last);
        TemplateIndex index = new TemplateIndex(
                delimiters,
                List.copyOf(slots.keySet()),
                List.copyOf(numbers.keySet()),
                List.copyOf(calls.keySet()),
                literals,
                uses,
                tokens);
        byte[] head = index.head().getBytes(StandardCharsets.UTF_8);
        byte[] text = Arrays.copyOf(head, head.length + mustache.size());
        System.arraycopy(mustache.toByteArray(), 0, text, head.length, mustache.size());
        return new Template(index, text, partials);
    }
}
