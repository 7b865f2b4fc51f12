package dev.tare.store.db;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the tables, and brings those of an older version up to date: one script a version, each in a transaction of its own. */
final class Migrations {

    /** The newest version of the tables, and with it the last script. */
    static final int NEWEST = 2;

    private Migrations() {}

    static void run(Connection connection, Path file) throws SQLException, IOException {
        int version = version(connection);
        if (version > NEWEST) {
            throw new StoreException(
                    StoreException.Kind.NEWER,
                    "the database " + file + " was written by a newer Tare: its tables have version " + version
                            + ", and this Tare reads versions 1 to " + NEWEST,
                    "use that Tare, or name another folder by TARE_STORE");
        }
        for (int next = version + 1; next <= NEWEST; next++) {
            step(connection, next);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists schema_version (version integer primary key)");
            try (ResultSet result = statement.executeQuery("select coalesce(max(version), 0) from schema_version")) {
                return result.next() ? result.getInt(1) : 0;
            }
        }
    }

    private static void step(Connection connection, int version) throws SQLException, IOException {
        String script = script(version);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                PreparedStatement done = connection.prepareStatement("insert into schema_version values (?)")) {
            for (String sql : script.split(";", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
            done.setInt(1, version);
            done.executeUpdate();
            connection.commit();
        } finally {
            // What was not committed is undone when the connection is closed, which follows a failure.
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    /** Comments are taken out, so that they may hold semicolons. */
    private static String script(int version) throws IOException {
        String name = "V" + version + ".sql";
        try (InputStream in = Migrations.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing from the jar");
            }
            StringBuilder sql = new StringBuilder();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .forEach(line -> sql.append(line).append('\n'));
            return sql.toString();
        }
    }
}
