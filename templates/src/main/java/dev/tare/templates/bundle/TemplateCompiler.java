package dev.tare.templates.bundle;

import dev.tare.loader.template.TemplateMaker.Place;
import dev.tare.loader.template.TemplateSlot;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Slot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds what of a module's text is filled in: what the harness fills in becomes a slot, an installer's conditions become sections, all else stays text, double braces included. A
 * command line that the harness runs stays text as well, since a loader runs nothing; slots within it are slots.
 */
final class TemplateCompiler {

    /** Nobody types a million arguments. */
    private static final int MOST_DIGITS = 6;

    private TemplateCompiler() {}

    /** Returns the text of a module and what is filled in. */
    static PlacedText placed(PromptModule module) {
        List<Place> places = new ArrayList<>();
        List<Slot> slots = new ArrayList<>(module.slots());
        slots.sort(Comparator.comparing(Slot::span));
        int end = 0;
        for (Slot slot : slots) {
            if (slot.kind() != Slot.Kind.SHELL && slot.span().start() >= end) {
                places.add(place(module, slot));
                end = slot.span().end();
            }
        }
        return new PlacedText(module.source().utf8(), paired(places));
    }

    /** Conditions whose lines a user's dialect has taken in part for something else are text. */
    private static List<Place> paired(List<Place> places) {
        Deque<String> open = new ArrayDeque<>();
        boolean fit = true;
        for (Place place : places) {
            if (place.isMark() && place.kind() != TemplateSlot.Kind.END) {
                open.push(place.name());
            } else if (place.isMark()) {
                fit &= place.name().equals(open.poll());
            }
        }
        return fit && open.isEmpty()
                ? places
                : places.stream().filter(place -> !place.isMark()).toList();
    }

    /**
     * Returns the text that a harness feeds of a command in TOML, which is the value of {@code prompt}, and what is filled in there; absent when
     * there is none, and for every other file.
     */
    static Optional<PlacedText> prompt(PromptModule module) {
        if (!module.id().extension().equals("toml")) {
            return Optional.empty();
        }
        return module.frontMatter()
                .text("prompt")
                .filter(prompt -> !prompt.isBlank())
                .map(prompt -> prompt(prompt, placed(module)));
    }

    /** Looks for the slots of a file in a text that it says with escapes, by how they are written. */
    private static PlacedText prompt(String prompt, PlacedText file) {
        // As bytes, each a character.
        byte[] utf8 = prompt.getBytes(StandardCharsets.UTF_8);
        String text = new String(utf8, StandardCharsets.ISO_8859_1);
        SortedMap<Integer, Place> found = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (Place slot : file.places()) {
            String written =
                    new String(file.utf8(), slot.start(), slot.end() - slot.start(), StandardCharsets.ISO_8859_1);
            // Slots that are written alike are filled in alike, and each is looked for once.
            if (!seen.add(written)) {
                continue;
            }
            for (int at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + 1)) {
                Place place = slot.moved(at - slot.start());
                found.merge(at, place, (one, other) -> one.end() >= other.end() ? one : other);
            }
        }
        List<Place> places = new ArrayList<>();
        for (Place place : found.values()) {
            if (places.isEmpty() || places.get(places.size() - 1).end() <= place.start()) {
                places.add(place);
            }
        }
        return new PlacedText(utf8, places);
    }

    private static Place place(PromptModule module, Slot slot) {
        TemplateSlot.Kind kind = switch (slot.kind()) {
            case ARGUMENTS -> TemplateSlot.Kind.ARGUMENTS;
            case POSITION -> TemplateSlot.Kind.POSITION;
            case NAME -> TemplateSlot.Kind.NAME;
            case VARIABLE, SHELL -> TemplateSlot.Kind.HARNESS;
            case IF -> TemplateSlot.Kind.SECTION;
            case UNLESS -> TemplateSlot.Kind.INVERTED;
            case END -> TemplateSlot.Kind.END;
        };
        boolean isIndexed = slot.kind() == Slot.Kind.POSITION
                && module.source().slice(slot.span()).indexOf('[') > 0;
        return new Place(
                slot.span().start(),
                slot.span().end(),
                isIndexed ? "ARGUMENTS-" + slot.name() : slot.name(),
                kind,
                position(module, slot));
    }

    /** Arguments are numbered from 0, in {@code $1} as in {@code $ARGUMENTS[1]}; one with a name has the place where {@code arguments:} lists it. */
    private static int position(PromptModule module, Slot slot) {
        return switch (slot.kind()) {
            case POSITION -> slot.name().length() > MOST_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(slot.name());
            case NAME -> module.frontMatter().texts("arguments").indexOf(slot.name());
            default -> TemplateSlot.NONE;
        };
    }
}
