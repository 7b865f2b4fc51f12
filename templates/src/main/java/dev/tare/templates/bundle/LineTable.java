package dev.tare.templates.bundle;

import dev.tare.loader.template.Delimiters;
import dev.tare.loader.template.PartialCall;
import dev.tare.loader.template.TemplateMaker;
import dev.tare.loader.template.TemplateMaker.Place;
import dev.tare.loader.template.TemplateSlot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of all texts, one after the other: equal lines have one number, slots in them included, and lines that differ in words are of one kind. What cannot stand in a partial has a number
 * of its own, and so has the end of each text, so that no run of numbers that comes twice leads across it.
 */
final class LineTable {

    /** Texts beyond it are left as they are; what they would share is not worth the time. */
    private static final int MOST_LINES = 1 << 20;

    private final List<PlacedText> texts;
    private final int[] numbers;
    private final int[] kinds;
    private final int[] lines;
    private final List<LineWords> words = new ArrayList<>();
    private final int[] starts;
    private final int[] ends;
    private final int[] ofText;

    /** Of each line in two bits whether it {@link #setsDelimiters}, and in the next two whether that is known. */
    private final byte[] known;

    private int size;

    private LineTable(List<PlacedText> texts) {
        this.texts = texts;
        long most = 0;
        for (PlacedText text : texts) {
            most += 1 + lines(text.utf8());
        }
        int room = (int) Math.min(most, MOST_LINES);
        this.numbers = new int[room];
        this.kinds = new int[room];
        this.lines = new int[room];
        this.starts = new int[room];
        this.ends = new int[room];
        this.ofText = new int[room];
        this.known = new byte[room];
    }

    static LineTable of(List<PlacedText> texts) {
        LineTable table = new LineTable(texts);
        Map<PlacedText, Integer> known = new LinkedHashMap<>();
        for (int i = 0; i < texts.size() && table.size + 1 + lines(texts.get(i).utf8()) <= table.numbers.length; i++) {
            table.add(i, known);
        }
        LineWords.Cutter cutter = new LineWords.Cutter();
        known.keySet().forEach(line -> table.words.add(cutter.cut(line)));
        return table.compact(LikeLines.kinds(table.words, Arrays.copyOf(table.numbers, table.size)));
    }

    private static int lines(byte[] utf8) {
        int lines = 1;
        for (byte b : utf8) {
            lines += b == '\n' ? 1 : 0;
        }
        return lines;
    }

