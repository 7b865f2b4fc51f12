package dev.tare.templates.bundle;

import dev.tare.loader.template.PartialCall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words of places, a row for each place and a column for each word. */
final class WordColumns {

    /** About what a tag costs that names a partial, what more it costs with words, and what each word costs beside itself. */
    private static final int TAG_TOKENS = 4;

    private static final int CALL_TOKENS = 4;
    private static final int WORD_TOKENS = 6;

    private final LineTable table;
    private final int lines;
    private final int[] places;

    /** Which line each column is in, and which piece of it. */
    private final int[] lineOf;

    private final int[] pieceOf;

    /** The piece of the last line that stays behind the tag; of one that is no word, its last character does. */
    private final int lastPiece;

    private final int model;

    private WordColumns(LineTable table, int lines, int[] places, int[] lineOf, int[] pieceOf, int lastPiece) {
        this.table = table;
        this.lines = lines;
        this.places = places;
        this.lineOf = lineOf;
        this.pieceOf = pieceOf;
        this.lastPiece = lastPiece;
        this.model = findModel();
    }

    /** Lays out the places that are like the first one, and leaves lines at the end in which nothing could stay behind a tag. */
    static Optional<WordColumns> of(LineTable table, Repeat repeat) {
        int first = repeat.place(0);
        int lines = repeat.lines();
        int last = -1;
        while (lines > 0 && last < 0) {
            last = lastPiece(table, first + lines - 1);
            lines -= last < 0 ? 1 : 0;
        }
        int[] places = new int[repeat.count()];
        int count = 0;
        for (int i = 0; i < places.length; i++) {
            int place = repeat.place(i);
            if (lines > 0
                    && isLike(table, first, place, lines)
                    && table.canEndAt(place + lines - 1, end(table, place + lines - 1, last))) {
                places[count++] = place;
            }
        }
        List<int[]> columns = new ArrayList<>();
        for (int line = 0; line < lines; line++) {
            if (isSame(table, places, count, line)) {
                continue;
            }
            LineWords words = table.words(first + line);
            int end = line < lines - 1 ? words.size() : last;
            for (int piece = 0; piece < end; piece++) {
                if (words.isWord(piece)) {
                    columns.add(new int[] {line, piece});
                }
            }
        }
        WordColumns all = new WordColumns(
                table,
                lines,
                new int[0],
                columns.stream().mapToInt(column -> column[0]).toArray(),
                columns.stream().mapToInt(column -> column[1]).toArray(),
                last);
        return all.of(Arrays.copyOf(places, count));
    }

    /** Returns the piece of a line that stays behind the tag, or -1 when the last one is a slot or there is none. */
    private static int lastPiece(LineTable table, int line) {
        LineWords words = table.words(line);
        for (int piece = words.size() - 1; piece >= 0; piece--) {
            if (!table.isBlank(line, words.start(piece), words.end(piece))) {
                return words.isSlot(piece) ? -1 : piece;
            }
        }
        return -1;
    }

