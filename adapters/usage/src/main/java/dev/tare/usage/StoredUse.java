package dev.tare.usage;

import dev.tare.core.exec.Background;
import dev.tare.loader.use.LearnedUse;
import dev.tare.loader.use.ModuleLoad;
import dev.tare.loader.use.UsageRecorder;
import dev.tare.store.Store;
import dev.tare.store.StoreOptions;
import dev.tare.store.db.StoreException;
import dev.tare.store.learn.Prior;
import dev.tare.store.rows.UseWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The use of loaders, kept in the store of a folder, and what was learned from it. A load waits for neither: what is recorded is written in
 * batches by a thread of the store, and what was learned is in memory and renewed by another thread. For any number of threads and loaders;
 * several processes may share a folder, with {@code tare load} and {@code tare stats} too.
 *
 * <pre>{@code
 * try (StoredUse use = StoredUse.open(folder);
 *         ModuleLoader loader = ModuleLoader.open(
 *                 bundle, LoaderOptions.DEFAULT.withRecorder(use).withLearned(use.learned()))) {
 *     loader.load("feature");
 * }
 * }</pre>
 */
public final class StoredUse implements UsageRecorder, AutoCloseable {

    /** The most characters of a session's name. */
    public static final int LONGEST_SESSION = 100;

    /** How old what was learned may be before it is renewed, unless {@link #open(Path, StoreOptions, Duration)} says otherwise. */
    public static final Duration REFRESH = Duration.ofMinutes(10);

    private static final Duration SHORTEST_REFRESH = Duration.ofMillis(1);
    private static final Duration LONGEST_REFRESH = Duration.ofDays(365);
    private static final long FORGET_NANOS = Duration.ofDays(1).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final System.Logger LOG = System.getLogger(StoredUse.class.getName());

    private final Store store;
    private final UseWriter writer;
    private final long refreshNanos;
    private final LongAdder unusable = new LongAdder();
    private final UsageRecorder own;
    private final LearnedUse learned = new Current();

    /** Held while the database is asked, so that this happens once at a time, and never on the path of a load. */
    private final Object learning = new Object();

    private long forgottenAt = System.nanoTime() - FORGET_NANOS;
    private volatile LearnedSnapshot snapshot = LearnedSnapshot.EMPTY;

    /** When the snapshot was begun or last tried, by the clock of {@link System#nanoTime()}. */
    private volatile long learnedAt;

    private @Nullable Background refreshing;
    private volatile boolean closed;

    private StoredUse(Store store, Duration refresh) {
        this.store = store;
        this.writer = store.writer();
        this.refreshNanos = refresh.toNanos();
        this.own = new Session(UUID.randomUUID().toString(), writer::offer, unusable);
    }

    /**
     * Opens the store of a folder and reads what was learned; both are made when there is none.
     *
     * @throws StoreException when it cannot be used; the message says what is wrong, {@link StoreException#help()} what to do
     */
    public static StoredUse open(Path folder) throws StoreException {
        return open(folder, StoreOptions.DEFAULT, REFRESH);
    }

    /**
     * Opens the store of a folder and reads what was learned; both are made when there is none.
     *
     * @param refresh how old what was learned may be before it is renewed in the background, 1 ms to 365 days
     * @throws StoreException when it cannot be used; the message says what is wrong, {@link StoreException#help()} what to do
     */
    public static StoredUse open(Path folder, StoreOptions options, Duration refresh) throws StoreException {
        if (refresh.compareTo(SHORTEST_REFRESH) < 0 || refresh.compareTo(LONGEST_REFRESH) > 0) {
            throw new IllegalArgumentException("what was learned is renewed after 1 ms to 365 days, not " + refresh);
        }
        Store store = Store.open(folder, options);
        try {
            StoredUse use = new StoredUse(store, refresh);
            use.learnFirst();
            return use;
        } catch (StoreException | RuntimeException | Error e) {
            try {
                store.close();
            } catch (StoreException alsoFailed) {
                e.addSuppressed(alsoFailed);
            }
            throw e;
        }
    }

    /** Returns what people should know of how the store was opened, such as that a damaged one was set aside and begun anew. */
    public List<String> notices() {
        return store.notices();
    }

