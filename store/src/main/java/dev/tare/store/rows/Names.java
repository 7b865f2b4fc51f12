package dev.tare.store.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The dictionary of names, kept in memory as far as it was asked for. Used within transactions of the one writer only. */
final class Names {

    /** Paths of one framework are a few thousand; beyond this the memory is begun anew. */
    private static final int MOST_KEPT = 100_000;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, String> texts = new HashMap<>();

    /** Returns the number of a name, from 1, which is given to it when it is new. */
    int number(Connection connection, String text) throws SQLException {
        Integer known = numbers.get(text);
        if (known != null) {
            return known;
        }
        int number = 0;
        try (PreparedStatement find = connection.prepareStatement("select id from name where text = ?")) {
            find.setString(1, text);
            try (ResultSet row = find.executeQuery()) {
                number = row.next() ? row.getInt(1) : 0;
            }
        }
        if (number == 0) {
            try (PreparedStatement next = connection.prepareStatement("select coalesce(max(id), 0) + 1 from name");
                    ResultSet row = next.executeQuery()) {
                number = row.next() ? row.getInt(1) : 1;
            }
            try (PreparedStatement add = connection.prepareStatement("insert into name (id, text) values (?, ?)")) {
                add.setInt(1, number);
                add.setString(2, text);
                add.executeUpdate();
            }
        }
        keep(text, number);
        return number;
    }

    /** Returns the name of a number. */
    String text(Connection connection, int number) throws SQLException {
        String known = texts.get(number);
        if (known != null) {
            return known;
        }
        try (PreparedStatement find = connection.prepareStatement("select text from name where id = ?")) {
            find.setInt(1, number);
            try (ResultSet row = find.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the dictionary has no name " + number);
                }
                String text = row.getString(1);
                keep(text, number);
                return text;
            }
        }
    }

    /** Forgets everything: after a transaction that failed, names that it had made are not there. */
    void forget() {
        numbers.clear();
        texts.clear();
    }

    private void keep(String text, int number) {
        if (numbers.size() >= MOST_KEPT) {
            forget();
        }
        numbers.put(text, number);
        texts.put(number, text);
    }
}
