package dev.tare.store.rows;

import dev.tare.store.use.Use;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/**
 * Writes loads into the table of rows, many with each statement: a quarter of the processor's time of one row a statement goes into running it. Used within one
 * transaction of the one writer.
 */
final class RowInsert implements AutoCloseable {

    /** Rows of a statement. Every value of a statement is a variable, of which SQLite takes 32,766. */
    private static final int MANY = 50;

    private static final String INTO =
            "insert into use_row (at, session, command, module, phase, level, nanos, tokens, outcome) values ";
    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INTO_MANY = INTO + String.join(", ", Collections.nCopies(MANY, ROW));

    private final Connection connection;
    private final Names names;
    private final PreparedStatement many;
    private final PreparedStatement one;

    RowInsert(Connection connection, Names names) throws SQLException {
        this.connection = connection;
        this.names = names;
        this.one = connection.prepareStatement(INTO + ROW);
        this.many = connection.prepareStatement(INTO_MANY);
    }

    /** Writes loads in their order. */
    void insert(List<Use> uses) throws SQLException {
        int at = 0;
        for (; uses.size() - at >= MANY; at += MANY) {
            int variable = 1;
            for (Use use : uses.subList(at, at + MANY)) {
                variable = bind(many, variable, use);
            }
            many.executeUpdate();
        }
        for (Use use : uses.subList(at, uses.size())) {
            bind(one, 1, use);
            one.executeUpdate();
        }
    }

    /** Returns the number of the variable after the last. */
    private int bind(PreparedStatement statement, int from, Use use) throws SQLException {
        int variable = from;
        statement.setLong(variable++, use.at().toEpochMilli());
        statement.setLong(variable++, UseRows.session(use.session()));
        statement.setInt(variable++, names.number(connection, use.command()));
        statement.setInt(variable++, names.number(connection, use.module()));
        statement.setInt(variable++, names.number(connection, use.phase()));
        statement.setInt(variable++, names.number(connection, use.level()));
        statement.setLong(variable++, use.nanos());
        statement.setLong(variable++, use.tokens());
        statement.setInt(variable++, names.number(connection, use.outcome()));
        return variable;
    }

    @Override
    public void close() throws SQLException {
        try (many) {
            one.close();
        }
    }
}
