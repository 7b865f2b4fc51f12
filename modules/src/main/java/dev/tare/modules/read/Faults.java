package dev.tare.modules.read;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

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
        String reason = e instanceof FileSystemException fault ? fault.getReason() : e.getMessage();
        return reason == null || reason.isEmpty() ? e.getClass().getSimpleName() : reason;
    }

    /** Says why a link could not be followed. */
    static String ofLink(IOException e) {
        return e instanceof NoSuchFileException ? "the link leads nowhere" : of(e);
    }
}
