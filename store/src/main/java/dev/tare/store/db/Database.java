package dev.tare.store.db;

import dev.tare.core.exec.Background;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The database of a store: one file in its folder, with a connection that writes and a few that read. For any number of threads, and for
 * several processes at once.
 */
public final class Database implements AutoCloseable {

    /** The name of the file. */
    public static final String FILE = "use.db";

    private static final String LOCK = "use.lock";

    private final Path file;
    private final Connection writing;
    private final ReentrantLock writer = new ReentrantLock();
    private final Readers readers;
    private final List<String> notices;
    private final Duration patience;

    private Database(Path file, Connection writing, Readers readers, List<String> notices, Duration patience) {
        this.file = file;
        this.writing = writing;
        this.readers = readers;
        this.notices = List.copyOf(notices);
        this.patience = patience;
    }

    /** Work within one transaction. */
    @FunctionalInterface
    public interface Work<T> {

        T in(Connection connection) throws SQLException, IOException;
    }

    /**
     * Opens the database of a folder, which exists, and makes it when there is none. One that is damaged is set aside under another name and
     * begun anew, which {@link #notices()} says.
     *
     * @param slowQuery how long a question may take before it is logged
     * @param patience how long to wait for other processes
     */
    public static Database open(Path folder, Duration slowQuery, Duration patience) throws StoreException {
        Path file = folder.resolve(FILE);
        List<String> notices = new ArrayList<>();
        // One process at a time makes tables or sets a file aside.
        try (FileChannel channel = lockFile(folder.resolve(LOCK));
                FileLock lock = lock(channel, file, patience)) {
            if (!lock.isValid()) {
                throw SqliteFile.locked(file, new IOException("the lock was lost"));
            }
            try {
                return opened(file, slowQuery, patience, notices);
            } catch (StoreException e) {
                if (e.kind() != StoreException.Kind.DAMAGED) {
                    throw e;
                }
                notices.add(SqliteFile.setAside(file));
                return opened(file, slowQuery, patience, notices);
            }
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw SqliteFile.failure(file, e);
        }
    }

    private static FileChannel lockFile(Path file) throws IOException {
        SqliteFile.checkIsFile(file);
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static FileLock lock(FileChannel channel, Path file, Duration patience) throws IOException {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException e) {
                // Another thread of this process opens the same store.
                if (System.nanoTime() > until) {
                    throw SqliteFile.locked(file, e);
                }
            }
            if (System.nanoTime() > until) {
                throw SqliteFile.locked(file, new IOException("timed out"));
            }
            Background.pause(Duration.ofMillis(10));
            if (Background.isInterrupted()) {
                throw SqliteFile.interrupted(file, new IOException("interrupted"));
            }
        }
    }

    private static Database opened(Path file, Duration slowQuery, Duration patience, List<String> notices)
            throws StoreException {
        try {
            SqliteFile.checkIsFile(file);
            Connection connection = SqliteFile.connect(file, false, patience);
            try {
                SqliteFile.check(connection, file);
                Migrations.run(connection, file);
                return new Database(file, connection, new Readers(file, slowQuery, patience), notices, patience);
            } catch (SQLException | IOException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SqliteFile.failure(file, e);
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw SqliteFile.failure(file, e);
        }
    }

    /** Returns what happened while the store was opened that people should know. */
    public List<String> notices() {
        return notices;
    }

    /** Returns the connections that read. */
    public Readers readers() {
        return readers;
    }

    /**
     * Runs work in one transaction of the connection that writes; when it throws, nothing of it stays. Work that finds the database locked is
     * run again until patience ends, so it must be repeatable.
     *
     * @param undo is called, on the same thread, whenever what the work did was undone
     */
    public <T> T write(Work<T> work, Runnable undo) throws StoreException {
        writer.lock();
        try {
            long until = System.nanoTime() + patience.toNanos();
            while (true) {
                try {
                    return attempt(work, undo);
                } catch (SQLException e) {
                    if (!SqliteFile.isBusy(e) || System.nanoTime() > until) {
                        throw SqliteFile.failure(file, e);
                    }
                    Background.pause(Duration.ofMillis(20));
                }
            }
        } finally {
            writer.unlock();
        }
    }

    /** Begins and ends transactions by hand: the driver's own switch would hide a failure to begin behind one to commit. */
    private <T> T attempt(Work<T> work, Runnable undo) throws SQLException, StoreException {
        try (Statement statement = writing.createStatement()) {
            statement.execute("begin immediate");
            boolean done = false;
            try {
                T result = work.in(writing);
                statement.execute("commit");
                done = true;
                return result;
            } catch (StoreException e) {
                throw e;
            } catch (IOException e) {
                throw SqliteFile.failure(file, e);
            } finally {
                if (!done) {
                    undo.run();
                    rollBack(statement);
                }
            }
        }
    }

    private static void rollBack(Statement statement) {
        try {
            statement.execute("rollback");
        } catch (SQLException e) {
            // The failure that led here is thrown; SQLite has rolled back by itself when it was a grave one.
            System.getLogger(Database.class.getName()).log(System.Logger.Level.DEBUG, "cannot roll back", e);
        }
    }

    /** Sets the most pages that the file may have; a write beyond them fails as on a full disk. */
    public void limitPages(int pages) throws StoreException {
        writer.lock();
        try (Statement statement = writing.createStatement()) {
            statement.execute("pragma max_page_count = " + pages);
        } catch (SQLException e) {
            throw SqliteFile.failure(file, e);
        } finally {
            writer.unlock();
        }
    }

    /** Moves what was written into the main file, as far as nobody reads it, and keeps what SQLite knows of its indexes up to date. */
    public void tidy() throws StoreException {
        writer.lock();
        try (Statement statement = writing.createStatement()) {
            statement.execute("pragma wal_checkpoint(passive)");
            statement.execute("pragma optimize");
        } catch (SQLException e) {
            if (!SqliteFile.isBusy(e)) {
                throw SqliteFile.failure(file, e);
            }
        } finally {
            writer.unlock();
        }
    }

    @Override
    public void close() throws StoreException {
        writer.lock();
        try {
            readers.close();
            writing.close();
        } catch (SQLException e) {
            throw SqliteFile.failure(file, e);
        } finally {
            writer.unlock();
        }
    }
}
