package dev.tare.cli;

import org.jspecify.annotations.Nullable;

/**
 * A wish for a page of help, or for the version, found in the arguments without a parser.
 *
 * @param page the name of the page: a command's, {@code tare}, or {@code version}
 * @param mayShowColour whether {@code --no-color} is absent
 */
record HelpRequest(String page, boolean mayShowColour) {

    /** Returns what the arguments wish for, or null when they ask for work, or wrongly. */
    static @Nullable HelpRequest in(String[] arguments) {
        CommandName command = null;
        boolean commandSeen = false;
        boolean help = arguments.length == 0;
        boolean version = false;
        boolean colour = true;
        String topic = "";
        for (String argument : arguments) {
            if (argument.equals("--")) {
                break;
            }
            switch (argument) {
                case "--help", "-h" -> help = true;
                case "--version", "-V" -> version = true;
                case "--no-color" -> colour = false;
                default -> {
                    if (argument.startsWith("-")) {
                        continue;
                    }
                    if (!commandSeen) {
                        commandSeen = true;
                        command = CommandName.of(argument);
                    } else if (command == CommandName.HELP && topic.isEmpty()) {
                        topic = argument;
                    }
                }
            }
        }
        if (commandSeen && command == null) {
            return null;
        }
        if (command == CommandName.HELP && !help) {
            if (!topic.isEmpty() && CommandName.of(topic) == null) {
                return null;
            }
            return new HelpRequest(topic.isEmpty() ? HelpPages.ROOT : topic, colour);
        }
        if (help) {
            return new HelpRequest(command == null ? HelpPages.ROOT : command.word(), colour);
        }
        return version ? new HelpRequest(HelpPages.VERSION, colour) : null;
    }
}