    private void add(int number, Map<PlacedText, Integer> known) {
        PlacedText text = texts.get(number);
        byte[] utf8 = text.utf8();
        List<Place> places = text.places();
        boolean plain = text.delimiters().equals(Delimiters.USUAL);
        // Mustache engines differ in what they make of other line ends around a tag.
        boolean lineFeeds = new String(utf8, StandardCharsets.ISO_8859_1).indexOf('\r') < 0;
        int slot = 0;
        int start = 0;
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] != '\n') {
                continue;
            }
            int end = i + 1;
            while (slot < places.size() && places.get(slot).end() <= start) {
                slot++;
            }
            boolean whole = true;
            int last = slot;
            for (; last < places.size() && places.get(last).start() < end; last++) {
                // A partial holds in every place that it stands in, or in none.
                whole &= !places.get(last).isMark();
                whole &= places.get(last).start() >= start && places.get(last).end() <= end;
            }
            if (lineFeeds && whole && (start > 0 || plain)) {
                PlacedText line =
                        new PlacedText(Arrays.copyOfRange(utf8, start, end), moved(places.subList(slot, last), -start));
                add(number, known.computeIfAbsent(line, key -> known.size()), start, end);
            } else {
                add(number, -1, start, end);
            }
            start = end;
        }
        add(number, -1, start, utf8.length);
    }

    private static List<Place> moved(List<Place> places, int by) {
        List<Place> moved = new ArrayList<>(places.size());
        places.forEach(place -> moved.add(place.moved(by)));
        return moved;
    }

    private void add(int text, int number, int start, int end) {
        numbers[size] = number;
        starts[size] = start;
        ends[size] = end;
        ofText[size] = text;
        size++;
    }

    /** Lines that come once, and of which none is alike, are no part of a repeat: of several in a row one stays, as a border. */
    private LineTable compact(int[] kindOf) {
        int[] counts = new int[words.size()];
        int[] counted = new int[words.size()];
        for (int i = 0; i < size; i++) {
            if (numbers[i] >= 0) {
                counts[numbers[i]]++;
                counted[kindOf[numbers[i]]]++;
            }
        }
        int kept = 0;
        int borders = 0;
        for (int i = 0; i < size; i++) {
            int line = numbers[i];
            boolean isLike = line >= 0 && counted[kindOf[line]] > 1;
            if (!isLike && kept > 0 && kinds[kept - 1] < 0) {
                continue;
            }
            borders--;
            numbers[kept] = isLike && counts[line] > 1 ? line : borders;
            kinds[kept] = isLike ? kindOf[line] : borders;
            lines[kept] = line;
            starts[kept] = starts[i];
            ends[kept] = ends[i];
            ofText[kept] = ofText[i];
            kept++;
        }
        size = kept;
        return this;
    }

    int size() {
        return size;
    }

    /** Returns the numbers of all lines: 0 or more, or below 0 where no repeat leads across a line. */
    int[] numbers() {
        return Arrays.copyOf(numbers, size);
    }

    /** Returns the kinds of all lines, as {@link #kind}. */
    int[] kinds() {
        return Arrays.copyOf(kinds, size);
    }

    /** Returns the number that a line shares with all that are like it, or below 0 where there are none. */
    int kind(int line) {
        return kinds[line];
    }

    /** Tells whether two lines that are like others are equal. */
    boolean isSame(int one, int other) {
        return lines[one] == lines[other];
    }

    /** Returns the words of a line that is like another one. */
    LineWords words(int line) {
        return words.get(lines[line]);
    }

    /** Takes lines out of what comes twice. */
    void take(int from, int to) {
        for (int line = from; line < to; line++) {
            // Below all other borders, each of its own.
            numbers[line] = Integer.MIN_VALUE + line;
            kinds[line] = numbers[line];
        }
    }

    /** Tells whether of these lines, and of the ones beside them, none was taken: two partials do not stand next to each other. */
    boolean isFree(int from, int to) {
        for (int line = from; line < to; line++) {
            if (kinds[line] < 0) {
                return false;
            }
        }
        return !isTaken(from - 1) && !isTaken(to);
    }

    private boolean isTaken(int line) {
        return line >= 0 && line < size && numbers[line] < -MOST_LINES;
    }

    /** Returns which of the texts a line stands in. */
    int text(int line) {
        return ofText[line];
    }

    /** Tells whether a line is blank. */
    boolean isBlank(int line) {
        return isBlank(line, 0, ends[line] - starts[line]);
    }

    /**
     * Tells whether a partial with a line has to set delimiters. Which lines do is found once, when it is asked for.
     *
     * @param like whether every word may be a parameter
     */
    boolean setsDelimiters(int line, boolean like) {
        int bit = like ? 2 : 1;
        if ((known[line] & bit << 2) == 0) {
            known[line] |= (byte) (bit << 2 | (findsDelimiters(line, like) ? bit : 0));
        }
        return (known[line] & bit) != 0;
    }

    private boolean findsDelimiters(int line, boolean like) {
        PlacedText text = texts.get(ofText[line]);
        boolean braces = false;
        for (int i = starts[line]; i < ends[line]; i++) {
            braces |= text.utf8()[i] == '{' || text.utf8()[i] == '}';
        }
        if (!braces) {
            return false;
        }
        List<Place> more = new ArrayList<>();
        LineWords cut = words(line);
        for (int piece = 0; piece < cut.size() && like; piece++) {
            if (cut.isWord(piece)) {
                more.add(new Place(
                        starts[line] + cut.start(piece),
                        starts[line] + cut.end(piece),
                        PartialCall.parameter(0),
                        TemplateSlot.Kind.PARAMETER,
                        TemplateSlot.NONE));
            }
        }
        return !text.part(starts[line], ends[line], more).delimiters().equals(Delimiters.USUAL);
    }

    /** Tells whether a part of a line is blank, in bytes from its beginning. */
    boolean isBlank(int line, int from, int to) {
        return isBlank(texts.get(ofText[line]).utf8(), starts[line] + from, starts[line] + to);
    }

    private static boolean isBlank(byte[] utf8, int start, int end) {
        return new String(utf8, start, end - start, StandardCharsets.UTF_8)
                .chars()
                .allMatch(TemplateMaker::isBlank);
    }

    /**
     * Returns where in its text the last character begins that is not blank, of a part of a line that ends so many bytes behind its beginning and
     * has such a character.
     */
    int lastMark(int line, int to) {
        byte[] utf8 = texts.get(ofText[line]).utf8();
        int end = starts[line] + to;
        while (true) {
            int at = end - 1;
            while ((utf8[at] & 0xC0) == 0x80) {
                at--;
            }
            if (!isBlank(utf8, at, end)) {
                return at;
            }
            end = at;
        }
    }

    /** Tells whether a tag within a line can end at a place in its text. */
    boolean canEndAt(int line, int end) {
        PlacedText text = texts.get(ofText[line]);
        return TemplateMaker.goesOn(text.utf8(), end, text.delimiters());
    }

    int start(int line) {
        return starts[line];
    }

    int end(int line) {
        return ends[line];
    }
}
