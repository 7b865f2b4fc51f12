package dev.tare.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands as picocli knows them: their options, their parameters and what their help says. Built by hand rather than
 * from annotations, which would be read by reflection at every start, and one command at a time.
 */
final class CommandModel {

    private static final int HELP_WIDTH = 80;

    private CommandModel() {}

    /** Returns the parser of one command. */
    static CommandLine parser(CommandName command) {
        return configured(new CommandLine(spec(command)));
    }

    /** Returns the program with all of its commands, for completion scripts and help. */
    static CommandLine program() {
        CommandSpec root = CommandSpec.create().name("tare");
        root.usageMessage()
                .header("Tare: what the container weighs before anything is put in it.", "")
                .customSynopsis("@|bold tare|@ COMMAND [OPTIONS]")
                .description(
                        "",
                        "Reads a prompt framework (commands, skills, agents, rules), builds the graph of"
                                + " what refers to what, and counts what every command really costs in tokens.")
                .commandListHeading("%nCommands:%n")
                .optionListHeading("%nOptions:%n")
                .footerHeading("%n")
                .footer(
                        "@|bold Examples|@",
                        "  tare audit .                     audit the framework in this folder",
                        "  tare audit . --format json       the same for a program",
                        "  tare build . -o ../lean          a copy that costs less and says the same",
                        "  tare load review -b app.tare     the prompt of an entry, from a bundle",
                        "  tare stats                       how commands were used, and what followed",
                        "  tare why . meta CLAUDE.md        why meta pulls CLAUDE.md in",
                        "  tare graph . --format mermaid    a picture of the graph",
                        "  tare init my-framework           a starter framework",
                        "",
                        "@|bold Exit codes|@",
                        "  0  clean",
                        "  1  findings over the threshold of --fail-on",
                        "  2  wrong usage",
                        "  3  internal error",
                        "",
                        "@|bold Environment|@",
                        "  TARE_ENCODING, TARE_HARNESS, TARE_RESOLUTION, TARE_CONTEXT_WINDOW, TARE_MODEL",
                        "  stand for the options of these names; a flag wins over them, and they win over",
                        "  tare.yaml. TARE_PLUGINS stands for --plugins, with commas. NO_COLOR,",
                        "  CLICOLOR_FORCE, CI and COLUMNS are honoured. TARE_JAVA_OPTS holds options of",
                        "  Java; the launcher's cache is in XDG_CACHE_HOME.",
                        "",
                        "tare help COMMAND tells more about a command.");
        new SpecBuilder(root).helpAndVersion();
        CommandLine program = configured(new CommandLine(root));
        for (CommandName command : CommandName.values()) {
            program.addSubcommand(command.word(), new CommandLine(spec(command).name(command.word())));
        }
        return program;
    }

    /** Renders a page of help. */
    static String usage(String page, boolean colour) {
        CommandName command = CommandName.of(page);
        CommandLine line = command == null ? program() : parser(command);
        line.setUsageHelpWidth(HELP_WIDTH);
        return line.getUsageMessage(colour ? Ansi.ON : Ansi.OFF);
    }

    private static CommandLine configured(CommandLine line) {
        // A value such as @agent-name is a value, not the name of a file with more arguments.
        return line.setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setOverwrittenOptionsAllowed(true)
                .setUsageHelpWidth(HELP_WIDTH);
    }

    private static CommandSpec spec(CommandName command) {
        CommandSpec spec = CommandSpec.create().name("tare " + command.word());
        SpecBuilder builder = new SpecBuilder(spec);
        switch (command) {
            case AUDIT -> FrameworkSpecs.audit(builder);
            case BUILD -> OutputSpecs.build(builder);
            case LOAD -> UseSpecs.load(builder);
            case STATS -> UseSpecs.stats(builder);
            case VERIFY -> OutputSpecs.verify(builder);
            case RESTORE -> OutputSpecs.restore(builder);
            case EXPLAIN -> OutputSpecs.explain(builder);
            case WHY -> FrameworkSpecs.why(builder);
            case GRAPH -> FrameworkSpecs.graph(builder);
            case INIT -> init(builder);
            case HELP -> help(builder);
            case GENERATE_COMPLETION -> completion(builder);
        }
        spec.usageMessage()
                .abbreviateSynopsis(true)
                .sortOptions(false)
                .descriptionHeading("%n")
                .parameterListHeading("%n")
                .optionListHeading("%nOptions:%n")
                .footerHeading("%nExamples:%n");
        return spec;
    }

    private static void init(SpecBuilder spec) {
        spec.describe(
                "Writes a starter framework into a new or empty folder.",
                "tare init my-framework",
                "tare init . --force");
        spec.parameter("DIR", "0", "The folder to write to; made when it does not exist.");
        spec.flag(
                "Write into a folder that holds files already. No file is ever overwritten: when one is in the way,"
                        + " nothing is written.",
                "--force");
        spec.quiet();
        spec.helpAndVersion();
    }

    private static void help(SpecBuilder spec) {
        spec.describe("Shows help for the program or for one command.", "tare help", "tare help audit");
        spec.optionalParameter("COMMAND", "The command to tell about.");
        spec.helpAndVersion();
    }

    private static void completion(SpecBuilder spec) {
        spec.describe(
                "Writes a completion script for bash and zsh to standard output.",
                "source <(tare generate-completion)");
        spec.helpAndVersion();
    }
}
