import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/**
 * Measures what makes writing rows of use fast or slow, with the driver alone: the index, rows of a statement, rows of a transaction, and how
 * often the log is moved into the file. Ways take turns, each in a new file.
 *
 * <pre>java -cp apps/cli/target/tare.jar benchmarks/InsertSpeed.java ROWS ROUNDS</pre>
 */
public final class InsertSpeed {

    private static final int FIELDS = 9;
    private static final String TABLE = "create table use_row (id integer primary key, at bigint not null, session bigint not null,"
            + " command integer not null, module integer not null, phase integer not null, level integer not null,"
            + " nanos bigint not null, tokens bigint not null, outcome integer not null)";

    private record Way(String name, String index, int rowsOfStatement, int rowsOfTransaction, int checkpointPages, int pageBytes) {}

    private static final List<Way> WAYS = List.of(
            new Way("index by command and time, a row a statement", "(command, at)", 1, 1_000, 1_000, 4096),
            new Way("the same, 50 rows a statement", "(command, at)", 50, 1_000, 1_000, 4096),
            new Way("index by time, a row a statement", "(at)", 1, 1_000, 1_000, 4096),
            new Way("the same, 50 rows a statement", "(at)", 50, 1_000, 1_000, 4096),
            new Way("and 10,000 rows a transaction", "(at)", 50, 10_000, 1_000, 4096),
            new Way("and 4,000 pages a checkpoint: what the store does", "(at)", 50, 10_000, 4_000, 4096),
            new Way("pages of 8 KB, 2,000 a checkpoint", "(at)", 50, 10_000, 2_000, 8192),
            new Way("no index, pages of 8 KB", "", 50, 10_000, 2_000, 8192));

    public static void main(String[] arguments) throws Exception {
        int rows = Integer.parseInt(arguments[0]) / 10_000 * 10_000;
        int rounds = Integer.parseInt(arguments[1]);
        double[][] seen = new double[WAYS.size()][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int way = 0; way < WAYS.size(); way++) {
                seen[way][round] = rows / seconds(WAYS.get(way), rows);
            }
        }
        for (double[] one : seen) {
            Arrays.sort(one);
        }
        System.out.printf("| way | rows a second, median of %d | × the first | at best |%n|---|---|---|---|%n", rounds);
        for (int way = 0; way < WAYS.size(); way++) {
            double median = seen[way][rounds / 2];
            System.out.printf(
                    "| %s | %,.0f | %.2f | %,.0f |%n",
                    WAYS.get(way).name(), median, median / seen[0][rounds / 2], seen[way][rounds - 1]);
        }
    }

    private static double seconds(Way way, int rows) throws Exception {
        Path folder = Files.createTempDirectory("tare-insert");
        SQLiteConfig config = new SQLiteConfig();
        config.setPageSize(way.pageBytes());
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        double took;
        try (Connection connection = JDBC.createConnection("jdbc:sqlite:" + folder.resolve("use.db"), config.toProperties());
                Statement plain = connection.createStatement()) {
            plain.execute(TABLE);
            if (!way.index().isEmpty()) {
                plain.execute("create index of_rows on use_row " + way.index());
            }
            plain.execute("pragma wal_autocheckpoint = " + way.checkpointPages());
            long began = System.nanoTime();
            for (int from = 0; from < rows; from += way.rowsOfTransaction()) {
                plain.execute("begin immediate");
                write(connection, way, from);
                plain.execute("commit");
            }
            took = (System.nanoTime() - began) / 1e9;
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
        return took;
    }

    private static void write(Connection connection, Way way, int from) throws Exception {
        String values = String.join(", ", Collections.nCopies(way.rowsOfStatement(), "(?, ?, ?, ?, ?, ?, ?, ?, ?)"));
        try (PreparedStatement insert = connection.prepareStatement("insert into use_row (at, session, command, module,"
                + " phase, level, nanos, tokens, outcome) values " + values)) {
            for (int row = from; row < from + way.rowsOfTransaction(); ) {
                int variable = 1;
                for (int end = row + way.rowsOfStatement(); row < end; row++) {
                    for (int field = 0; field < FIELDS; field++) {
                        insert.setLong(variable++, value(row, field));
                    }
                }
                if (way.rowsOfStatement() == 1) {
                    insert.addBatch();
                } else {
                    insert.executeUpdate();
                }
            }
            if (way.rowsOfStatement() == 1) {
                insert.executeBatch();
            }
        }
    }

    /** Times that grow, sessions of forty rows, fifty commands and seven hundred modules. */
    private static long value(int row, int field) {
        return switch (field) {
            case 0 -> 1_750_000_000_000L + row * 10L;
            case 1 -> row / 40 * 0x9e3779b97f4a7c15L & Long.MAX_VALUE;
            case 2 -> 1 + row % 50;
            case 3 -> 60 + row % 700;
            case 6 -> 1_000 + row % 977;
            case 7 -> row % 3_000;
            default -> 800 + field;
        };
    }
}
