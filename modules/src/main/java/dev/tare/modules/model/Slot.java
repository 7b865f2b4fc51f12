package dev.tare.modules.model;

import dev.tare.core.text.Span;

/**
 * A place in a module that the harness or an installer fills in, runs, or judges by, before the model sees the text.
 *
 * @param span the place of the whole slot, marks included
 * @param kind how it is filled
 * @param name what it is filled with: the number, the variable's name, the command line, or the flag
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
        SHELL,
        /** A line such as {@code {{IF flag}}}: what follows holds where the flag is set. The span is the whole line, its end in it. */
        IF,
        /** A line such as {@code {{UNLESS flag}}}: what follows holds where the flag is not set. */
        UNLESS,
        /** The line at which the condition ends that was opened last. */
        END
    }
}
