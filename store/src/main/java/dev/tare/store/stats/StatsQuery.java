package dev.tare.store.stats;

import dev.tare.store.db.Readers;
import dev.tare.store.db.StoreException;
import dev.tare.store.learn.Posteriors;
import dev.tare.store.use.Use;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Asks the database how commands were used since a time. One question reads all rows of that time in the order they lie on disk, and sums are made of
 * them here: a question for each command and percentile would read them many times, one by one.
 */
public final class StatsQuery {

    /** All rows, as they lie. */
    static final String ALL = "select command, module, phase, level, outcome, at, nanos, tokens from use_row";

    /** Rows since a time, by the index of times. */
    static final String SINCE = ALL + " where at >= ?";

    /** Names that stand for a command, a phase, a level or an outcome. */
    private static final String NAME = "select text from name where id = ?";

    private static final String NUMBER = "select id from name where text = ?";

    private final Readers readers;
    private final Instant since;
    private final Map<Integer, String> names = new HashMap<>();

    public StatsQuery(Readers readers, Instant since) {
        this.readers = readers;
        this.since = since;
    }

    /**
     * Returns the use of all commands that were used since the time or learned to be, in order of their paths.
     *
     * @param learned gives what was opened after each
     * @param now the time for which it is believed
     */
    public List<CommandUse> all(Posteriors learned, Instant now) throws StoreException {
        SortedMap<String, CommandUse> uses = new TreeMap<>();
        for (Map.Entry<Integer, CommandSums> one : sums().entrySet()) {
            String command = name(one.getKey());
            uses.put(command, one.getValue().use(command, names));
        }
        // Transcripts teach what follows a command, and count as no loads of it.
        learned.learned().forEach((command, known) -> {
            if (known.starts().at() >= since.toEpochMilli()) {
                uses.computeIfAbsent(command, unused -> new CommandSums().use(command, names));
            }
        });
        List<CommandUse> all = new ArrayList<>();
        uses.forEach((command, use) -> all.add(use.withOpened(learned.after(command, now.toEpochMilli()))));
        return all;
    }

    private SortedMap<Integer, CommandSums> sums() throws StoreException {
        int critical = number(Use.CRITICAL);
        int loaded = number(Use.LOADED);
        Readers.Reading<SortedMap<Integer, CommandSums>> summing = rows -> sum(rows, critical, loaded);
        // Through the index it would take longer to read all of them.
        SortedMap<Integer, CommandSums> sums = since.isAfter(Instant.EPOCH)
                ? readers.ask(SINCE, summing, since.toEpochMilli())
                : readers.ask(ALL, summing);
        for (CommandSums sum : sums.values()) {
            for (int number : sum.names()) {
                name(number);
            }
        }
        return sums;
    }

    private static SortedMap<Integer, CommandSums> sum(ResultSet rows, int critical, int loaded) throws SQLException {
        SortedMap<Integer, CommandSums> sums = new TreeMap<>();
        while (rows.next()) {
            int command = rows.getInt(1);
            CommandSums sum = sums.computeIfAbsent(command, number -> new CommandSums());
            if (rows.getInt(5) != loaded) {
                sum.addFailed();
                continue;
            }
            int phase = rows.getInt(3);
            boolean start = phase == critical && rows.getInt(2) == command;
            sum.add(rows.getLong(6), start, phase, rows.getInt(4), rows.getLong(7), rows.getLong(8));
        }
        return sums;
    }

    /** Returns a name's number; 0, which none has, when no row has the name. */
    private int number(String name) throws StoreException {
        return readers.ask(NUMBER, rows -> rows.next() ? rows.getInt(1) : 0, name);
    }

    private String name(int number) throws StoreException {
        String known = names.get(number);
        if (known == null) {
            known = readers.ask(NAME, rows -> rows.next() ? rows.getString(1) : "?", number);
            names.put(number, known);
        }
        return known;
    }
}
