package dev.tare.templates.bundle;

import dev.tare.core.text.SourceText;
import dev.tare.core.token.TokenCounter;
import dev.tare.loader.template.Template;
import dev.tare.loader.template.TemplateMaker;
import dev.tare.loader.template.TemplateMaker.Place;
import dev.tare.loader.template.TemplateSlot;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Compiles the text of a module into a template: what the harness fills in becomes a slot, all else stays text, double braces included. A
 * command line that the harness runs stays text as well, since a loader runs nothing; slots within it are slots.
 */
public final class TemplateCompiler {

    private final TokenCounter counter;

    public TemplateCompiler(TokenCounter counter) {
        this.counter = counter;
    }

    /** Returns the template of a module. */
    public Template compile(PromptModule module) {
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
        return TemplateMaker.of(module.source().utf8(), places, counter::count);
    }

    /** Returns the template of a text in which nothing is filled in. */
    public Template compile(byte[] text) {
        return TemplateMaker.of(text, List.of(), counter::count);
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
