package dev.tare.modules.model;

import dev.tare.core.text.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in a module that looks like a reference, as a dialect found it and before it is linked.
 *
 * @param dialect the id of the dialect that found it
 * @param form how it is written
 * @param span the place of the whole reference, marks such as {@code @} included
 * @param target the path or name as written, marks and section removed
 * @param section the section after {@code #}, when there is one
 * @param surroundings where it stands
 */
public record Mention(
        String dialect, Form form, Span span, String target, Optional<String> section, Surroundings surroundings) {

    // By hand: those of a record are spun by method handles at their first call, which takes 20 ms of every start.

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Mention that
                        && span.equals(that.span)
                        && form == that.form
                        && surroundings == that.surroundings
                        && dialect.equals(that.dialect)
                        && target.equals(that.target)
                        && section.equals(that.section);
    }

    @Override
    public int hashCode() {
        return 31 * span.hashCode() + target.hashCode();
    }
}
