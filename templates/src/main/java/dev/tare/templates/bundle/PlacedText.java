package dev.tare.templates.bundle;

import dev.tare.loader.template.Delimiters;
import dev.tare.loader.template.TemplateMaker;
import dev.tare.loader.template.TemplateMaker.Place;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text that becomes a template, and the slots in it. Immutable. */
final class PlacedText {

    private final byte[] utf8;
    private final List<Place> places;

    /**
     * @param utf8 the text, not copied
     * @param places the slots in order of place, none within another
     */
    PlacedText(byte[] utf8, List<Place> places) {
        this.utf8 = utf8;
        this.places = List.copyOf(places);
    }

    /** Returns the text itself, not a copy. */
    byte[] utf8() {
        return utf8;
    }

    List<Place> places() {
        return places;
    }

    Delimiters delimiters() {
        return TemplateMaker.delimiters(utf8, places);
    }

    /** Returns a part of the text; every slot is in it as a whole or not at all. */
    PlacedText part(int start, int end) {
        return new PlacedText(
                Arrays.copyOfRange(utf8, start, end),
                places.stream()
                        .filter(place -> place.start() >= start && place.end() <= end)
                        .map(place -> place.moved(-start))
                        .toList());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PlacedText that && Arrays.equals(utf8, that.utf8) && places.equals(that.places);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }
}
