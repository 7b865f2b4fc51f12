package dev.tare.store.stats;

import dev.tare.store.db.Readers;
import dev.tare.store.db.StoreException;
import dev.tare.store.learn.Posteriors;
import dev.tare.store.stats.CommandUse.Day;
import dev.tare.store.stats.CommandUse.Times;
import dev.tare.store.use.Use;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Asks the database how commands were used since a time. */
public final class StatsQuery {

    private static final long MILLIS_OF_DAY = 86_400_000;
    private static final String OF_COMMAND = " where u.command = (select id from name where text = ?) and u.at >= ?";

    private final Readers readers;
    private final long since;

    public StatsQuery(Readers readers, Instant since) {
        this.readers = readers;
        this.since = since.toEpochMilli();
    }

    /**
     * Returns the use of all commands that were used or learned of, in order of their paths.
     *
     * @param learned gives what was opened after each
     * @param now the time for which it is believed
     */
    public List<CommandUse> all(Posteriors learned, Instant now) throws StoreException {
        SortedSet<String> commands = new TreeSet<>(learned.learned().keySet());
        readers.ask(
                "select text from name where id in (select distinct command from use_row where at >= ?)",
                rows -> {
                    while (rows.next()) {
                        commands.add(rows.getString(1));
                    }
                    return 0;
                },
                since);
        List<CommandUse> uses = new ArrayList<>();
        for (String command : commands) {
            uses.add(of(command, learned, now));
        }
        return uses;
    }

    private CommandUse of(String command, Posteriors learned, Instant now) throws StoreException {
        SortedMap<String, Long> phases = new TreeMap<>();
        SortedMap<String, Long> levels = new TreeMap<>();
        long[] sums = readers.ask(
                "select p.text, l.text, o.text, count(*), sum(u.tokens), sum(case when u.module = u.command then 1 else 0 end)"
                        + " from use_row u join name p on p.id = u.phase join name l on l.id = u.level"
                        + " join name o on o.id = u.outcome" + OF_COMMAND + " group by p.text, l.text, o.text",
                rows -> {
                    long[] sum = new long[4];
                    while (rows.next()) {
                        long count = rows.getLong(4);
                        if (rows.getString(3).equals(Use.LOADED)) {
                            phases.merge(rows.getString(1), count, Long::sum);
                            levels.merge(rows.getString(2), count, Long::sum);
                            sum[0] += rows.getString(1).equals(Use.CRITICAL) ? rows.getLong(6) : 0;
                            sum[1] += count;
                            sum[3] += rows.getLong(5);
                        } else {
                            sum[2] += count;
                        }
                    }
                    return sum;
                },
                command,
                since);
        return new CommandUse(
                command,
                sums[0],
                sums[1],
                sums[2],
                sums[3],
                phases,
                levels,
                new Times(
                        percentile(command, sums[1], 0.50),
                        percentile(command, sums[1], 0.95),
                        percentile(command, sums[1], 0.99)),
                days(command),
                learned.after(command, now.toEpochMilli()));
    }

    /** The nearest rank: the smallest time that this share of loads did not exceed. */
    private long percentile(String command, long count, double share) throws StoreException {
        if (count == 0) {
            return 0;
        }
        long rank = Math.max(1, (long) Math.ceil(share * count));
        return readers.ask(
                "select u.nanos from use_row u" + OF_COMMAND + " and u.outcome = (select id from name where text = ?)"
                        + " order by u.nanos limit 1 offset ?",
                // Rows may have gone since they were counted.
                rows -> rows.next() ? rows.getLong(1) : 0L,
                command,
                since,
                Use.LOADED,
                rank - 1);
    }

    private List<Day> days(String command) throws StoreException {
        return readers.ask(
                "select u.at / " + MILLIS_OF_DAY + ", sum(u.tokens), sum(case when u.module = u.command and p.text = '"
                        + Use.CRITICAL + "' then 1 else 0 end) from use_row u join name p on p.id = u.phase"
                        + " join name o on o.id = u.outcome" + OF_COMMAND + " and o.text = ?"
                        + " group by u.at / " + MILLIS_OF_DAY + " order by 1",
                rows -> {
                    List<Day> days = new ArrayList<>();
                    while (rows.next()) {
                        days.add(new Day(LocalDate.ofEpochDay(rows.getLong(1)), rows.getLong(3), rows.getLong(2)));
                    }
                    return days;
                },
                command,
                since,
                Use.LOADED);
    }
}
