package dev.tare.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Gives a command its help, its options and its parameters, in the order in which help lists them. */
final class SpecBuilder {

    private final CommandSpec spec;

    SpecBuilder(CommandSpec spec) {
        this.spec = spec;
    }

    /** Sets what the command does, and examples of it. */
    void describe(String description, String... examples) {
        List<String> footer = new ArrayList<>(examples.length);
        for (String example : examples) {
            footer.add("  " + example);
        }
        spec.usageMessage().description(description).footer(footer.toArray(new String[0]));
    }

    /** Adds the parameter that most commands begin with. */
    void framework() {
        parameter("DIR", "0", "The framework: the folder that holds CLAUDE.md, AGENTS.md or .claude.");
    }

    /** Adds a parameter that has to be there. */
    void parameter(String label, String index, String description) {
        spec.addPositional(
                positional(label, index, description).arity("1").required(true).build());
    }

    /** Adds the only parameter of a command, which may be left out. */
    void optionalParameter(String label, String description) {
        spec.addPositional(positional(label, "0", description).arity("0..1").build());
    }

    private static PositionalParamSpec.Builder positional(String label, String index, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .index(index)
                .type(String.class)
                .description(description);
    }

    /** Adds an option without a value. */
    void flag(String description, String... names) {
        spec.addOption(OptionSpec.builder(names)
                .type(boolean.class)
                .description(description)
                .build());
    }

    /** Adds an option with a value, of which the last one holds. */
    void value(String label, String description, String... names) {
        spec.addOption(OptionSpec.builder(names)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build());
    }

    /** Adds an option with a value, of which all hold. */
    void repeated(String label, String description, String... names) {
        spec.addOption(OptionSpec.builder(names)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .description(description)
                .build());
    }

    /** Adds what says how a framework is read. */
    void reading(boolean counts) {
        value("FILE", "Configuration to use instead of tare.yaml in the framework.", "--config");
        if (counts) {
            value(
                    "NAME",
                    "Encoding to count in: o200k_base, cl100k_base, p50k_base or r50k_base. Default: o200k_base.",
                    "--encoding");
        }
        value("NAME", "Harness whose rules hold, such as claude-code. Default: detected.", "--harness");
        value(
                "TIER",
                "Widest reading of a path that makes an edge: exact, rooted, suffix or name. Default: rooted.",
                "--resolution");
        plugins();
    }

    /** Adds what says which plugins are loaded, and how. */
    void plugins() {
        repeated(
                "PATH",
                "A jar, or a folder of jars, with passes and dialects of your own. May be repeated.",
                "--plugins");
        value("HOW", "How to load plugins: parallel or sequential. Default: parallel.", "--load-plugins");
    }

    /** Adds what says where the result goes and how it looks there. */
    void output() {
        value("FILE", "Write the result to a file instead of standard output.", "--output", "-o");
        printing();
    }

    /** Adds what says how much is printed, and whether in colour. */
    void printing() {
        flag("Never use colour.", "--no-color");
        quiet();
    }

    /** Adds what says how much is printed. */
    void quiet() {
        flag("Print nothing but results and errors.", "--quiet", "-q");
        flag("Tell more on standard error: time, and where a failure happened.", "--verbose", "-v");
    }

    /** Adds what every command has. */
    void helpAndVersion() {
        spec.addOption(OptionSpec.builder("--help", "-h")
                .usageHelp(true)
                .description("Show this help.")
                .build());
        spec.addOption(OptionSpec.builder("--version", "-V")
                .versionHelp(true)
                .description("Show the version.")
                .build());
    }
}
