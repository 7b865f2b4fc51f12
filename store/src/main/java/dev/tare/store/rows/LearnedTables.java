package dev.tare.store.rows;

import dev.tare.store.learn.Posteriors;
import dev.tare.store.learn.Tally;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads and writes what was summed up of commands. */
final class LearnedTables {

    private LearnedTables() {}

    /**
     * Reads all of it.
     *
     * @param latest in milliseconds since 1970; what is later was learned by a clock that was wrong, and counts as of this time, so that what is
     *     learned now has weight beside it
     */
    static SortedMap<String, Posteriors.Learned> read(Connection connection, Names names, long latest)
            throws SQLException {
        SortedMap<String, SortedMap<String, Tally>> openings = new TreeMap<>();
        SortedMap<String, Posteriors.Learned> learned = new TreeMap<>();
        try (PreparedStatement all = connection.prepareStatement(
                        "select command, module, weight, at from learned_opening order by command, module");
                ResultSet row = all.executeQuery()) {
            while (row.next()) {
                openings.computeIfAbsent(names.text(connection, row.getInt(1)), command -> new TreeMap<>())
                        .put(names.text(connection, row.getInt(2)), tally(row.getDouble(3), row.getLong(4), latest));
            }
        }
        try (PreparedStatement all = connection.prepareStatement(
                        "select command, weight, at from learned_command order by command");
                ResultSet row = all.executeQuery()) {
            while (row.next()) {
                String command = names.text(connection, row.getInt(1));
                learned.put(
                        command,
                        new Posteriors.Learned(
                                tally(row.getDouble(2), row.getLong(3), latest),
                                openings.getOrDefault(command, new TreeMap<>())));
            }
        }
        return learned;
    }

    /** A weight that is none weighs nothing: one damaged number is no reason to learn nothing any more. */
    private static Tally tally(double weight, long at, long latest) {
        boolean sound = weight >= 0 && weight <= Tally.MOST && at >= 0;
        return sound ? new Tally(weight, Math.min(at, latest)) : new Tally(0, 0);
    }

    /** Writes what has changed, and deletes what is not there any more. */
    static void write(
            Connection connection,
            Names names,
            SortedMap<String, Posteriors.Learned> before,
            SortedMap<String, Posteriors.Learned> after)
            throws SQLException {
        try (PreparedStatement command =
                        connection.prepareStatement("insert into learned_command (command, weight, at) values (?, ?, ?)"
                                + " on conflict (command) do update set weight = excluded.weight, at = excluded.at");
                PreparedStatement forget =
                        connection.prepareStatement("delete from learned_command where command = ?");
                PreparedStatement clear = connection.prepareStatement("delete from learned_opening where command = ?");
                PreparedStatement opening = connection.prepareStatement(
                        "insert into learned_opening (command, module, weight, at) values (?, ?, ?, ?)")) {
            for (String gone : before.keySet()) {
                if (!after.containsKey(gone)) {
                    int number = names.number(connection, gone);
                    forget.setInt(1, number);
                    forget.executeUpdate();
                    clear.setInt(1, number);
                    clear.executeUpdate();
                }
            }
            for (Map.Entry<String, Posteriors.Learned> one : after.entrySet()) {
                if (one.getValue().equals(before.get(one.getKey()))) {
                    continue;
                }
                int number = names.number(connection, one.getKey());
                Tally starts = one.getValue().starts();
                command.setInt(1, number);
                command.setDouble(2, starts.weight());
                command.setLong(3, starts.at());
                command.executeUpdate();
                clear.setInt(1, number);
                clear.executeUpdate();
                for (Map.Entry<String, Tally> module : one.getValue().openings().entrySet()) {
                    opening.setInt(1, number);
                    opening.setInt(2, names.number(connection, module.getKey()));
                    opening.setDouble(3, module.getValue().weight());
                    opening.setLong(4, module.getValue().at());
                    opening.addBatch();
                }
                opening.executeBatch();
            }
        }
    }
}
