package dev.tare.loader.template;

import dev.tare.loader.template.TemplateMaker.Place;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The literal texts of a template, for which delimiters are looked for. */
final class LiteralTexts implements Delimiters.Texts {

    private final byte[] utf8;
    private final List<Place> places;
    private final String whole;

    LiteralTexts(byte[] utf8, List<Place> places) {
        this.utf8 = utf8;
        this.places = places;
        this.whole = new String(withoutSlots(utf8, places), StandardCharsets.UTF_8);
    }

    /** What stands in the place of a tag is no part of the template: other delimiters would be set for the sake of {@code {{args}}} alone. */
    private static byte[] withoutSlots(byte[] utf8, List<Place> places) {
        byte[] without = places.isEmpty() ? utf8 : utf8.clone();
        for (Place place : places) {
            Arrays.fill(without, place.start(), place.end(), (byte) '\n');
        }
        return without;
    }

    @Override
    public boolean hold(String word) {
        return whole.contains(word);
    }

    @Override
    public BitSet pairs(char first, char last) {
        int count = last - first + 1;
        BitSet pairs = new BitSet();
        for (int i = 0; i + 1 < whole.length(); i++) {
            int one = whole.charAt(i) - first;
            int other = whole.charAt(i + 1) - first;
            if (one >= 0 && one < count && other >= 0 && other < count) {
                pairs.set(one * count + other);
            }
        }
        return pairs;
    }

    @Override
    public boolean touch(char before, char behind) {
        for (Place place : places) {
            if (place.start() > 0 && utf8[place.start() - 1] == before
                    || place.end() < utf8.length && utf8[place.end()] == behind) {
                return true;
            }
        }
        return false;
    }
}
