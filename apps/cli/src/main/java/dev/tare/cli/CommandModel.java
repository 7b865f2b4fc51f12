package dev.tare.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

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
        addHelpAndVersion(root);
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
        switch (command) {
            case AUDIT -> audit(spec);
            case BUILD -> build(spec);
            case LOAD -> load(spec);
            case STATS -> stats(spec);
            case VERIFY -> verify(spec);
            case RESTORE -> restore(spec);
            case EXPLAIN -> explain(spec);
            case WHY -> why(spec);
            case GRAPH -> graph(spec);
            case INIT -> init(spec);
            case HELP -> help(spec);
            case GENERATE_COMPLETION -> completion(spec);
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

    private static void audit(CommandSpec spec) {
        describe(
                spec,
                "Shows what every entry costs in tokens, what to fix first and which references are broken.",
                "tare audit examples/starter",
                "tare audit . --all",
                "tare audit . --format json --output audit.json",
                "tare audit . --fail-on error",
                "tare audit . --repeats",
                "tare audit . --what-if sections",
                "tare audit . --what-if 'defer:docs/**' --patch lean.patch");
        spec.addPositional(framework());
        spec.addOption(value("FORMAT", "How to write the report: text, json or markdown. Default: text.", "--format"));
        spec.addOption(flag("List everything, not the first screen only.", "--all"));
        spec.addOption(value(
                "SEVERITY",
                "Exit with 1 when the audit finds something this bad: error or warning. Default: never.",
                "--fail-on"));
        spec.addOption(OptionSpec.builder("--what-if")
                .paramLabel("WHAT")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .description("Show what a change would save at every start, and write nothing: branches, opened when"
                        + " they are taken; sections that do not instruct, opened on demand; defer:GLOB, modules opened"
                        + " on demand. May be repeated; changes add up.")
                .build());
        spec.addOption(flag(
                "Also show what several packages keep copies of, and what starts begin with alike; takes longer.",
                "--repeats"));
        spec.addOption(value(
                "FILE",
                "Write the change of --what-if as a patch for git apply, proven; - is standard output.",
                "--patch"));
        spec.addOption(
                value("TOKENS", "Size of the context window. Default: the model's, else 200000.", "--context-window"));
        spec.addOption(value("NAME", "Also show what a run costs in money with this model.", "--model"));
        addReading(spec, true);
        addOutput(spec);
        addHelpAndVersion(spec);
    }

    private static void build(CommandSpec spec) {
        describe(
                spec,
                "Writes a copy of a framework that costs fewer tokens and says the same, and proves it."
                        + " The output is written only when the proof holds.",
                "tare build . -o ../lean",
                "tare build . -o ../lean --notation outline",
                "tare build . -o ../lean --watch",
                "tare build . -o ../lean --budget 8000",
                "tare build . -o ../lean.patch --target patch",
                "tare build . -o ../prompts --target flat",
                "tare build . -o ../app.tare --target bundle",
                "tare build . -o ../app.tare --target bundle --check",
                "tare build . -o ../lean --force --format markdown --report build.md");
        spec.addPositional(framework());
        spec.addOption(value(
                "OUT",
                "The folder to write to: new, empty, or as tare build left it, unless --force is given. For a patch or a bundle, the file.",
                "--output",
                "-o"));
        spec.addOption(flag("Replace a folder that holds anything else, or a file: whole, or not at all.", "--force"));
        spec.addOption(flag(
                "Build, then build again whenever a file changes, with a line for each build, until Ctrl-C.",
                "--watch"));
        spec.addOption(flag(
                "Write nothing: exit with 1 when what lies at OUT is not what DIR gives, and say which modules differ.",
                "--check"));
        spec.addOption(flag("Remember nothing of earlier builds, and nothing for later ones.", "--no-cache"));
        spec.addOption(value(
                "TARGET",
                "What to write: tree, a copy that the harness uses as it is; patch, what git apply makes that copy with; flat, a"
                        + " prompt for each command, skill and agent that holds all that it includes; or bundle, one file of"
                        + " compiled templates for tare load and for programs. Default: tree.",
                "--target"));
        spec.addOption(value(
                "LEVEL",
                "How far to go: 0 changes nothing; 1 is lossless and leaves out comments and rules; 2 also opens on demand"
                        + " which of several files an entry uses, and says once what a start holds twice; 3 puts aside"
                        + " sections that do not instruct; 4 drops text for good, and lists it. Default: 2, and 1 for flat.",
                "--level"));
        spec.addOption(value(
                "TOKENS",
                "Let no entry start with more tokens, what is always loaded included: what instructs least for its tokens is"
                        + " opened on demand, hard constraints never. Level 3 or 4; exits with 1 and names the smallest budget"
                        + " where that is not enough.",
                "--budget"));
        spec.addOption(OptionSpec.builder("--entry")
                .paramLabel("NAME")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .description("Ask the budget of this command, skill or agent, and not of all. May be repeated.")
                .build());
        spec.addOption(value(
                "NOTATION",
                "How to write instruction XML: keep it, or outline it where that costs less. Default: keep, and outline for flat and bundle.",
                "--notation"));
        spec.addOption(value("FORMAT", "How to write the report: text, json or markdown. Default: text.", "--format"));
        spec.addOption(value("FILE", "Write the report to a file instead of standard output.", "--report"));
        spec.addOption(flag("List every pass, entry and module, not the first screen only.", "--all"));
        addReading(spec, true);
        spec.addOption(flag("Never use colour.", "--no-color"));
        addQuiet(spec);
        addHelpAndVersion(spec);
    }

    private static void load(CommandSpec spec) {
        describe(
                spec,
                "Prints the prompt of an entry from a bundle: the entry's text with values in its slots, and what is in the"
                        + " context when it starts. What it may open later is named by --format json, and loaded by"
                        + " --on-demand.",
                "tare load feature -b app.tare --var ARGUMENTS='add login'",
                "tare load feature -b app.tare --on-demand quality-gates",
                "tare load feature -b app.tare --format json",
                "tare load --list -b app.tare");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("ENTRY")
                .index("0")
                .arity("0..1")
                .type(String.class)
                .description(
                        "The entry: its name, with a slash or without, or the beginning of a name that no other has.")
                .build());
        spec.addOption(value("FILE", "The bundle that tare build --target bundle wrote.", "--bundle", "-b"));
        spec.addOption(OptionSpec.builder("--var")
                .paramLabel("NAME=VALUE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .description("A value for a slot; ARGUMENTS are all arguments as typed. May be repeated.")
                .build());
        spec.addOption(OptionSpec.builder("--on-demand")
                .paramLabel("HANDLE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .description("Also load this: a path, or the end of one that no other has. May be repeated.")
                .build());
        spec.addOption(flag("List all entries with their tokens, and load none.", "--list"));
        spec.addOption(value("FORMAT", "How to write it: text or json. Default: text.", "--format"));
        addOutput(spec);
        addHelpAndVersion(spec);
    }

    private static void stats(CommandSpec spec) {
        describe(
                spec,
                "Shows how commands were used: starts, what was loaded and from where, how long it took, and which modules"
                        + " were opened after each. tare load notes paths of modules, times and counts in a folder of this"
                        + " machine, never a text or a value; TARE_STORE names the folder, or is off.",
                "tare stats",
                "tare stats --since 7d --format json",
                "tare stats --command review -b app.tare",
                "tare stats --import ~/.claude/projects --root .");
        spec.addOption(value("NAME", "Only this command: its name, or its path.", "--command"));
        spec.addOption(
                value("TIME", "Only loads since then: 30m, 12h, 7d, 4w or a day such as 2026-11-01.", "--since"));
        spec.addOption(value(
                "FILE", "A bundle: also shows what was loaded of all that a command may open.", "--bundle", "-b"));
        spec.addOption(OptionSpec.builder("--import")
                .paramLabel("PATH")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .description(
                        "Learn from transcripts of an agent: a file of JSON lines, or a folder that holds some. May be"
                                + " repeated; what was imported before counts once.")
                .build());
        spec.addOption(value(
                "DIR",
                "The framework that transcripts are about. Default: the folder that each of them names.",
                "--root"));
        spec.addOption(value("DIR", "The folder of the store. Default: tare in the folder for state.", "--store"));
        spec.addOption(value("FORMAT", "How to write it: text, json or markdown. Default: text.", "--format"));
        addOutput(spec);
        addHelpAndVersion(spec);
    }

    private static void verify(CommandSpec spec) {
        describe(
                spec,
                "Proves, from what lies on disk, that an output holds all of its source: every block of every"
                        + " module, every reference, every other file. With --refactor it compares two versions that people wrote:"
                        + " which blocks were kept, moved, changed or lost, directives first.",
                "tare verify ../lean .",
                "tare verify ../lean . --format json",
                "tare verify --refactor ../old .",
                "tare verify --refactor ../old . --format markdown");
        spec.addPositional(parameter("OUT", "0", "What tare build wrote; with --refactor the old version."));
        spec.addPositional(
                parameter("DIR", "1", "The framework that it was built from; with --refactor the new version."));
        spec.addOption(
                flag("Check a refactor by people: two versions of a framework, no manifest needed.", "--refactor"));
        spec.addOption(value(
                "FORMAT",
                "How to write the outcome: text or json, and markdown with --refactor. Default: text.",
                "--format"));
        spec.addOption(flag("List everything, not the first screen only.", "--all"));
        addReading(spec, false);
        spec.addOption(flag("Never use colour.", "--no-color"));
        addQuiet(spec);
        addHelpAndVersion(spec);
    }

    private static void restore(CommandSpec spec) {
        describe(
                spec,
                "Rebuilds the source of an output byte for byte, from the output alone. Where --level 4 dropped text, it"
                        + " says where, and writes the rest with --force only.",
                "tare restore ../lean -o ../source");
        spec.addPositional(parameter(
                "OUT", "0", "What tare build wrote: a tree, or a bundle, which holds no other files than modules."));
        spec.addOption(
                value("DIR", "The folder to write to; new or empty, unless --force is given.", "--output", "-o"));
        spec.addOption(flag(
                "Replace a folder that holds something: whole, or not at all. Write files that lack what was dropped.",
                "--force"));
        spec.addOption(flag("List every place where text was dropped, not the first ones only.", "--all"));
        addPlugins(spec);
        spec.addOption(flag("Never use colour.", "--no-color"));
        addQuiet(spec);
        addHelpAndVersion(spec);
    }

    private static void explain(CommandSpec spec) {
        describe(
                spec,
                "Shows where a line of an output came from, or where a line of its source went: its block, what"
                        + " became of it, each pass that changed it, and both texts side by side. From the output"
                        + " alone. Without a line, the file's passes and blocks.",
                "tare explain ../lean CLAUDE.md:12",
                "tare explain ../lean CLAUDE.md:30-34 --source",
                "tare explain ../lean .claude/commands/review.md",
                "tare explain ../lean review.md:7 --format json");
        spec.addPositional(parameter("OUT", "0", "The folder that tare build wrote."));
        spec.addPositional(parameter(
                "FILE[:LINE]",
                "1",
                "The place: a file of the output, by its path or a unique end of one, and a line or FIRST-LAST."));
        spec.addOption(flag("The place is one of the source, not of the output.", "--source"));
        spec.addOption(value("FORMAT", "How to write the answer: text or json. Default: text.", "--format"));
        spec.addOption(flag("List every block and every row.", "--all"));
        addPlugins(spec);
        addOutput(spec);
        addHelpAndVersion(spec);
    }

    private static void why(CommandSpec spec) {
        describe(
                spec,
                "Shows the shortest path of references from one module to another, with file and line of each step.",
                "tare why . meta .claude/system/quality/universal-quality-gates.md",
                "tare why examples/starter review CLAUDE.md");
        spec.addPositional(framework());
        spec.addPositional(parameter("FROM", "1", "Where the path starts: an entry's name or a module's path."));
        spec.addPositional(parameter("TO", "2", "Where it ends: an entry's name or a module's path."));
        spec.addOption(value("FORMAT", "How to write the answer: text or json. Default: text.", "--format"));
        addReading(spec, false);
        addOutput(spec);
        addHelpAndVersion(spec);
    }

    private static void graph(CommandSpec spec) {
        describe(
                spec,
                "Writes the graph of modules, for Graphviz, for a Markdown page or for a program.",
                "tare graph . | dot -Tsvg > graph.svg",
                "tare graph . --format mermaid --focus meta",
                "tare graph . --format json --output graph.json");
        spec.addPositional(framework());
        spec.addOption(value("FORMAT", "How to write the graph: dot, mermaid or json. Default: dot.", "--format"));
        spec.addOption(value("NAME", "Draw what one entry or module leads to, and what refers to it.", "--focus"));
        spec.addOption(value(
                "COUNT",
                "Draw so many modules at most, the best connected ones. Default: 80 for mermaid, else all.",
                "--limit"));
        addReading(spec, true);
        addOutput(spec);
        addHelpAndVersion(spec);
    }

    private static void init(CommandSpec spec) {
        describe(
                spec,
                "Writes a starter framework into a new or empty folder.",
                "tare init my-framework",
                "tare init . --force");
        spec.addPositional(parameter("DIR", "0", "The folder to write to; made when it does not exist."));
        spec.addOption(flag(
                "Write into a folder that holds files already. No file is ever overwritten: when one is in the way,"
                        + " nothing is written.",
                "--force"));
        addQuiet(spec);
        addHelpAndVersion(spec);
    }

    private static void help(CommandSpec spec) {
        describe(spec, "Shows help for the program or for one command.", "tare help", "tare help audit");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("COMMAND")
                .index("0")
                .arity("0..1")
                .type(String.class)
                .description("The command to tell about.")
                .build());
        addHelpAndVersion(spec);
    }

    private static void completion(CommandSpec spec) {
        describe(
                spec,
                "Writes a completion script for bash and zsh to standard output.",
                "source <(tare generate-completion)");
        addHelpAndVersion(spec);
    }

    private static void describe(CommandSpec spec, String description, String... examples) {
        List<String> footer = new ArrayList<>(examples.length);
        for (String example : examples) {
            footer.add("  " + example);
        }
        spec.usageMessage().description(description).footer(footer.toArray(new String[0]));
    }

    private static PositionalParamSpec framework() {
        return parameter("DIR", "0", "The framework: the folder that holds CLAUDE.md, AGENTS.md or .claude.");
    }

    private static PositionalParamSpec parameter(String label, String index, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .index(index)
                .arity("1")
                .required(true)
                .type(String.class)
                .description(description)
                .build();
    }

    private static void addPlugins(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("--plugins")
                .paramLabel("PATH")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .description("A jar, or a folder of jars, with passes and dialects of your own. May be repeated.")
                .build());
        spec.addOption(
                value("HOW", "How to load plugins: parallel or sequential. Default: parallel.", "--load-plugins"));
    }

    private static void addReading(CommandSpec spec, boolean counts) {
        spec.addOption(value("FILE", "Configuration to use instead of tare.yaml in the framework.", "--config"));
        if (counts) {
            spec.addOption(value(
                    "NAME",
                    "Encoding to count in: o200k_base, cl100k_base, p50k_base or r50k_base. Default: o200k_base.",
                    "--encoding"));
        }
        spec.addOption(value("NAME", "Harness whose rules hold, such as claude-code. Default: detected.", "--harness"));
        spec.addOption(value(
                "TIER",
                "Widest reading of a path that makes an edge: exact, rooted, suffix or name. Default: rooted.",
                "--resolution"));
        addPlugins(spec);
    }

    private static void addOutput(CommandSpec spec) {
        spec.addOption(value("FILE", "Write the result to a file instead of standard output.", "--output", "-o"));
        spec.addOption(flag("Never use colour.", "--no-color"));
        addQuiet(spec);
    }

    private static void addQuiet(CommandSpec spec) {
        spec.addOption(flag("Print nothing but results and errors.", "--quiet", "-q"));
        spec.addOption(flag("Tell more on standard error: time, and where a failure happened.", "--verbose", "-v"));
    }

    private static void addHelpAndVersion(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("--help", "-h")
                .usageHelp(true)
                .description("Show this help.")
                .build());
        spec.addOption(OptionSpec.builder("--version", "-V")
                .versionHelp(true)
                .description("Show the version.")
                .build());
    }

    private static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(names)
                .type(boolean.class)
                .description(description)
                .build();
    }

    private static OptionSpec value(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }
}
