package dev.tare.loader.template;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes templates of texts whose slots are known. */
public final class TemplateMaker {

    private final byte[] utf8;
    private final List<Place> places;
    private final Counter counter;
    private final int[] literals;
    private final int[] tokens;
    private final Map<TemplateSlot, Integer> slots = new LinkedHashMap<>();
    private final int[] uses;

    /**
     * A slot in a text.
     *
     * @param start where it begins, in bytes
     * @param end where it ends
     * @param name the name of what is put there
     * @param kind what is put there when there is no value
     */
    public record Place(int start, int end, String name, TemplateSlot.Kind kind) {}

    /** Counts the tokens of a stretch of a text. */
    @FunctionalInterface
    public interface Counter {

        int count(byte[] utf8, int start, int end);
    }

    private TemplateMaker(byte[] utf8, List<Place> places, Counter counter) {
        this.utf8 = utf8;
        this.places = places;
        this.counter = counter;
        this.literals = new int[places.size() + 1];
        this.tokens = new int[places.size() + 1];
        this.uses = new int[places.size()];
    }

    /**
     * Returns the template of a text.
     *
     * @param places the slots in order of place, none within another
     * @throws IllegalArgumentException when places overlap
     */
    public static Template of(byte[] utf8, List<Place> places, Counter counter) {
        return new TemplateMaker(utf8, places, counter).made();
    }

    private Template made() {
        int at = 0;
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            if (place.start() < at || place.end() > utf8.length || place.end() <= place.start()) {
                throw new IllegalArgumentException("slots overlap at " + place.start());
            }
            literals[i] = place.start() - at;
            tokens[i] = counter.count(utf8, at, place.start());
            String written = new String(utf8, place.start(), place.end() - place.start(), StandardCharsets.UTF_8);
            uses[i] =
                    slots.computeIfAbsent(new TemplateSlot(place.name(), place.kind(), written), slot -> slots.size());
            at = place.end();
        }
        literals[places.size()] = utf8.length - at;
        tokens[places.size()] = counter.count(utf8, at, utf8.length);
        Delimiters delimiters = Delimiters.apartFrom(new Texts());
        List<TemplateSlot> all = new ArrayList<>(slots.keySet());
        return new Template(new TemplateIndex(delimiters, all, literals, uses, tokens), mustache(delimiters, all));
    }

    private byte[] mustache(Delimiters delimiters, List<TemplateSlot> all) {
        ByteArrayOutputStream mustache = new ByteArrayOutputStream(utf8.length + 64);
        mustache.writeBytes(delimiters.setting().getBytes(StandardCharsets.UTF_8));
        int at = 0;
        for (int i = 0; i < places.size(); i++) {
            mustache.write(utf8, at, literals[i]);
            mustache.writeBytes(delimiters.tag(all.get(uses[i]).name()).getBytes(StandardCharsets.UTF_8));
            at = places.get(i).end();
        }
        mustache.write(utf8, at, utf8.length - at);
        return mustache.toByteArray();
    }

    /** The literal texts. */
    private final class Texts implements Delimiters.Texts {

        private final String whole = new String(utf8, StandardCharsets.UTF_8);

        @Override
        public boolean hold(String word) {
            return whole.contains(word);
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
}
