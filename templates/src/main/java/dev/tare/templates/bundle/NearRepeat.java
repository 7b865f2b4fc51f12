package dev.tare.templates.bundle;

import dev.tare.loader.template.PartialCall;
import dev.tare.loader.template.TemplateMaker.Place;
import dev.tare.loader.template.TemplateSlot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lines that stand in several places, in a few words other ones. Words that differ together, such as the name of a language wherever it stands in
 * them, are one parameter. One of the places is the model: its words are the partial's own. Immutable.
 */
final class NearRepeat {

    private final WordColumns columns;
    private final List<int[]> parameters;

    private NearRepeat(WordColumns columns, List<int[]> parameters) {
        this.columns = columns;
        this.parameters = parameters;
    }

    /**
     * Finds in which words lines differ, and leaves those places out that differ in too many.
     *
     * @param repeat lines of one kind in each place, apart from each other
     * @param tokens the tokens of all lines of the table before each
     * @return absent when no word differs, or when nothing would be saved
     */
    static Optional<NearRepeat> of(LineTable table, Repeat repeat, long[] tokens) {
        Optional<WordColumns> found = WordColumns.of(table, repeat);
        while (found.isPresent()) {
            WordColumns columns = found.get();
            List<int[]> parameters = columns.parameters();
            int[] fitting = columns.fitting(parameters, tokens);
            if (fitting.length == columns.count()) {
                boolean isOne =
                        !parameters.isEmpty() && columns.saves(parameters, tokens) > 0 && columns.isText(parameters);
                return isOne ? Optional.of(new NearRepeat(columns, parameters)) : Optional.empty();
            }
            found = columns.of(fitting);
        }
        return Optional.empty();
    }

    /** Returns the lines in each place. */
    Repeat repeat() {
        return columns.repeat();
    }

    /** Returns how many places there are. */
    int count() {
        return columns.count();
    }

    /** Returns where the lines begin in one of the places. */
    int place(int which) {
        return columns.place(which);
    }

    /** Returns where in its text a place ends, which is within its last line. */
    int end(int which) {
        return columns.end(columns.place(which));
    }

    /** Tells which place is the model. */
    int model() {
        return columns.model();
    }

    /** Returns the words of a place that differ from the model's, by the names of parameters. */
    SortedMap<String, String> values(int which, byte[] utf8) {
        SortedMap<String, String> values = new TreeMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            int column = parameters.get(i)[0];
            if (columns.id(which, column) != columns.id(columns.model(), column)) {
                int start = columns.start(which, column);
                values.put(
                        PartialCall.parameter(i),
                        new String(utf8, start, columns.end(which, column) - start, StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    /** Returns the parameters in the model, as slots of its text. */
    List<Place> parameterPlaces() {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            for (int column : parameters.get(i)) {
                places.add(new Place(
                        columns.start(columns.model(), column),
                        columns.end(columns.model(), column),
                        PartialCall.parameter(i),
                        TemplateSlot.Kind.PARAMETER,
                        TemplateSlot.NONE));
            }
        }
        return places;
    }
}
