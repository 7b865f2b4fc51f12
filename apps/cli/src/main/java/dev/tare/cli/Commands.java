package dev.tare.cli;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Finds the command that the arguments ask for, has its options parsed and runs it. */
final class Commands {

    /** Options with a value that may stand before the command, so that the value is not taken for the command. */
    private static final List<String> VALUED = List.of(
            "--format",
            "--target",
            "--level",
            "--notation",
            "--output",
            "--report",
            "--bundle",
            "-b",
            "--var",
            "--on-demand",
            "--since",
            "--command",
            "--import",
            "--root",
            "--store",
            "-o",
            "--config",
            "--encoding",
            "--harness",
            "--resolution",
            "--context-window",
            "--model",
            "--fail-on",
            "--plugins",
            "--load-plugins",
            "--focus",
            "--limit");

    private Commands() {}

    /** Runs the command and returns its exit code. */
    static int run(String[] arguments, Terminal terminal) throws IOException {
        int at = commandIndex(arguments);
        if (at == arguments.length) {
            throw new UsageException("no command given", "tare");
        }
        CommandName command = CommandName.of(arguments[at]);
        if (command == null) {
            throw unknown(arguments[at]);
        }
        if (command.readsFramework()) {
            Warmup.begin();
        }
        List<String> rest = new ArrayList<>(List.of(arguments));
        rest.remove(at);
        Options options = parse(command, rest.toArray(new String[0]));
        return switch (command) {
            case AUDIT -> AuditCommand.run(options, terminal);
            case BUILD -> BuildCommand.run(options, terminal);
            case LOAD -> LoadCommand.run(options, terminal);
            case STATS -> StatsCommand.run(options, terminal);
            case VERIFY -> VerifyCommand.run(options, terminal);
            case RESTORE -> RestoreCommand.run(options, terminal);
            case EXPLAIN -> ExplainCommand.run(options, terminal);
            case WHY -> WhyCommand.run(options, terminal);
            case GRAPH -> GraphCommand.run(options, terminal);
            case INIT -> InitCommand.run(options, terminal);
            case HELP -> throw unknown(options.parameter(0));
            case GENERATE_COMPLETION -> complete(terminal);
        };
    }

    private static int complete(Terminal terminal) throws IOException {
        terminal.print(AutoComplete.bash("tare", CommandModel.program()));
        return ExitCode.CLEAN;
    }

    private static int commandIndex(String[] arguments) {
        int at = 0;
        while (at < arguments.length && arguments[at].startsWith("-") && !arguments[at].equals("--")) {
            at += VALUED.contains(arguments[at]) ? 2 : 1;
        }
        return Math.min(at, arguments.length);
    }

    private static UsageException unknown(String word) {
        List<String> words = new ArrayList<>();
        for (CommandName name : CommandName.values()) {
            words.add(name.word());
        }
        String suggestion = UsageException.suggestion(word, words);
        if (suggestion.isEmpty() && new File(word).isDirectory()) {
            suggestion = "; did you mean 'tare audit " + word + "'?";
        }
        return new UsageException("unknown command '" + word + "'" + suggestion, "tare");
    }

    static Options parse(CommandName command, String[] arguments) {
        CommandLine parser = CommandModel.parser(command);
        try {
            return options(parser.parseArgs(arguments), "tare " + command.word());
        } catch (ParameterException e) {
            throw new UsageException(sentence(e, parser), "tare " + command.word());
        }
    }

    private static Options options(ParseResult parsed, String command) {
        Map<String, List<String>> values = new HashMap<>();
        for (OptionSpec option : parsed.matchedOptions()) {
            List<String> typed = typed(option);
            for (String name : option.names()) {
                values.put(name, typed);
            }
        }
        List<String> parameters = new ArrayList<>();
        for (PositionalParamSpec parameter : parsed.matchedPositionals()) {
            parameters.add(parameter.getValue());
        }
        return new Options(values, parameters, command);
    }

    private static List<String> typed(OptionSpec option) {
        if (option.typeInfo().isBoolean()) {
            return List.of();
        }
        return option.isMultiValue()
                ? List.copyOf(option.<List<String>>getValue())
                : List.of(option.<String>getValue());
    }

    private static String sentence(ParameterException failure, CommandLine parser) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            if (!word.startsWith("-")) {
                return "too many arguments: '" + word + "' is one more than needed";
            }
            int equals = word.indexOf('=');
            String option = equals < 0 ? word : word.substring(0, equals);
            return "unknown option '" + option + "'"
                    + UsageException.suggestion(
                            option, parser.getCommandSpec().optionsMap().keySet());
        }
        if (failure instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            ArgSpec first = missing.getMissing().get(0);
            return first.isPositional()
                    ? "missing " + first.paramLabel()
                    : "option '" + ((OptionSpec) first).longestName() + "' needs a value";
        }
        if (failure.getArgSpec() instanceof OptionSpec option
                && option.typeInfo().isBoolean()) {
            return "option '" + option.longestName() + "' takes no value";
        }
        String message = failure.getMessage();
        return message == null ? "wrong arguments" : message;
    }
}
