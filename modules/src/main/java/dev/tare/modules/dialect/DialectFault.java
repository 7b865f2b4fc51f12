package dev.tare.modules.dialect;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;

/** A user's dialect failed: it threw something, took too long, or gave a place that is not in the file. */
public final class DialectFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String dialect;
    private final boolean hung;

    /**
     * @param dialect its id
     * @param reason for people, without a full stop
     * @param hung whether it took too long, so that it must not be asked again
     */
    public DialectFault(String dialect, String reason, boolean hung) {
        super(reason, null, false, false);
        this.dialect = dialect;
        this.hung = hung;
    }

    /** Returns the dialect's id. */
    public String dialect() {
        return dialect;
    }

    public boolean isHung() {
        return hung;
    }

    /** Returns why, for people. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /**
     * Returns what to tell about it.
     *
     * @param path the file in which it failed; empty when it is left out altogether
     */
    public Diagnostic diagnostic(String path) {
        return Diagnostic.ofFile(DiagnosticKind.USER_DIALECT_FAILED, path, dialect, reason());
    }
}
