package dev.tare.cli;

/** Options, parameters and help of the commands that write an output, prove it, and lead back from it. */
final class OutputSpecs {

    private OutputSpecs() {}

    static void build(SpecBuilder spec) {
        spec.describe(
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
        spec.framework();
        spec.value(
                "OUT",
                "The folder to write to: new, empty, or as tare build left it, unless --force is given. For a patch or a bundle, the file.",
                "--output",
                "-o");
        spec.flag("Replace a folder that holds anything else, or a file: whole, or not at all.", "--force");
        spec.flag(
                "Build, then build again whenever a file changes, with a line for each build, until Ctrl-C.",
                "--watch");
        spec.flag(
                "Write nothing: exit with 1 when what lies at OUT is not what DIR gives, and say which modules differ.",
                "--check");
        spec.flag("Remember nothing of earlier builds, and nothing for later ones.", "--no-cache");
        spec.value(
                "TARGET",
                "What to write: tree, a copy that the harness uses as it is; patch, what git apply makes that copy with; flat, a"
                        + " prompt for each command, skill and agent that holds all that it includes; or bundle, one file of"
                        + " compiled templates for tare load and for programs. Default: tree.",
                "--target");
        spec.value(
                "LEVEL",
                "How far to go: 0 changes nothing; 1 is lossless and leaves out comments and rules; 2 also opens on demand"
                        + " which of several files an entry uses, and says once what a start holds twice; 3 puts aside"
                        + " sections that do not instruct; 4 drops text for good, and lists it. Default: 2, and 1 for flat.",
                "--level");
        spec.value(
                "TOKENS",
                "Let no entry start with more tokens, what is always loaded included: what instructs least for its tokens is"
                        + " opened on demand, hard constraints never. Level 3 or 4; exits with 1 and names the smallest budget"
                        + " where that is not enough.",
                "--budget");
        spec.repeated(
                "NAME", "Ask the budget of this command, skill or agent, and not of all. May be repeated.", "--entry");
        spec.value(
                "NOTATION",
                "How to write instruction XML: keep it, or outline it where that costs less. Default: keep, and outline for flat and bundle.",
                "--notation");
        spec.value("FORMAT", "How to write the report: text, json or markdown. Default: text.", "--format");
        spec.value("FILE", "Write the report to a file instead of standard output.", "--report");
        spec.flag("List every pass, entry and module, not the first screen only.", "--all");
        spec.reading(true);
        spec.printing();
        spec.helpAndVersion();
    }

    static void verify(SpecBuilder spec) {
        spec.describe(
                "Proves, from what lies on disk, that an output holds all of its source: every block of every"
                        + " module, every reference, every other file. With --refactor it compares two versions that people wrote:"
                        + " which blocks were kept, moved, changed or lost, directives first.",
                "tare verify ../lean .",
                "tare verify ../lean . --format json",
                "tare verify --refactor ../old .",
                "tare verify --refactor ../old . --format markdown");
        spec.parameter("OUT", "0", "What tare build wrote; with --refactor the old version.");
        spec.parameter("DIR", "1", "The framework that it was built from; with --refactor the new version.");
        spec.flag("Check a refactor by people: two versions of a framework, no manifest needed.", "--refactor");
        spec.value(
                "FORMAT",
                "How to write the outcome: text or json, and markdown with --refactor. Default: text.",
                "--format");
        spec.flag("List everything, not the first screen only.", "--all");
        spec.reading(false);
        spec.printing();
        spec.helpAndVersion();
    }

    static void restore(SpecBuilder spec) {
        spec.describe(
                "Rebuilds the source of an output byte for byte, from the output alone. Where --level 4 dropped text, it"
                        + " says where, and writes the rest with --force only.",
                "tare restore ../lean -o ../source");
        spec.parameter(
                "OUT", "0", "What tare build wrote: a tree, or a bundle, which holds no other files than modules.");
        spec.value("DIR", "The folder to write to; new or empty, unless --force is given.", "--output", "-o");
        spec.flag(
                "Replace a folder that holds something: whole, or not at all. Write files that lack what was dropped.",
                "--force");
        spec.flag("List every place where text was dropped, not the first ones only.", "--all");
        spec.plugins();
        spec.printing();
        spec.helpAndVersion();
    }

    static void explain(SpecBuilder spec) {
        spec.describe(
                "Shows where a line of an output came from, or where a line of its source went: its block, what"
                        + " became of it, each pass that changed it, and both texts side by side. From the output"
                        + " alone. Without a line, the file's passes and blocks.",
                "tare explain ../lean CLAUDE.md:12",
                "tare explain ../lean CLAUDE.md:30-34 --source",
                "tare explain ../lean .claude/commands/review.md",
                "tare explain ../lean review.md:7 --format json");
        spec.parameter("OUT", "0", "The folder that tare build wrote.");
        spec.parameter(
                "FILE[:LINE]",
                "1",
                "The place: a file of the output, by its path or a unique end of one, and a line or FIRST-LAST.");
        spec.flag("The place is one of the source, not of the output.", "--source");
        spec.value("FORMAT", "How to write the answer: text or json. Default: text.", "--format");
        spec.flag("List every block and every row.", "--all");
        spec.plugins();
        spec.output();
        spec.helpAndVersion();
    }
}
