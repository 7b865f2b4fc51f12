package dev.tare.optimizer.pass;

/** A user's pass failed: it threw something, took too long, or broke its promise. */
public final class PassFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String pass;
    private final boolean hung;

    /**
     * @param pass its name
     * @param reason for people, without a full stop
     * @param hung whether it took too long, so that it must not be called again
     */
    public PassFault(String pass, String reason, boolean hung) {
        super(reason, null, false, false);
        this.pass = pass;
        this.hung = hung;
    }

    /** Returns the pass's name. */
    public String pass() {
        return pass;
    }

    public boolean isHung() {
        return hung;
    }

    /** Returns why, for people. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
