package dev.tare.store.db;

import dev.tare.core.exec.Background;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A few connections that only read, made when they are needed and kept. For any number of threads; who finds none free waits a while. */
public final class Readers {

    /** The most questions that run at once. */
    public static final int MOST = 3;

    private static final System.Logger LOG = System.getLogger(Readers.class.getName());

    private final Path file;
    private final Duration slow;
    private final Duration patience;
    private final Semaphore free = new Semaphore(MOST);
    private final Deque<Connection> idle = new ArrayDeque<>();
    private boolean closed;

    Readers(Path file, Duration slow, Duration patience) {
        this.file = file;
        this.slow = slow;
        this.patience = patience;
    }

    /** What is made of the rows of an answer. */
    @FunctionalInterface
    public interface Reading<T> {

        T of(ResultSet rows) throws SQLException;
    }

    /**
     * Asks a question.
     *
     * @param sql with a question mark for each value
     * @param reading is handed the rows
     * @param values numbers and texts
     */
    public <T> T ask(String sql, Reading<T> reading, Object... values) throws StoreException {
        long began = System.nanoTime();
        Connection connection = take();
        boolean sound = false;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                T answer = reading.of(rows);
                sound = true;
                return answer;
            }
        } catch (SQLException e) {
            throw SqliteFile.failure(file, e);
        } finally {
            giveBack(connection, sound);
            long took = System.nanoTime() - began;
            if (took > slow.toNanos()) {
                LOG.log(System.Logger.Level.WARNING, "slow query, {0} ms: {1}", took / 1_000_000, sql);
            }
        }
    }

    private Connection take() throws StoreException {
        try {
            // The first attempt is made in a thread that was interrupted as well.
            if (!free.tryAcquire() && !free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new StoreException(
                        StoreException.Kind.LOCKED,
                        "the database " + file + " has other questions to answer",
                        "ask again when they are answered");
            }
        } catch (InterruptedException e) {
            Background.keepInterrupt();
            throw SqliteFile.interrupted(file, e);
        }
        try {
            synchronized (idle) {
                if (closed) {
                    throw new IllegalStateException("the store is closed");
                }
                if (!idle.isEmpty()) {
                    return idle.pop();
                }
            }
            return SqliteFile.connect(file, true, patience);
        } catch (SQLException e) {
            free.release();
            throw SqliteFile.failure(file, e);
        } catch (StoreException | RuntimeException e) {
            free.release();
            throw e;
        }
    }

    private void giveBack(Connection connection, boolean sound) {
        try {
            boolean kept = false;
            synchronized (idle) {
                if (sound && !closed) {
                    idle.push(connection);
                    kept = true;
                }
            }
            if (!kept) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "cannot close", e);
        } finally {
            free.release();
        }
    }

    void close() throws SQLException {
        synchronized (idle) {
            closed = true;
            while (!idle.isEmpty()) {
                idle.pop().close();
            }
        }
    }
}
