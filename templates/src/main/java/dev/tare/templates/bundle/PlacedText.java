package dev.tare.templates.bundle;

import dev.tare.loader.template.Delimiters;
import dev.tare.loader.template.TemplateMaker;
import dev.tare.loader.template.TemplateMaker.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text that becomes a template, and the slots in it. Immutable. */
final class PlacedText {

    private final byte[] utf8;
    private final List<Place> places;

    /** Asked for in every place that lines of the text are shared from; guarded by nothing, since it comes out the same whoever makes it. */
    private volatile @Nullable Delimiters delimiters;

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
        Delimiters known = delimiters;
        if (known == null) {
            known = TemplateMaker.delimiters(utf8, places);
            delimiters = known;
        }
        return known;
    }

    /** Returns a part of the text; every slot is in it as a whole or not at all. */
    PlacedText part(int start, int end) {
        return part(start, end, List.of());
    }

    /**
     * Returns a part of the text with more slots.
     *
     * @param more slots of that part, none in place of another
     */
    PlacedText part(int start, int end, List<Place> more) {
        List<Place> within = new ArrayList<>();
        more.forEach(place -> within.add(place.moved(-start)));
        for (int i = firstFrom(start); i < places.size() && places.get(i).end() <= end; i++) {
            within.add(places.get(i).moved(-start));
        }
        if (!more.isEmpty()) {
            within.sort(Comparator.comparingInt(Place::start));
        }
        return new PlacedText(Arrays.copyOfRange(utf8, start, end), within);
    }

    private int firstFrom(int start) {
        int low = 0;
        int high = places.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places.get(middle).start() < start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
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
