package dev.tare.cli;

/** Options, parameters and help of the commands that tell about a framework. */
final class FrameworkSpecs {

    private FrameworkSpecs() {}

    static void audit(SpecBuilder spec) {
        spec.describe(
                "Shows what every entry costs in tokens, what to fix first and which references are broken.",
                "tare audit examples/starter",
                "tare audit . --all",
                "tare audit . --format json --output audit.json",
                "tare audit . --fail-on error",
                "tare audit . --repeats",
                "tare audit . --what-if sections",
                "tare audit . --what-if 'defer:docs/**' --patch lean.patch");
        spec.framework();
        spec.value("FORMAT", "How to write the report: text, json or markdown. Default: text.", "--format");
        spec.flag("List everything, not the first screen only.", "--all");
        spec.value(
                "SEVERITY",
                "Exit with 1 when the audit finds something this bad: error or warning. Default: never.",
                "--fail-on");
        spec.repeated(
                "WHAT",
                "Show what a change would save at every start, and write nothing: branches, opened when"
                        + " they are taken; sections that do not instruct, opened on demand; defer:GLOB, modules opened"
                        + " on demand. May be repeated; changes add up.",
                "--what-if");
        spec.flag(
                "Also show what several packages keep copies of, and what starts begin with alike; takes longer.",
                "--repeats");
        spec.value(
                "FILE",
                "Write the change of --what-if as a patch for git apply, proven; - is standard output.",
                "--patch");
        spec.value("TOKENS", "Size of the context window. Default: the model's, else 200000.", "--context-window");
        spec.value("NAME", "Also show what a run costs in money with this model.", "--model");
        spec.reading(true);
        spec.output();
        spec.helpAndVersion();
    }

    static void why(SpecBuilder spec) {
        spec.describe(
                "Shows the shortest path of references from one module to another, with file and line of each step.",
                "tare why . meta .claude/system/quality/universal-quality-gates.md",
                "tare why examples/starter review CLAUDE.md");
        spec.framework();
        spec.parameter("FROM", "1", "Where the path starts: an entry's name or a module's path.");
        spec.parameter("TO", "2", "Where it ends: an entry's name or a module's path.");
        spec.value("FORMAT", "How to write the answer: text or json. Default: text.", "--format");
        spec.reading(false);
        spec.output();
        spec.helpAndVersion();
    }

    static void graph(SpecBuilder spec) {
        spec.describe(
                "Writes the graph of modules, for Graphviz, for a Markdown page or for a program.",
                "tare graph . | dot -Tsvg > graph.svg",
                "tare graph . --format mermaid --focus meta",
                "tare graph . --format json --output graph.json");
        spec.framework();
        spec.value("FORMAT", "How to write the graph: dot, mermaid or json. Default: dot.", "--format");
        spec.value("NAME", "Draw what one entry or module leads to, and what refers to it.", "--focus");
        spec.value(
                "COUNT",
                "Draw so many modules at most, the best connected ones. Default: 80 for mermaid, else all.",
                "--limit");
        spec.reading(true);
        spec.output();
        spec.helpAndVersion();
    }
}
