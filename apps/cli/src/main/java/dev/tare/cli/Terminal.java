package dev.tare.cli;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Where a run writes to and what that place can show. Text is UTF-8 whatever the locale, so that the same input gives the
 * same bytes everywhere.
 */
final class Terminal {

    private static final int NARROWEST = 40;
    private static final int WIDEST = 1000;

    private final OutputStream out;
    private final OutputStream err;
    private final boolean outIsTerminal;
    private final boolean errIsTerminal;
    private final Map<String, String> environment;
    private boolean outClosed;
    private boolean errClosed;

    /**
     * @param out where results go
     * @param err where messages go
     * @param outIsTerminal whether a person sees the results at once
     * @param errIsTerminal whether a person sees the messages at once
     * @param environment the environment variables
     */
    Terminal(
            OutputStream out,
            OutputStream err,
            boolean outIsTerminal,
            boolean errIsTerminal,
            Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.outIsTerminal = outIsTerminal;
        this.errIsTerminal = errIsTerminal;
        this.environment = environment;
    }

    /** Returns the terminal of this process. */
    static Terminal ofProcess() {
        return new Terminal(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                isTerminal(1),
                isTerminal(2),
                System.getenv());
    }

    Map<String, String> environment() {
        return environment;
    }

    /** Returns a variable of the environment, or an empty string when it is not set. */
    String variable(String name) {
        String value = environment.get(name);
        return value == null ? "" : value;
    }

    /** Tells whether results on standard output may hold colour, {@code --no-color} aside. */
    boolean showsColour() {
        if (!variable("NO_COLOR").isEmpty()) {
            return false;
        }
        String force = variable("CLICOLOR_FORCE");
        if (!force.isEmpty() && !force.equals("0")) {
            return true;
        }
        if (!outIsTerminal
                || variable("TERM").equals("dumb")
                || variable("CLICOLOR").equals("0")) {
            return false;
        }
        return File.separatorChar == '/' || windowsConsoleTakesColour();
    }

    /** Tells whether a line that is written over again makes sense: only when a person watches. */
    boolean showsProgress() {
        String ci = variable("CI");
        return errIsTerminal
                && (ci.isEmpty() || ci.equals("false") || ci.equals("0"))
                && !variable("TERM").equals("dumb");
    }

    /** Tells whether a person sees the results at once, on something that can draw. */
    boolean isWatched() {
        return outIsTerminal && !variable("TERM").equals("dumb");
    }

    /** Returns the number of columns, from {@code COLUMNS}, which the launcher sets on a terminal; else the default. */
    int width(int otherwise) {
        String columns = variable("COLUMNS");
        if (columns.isEmpty() || columns.length() > 9) {
            return otherwise;
        }
        int width = 0;
        for (int i = 0; i < columns.length(); i++) {
            int digit = columns.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return otherwise;
            }
            width = width * 10 + digit;
        }
        return width == 0 ? otherwise : Math.max(NARROWEST, Math.min(width, WIDEST));
    }

    /**
     * Writes results. When the reader has gone, as in {@code tare audit DIR | head -1}, the rest is dropped without a word.
     *
     * @throws IOException when the results cannot be written for any other reason, such as a full disk
     */
    void print(byte[] utf8) throws IOException {
        if (outClosed) {
            return;
        }
        try {
            out.write(utf8);
            out.flush();
        } catch (IOException e) {
            if (!isBrokenPipe(e)) {
                throw e;
            }
            outClosed = true;
        }
    }

    /** Tells whether somebody still reads the results, as far as the last attempt to write some has shown. */
    boolean isHeard() {
        return !outClosed;
    }

    /** Writes results; see {@link #print(byte[])}. */
    void print(String text) throws IOException {
        print(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a line of text for people to standard error, after the name of the program. */
    void say(String message) {
        write("tare: " + message + "\n");
    }

    /** Writes to standard error as it is. When that fails nobody is left to be told, so later messages are dropped. */
    void write(String text) {
        if (errClosed) {
            return;
        }
        try {
            err.write(text.getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException e) {
            errClosed = true;
        }
    }

    private boolean windowsConsoleTakesColour() {
        return !variable("WT_SESSION").isEmpty()
                || !variable("TERM").isEmpty()
                || variable("ConEmuANSI").equals("ON");
    }

    private static boolean isBrokenPipe(IOException e) {
        String message = e.getMessage();
        if (message == null) {
            return false;
        }
        String lower = message.toLowerCase(Locale.ROOT);
        return lower.contains("pipe") || lower.contains("stream closed");
    }

    /** The Windows launcher cannot look, and keeps the console of the Java library as it was before version 22. */
    @SuppressWarnings("SystemConsoleNull") // for that reason
    private static boolean hasConsole() {
        return System.console() != null;
    }

    /** The launcher has looked already, at no cost; without it Linux shows where a descriptor leads. */
    private static boolean isTerminal(int descriptor) {
        String told = System.getProperty("tare.terminals");
        if (told != null) {
            return told.indexOf('0' + descriptor) >= 0;
        }
        if (File.separatorChar == '\\') {
            return hasConsole();
        }
        try {
            String target = new File("/proc/self/fd/" + descriptor).getCanonicalPath();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }
}
