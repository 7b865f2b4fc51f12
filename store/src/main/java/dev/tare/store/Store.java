package dev.tare.store;

import dev.tare.store.db.Database;
import dev.tare.store.db.StoreException;
import dev.tare.store.learn.Posteriors;
import dev.tare.store.learn.Prior;
import dev.tare.store.rows.Learner;
import dev.tare.store.rows.UseRows;
import dev.tare.store.rows.UseWriter;
import dev.tare.store.spool.Spool;
import dev.tare.store.spool.SpoolSegment;
import dev.tare.store.stats.CommandUse;
import dev.tare.store.stats.StatsQuery;
import dev.tare.store.transcript.FrameworkNames;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder that remembers how entries are used. For any number of threads, and for several processes at once. Nothing but names of modules,
 * times and counts is kept, and nothing leaves the machine.
 */
public final class Store implements AutoCloseable {

    private final Path folder;
    private final StoreOptions options;
    private final Database database;
    private final UseRows rows;
    private final Learner learner;
    private @Nullable UseWriter writer;
    private boolean closed;

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

    /**
     * Returns what takes loads one by one and writes them in batches; it is flushed and ended when the store is closed.
     *
     * @throws IllegalStateException after the end
     */
    public synchronized UseWriter writer() {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
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
     * @param unreadable files of the spool that could not be read; they stay
     */
    public record Taken(int rows, int damaged, int unreadable) {}

    /** Takes in what programs have appended to the spool. What another process takes at the same time is counted once. */
    public Taken takeSpool(Instant now) throws StoreException {
        int fresh = 0;
        int damaged = 0;
        int unreadable = 0;
        for (SpoolSegment segment : segments(now)) {
            SpoolTaking taking = new SpoolTaking(rows, now);
            try {
                damaged += segment.read(taking);
                taking.end();
                segment.deleteIfOld(now);
            } catch (StoreException e) {
                throw e;
            } catch (IOException e) {
                // The others are no worse for it.
                taking.end();
                unreadable++;
            }
            fresh += taking.fresh();
        }
        return new Taken(fresh, damaged, unreadable);
    }

    private List<SpoolSegment> segments(Instant now) throws StoreException {
        try {
            return SpoolSegment.takeAll(folder, now);
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Kind.OTHER,
                    "the spool in " + folder + " cannot be taken in: " + e.getMessage(),
                    "look at the permissions of the folder",
                    e);
        }
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

    /** Returns what was learned from all that is in the store, until now. */
    public Posteriors learned(Prior prior, Instant now) throws StoreException {
        learner.catchUp(now);
        return learner.learned(prior, now);
    }

    /** Returns how commands were used since a time, in order of their paths. */
    public List<CommandUse> stats(Instant since, Instant now) throws StoreException {
        return new StatsQuery(database.readers(), since).all(learned(Prior.WEAK, now), now);
    }

    /** Makes the database refuse to grow, as a full disk does: for tests. */
    void limitPages(int pages) throws StoreException {
        database.limitPages(pages);
    }

    /**
     * Deletes what is older than the options allow, or more, and returns how many rows went. What was learned from them stays as long as it weighs
     * something. The file does not shrink: what is written next takes the room.
     */
    public int forget(Instant now) throws StoreException {
        learner.catchUp(now);
        learner.fade(now);
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
        closed = true;
        writer = null;
        try (database) {
            if (ending != null) {
                ending.close();
            }
        }
    }
}
