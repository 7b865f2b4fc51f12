package dev.tare.modules.model;

import dev.tare.core.text.Span;

/**
 * A place in a module that the harness fills in, or runs, before the model sees the text.
 *
 * @param span the place of the whole slot, marks included
 * @param kind how it is filled
 * @param name what it is filled with: the number, the variable's name, or the command line
 */
public record Slot(Span span, Kind kind, String name) {

    /** How a slot is filled. */
    public enum Kind {
        /** {@code $ARGUMENTS}, {@code {{args}}}: all arguments as typed. */
        ARGUMENTS,
        /** {@code $ARGUMENTS[0]}, {@code $1}: one argument by its place. */
        POSITION,
        /** {@code $name}: an argument by its name in {@code argument-hint} or {@code arguments}. */
        NAME,
        /** {@code ${CLAUDE_…}}: a variable of the harness. */
        VARIABLE,
        /** A command line that the harness runs, and whose output it puts in place. */
        SHELL
    }
}
