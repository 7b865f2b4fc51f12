package dev.tare.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of {@code tare load} in the forms that nearly everybody types, read without the parser of arguments: to set that up takes
 * longer than to load a prompt. Whatever is not as plain as that, above all what may be wrong, is left to the parser, so that there is one
 * place that finds faults.
 */
final class PlainArguments {

    /** Options with a value, by their names, each with all names of the option. */
    private static final Map<String, List<String>> VALUED = Map.of(
            "--bundle", List.of("--bundle", "-b"),
            "-b", List.of("--bundle", "-b"),
            "--output", List.of("--output", "-o"),
            "-o", List.of("--output", "-o"),
            "--format", List.of("--format"),
            "--var", List.of("--var"),
            "--on-demand", List.of("--on-demand"));

    private static final List<String> REPEATABLE = List.of("--var", "--on-demand");

    private final Map<String, List<String>> values = new HashMap<>();
    private final List<String> parameters = new ArrayList<>();

    private PlainArguments() {}

    /**
     * Returns what was typed, as the parser would have it.
     *
     * @param arguments all that was typed, the command first
     * @return null when it is another command or not plain
     */
    static @Nullable Options ofLoad(String[] arguments) {
        if (arguments.length == 0 || !arguments[0].equals(CommandName.LOAD.word())) {
            return null;
        }
        PlainArguments plain = new PlainArguments();
        int at = 1;
        while (at < arguments.length) {
            int taken = plain.take(arguments, at);
            if (taken == 0) {
                return null;
            }
            at += taken;
        }
        return new Options(plain.values, plain.parameters, "tare " + CommandName.LOAD.word());
    }

    /** Returns how many arguments were taken; 0 when there is something that is not plain. */
    private int take(String[] arguments, int at) {
        String argument = arguments[at];
        if (argument.isEmpty()) {
            return 0;
        }
        if (argument.charAt(0) != '-') {
            parameters.add(argument);
            return parameters.size() == 1 ? 1 : 0;
        }
        if (argument.equals("--list")) {
            return values.put("--list", List.of()) == null ? 1 : 0;
        }
        int equals = argument.indexOf('=');
        if (equals > 0 && argument.startsWith("--")) {
            String value = argument.substring(equals + 1);
            return isPlainValue(value) && keep(argument.substring(0, equals), value) ? 1 : 0;
        }
        boolean valueFollows = at + 1 < arguments.length && isPlainValue(arguments[at + 1]);
        return valueFollows && keep(argument, arguments[at + 1]) ? 2 : 0;
    }

    /** What begins with a hyphen may be an option, and quotes may have a meaning. */
    private static boolean isPlainValue(String value) {
        return !value.isEmpty() && value.charAt(0) != '-' && value.charAt(0) != '"';
    }

    private boolean keep(String option, String value) {
        List<String> names = VALUED.get(option);
        if (names == null) {
            return false;
        }
        List<String> typed = values.get(option);
        if (typed == null) {
            typed = new ArrayList<>();
            for (String name : names) {
                values.put(name, typed);
            }
        } else if (!REPEATABLE.contains(option)) {
            return false;
        }
        typed.add(value);
        return true;
    }
}
