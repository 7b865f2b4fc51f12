package dev.tare.core.plugin;

import java.util.ServiceConfigurationError;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Says in a few words why code of a plugin failed. */
public final class Fault {

    private static final int MOST = 160;

    private Fault() {}

    /**
     * Returns the reason for people.
     *
     * @throws Error when it is the Java virtual machine that failed, and not the plugin
     */
    public static String of(Throwable failure) {
        Throwable cause = cause(cause(failure));
        if (cause instanceof VirtualMachineError fatal && !(cause instanceof StackOverflowError)) {
            throw fatal;
        }
        if (cause instanceof TimeoutException) {
            return "it takes too long";
        }
        if (cause instanceof UnsupportedClassVersionError) {
            return "it was compiled for a newer Java than " + Runtime.version().feature() + ": " + text(cause);
        }
        if (cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException) {
            return "a class is missing: " + text(cause).replace('/', '.');
        }
        String name = cause.getClass().getSimpleName();
        String text = text(cause);
        return text.isEmpty() ? name : name + ": " + text;
    }

    /** Takes off what only says that something else was thrown. */
    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean wraps = failure instanceof ExecutionException || failure instanceof ServiceConfigurationError;
        return wraps && cause != null ? cause : failure;
    }

    /** A plugin's own exceptions are its code too. */
    private static String text(Throwable failure) {
        String message;
        try {
            message = failure.getMessage();
        } catch (RuntimeException e) {
            return "";
        }
        if (message == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < message.length() && message.charAt(i) != '\n'; i++) {
            if (text.length() == MOST) {
                return text.append("...").toString();
            }
            char c = message.charAt(i);
            text.append(Character.isISOControl(c) ? ' ' : c);
        }
        return text.toString().strip();
    }
}
