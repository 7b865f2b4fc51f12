package dev.tare.templates;

import dev.tare.core.exec.AtExit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder that comes into being whole or not at all. Everything is written to a folder beside it, which takes its place in the
 * end; until then what was there before stays as it was.
 */
public final class OutputFolder implements AutoCloseable {

    /** How often a draft is deleted that others still write to. */
    private static final int ATTEMPTS = 50;

    private final Path target;
    private final Draft place;
    private final Path draft;

    /** Removes the draft when the process is told to end. */
    private final AtExit atEnd;

    private boolean kept;

    private OutputFolder(Path target, Draft place) {
        this.target = target;
        this.place = place;
        this.draft = place.folder();
        this.atEnd = AtExit.register(this::abandon);
    }

    /** Tells what would be lost with a folder that is replaced. */
    public interface Guard {

        /** Replaces nothing that holds anything. */
        Guard ALL = folder -> Optional.of("is not empty");

        /** Replaces whatever there is. */
        Guard NOTHING = folder -> Optional.empty();

        /**
         * Returns why a folder that is not empty must not be replaced, as the end of a sentence that begins with its name; nothing when
         * it may.
         */
        Optional<String> objection(Path folder);
    }

    /** Opens a folder to be written; see {@link #open(Path, Path, Guard)}. */
    public static OutputFolder open(Path target, Path source, boolean replace) throws OutputException {
        return open(target, source, replace ? Guard.NOTHING : Guard.ALL);
    }

    /**
     * Opens a folder to be written. What runs that were killed have left beside it is removed first.
     *
     * @param target where it is to be in the end
     * @param source a folder that must lie neither in it nor around it
     * @param guard whether a folder that holds something may be replaced
     * @throws OutputException when it cannot be written there, with a message for people
     */
    public static OutputFolder open(Path target, Path source, Guard guard) throws OutputException {
        Path out = apart(target, source);
        Draft.clearAbandoned(out);
        if (Files.isSymbolicLink(out)) {
            throw new OutputException(target + " is a link that leads nowhere", "remove it, or choose another folder");
        }
        if (Files.exists(out, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(out)) {
            throw new OutputException(target + " is a file", "choose a folder");
        }
        if (Files.isDirectory(out) && !isEmpty(out)) {
            Optional<String> objection = guard.objection(out);
            if (objection.isPresent()) {
                throw new OutputException(
                        target + " " + objection.get(), "add --force to replace it, or choose another folder");
            }
        }
        return drafted(out);
    }

    /**
     * Opens a folder for what is needed to make one file. Only the file is kept, see {@link #keepFile}.
     *
     * @param target where the file is to be in the end
     * @param source a folder in which it must not lie
     * @param replace whether a file that is there already may be replaced
     * @throws OutputException when it cannot be written there, with a message for people
     */
    public static OutputFolder forFile(Path target, Path source, boolean replace) throws OutputException {
        Path out = apart(target, source);
        Draft.clearAbandoned(out);
        if (Files.isDirectory(out)) {
            throw new OutputException(
                    target + " is a folder", "give the name of a file, such as app.tare or lean.patch");
        }
        if (Files.exists(out) && !Files.isRegularFile(out)) {
            throw new OutputException(target + " is no regular file", "give the name of a file");
        }
        if (!replace && Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
            throw new OutputException(
                    target + " is there already", "add --force to replace it, or choose another name");
        }
        return drafted(out);
    }

    /**
     * Refuses a place that lies in a source or around it.
     *
     * @throws OutputException when it does, with a message for people
     */
    public static void requireApart(Path target, Path source) throws OutputException {
        apart(target, source);
    }

    /** Returns the real path of an output, which lies neither in its source nor around it. */
    private static Path apart(Path target, Path source) throws OutputException {
        Path out = real(target);
        Path from = real(source);
        if (out.startsWith(from) || from.startsWith(out)) {
            throw new OutputException(
                    target + (out.equals(from) ? " is the source itself" : " and the source lie one in the other"),
                    "choose a place outside of " + source);
        }
        return out;
    }

    private static OutputFolder drafted(Path out) throws OutputException {
        Path parent = out.getParent();
        if (parent == null) {
            throw new OutputException(out + " cannot be replaced", "choose another folder");
        }
        try {
            Files.createDirectories(parent);
            return new OutputFolder(out, Draft.of(out));
        } catch (IOException e) {
            throw new OutputException(parent + " cannot be written: " + reason(e), "choose another folder");
        }
    }

    /** Removes what runs that were killed have left beside an output. */
    public static void clearAbandoned(Path target) {
        Draft.clearAbandoned(real(target));
    }

    /** Returns the folder to write to. */
    public Path draft() {
        return draft;
    }

    /**
     * Removes all that was written, so that it can be written anew.
     *
     * @throws OutputException when that fails
     */
    public void clear() throws OutputException {
        try {
            Trees.delete(draft);
            Files.createDirectory(draft);
        } catch (IOException e) {
            throw new OutputException(draft + " cannot be written: " + reason(e), "choose another folder");
        }
    }

    /**
     * Puts what was written in its place.
     *
     * @throws OutputException when that fails; what was there before is there again
     */
    public synchronized void keep() throws OutputException {
        Path old = null;
        try {
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                old = place.old();
                Files.move(target, old);
            }
            Files.move(draft, target);
            kept = true;
        } catch (IOException e) {
            if (old != null && !Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                moveBack(old);
            }
            throw new OutputException(target + " cannot be written: " + reason(e), "choose another folder");
        }
        if (old != null) {
            try {
                Trees.delete(old);
            } catch (IOException e) {
                throw new OutputException(
                        target + " is written, but what was there before cannot be deleted: " + reason(e),
                        "it lies at " + old);
            }
        }
    }

