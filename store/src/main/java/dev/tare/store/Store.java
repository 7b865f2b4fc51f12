package dev.tare.store;

import dev.tare.store.db.Database;
import dev.tare.store.db.StoreException;
import dev.tare.store.learn.Posteriors;
import dev.tare.store.learn.Prior;
import dev.tare.store.rows.Learner;
import dev.tare.store.rows.UseRows;
import dev.tare.store.rows.UseWriter;
import dev.tare.store.spool.Spool;
import dev.tare.store.spool.SpoolLine;
import dev.tare.store.spool.SpoolSegment;
import dev.tare.store.stats.CommandUse;
import dev.tare.store.stats.StatsQuery;
import dev.tare.store.transcript.FrameworkNames;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder that remembers how entries are used. For any number of threads, and for several processes at once. Nothing but names of modules,
 * times and counts is kept, and nothing leaves the machine.
 */
public final class Store implements AutoCloseable {

    private static final int LINES_AT_ONCE = 5_000;

    private final Path folder;
    private final StoreOptions options;
    private final Database database;
    private final UseRows rows;
    private final Learner learner;
    private @Nullable UseWriter writer;

    private Store(Path folder, StoreOptions options, Database database) {
        this.folder = folder;
        this.options = options;
        this.database = database;
        this.rows = new UseRows(database);
        this.learner = new Learner(rows, options.halfLife());
    }

    /**
     * Opens the store of a folder; both are made when there is none.
     *
     * @throws StoreException when it cannot be used; a damaged one can, see {@link #notices()}
     */
    public static Store open(Path folder, StoreOptions options) throws StoreException {
        try {
            Spool.makeFolder(folder);
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Kind.NOT_WRITABLE,
                    "the folder " + folder + " cannot be made or written",
                    "look at its permissions, or name another folder by TARE_STORE",
                    e);
        }
        return new Store(folder, options, Database.open(folder, options.slowQuery(), options.patience()));
    }

    /** Returns what people should know of how the store was opened, such as that a damaged one was set aside. */
    public List<String> notices() {
        return database.notices();
    }

    /** Returns what takes loads one by one and writes them in batches; it is flushed and ended when the store is closed. */
    public synchronized UseWriter writer() {
        UseWriter current = writer;
        if (current == null) {
            current = new UseWriter(rows);
            writer = current;
        }
        return current;
    }

    /**
     * What was taken from the spool.
     *
     * @param rows loads that are new
     * @param damaged lines that were torn or damaged, and are lost
     */
    public record Taken(int rows, int damaged) {}

    /** Takes in what programs have appended to the spool. What another process takes at the same time is counted once. */
    public Taken takeSpool(Instant now) throws StoreException {
        int fresh = 0;
        int damaged = 0;
        try {
            for (SpoolSegment segment : SpoolSegment.takeAll(folder, now)) {
                List<SpoolLine> lines = new ArrayList<>();
                List<StoreException> failures = new ArrayList<>();
                int[] added = new int[1];
                damaged += segment.read(line -> {
                    lines.add(line);
                    if (lines.size() == LINES_AT_ONCE) {
                        add(lines, now, added, failures);
                    }
                });
                add(lines, now, added, failures);
                if (!failures.isEmpty()) {
                    throw failures.get(0);
                }
                fresh += added[0];
                segment.deleteIfOld(now);
            }
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Kind.OTHER,
                    "the spool in " + folder + " cannot be taken in: " + e.getMessage(),
                    "look at the permissions of the folder",
                    e);
        }
        return new Taken(fresh, damaged);
    }

    private void add(List<SpoolLine> lines, Instant now, int[] added, List<StoreException> failures) {
        if (failures.isEmpty() && !lines.isEmpty()) {
            try {
                added[0] += rows.insertLines(lines, now);
            } catch (StoreException e) {
                failures.add(e);
            }
        }
        lines.clear();
    }

    /**
     * Learns from transcripts of an agent. One that was learned from before adds only what is new in it.
     *
     * @param files transcripts, or folders that hold some, to any depth
     * @param names what names are in the framework
     */
    public Imported importTranscripts(List<Path> files, FrameworkNames names, Instant now) throws IOException {
        return new TranscriptImport(learner, names, now.minus(options.keepAge()), now).run(files);
    }

    /** Returns what was learned from all that is in the store. */
    public Posteriors learned(Prior prior) throws StoreException {
        learner.catchUp();
        return learner.learned(prior);
    }

    /** Returns how commands were used since a time, in order of their paths. */
    public List<CommandUse> stats(Instant since, Instant now) throws StoreException {
        return new StatsQuery(database.readers(), since).all(learned(Prior.WEAK), now);
    }

    /** Makes the database refuse to grow, as a full disk does: for tests. */
    void limitPages(int pages) throws StoreException {
        database.limitPages(pages);
    }

    /** Deletes what is older than the options allow, or more, and returns how many rows went. What was learned from them stays. */
    public int forget(Instant now) throws StoreException {
        learner.catchUp();
        int gone = rows.forget(now.minus(options.keepAge()), options.keepRows());
        database.tidy();
        return gone;
    }

    /**
     * Writes what waits to be written, and closes the database.
     *
     * @throws StoreException when something could not be written
     */
    @Override
    public synchronized void close() throws StoreException {
        UseWriter ending = writer;
        writer = null;
        try (database) {
            if (ending != null) {
                ending.close();
            }
        }
    }
}
