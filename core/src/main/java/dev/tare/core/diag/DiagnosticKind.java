package dev.tare.core.diag;

/**
 * Every message that Tare has about a framework, with its stable code, its severity, its text and what to do. Codes are
 * never reused. 0xx: reading; 1xx: references; 2xx: the graph; 3xx: syntax; 4xx: configuration; 5xx: plugins.
 *
 * <p>{@code %s} in a text stands for the arguments of the diagnostic in their order. A help text may use them again as
 * {@code %1$s}; an empty help text means that the message says it all.
 */
public enum DiagnosticKind {
    NOT_A_DIRECTORY(
            "TARE001",
            Severity.ERROR,
            "%s is not a directory",
            "give the folder that holds CLAUDE.md, AGENTS.md or .claude"),
    UNREADABLE_FILE(
            "TARE002",
            Severity.ERROR,
            "cannot be read: %s",
            "check the permissions, or list it under exclude: in tare.yaml"),
    NOT_UTF8("TARE003", Severity.ERROR, "is not UTF-8 (%s)", "convert it: iconv -f %2$s -t UTF-8"),
    BINARY_FILE("TARE004", Severity.ERROR, "holds NUL bytes, so it is not text", "list it under exclude: in tare.yaml"),
    FILE_TOO_LARGE(
            "TARE005",
            Severity.ERROR,
            "is %s bytes, over the limit of %s",
            "exclude it, or raise limits: maxFileBytes: in tare.yaml"),
    FILE_CHANGED("TARE006", Severity.WARNING, "changed while it was read", "run again when nothing writes to it"),
    TOO_MANY_FILES(
            "TARE007",
            Severity.ERROR,
            "more than %s files",
            "exclude folders, or raise limits: maxFiles: in tare.yaml"),
    FOLDER_TOO_DEEP(
            "TARE008",
            Severity.WARNING,
            "is more than %s folders deep and was not entered",
            "raise limits: maxDepth: in tare.yaml"),
    LINK_LEAVES_ROOT(
            "TARE009",
            Severity.WARNING,
            "is a link to a place outside the framework and was not followed",
            "copy the file into the framework"),
    CASE_CLASH(
            "TARE010",
            Severity.WARNING,
            "differs from %s in letter case only",
            "rename one: on macOS and Windows they are one file"),
    NO_MODULES(
            "TARE011",
            Severity.ERROR,
            "no prompt modules in %s",
            "tare reads .md, .mdc, .xml, .yml, .yaml, .toml and .mustache files; tare init DIR writes a starter framework"),
    NO_ENTRIES(
            "TARE012",
            Severity.WARNING,
            "no commands, skills or agents found",
            "entries are files such as .claude/commands/NAME.md, skills/NAME/SKILL.md and agents/NAME.md"),
    LINK_LOOP(
            "TARE013",
            Severity.WARNING,
            "is a link to a folder that holds it and was not followed",
            "remove the link, or list it under exclude: in tare.yaml"),

    BROKEN_REFERENCE("TARE101", Severity.ERROR, "no module at '%s'", ""),
    MISPLACED_REFERENCE(
            "TARE102", Severity.WARNING, "no module at '%s', but the file name exists at %s", "write that path"),
    SWALLOWED_REFERENCE("TARE103", Severity.WARNING, "'%s' is cut off by %s", "separate the path from the markup"),
    AMBIGUOUS_REFERENCE(
            "TARE104", Severity.WARNING, "'%s' may mean %s modules: %s", "write the path from the framework's root"),
    BROKEN_SECTION("TARE105", Severity.ERROR, "%s has no section '%s'", ""),
    REFERENCE_OUT_OF_PACKAGE(
            "TARE106",
            Severity.WARNING,
            "'%s' leaves the package %s, which is installed alone",
            "copy the file into the package"),
    UNKNOWN_SECTION("TARE107", Severity.WARNING, "%s has no section '%s'", ""),
    UNKNOWN_NAME("TARE108", Severity.ERROR, "no %s is called '%s'", ""),

    EAGER_CYCLE(
            "TARE201", Severity.ERROR, "modules load each other without end: %s", "make one of these references lazy"),
    UNREACHABLE_MODULE("TARE202", Severity.INFO, "no entry and no memory file leads here", "cite it, or remove it"),
    LISTING_OVER_LIMIT(
            "TARE203", Severity.WARNING, "the description has %s characters; %s lists %s at most", "shorten it"),
    IMPORT_TOO_DEEP(
            "TARE204",
            Severity.WARNING,
            "this import stands %s hops deep; %s follows %s",
            "import it from a file nearer to the root"),
    MEMORY_OVER_LIMIT(
            "TARE205",
            Severity.WARNING,
            "%s reads %s bytes of its memory and no further; this file has %s",
            "move what comes from this line on to files that the model can open"),

    UNCLOSED_FENCE(
            "TARE301",
            Severity.WARNING,
            "this code fence is never closed, so the rest of the file is code",
            "close it with %s"),
    UNCLOSED_FRONT_MATTER(
            "TARE302", Severity.WARNING, "the front matter is never closed", "close it with a line of ---"),
    INVALID_YAML("TARE303", Severity.ERROR, "invalid YAML: %s", ""),
    MALFORMED_XML("TARE304", Severity.INFO, "malformed XML: %s", ""),
    TOO_DEEPLY_NESTED("TARE305", Severity.WARNING, "nested more than %s deep; deeper parts are taken as text", ""),
    INVALID_TOML("TARE306", Severity.ERROR, "invalid TOML: %s", ""),
    INVALID_FRONT_MATTER(
            "TARE307",
            Severity.WARNING,
            "the front matter is not valid YAML: %s",
            "its lines were read one by one, as harnesses do; put the value in quotes"),
    UNPAIRED_CONDITION(
            "TARE308",
            Severity.WARNING,
            "%s, so the conditions of this file stay text",
            "close each {{IF flag}} with {{ENDIF flag}} and each {{UNLESS flag}} with {{ENDUNLESS flag}}, inner ones first"),
    CONDITION_WITHIN_LINE(
            "TARE309", Severity.WARNING, "'%s' stands within a line and stays text", "give it a line of its own"),

    INVALID_CONFIG("TARE401", Severity.ERROR, "%s", ""),
    UNKNOWN_CONFIG_KEY("TARE402", Severity.ERROR, "unknown key '%s'", ""),
    RULE_WITHOUT_EFFECT("TARE403", Severity.WARNING, "%s", ""),

    USER_DIALECT_FAILED(
            "TARE501", Severity.WARNING, "the dialect '%s' was left out: %s", "tell those who wrote the plugin"),
    USER_PASS_FAILED("TARE502", Severity.WARNING, "the pass '%s' was left out: %s", "tell those who wrote the plugin"),
    ;

    private final String code;
    private final Severity severity;
    private final String format;
    private final String help;

    DiagnosticKind(String code, Severity severity, String format, String help) {
        this.code = code;
        this.severity = severity;
        this.format = format;
        this.help = help;
    }

    /** Returns the stable code, such as {@code TARE101}. */
    public String code() {
        return code;
    }

    public Severity severity() {
        return severity;
    }

    /** Returns the message's format, in which {@code %s} stands for an argument. */
    public String format() {
        return format;
    }

    /** Returns the help's format, empty when there is none. */
    public String help() {
        return help;
    }
}
