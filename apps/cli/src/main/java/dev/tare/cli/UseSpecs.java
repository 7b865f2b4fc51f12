package dev.tare.cli;

/** Options, parameters and help of the commands that load from a bundle and tell how it is used. */
final class UseSpecs {

    private UseSpecs() {}

    static void load(SpecBuilder spec) {
        spec.describe(
                "Prints the prompt of an entry from a bundle: the entry's text with values in its slots, and what is in the"
                        + " context when it starts. What it may open later is named by --format json, and loaded by"
                        + " --on-demand.",
                "tare load feature -b app.tare --var ARGUMENTS='add login'",
                "tare load feature -b app.tare --on-demand quality-gates",
                "tare load feature -b app.tare --format json",
                "tare load --list -b app.tare");
        spec.optionalParameter(
                "ENTRY", "The entry: its name, with a slash or without, or the beginning of a name that no other has.");
        spec.value("FILE", "The bundle that tare build --target bundle wrote.", "--bundle", "-b");
        spec.repeated(
                "NAME=VALUE", "A value for a slot; ARGUMENTS are all arguments as typed. May be repeated.", "--var");
        spec.repeated(
                "HANDLE",
                "Also load this: a path, or the end of one that no other has. May be repeated.",
                "--on-demand");
        spec.flag("List all entries with their tokens, and load none.", "--list");
        spec.value("FORMAT", "How to write it: text or json. Default: text.", "--format");
        spec.output();
        spec.helpAndVersion();
    }

    static void stats(SpecBuilder spec) {
        spec.describe(
                "Shows how commands were used: starts, what was loaded and from where, how long it took, and which modules"
                        + " were opened after each. tare load notes paths of modules, times and counts in a folder of this"
                        + " machine, never a text or a value; TARE_STORE names the folder, or is off.",
                "tare stats",
                "tare stats --since 7d --format json",
                "tare stats --command review -b app.tare",
                "tare stats --import ~/.claude/projects --root .");
        spec.value("NAME", "Only this command: its name, or its path.", "--command");
        spec.value("TIME", "Only loads since then: 30m, 12h, 7d, 4w or a day such as 2026-11-01.", "--since");
        spec.value("FILE", "A bundle: also shows what was loaded of all that a command may open.", "--bundle", "-b");
        spec.repeated(
                "PATH",
                "Learn from transcripts of an agent: a file of JSON lines, or a folder that holds some. May be"
                        + " repeated; what was imported before counts once.",
                "--import");
        spec.value(
                "DIR",
                "The framework that transcripts are about. Default: the folder that each of them names.",
                "--root");
        spec.value("DIR", "The folder of the store. Default: tare in the folder for state.", "--store");
        spec.value("FORMAT", "How to write it: text, json or markdown. Default: text.", "--format");
        spec.output();
        spec.helpAndVersion();
    }
}