    /** Tells whether a line is the same in all places, which most are. */
    private static boolean isSame(LineTable table, int[] places, int count, int line) {
        for (int i = 1; i < count; i++) {
            if (!table.isSame(places[0] + line, places[i] + line)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLike(LineTable table, int first, int place, int lines) {
        for (int line = 0; line < lines; line++) {
            if (!table.isSame(first + line, place + line)
                    && !table.words(first + line).isLike(table.words(place + line))) {
                return false;
            }
        }
        return true;
    }

    /** Returns the same columns of some of the places. */
    Optional<WordColumns> of(int[] some) {
        return some.length < 2
                ? Optional.empty()
                : Optional.of(new WordColumns(table, lines, some, lineOf, pieceOf, lastPiece));
    }

    /** Returns the lines in each place. */
    Repeat repeat() {
        return new Repeat(lines, places);
    }

    /** Returns how many places there are. */
    int count() {
        return places.length;
    }

    /** Returns where the lines of a place begin. */
    int place(int row) {
        return places[row];
    }

    /** Tells which place is the model: the one that has most often what most places have. */
    int model() {
        return model;
    }

    private LineWords words(int row, int column) {
        return table.words(places[row] + lineOf[column]);
    }

    int id(int row, int column) {
        return words(row, column).id(pieceOf[column]);
    }

    int start(int row, int column) {
        return table.start(places[row] + lineOf[column]) + words(row, column).start(pieceOf[column]);
    }

    int end(int row, int column) {
        return table.start(places[row] + lineOf[column]) + words(row, column).end(pieceOf[column]);
    }

    /** Returns where in its text a place ends: before the last word or mark of its last line. */
    int end(int place) {
        return end(table, place + lines - 1, lastPiece);
    }

    private static int end(LineTable table, int line, int piece) {
        LineWords words = table.words(line);
        return words.isWord(piece) ? table.start(line) + words.start(piece) : table.lastMark(line, words.end(piece));
    }

    /** Returns the place that has most often what most places have. */
    private int findModel() {
        int[] agreeing = new int[places.length];
        for (int column = 0; column < lineOf.length; column++) {
            if (!differ(column)) {
                continue;
            }
            Map<Integer, Integer> counts = new LinkedHashMap<>();
            for (int row = 0; row < places.length; row++) {
                counts.merge(id(row, column), 1, Integer::sum);
            }
            int most = 0;
            int usual = 0;
            for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
                usual = count.getValue() > most ? count.getKey() : usual;
                most = Math.max(most, count.getValue());
            }
            for (int row = 0; row < places.length; row++) {
                agreeing[row] += id(row, column) == usual ? 1 : 0;
            }
        }
        int best = 0;
        for (int row = 1; row < places.length; row++) {
            best = agreeing[row] > agreeing[best] ? row : best;
        }
        return best;
    }

    private boolean differ(int column) {
        int first = places.length == 0 ? 0 : id(0, column);
        for (int row = 1; row < places.length; row++) {
            if (id(row, column) != first) {
                return true;
            }
        }
        return false;
    }

    /** Returns the columns in which places differ, those together that differ together. */
    List<int[]> parameters() {
        Map<List<Integer>, List<Integer>> alike = new LinkedHashMap<>();
        for (int column = 0; column < lineOf.length; column++) {
            if (!differ(column)) {
                continue;
            }
            List<Integer> ids = new ArrayList<>(places.length);
            for (int row = 0; row < places.length; row++) {
                ids.add(id(row, column));
            }
            alike.computeIfAbsent(ids, key -> new ArrayList<>()).add(column);
        }
        List<int[]> parameters = new ArrayList<>();
        for (List<Integer> group : alike.values()) {
            parameters.add(group.stream().mapToInt(Integer::intValue).toArray());
        }
        return parameters;
    }

    /**
     * Returns the places that are left when those go that cost more as a call than as they are, and, while there are too many parameters, those that
     * differ from the model in most.
     */
    int[] fitting(List<int[]> parameters, long[] tokens) {
        int[] differing = new int[places.length];
        int most = 0;
        for (int row = 0; row < places.length; row++) {
            differing[row] = differing(row, parameters);
            most = Math.max(most, differing[row]);
        }
        int limit = parameters.size() > PartialCall.MOST_PARAMETERS
                ? Math.min(most - 1, PartialCall.MOST_PARAMETERS)
                : most;
        int[] fitting = new int[places.length];
        int count = 0;
        for (int row = 0; row < places.length; row++) {
            if (differing[row] <= limit && saves(row, differing[row], tokens) > 0) {
                fitting[count++] = places[row];
            }
        }
        return Arrays.copyOf(fitting, count);
    }

    private int differing(int row, List<int[]> parameters) {
        int differing = 0;
        for (int[] parameter : parameters) {
            differing += id(row, parameter[0]) == id(model, parameter[0]) ? 0 : 1;
        }
        return differing;
    }

    private long saves(int row, int differing, long[] tokens) {
        int words = differing == 0 ? 0 : CALL_TOKENS + differing * WORD_TOKENS;
        return tokens[places[row] + lines] - tokens[places[row]] - TAG_TOKENS - words;
    }

    /** Returns about how many tokens all places save, the partial and its parameters counted. */
    long saves(List<int[]> parameters, long[] tokens) {
        long saves = tokens[places[model]] - tokens[places[model] + lines];
        for (int[] parameter : parameters) {
            saves -= (long) parameter.length * WORD_TOKENS;
        }
        for (int row = 0; row < places.length; row++) {
            saves += saves(row, differing(row, parameters), tokens);
        }
        return saves;
    }

    /** Tells whether something else stands on each line with a parameter: of one that stands alone, Mustache would leave no line. */
    boolean isText(List<int[]> parameters) {
        Map<Integer, List<int[]>> spans = new HashMap<>();
        for (int[] parameter : parameters) {
            for (int column : parameter) {
                spans.computeIfAbsent(lineOf[column], key -> new ArrayList<>())
                        .add(new int[] {start(model, column), end(model, column)});
            }
        }
        for (Map.Entry<Integer, List<int[]>> line : spans.entrySet()) {
            int number = places[model] + line.getKey();
            int end = line.getKey() == lines - 1 ? end(places[model]) : table.end(number);
            int at = table.start(number);
            boolean isText = false;
            line.getValue().sort(Comparator.comparingInt(span -> span[0]));
            for (int[] span : line.getValue()) {
                isText |= !table.isBlank(number, at - table.start(number), span[0] - table.start(number));
                at = span[1];
            }
            if (!isText && table.isBlank(number, at - table.start(number), end - table.start(number))) {
                return false;
            }
        }
        return true;
    }
}
