package dev.tare.optimizer.defer;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.model.Reference;

/**
 * A link to a section of another module that leads to the part in which the section is now.
 *
 * @param reference the link in the source
 * @param place the path in it, without what names the section
 * @param aside what was put aside, the section among it
 * @param path the path that stands there instead
 */
record MovedLink(Reference reference, Span place, PutAside aside, String path) implements LazyMention {

    @Override
    public String pass() {
        return aside.pass();
    }

    @Override
    public ModuleId module() {
        return reference.from();
    }

    @Override
    public String text(TokenCounts counts) {
        return path;
    }

    /** Returns where the heading of the section begins in the module that it was put aside from. */
    Span heading() {
        return HeldHeadings.start(reference.section().orElseThrow());
    }
}
