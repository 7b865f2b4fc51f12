package dev.tare.store.db;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.sqlite.JDBC;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** All that is SQLite's own: how a file is opened, what its errors mean, what becomes of one that is damaged. */
final class SqliteFile {

    /** A larger file is believed until a question finds it damaged: looking through it would take longer than what it is opened for. */
    private static final long CHECKED_UP_TO = 32L << 20;

    private static final String[] BESIDE = {"-wal", "-shm"};

    /** The name of an empty file beside the database that says that a question has found it damaged. */
    private static final String SUSPECT = ".suspect";

    /** Pages of the log that are moved into the main file at once, 16 MB. Each time waits for the disk, so it is four times what is usual. */
    private static final int CHECKPOINT_PAGES = 4000;

    private SqliteFile() {}

    static Connection connect(Path file, boolean reading, Duration patience) throws SQLException, StoreException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) Math.min(patience.toMillis(), Integer.MAX_VALUE));
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // In WAL mode this risks the last transactions at a loss of power, and never the file.
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        // A transaction that reads first and then writes would fail when another process wrote in between.
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        try {
            // The driver takes what follows a question mark in a plain path for settings.
            String plain = file.toAbsolutePath().toString();
            String name = plain.contains("?") ? file.toUri().toASCIIString() : plain;
            Connection connection = JDBC.createConnection("jdbc:sqlite:" + name, config.toProperties());
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        reading ? "pragma query_only = on" : "pragma wal_autocheckpoint = " + CHECKPOINT_PAGES);
            }
            return connection;
        } catch (LinkageError e) {
            throw notLoaded(e);
        } catch (SQLException e) {
            if (e.getCause() instanceof NativeLibraryNotFoundException) {
                throw notLoaded(e.getCause());
            }
            throw e;
        }
    }

    private static StoreException notLoaded(Throwable cause) {
        return new StoreException(
                StoreException.Kind.OTHER,
                "the native part of SQLite cannot be loaded from the folder for temporary files",
                "that folder must have room and allow programs; TARE_JAVA_OPTS=-Dorg.sqlite.tmpdir=DIR names another",
                cause);
    }

    /** Looks for damage, and thoroughly where a question has found some before. */
    static void check(Connection connection, Path file) throws SQLException, IOException {
        boolean suspect = Files.exists(suspect(file));
        if (!suspect && Files.size(file) > CHECKED_UP_TO) {
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery(suspect ? "pragma integrity_check(1)" : "pragma quick_check(1)")) {
            String said = result.next() ? result.getString(1) : "nothing";
            if (!"ok".equals(said)) {
                throw damaged(file, new SQLException(said));
            }
        }
        Files.deleteIfExists(suspect(file));
    }

    private static Path suspect(Path file) {
        return file.resolveSibling(file.getFileName() + SUSPECT);
    }

    /** Refuses what is no file, such as a folder or a named pipe, which would wait for ever. */
    static void checkIsFile(Path file) throws StoreException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file)) {
            throw new StoreException(
                    StoreException.Kind.OTHER,
                    file + " is no file",
                    "move it away, or name another folder by TARE_STORE");
        }
    }

    /** Moves a damaged file and what is beside it to another name, and returns the sentence that says so. */
    static String setAside(Path file) throws IOException {
        Path aside = file;
        for (int i = 1; aside.equals(file) || Files.exists(aside); i++) {
            aside = file.resolveSibling(file.getFileName() + ".damaged-" + i);
        }
        Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        for (String suffix : BESIDE) {
            Path beside = file.resolveSibling(file.getFileName() + suffix);
            if (Files.exists(beside)) {
                Files.move(
                        beside,
                        aside.resolveSibling(aside.getFileName() + suffix),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.deleteIfExists(suspect(file));
        return "the database " + file + " was damaged: it is now " + aside.getFileName() + ", and a new one was begun";
    }

    static boolean isBusy(SQLException failure) {
        SQLiteErrorCode code = code(failure);
        return code == SQLiteErrorCode.SQLITE_BUSY || code == SQLiteErrorCode.SQLITE_LOCKED;
    }

    /** The code without its details, which are the bits above the lowest eight. */
    private static SQLiteErrorCode code(SQLException failure) {
        return failure instanceof SQLiteException own
                ? SQLiteErrorCode.getErrorCode(own.getResultCode().code & 0xff)
                : SQLiteErrorCode.UNKNOWN_ERROR;
    }

    static StoreException failure(Path file, SQLException failure) {
        return switch (code(failure)) {
            case SQLITE_BUSY, SQLITE_LOCKED -> locked(file, failure);
            case SQLITE_FULL ->
                new StoreException(
                        StoreException.Kind.FULL,
                        "the disk of " + file + " is full",
                        "make room on it, or name another folder by TARE_STORE",
                        failure);
            case SQLITE_CORRUPT, SQLITE_NOTADB -> {
                remember(file);
                yield damaged(file, failure);
            }
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH -> notWritable(file, failure);
            default ->
                new StoreException(
                        StoreException.Kind.OTHER,
                        "the database " + file + " failed: " + failure.getMessage(),
                        "look at the disk, or name another folder by TARE_STORE",
                        failure);
        };
    }

    static StoreException failure(Path file, IOException failure) {
        if (failure instanceof StoreException known) {
            return known;
        }
        return failure instanceof AccessDeniedException
                ? notWritable(file, failure)
                : new StoreException(
                        StoreException.Kind.OTHER,
                        "the store at " + file.getParent() + " cannot be used: " + failure.getMessage(),
                        "look at the disk, or name another folder by TARE_STORE",
                        failure);
    }

    static StoreException locked(Path file, Exception cause) {
        return new StoreException(
                StoreException.Kind.LOCKED,
                "the database " + file + " is held by another process",
                "try again when it has ended",
                cause);
    }

    /** Leaves word that the file is damaged, for those who open it next. Who cannot write it cannot set it aside either. */
    private static void remember(Path file) {
        try {
            Files.createFile(suspect(file));
        } catch (FileAlreadyExistsException e) {
            // Others have seen it too.
            return;
        } catch (IOException e) {
            System.getLogger(SqliteFile.class.getName()).log(System.Logger.Level.DEBUG, "cannot leave word", e);
        }
    }

    private static StoreException damaged(Path file, Exception cause) {
        return new StoreException(
                StoreException.Kind.DAMAGED,
                "the database " + file + " is damaged",
                "when it is opened next, it is set aside and a new one is begun",
                cause);
    }

    static StoreException interrupted(Path file, Exception cause) {
        return new StoreException(
                StoreException.Kind.OTHER,
                "the thread was interrupted while it waited for the database " + file,
                "ask again",
                cause);
    }

    private static StoreException notWritable(Path file, Exception cause) {
        return new StoreException(
                StoreException.Kind.NOT_WRITABLE,
                "the database " + file + " cannot be written",
                "look at its permissions, or name another folder by TARE_STORE",
                cause);
    }
}
