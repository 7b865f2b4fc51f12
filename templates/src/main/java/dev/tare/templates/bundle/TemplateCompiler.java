package dev.tare.templates.bundle;

import dev.tare.core.text.SourceText;
import dev.tare.loader.template.TemplateMaker.Place;
import dev.tare.loader.template.TemplateSlot;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds what of a module's text is filled in: what the harness fills in becomes a slot, all else stays text, double braces included. A
 * command line that the harness runs stays text as well, since a loader runs nothing; slots within it are slots.
 */
final class TemplateCompiler {

    private TemplateCompiler() {}

    /** Returns the text of a module and what is filled in. */
    static PlacedText placed(PromptModule module) {
        List<Place> places = new ArrayList<>();
        List<Slot> slots = new ArrayList<>(module.slots());
        slots.sort(Comparator.comparing(Slot::span));
        int end = 0;
        for (Slot slot : slots) {
            if (slot.kind() != Slot.Kind.SHELL && slot.span().start() >= end) {
                places.add(place(module.source(), slot));
                end = slot.span().end();
            }
        }
        return new PlacedText(module.source().utf8(), places);
    }

    private static Place place(SourceText source, Slot slot) {
        TemplateSlot.Kind kind = switch (slot.kind()) {
            case ARGUMENTS -> TemplateSlot.Kind.ARGUMENTS;
            case POSITION -> TemplateSlot.Kind.POSITION;
            case NAME -> TemplateSlot.Kind.NAME;
            case VARIABLE, SHELL -> TemplateSlot.Kind.HARNESS;
        };
        boolean fromZero =
                slot.kind() == Slot.Kind.POSITION && source.slice(slot.span()).indexOf('[') > 0;
        return new Place(
                slot.span().start(), slot.span().end(), fromZero ? "ARGUMENTS-" + slot.name() : slot.name(), kind);
    }
}
