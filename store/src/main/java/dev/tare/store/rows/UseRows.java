package dev.tare.store.rows;

import dev.tare.store.db.Database;
import dev.tare.store.db.StoreException;
import dev.tare.store.spool.SpoolLine;
import dev.tare.store.use.Use;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes loads as rows, and forgets those that are too old or too many. For any number of threads. */
public final class UseRows {

    private static final String FORGET_OLD = "delete from use_row where at < ? and id < (select max(id) from use_row)";

    /** Numbers are given in order, so this needs no counting; where some are gone already, fewer rows stay. */
    private static final String FORGET_MANY = "delete from use_row where id <= (select max(id) from use_row) - ?";

    private static final String FORGET_TRACES = "delete from trace where last_at < ?";
    private static final String FORGET_CHUNKS = "delete from spool_chunk where taken_at < ?";

    /** What deletes from tables that grow large. */
    public static final List<String> FORGETTING = List.of(FORGET_OLD, FORGET_MANY, FORGET_TRACES);

    private final Database database;
    private final Names names;

    public UseRows(Database database) {
        this.database = database;
        this.names = new Names();
    }

    Names names() {
        return names;
    }

    /** Returns the number by which rows and traces know a session: 63 bits of a hash of its name. */
    static long session(String name) {
        // FNV-1a: spreads well, and is the same in every process.
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return hash & Long.MAX_VALUE;
    }

    /** Writes loads in one transaction. */
    public void insert(List<Use> uses) throws StoreException {
        write(connection -> {
            insert(connection, uses);
            return 0;
        });
    }

    /**
     * Writes what lines of a spool say, in one transaction; those that were written before, by anyone, are left out.
     *
     * @return how many were new
     */
    public int insertLines(List<SpoolLine> lines, Instant now) throws StoreException {
        Map<String, List<SpoolLine>> chunks = new LinkedHashMap<>();
        lines.forEach(line ->
                chunks.computeIfAbsent(line.chunk(), chunk -> new ArrayList<>()).add(line));
        return write(connection -> {
            List<Use> fresh = new ArrayList<>();
            for (Map.Entry<String, List<SpoolLine>> chunk : chunks.entrySet()) {
                addFresh(connection, chunk.getKey(), chunk.getValue(), now, fresh);
            }
            insert(connection, fresh);
            return fresh.size();
        });
    }

    /** Lines of a chunk are in order, so how many were written tells which. */
    private static void addFresh(
            Connection connection, String chunk, List<SpoolLine> lines, Instant now, List<Use> fresh)
            throws SQLException {
        int written = 0;
        try (PreparedStatement find = connection.prepareStatement("select lines from spool_chunk where chunk = ?")) {
            find.setString(1, chunk);
            try (ResultSet row = find.executeQuery()) {
                written = row.next() ? row.getInt(1) : 0;
            }
        }
        int until = written;
        for (SpoolLine line : lines) {
            if (line.number() >= until) {
                fresh.add(line.use());
                until = line.number() + 1;
            }
        }
        if (until == written) {
            return;
        }
        try (PreparedStatement mark =
                connection.prepareStatement("insert into spool_chunk (chunk, lines, taken_at) values (?, ?, ?)"
                        + " on conflict (chunk) do update set lines = excluded.lines")) {
            mark.setString(1, chunk);
            mark.setInt(2, until);
            mark.setLong(3, now.toEpochMilli());
            mark.executeUpdate();
        }
    }

    private void insert(Connection connection, List<Use> uses) throws SQLException {
        try (RowInsert insert = new RowInsert(connection, names)) {
            insert.insert(uses);
        }
    }

    /**
     * Deletes rows and traces that are older than a time, and of the rows the oldest beyond a number. The newest row always stays, so that no
     * number of a row is given twice.
     *
     * @return how many rows went
     */
    public int forget(Instant before, long mostRows) throws StoreException {
        return write(connection -> {
            int gone = update(connection, FORGET_OLD, before.toEpochMilli());
            gone += update(connection, FORGET_MANY, mostRows);
            update(connection, FORGET_TRACES, before.toEpochMilli());
            update(connection, FORGET_CHUNKS, before.toEpochMilli());
            return gone;
        });
    }

    private static int update(Connection connection, String sql, long value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, value);
            return statement.executeUpdate();
        }
    }

    /** The dictionary in memory is right only when what made it was committed. */
    <T> T write(Database.Work<T> work) throws StoreException {
        return database.write(work, names::forget);
    }
}