    /**
     * Puts one file in the place that the folder was opened for; all else is removed when this is closed.
     *
     * @throws OutputException when that fails; what was there before is still there
     */
    public synchronized void keepFile(byte[] content) throws OutputException {
        Path made = draft.resolve("file");
        try {
            Files.write(made, content);
            Files.move(made, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new OutputException(target + " cannot be written: " + reason(e), "choose another place");
        }
    }

    private void moveBack(Path old) throws OutputException {
        try {
            Files.move(old, target);
        } catch (IOException e) {
            throw new OutputException(target + " could not be put back: " + reason(e), "it lies at " + old);
        }
    }

    /**
     * Removes the draft unless it was kept.
     *
     * @throws OutputException when that fails
     */
    @Override
    public void close() throws OutputException {
        if (atEnd.isRunning()) {
            return;
        }
        try {
            deleteDraft();
        } catch (IOException e) {
            throw new OutputException("a draft cannot be deleted: " + reason(e), "it lies at " + draft);
        }
        // When the process is ending, the task finds no draft any more.
        kept |= !atEnd.cancel();
    }

    private synchronized void deleteDraft() throws IOException {
        if (!kept && Files.exists(draft, LinkOption.NOFOLLOW_LINKS)) {
            Trees.delete(draft);
        }
        if (!Files.exists(place.old(), LinkOption.NOFOLLOW_LINKS)) {
            place.release();
        }
    }

    /** Others may still be writing to the draft: a folder that was just emptied is no longer empty then. */
    private void abandon() {
        boolean gone = false;
        for (int attempt = 0; attempt < ATTEMPTS && !gone; attempt++) {
            try {
                deleteDraft();
                gone = true;
            } catch (IOException e) {
                gone = false;
            }
        }
    }

    /** Returns what is said of an error of the file system: its class says more than a message that is a bare path. */
    public static String reason(IOException e) {
        String message = e.getMessage();
        String name = e.getClass().getSimpleName();
        return switch (name) {
            case "AccessDeniedException" -> "no permission";
            case "NoSuchFileException" -> "it is gone";
            case "FileAlreadyExistsException" -> "a file is in the way";
            default -> message == null ? name : message.lines().findFirst().orElse(name);
        };
    }

    /** Returns the same with what the message says besides, such as the file. */
    static String reasonWithPlace(IOException e) {
        String reason = reason(e);
        String message = e.getMessage();
        return message == null || message.equals(reason) ? reason : reason + " (" + message + ")";
    }

    private static boolean isEmpty(Path folder) throws OutputException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw new OutputException(folder + " cannot be read: " + reason(e), "choose another folder");
        }
    }

    /** Returns the absolute path with the links of what exists of it followed. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path existing = absolute;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null) {
            return absolute;
        }
        try {
            return existing.toRealPath().resolve(existing.relativize(absolute)).normalize();
        } catch (IOException e) {
            return absolute;
        }
    }
}
