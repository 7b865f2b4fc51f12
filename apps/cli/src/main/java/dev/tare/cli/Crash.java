package dev.tare.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** The end of a run that failed: one sentence, and a stack trace only for those who asked for it by {@code --verbose}. */
final class Crash {

    private Crash() {}

    /** Tells people what happened and returns the exit code. */
    static int report(Throwable failure, String[] arguments, Terminal terminal) {
        terminal.say(sentence(failure));
        if (isVerbose(arguments)) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            terminal.write(trace.toString());
        }
        return ExitCode.INTERNAL;
    }

    /** Returns what happened, in one sentence. */
    static String sentence(Throwable failure) {
        Throwable cause =
                failure instanceof UncheckedIOException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof OutOfMemoryError) {
            return "out of memory; give Java more with TARE_JAVA_OPTS=-Xmx4g, or exclude large folders in tare.yaml";
        }
        if (cause instanceof IOException inputOutput) {
            return inputOutput(inputOutput);
        }
        StackTraceElement[] frames = cause.getStackTrace();
        return "internal error: " + named(cause)
                + (frames.length == 0 ? "" : " at " + place(frames[0]))
                + "; please report it with what --verbose prints";
    }

    private static String inputOutput(IOException failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        if (failure instanceof AccessDeniedException) {
            return "no permission for " + message;
        }
        if (failure instanceof NoSuchFileException) {
            return "no such file: " + message;
        }
        if (failure instanceof FileSystemException) {
            return "cannot read or write " + message;
        }
        return "cannot read or write: " + (message.isEmpty() ? named(failure) : message);
    }

    private static String named(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        String message = failure.getMessage();
        return message == null ? name : name + " (" + firstLine(message) + ")";
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private static String place(StackTraceElement frame) {
        return frame.getFileName() + ":" + frame.getLineNumber();
    }

    private static boolean isVerbose(String[] arguments) {
        for (String argument : arguments) {
            if (argument.equals("--")) {
                return false;
            }
            if (argument.equals("--verbose") || argument.equals("-v")) {
                return true;
            }
        }
        return false;
    }
}
