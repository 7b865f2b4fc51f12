package dev.tare.modules.read;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** Says in a few words why the disk refused something. */
final class Faults {

    private Faults() {}

    static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "it is gone";
        }
        if (e instanceof NotDirectoryException) {
            return "it is no folder any more";
        }
        if (e instanceof FileSystemLoopException) {
            return "its links lead in a circle";
        }
        if (e instanceof FileNotFoundException) {
            return inParentheses(e.getMessage());
        }
        return orName(e instanceof FileSystemException fault ? fault.getReason() : e.getMessage(), e);
    }

    /** A stream that does not open says all in its message, as in {@code /a/b.md (Permission denied)}. */
    private static String inParentheses(@Nullable String message) {
        String text = message == null ? "" : message;
        int open = text.lastIndexOf('(');
        if (open < 0 || !text.endsWith(")")) {
            return "it cannot be opened";
        }
        String reason = text.substring(open + 1, text.length() - 1);
        return switch (reason) {
            case "No such file or directory" -> "it is gone";
            case "Permission denied" -> "permission denied";
            default -> reason;
        };
    }

    private static String orName(@Nullable String reason, IOException e) {
        return reason == null || reason.isEmpty() ? e.getClass().getSimpleName() : reason;
    }

    /** Says why a link could not be followed. */
    static String ofLink(IOException e) {
        return e instanceof NoSuchFileException ? "the link leads nowhere" : of(e);
    }
}
