package dev.tare.store.spool;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A spool file that was moved aside to be read. A writer that had opened the file before may still append to it, so a segment stays for a
 * while after it was read, and is read again before it goes; the names of its lines tell what is new.
 */
public final class SpoolSegment {

    /** How long a segment stays, at least, after it was moved aside: longer than any writer holds the file open. */
    public static final Duration STAYS = Duration.ofMinutes(1);

    private static final String BEGIN = "spool-";
    private static final String END = ".taken";
    private static final int LONGEST_LINE = 64 << 10;
    private static final int MOST_SEGMENTS = 1000;

    private final Path file;

    private SpoolSegment(Path file) {
        this.file = file;
    }

    /**
     * Moves the spool aside and returns all segments that are there, the oldest first, those that another taker left included.
     *
     * @throws IOException when the folder cannot be read or written
     */
    public static List<SpoolSegment> takeAll(Path folder, Instant now) throws IOException {
        Path spool = folder.resolve(Spool.FILE);
        String name = BEGIN + now.toEpochMilli() + "-" + UUID.randomUUID() + END;
        List<SpoolSegment> left = segments(folder);
        try {
            // While what was moved aside cannot be taken in, the spool fills up and stops there.
            if (size(left) < Spool.LARGEST && Files.isRegularFile(spool) && Files.size(spool) > 0) {
                Files.move(spool, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (NoSuchFileException e) {
            // Another taker was first, and its segment is in the list.
            return segments(folder);
        }
        return segments(folder);
    }

    private static long size(List<SpoolSegment> segments) {
        return segments.stream()
                .mapToLong(segment -> segment.file.toFile().length())
                .sum();
    }

    private static List<SpoolSegment> segments(Path folder) throws IOException {
        List<SpoolSegment> segments = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(BEGIN)
                                && name.endsWith(END)
                                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
                    })
                    .sorted()
                    .limit(MOST_SEGMENTS)
                    .forEach(file -> segments.add(new SpoolSegment(file)));
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return segments;
    }

    /** Is handed the lines. */
    @FunctionalInterface
    public interface Sink {

        void line(SpoolLine line) throws IOException;
    }

    /**
     * Reads the segment.
     *
     * @param lines is handed each line that is whole, in order
     * @return how many lines were not: torn, damaged or of another version
     * @throws IOException when the file cannot be read; one that another taker deleted is empty
     */
    public int read(Sink lines) throws IOException {
        int damaged = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            byte[] line = new byte[LONGEST_LINE];
            int length = 0;
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b != '\n') {
                    if (length < line.length) {
                        line[length] = (byte) b;
                    }
                    // One more than there is room for says that the line is too long, however long it is.
                    length = Math.min(length + 1, line.length + 1);
                    continue;
                }
                damaged += length == 0 ? 0 : hand(line, length, lines);
                length = 0;
            }
            damaged += length == 0 ? 0 : hand(line, length, lines);
        } catch (NoSuchFileException e) {
            return damaged;
        }
        return damaged;
    }

    private static int hand(byte[] line, int length, Sink lines) throws IOException {
        Optional<SpoolLine> parsed = length > line.length ? Optional.empty() : SpoolLine.parse(line, 0, length);
        if (parsed.isEmpty()) {
            return 1;
        }
        lines.line(parsed.get());
        return 0;
    }

    /** Deletes the segment when it has stayed long enough, and tells whether it did; to be called when all of its lines are in the store. */
    public boolean deleteIfOld(Instant now) throws IOException {
        Instant taken = takenAt();
        // One from later than now was moved aside by a clock that was wrong, and would stay until that time.
        if (!taken.plus(STAYS).isBefore(now) && !taken.isAfter(now.plus(STAYS))) {
            return false;
        }
        return Files.deleteIfExists(file);
    }

    private Instant takenAt() {
        String name = file.getFileName().toString();
        int end = name.indexOf('-', BEGIN.length());
        try {
            return Instant.ofEpochMilli(Long.parseLong(name.substring(BEGIN.length(), Math.max(end, BEGIN.length()))));
        } catch (RuntimeException e) {
            return Instant.EPOCH;
        }
    }
}
