package dev.tare.modules.model;

import dev.tare.core.text.Span;
import java.util.Optional;

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
        String dialect, Form form, Span span, String target, Optional<String> section, Surroundings surroundings) {}
