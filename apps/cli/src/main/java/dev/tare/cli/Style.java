package dev.tare.cli;

import dev.tare.bundler.report.TextStyle;

/** How a text report is to look in the place it goes to. */
final class Style {

    private Style() {}

    static TextStyle of(Options options, Terminal terminal, Destination destination) {
        TextStyle plain = options.has("--all") ? TextStyle.plain().withAll() : TextStyle.plain();
        if (!destination.isStandardOutput()) {
            return plain;
        }
        boolean colour = terminal.showsColour() && !options.has("--no-color");
        boolean watched = terminal.isWatched();
        return new TextStyle(
                terminal.width(watched ? 80 : plain.width()), colour, watched || plain.unicode(), plain.all());
    }
}
