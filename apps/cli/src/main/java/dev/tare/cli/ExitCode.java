package dev.tare.cli;

/** What the process tells its caller. */
final class ExitCode {

    /** Done, and nothing over the threshold. */
    static final int CLEAN = 0;

    /** Findings over the threshold that was asked for. */
    static final int FINDINGS = 1;

    /** The command was used wrongly. */
    static final int USAGE = 2;

    /** A fault of Tare's or of the machine's. */
    static final int INTERNAL = 3;

    private ExitCode() {}
}
