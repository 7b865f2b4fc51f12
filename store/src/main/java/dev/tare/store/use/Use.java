package dev.tare.store.use;

import java.time.Instant;

/**
 * One load of one module, as it is kept. Only names and numbers: no text of a prompt and no value of a slot.
 *
 * @param at when it began; kept to the millisecond
 * @param session what the loads of one run of a program have in common; at most {@value #LONGEST_SESSION} characters
 * @param command the path of the entry's module, relative to the framework's root; at most {@value #LONGEST_PATH} characters
 * @param module the path of the module that was loaded, as long at most
 * @param phase {@code critical}, {@code frequent} or {@code on-demand}
 * @param level where it came from: {@code decoded}, {@code compressed} or {@code bundle}
 * @param nanos how long it took, in nanoseconds, at least 0
 * @param tokens what its text counts, from 0 to {@value #MOST_TOKENS}
 * @param outcome how it ended, such as {@code loaded}
 */
public record Use(
        Instant at,
        String session,
        String command,
        String module,
        String phase,
        String level,
        long nanos,
        long tokens,
        String outcome) {

    /** The outcome of a load that gave a module. */
    public static final String LOADED = "loaded";

    /** The phase of what comes with the entry. */
    public static final String CRITICAL = "critical";

    /** The phase of what was asked for. */
    public static final String ON_DEMAND = "on-demand";

    /** The most tokens of a load: far more than any text has, and so few that sums over all rows of a store are numbers. */
    public static final long MOST_TOKENS = 1_000_000_000_000L;

    private static final int LONGEST_PATH = 4096;
    private static final int LONGEST_SESSION = 200;
    private static final int LONGEST_WORD = 40;

    /** Beyond any clock that is right, and far from where milliseconds overflow. */
    private static final long LATEST = 253_402_300_799_000L;

    public Use {
        command = Encodable.name(command);
        module = Encodable.name(module);
        session = Encodable.name(session);
        checkName("session", session, LONGEST_SESSION);
        checkName("command", command, LONGEST_PATH);
        checkName("module", module, LONGEST_PATH);
        checkName("phase", phase, LONGEST_WORD);
        checkName("level", level, LONGEST_WORD);
        checkName("outcome", outcome, LONGEST_WORD);
        if (nanos < 0 || tokens < 0 || tokens > MOST_TOKENS) {
            throw new IllegalArgumentException(
                    "nanoseconds are at least 0 and tokens 0 to " + MOST_TOKENS + ", not " + nanos + " and " + tokens);
        }
        if (at.isBefore(Instant.EPOCH) || at.isAfter(Instant.ofEpochMilli(LATEST))) {
            throw new IllegalArgumentException("the time is not from 1970 to 9999");
        }
    }

    /** Tells whether this is the start of a command: its own module, in the critical phase. */
    public boolean isStart() {
        return phase.equals(CRITICAL) && module.equals(command) && outcome.equals(LOADED);
    }

    /** Tells whether the module was asked for after the command had started, and was there. */
    public boolean isOpening() {
        return phase.equals(ON_DEMAND) && outcome.equals(LOADED);
    }

    private static void checkName(String what, String value, int longest) {
        if (value.isEmpty() || value.length() > longest) {
            throw new IllegalArgumentException(what + " has 1 to " + longest + " characters, not " + value.length());
        }
    }
}
