package dev.tare.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was typed for one run of a command. */
final class Options {

    private final Map<String, List<String>> values;
    private final List<String> parameters;
    private final String command;

    /**
     * @param values by each name of the options that were given, what was typed for them; for flags nothing
     * @param parameters what was typed beside options
     * @param command the command's name for messages, such as {@code tare audit}
     */
    Options(Map<String, List<String>> values, List<String> parameters, String command) {
        this.values = values;
        this.parameters = parameters;
        this.command = command;
    }

    String command() {
        return command;
    }

    /** Tells whether a flag was given. */
    boolean has(String flag) {
        return values.containsKey(flag);
    }

    /** Returns how many parameters were given. */
    int parameters() {
        return parameters.size();
    }

    /** Returns the text of a parameter, from 0; empty when it was not given. */
    String parameter(int index) {
        return index < parameters.size() ? parameters.get(index) : "";
    }

    /** Returns the value that was typed, or null. */
    @Nullable
    String typed(String option) {
        List<String> typed = typedAll(option);
        return typed.isEmpty() ? null : typed.get(0);
    }

    /** Returns all values that were typed for an option that may be repeated. */
    List<String> typedAll(String option) {
        return values.getOrDefault(option, List.of());
    }

    /** Returns the one of the choices that was typed, or the first when nothing was. */
    String choice(String option, List<String> choices) {
        String typed = typed(option);
        if (typed == null) {
            return choices.get(0);
        }
        if (choices.contains(typed)) {
            return typed;
        }
        throw new UsageException(
                option + " must be " + or(choices) + ", not '" + typed + "'"
                        + UsageException.suggestion(typed, choices),
                command);
    }

    /** Returns the whole number of at least 1 that was typed, or the default. */
    int positive(String option, int otherwise) {
        String typed = typed(option);
        if (typed == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(typed);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notPositive(option, typed);
        }
        throw notPositive(option, typed);
    }

    private UsageException notPositive(String option, String typed) {
        return new UsageException(
                option + " must be a whole number from 1 to " + Integer.MAX_VALUE + ", not '" + typed + "'", command);
    }

    private static String or(List<String> words) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            list.append(i == 0 ? "" : i == words.size() - 1 ? " or " : ", ").append(words.get(i));
        }
        return list.toString();
    }
}
