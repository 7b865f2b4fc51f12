package dev.tare.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Tells whether a file was replaced, from its size, time and key: they are looked at now and then. For any number of threads. */
final class BundleWatch {

    private final Path file;
    private final long between;
    private final AtomicLong next;

    /** As it was opened; these three are used by one thread at a time. */
    private @Nullable State known;

    private @Nullable State seen;
    private @Nullable State failed;

    private record State(long bytes, long modified, String key) {}

    /** @param between nanoseconds between two looks */
    BundleWatch(Path file, long between) {
        this.file = file;
        this.between = between;
        this.next = new AtomicLong(System.nanoTime() + between);
        this.known = state();
    }

    Path file() {
        return file;
    }

    /** Tells whether it is time to look, to one thread. */
    boolean isDue() {
        long now = System.nanoTime();
        long due = next.get();
        return now - due >= 0 && next.compareAndSet(due, now + between);
    }

    /** Tells whether the file is another one than was opened last. One that is missing has not changed: it may be on its way. */
    boolean hasChanged() {
        seen = state();
        return seen != null && !seen.equals(known);
    }

    /** The file at which {@link #hasChanged} looked is open. */
    void opened() {
        known = seen;
    }

    /** The file at which {@link #hasChanged} looked cannot be opened; tells whether that was not known of it. It is tried again all the same. */
    boolean isNewFailure() {
        boolean isNew = seen != null && !seen.equals(failed);
        failed = seen;
        return isNew;
    }

    private @Nullable State state() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new State(
                    attributes.size(), attributes.lastModifiedTime().toMillis(), String.valueOf(attributes.fileKey()));
        } catch (IOException e) {
            return null;
        }
    }
}