    /** Records a load in a session that this object has for itself; it waits for nothing. */
    @Override
    public void loaded(ModuleLoad load) {
        own.loaded(load);
    }

    /**
     * Returns a recorder for one session, such as a conversation: what is opened for a command follows the last start of that command in the
     * session. What is recorded under one name is one session, in other processes too, until the day (UTC) ends.
     *
     * @param name of 1 to {@value #LONGEST_SESSION} characters; only a hash of it is kept
     */
    public UsageRecorder session(String name) {
        if (name.isEmpty() || name.length() > LONGEST_SESSION) {
            throw new IllegalArgumentException(
                    "a session's name has 1 to " + LONGEST_SESSION + " characters, not " + name.length());
        }
        return new Session(name, writer::offer, unusable);
    }

    /** Returns what was learned: always the newest that was read, which costs no question to the database. It stays of use after the end. */
    public LearnedUse learned() {
        return learned;
    }

    /** Returns how many loads were not kept: there was no room, they could not be written, or came after the end. */
    public long dropped() {
        return writer.leftOut() + unusable.sum();
    }

    /** Returns why nothing is written: the last attempt failed. It is made again. */
    public Optional<StoreException> failure() {
        return writer.failure();
    }

    /**
     * Writes what waits, and learns from all that is in the store, now and in this thread.
     *
     * @throws StoreException when something could not be written or read; what was learned before stays
     * @throws IllegalStateException after the end
     */
    public void refresh() throws StoreException {
        if (!learn()) {
            throw new IllegalStateException("the use of loaders is closed");
        }
    }

    /** Learns at the start. A program starts all the same while another holds the database for long: then nothing is known until the next time. */
    private void learnFirst() throws StoreException {
        try {
            boolean unused = learn();
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.LOCKED) {
                throw e;
            }
            told(e);
        }
    }

    /** Returns whether it did, which it does not after the end. */
    private boolean learn() throws StoreException {
        synchronized (learning) {
            if (closed) {
                return false;
            }
            learnedAt = System.nanoTime();
            writer.flush();
            Instant now = Instant.now();
            store.takeSpool(now);
            if (learnedAt - forgottenAt >= FORGET_NANOS) {
                store.forget(now);
                forgottenAt = learnedAt;
            }
            snapshot = LearnedSnapshot.of(store.learned(Prior.WEAK, now), now);
            return true;
        }
    }

    /** What was learned last; whoever asks when it is old has it renewed, and does not wait. */
    private final class Current implements LearnedUse {

        @Override
        public List<Likely> after(String command) {
            return current().after(command);
        }

        @Override
        public double starts(String command) {
            return current().starts(command);
        }

        @Override
        public List<Likely> commands() {
            return current().commands();
        }

        private LearnedUse current() {
            if (System.nanoTime() - learnedAt >= refreshNanos) {
                renew();
            }
            return snapshot;
        }
    }

    private synchronized void renew() {
        boolean running = refreshing != null && !refreshing.await(Duration.ZERO);
        if (!closed && !running && System.nanoTime() - learnedAt >= refreshNanos) {
            learnedAt = System.nanoTime();
            refreshing = Background.start("tare-usage-refresh", this::learnQuietly);
        }
    }

    private void learnQuietly() {
        try {
            boolean unused = learn();
        } catch (StoreException | RuntimeException e) {
            told(e);
        }
    }

    private static void told(Exception e) {
        LOG.log(System.Logger.Level.WARNING, "what was learned is not renewed: {0}", e.getMessage());
    }

    /**
     * Writes what waits and closes the store. Loads that come later are dropped.
     *
     * @throws StoreException when something could not be written
     */
    @Override
    public void close() throws StoreException {
        Background running;
        // Held, so that none is started after this.
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            running = refreshing;
        }
        if (running != null) {
            running.await(PATIENCE);
        }
        // A refresh by hand may still be at work.
        synchronized (learning) {
            try {
                store.close();
            } catch (StoreException e) {
                // One of its own: what a refresh has thrown already would be suppressed by itself at the end of a try.
                throw new StoreException(e.kind(), String.valueOf(e.getMessage()), e.help(), e);
            }
        }
    }
}
