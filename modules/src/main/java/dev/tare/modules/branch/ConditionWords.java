package dev.tare.modules.branch;

/** The English words by which {@link Conditions} knows a condition, or that something is none. */
final class ConditionWords {

    static final String[] IN_EVERY_RUN = {
        "always",
        "regardless",
        "in any case",
        "either way",
        "no matter",
        "unconditionally",
        "in all cases",
        "in every case",
        "all modes",
        "every mode",
        "both modes",
        "both cases",
    };

    static final String[] EVERY_ROW = {"all", "any", "every", "always", "common", "shared", "both", "each"};

    static final String[] SOFT = {
        "needed",
        "necessary",
        "possible",
        "applicable",
        "desired",
        "in doubt",
        "unsure",
        "unclear",
        "appropriate",
        "relevant",
        "helpful",
        "useful",
        "you need",
        "you want",
        "not sure",
        "stuck",
    };

    static final String[] IN_TIME = {
        "done",
        "finished",
        "finish",
        "finishes",
        "complete",
        "completed",
        "completes",
        "ready",
        "starting",
        "start",
        "starts",
        "begin",
        "begins",
        "beginning",
        "end",
        "ends",
        "approved",
        "merged",
        "over",
        "passes",
        "pass",
        "succeeds",
        "written",
    };

    static final String[] DEFAULTS = {
        "otherwise",
        "else",
        "default",
        "none",
        "no flag",
        "no flags",
        "no argument",
        "no arguments",
        "no mode",
        "anything else",
        "any other",
        "everything else",
        "fallback",
        "no match",
        "if none",
        "by default",
    };

    static final String[] CONDITIONS = {
        "unless", "in case", "only if", "only when", "only for", "only with", "only in", "elif"
    };

    static final String[] NOT_FOR = {
        "for example",
        "for more",
        "for details",
        "for reference",
        "for instance",
        "for context",
        "for now",
        "for this",
        "for the",
    };

    static final String[] FOR_ALL = {"for all", "for every", "for each", "for any", "for both"};

    static final String[] NOT_A_MODE = {
        "choose", "select", "pick", "set", "determine", "detect", "decide", "check", "the", "each", "any", "which",
    };

    static final String[] CHOOSERS = {
        "says",
        "asks",
        "asked",
        "wants",
        "chose",
        "chooses",
        "selects",
        "selected",
        "picks",
        "passes",
        "passed",
        "requests",
        "requested",
        "gave",
        "gives",
        "is",
        "contains",
        "starts",
        "equals",
        "includes",
        "names",
    };

    /** What is said of the arguments without naming them again: "contains 'plan'". */
    static final String[] PREDICATES = {
        "contains",
        "starts with",
        "begins with",
        "ends with",
        "equals",
        "includes",
        "matches",
        "mentions",
        "is empty",
        "empty",
    };

    static final String[] PLATFORMS = {"macos", "linux", "windows", "mac", "unix", "wsl", "ios", "android"};

    static final String[] ACTIONS = {
        "follow", "read", "execute", "load", "apply", "see", "consult", "study", "invoke", "use",
    };

    static final String[] BEFORE_VERBS = {
        "to", "you", "not", "and", "or", "should", "must", "they", "we", "can", "a", "the", "no", "in", "of",
    };

    private ConditionWords() {}
}
