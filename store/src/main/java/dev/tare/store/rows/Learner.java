package dev.tare.store.rows;

import dev.tare.store.db.StoreException;
import dev.tare.store.learn.Posteriors;
import dev.tare.store.learn.Prior;
import dev.tare.store.learn.Run;
import dev.tare.store.learn.SessionTrace;
import dev.tare.store.learn.SessionTrace.Event;
import dev.tare.store.use.Use;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Brings rows and transcripts into traces of sessions, and what is new in traces into what is learned. Traces hold events once, so nothing
 * that comes twice counts twice. For any number of threads.
 */
public final class Learner {

    private static final int ROWS_AT_ONCE = 20_000;
    private static final int STEP = SessionTrace.MOST_EVENTS / 2;
    private static final Duration AHEAD = Duration.ofDays(1);

    private final UseRows rows;
    private final Names names;
    private final Duration halfLife;

    public Learner(UseRows rows, Duration halfLife) {
        this.rows = rows;
        this.names = rows.names();
        this.halfLife = halfLife;
    }

    /**
     * Learns from all rows that were written since the last time, in one transaction for each {@value #ROWS_AT_ONCE}. What tells of a time later
     * than a day from now teaches nothing: its clock was wrong, and beside it all that is true would weigh nothing.
     */
    public void catchUp(Instant now) throws StoreException {
        long latest = latest(now);
        boolean more = true;
        while (more) {
            more = rows.write(connection -> learnRows(connection, latest));
        }
    }

    /** Clocks of two machines differ, but not by more than a day. */
    private static long latest(Instant now) {
        return now.plus(AHEAD).toEpochMilli();
    }

    /**
     * Learns from events of sessions, such as transcripts tell of, in one transaction.
     *
     * @param sessions by their names, with paths for names in each; what is later than a day from now teaches nothing
     * @return how many events were new
     */
    public int learn(SortedMap<String, List<NamedEvent>> sessions, Instant now) throws StoreException {
        long latest = latest(now);
        return rows.write(connection -> {
            SortedMap<Long, List<Event>> numbered = new TreeMap<>();
            for (Map.Entry<String, List<NamedEvent>> session : sessions.entrySet()) {
                List<Event> events =
                        numbered.computeIfAbsent(UseRows.session(session.getKey()), number -> new ArrayList<>());
                for (NamedEvent event : session.getValue()) {
                    if (event.at() <= latest) {
                        events.add(new Event(
                                event.at(),
                                event.kind(),
                                event.kind() == SessionTrace.Kind.END ? 0 : names.number(connection, event.path())));
                    }
                }
            }
            return learn(connection, numbered, latest);
        });
    }

    /** Forgets commands and openings that weigh next to nothing any more. */
    public void fade(Instant now) throws StoreException {
        rows.write(connection -> {
            Posteriors all = posteriors(connection, latest(now));
            LearnedTables.write(
                    connection,
                    names,
                    all.learned(),
                    all.faded(now.toEpochMilli()).learned());
            return 0;
        });
    }

    /**
     * An event of a session.
     *
     * @param at when, in milliseconds since 1970
     * @param kind what
     * @param path of the command or the module; of no meaning for an end
     */
    public record NamedEvent(long at, SessionTrace.Kind kind, String path) {}

    private boolean learnRows(Connection connection, long latest) throws SQLException {
        long until = 0;
        try (PreparedStatement find = connection.prepareStatement("select use_row from learned_until where only = 1");
                ResultSet row = find.executeQuery()) {
            until = row.next() ? row.getLong(1) : 0;
        }
        SortedMap<Long, List<Event>> sessions = new TreeMap<>();
        int critical = names.number(connection, Use.CRITICAL);
        int onDemand = names.number(connection, Use.ON_DEMAND);
        int loaded = names.number(connection, Use.LOADED);
        int count = 0;
        try (PreparedStatement find =
                connection.prepareStatement("select id, at, session, command, module, phase, outcome"
                        + " from use_row where id > ? order by id limit " + ROWS_AT_ONCE)) {
            find.setLong(1, until);
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    count++;
                    until = row.getLong(1);
                    int command = row.getInt(4);
                    int module = row.getInt(5);
                    int phase = row.getInt(6);
                    if (row.getInt(7) == loaded
                            && row.getLong(2) <= latest
                            && (phase == onDemand || phase == critical && command == module)) {
                        sessions.computeIfAbsent(row.getLong(3), session -> new ArrayList<>())
                                .add(new Event(
                                        row.getLong(2),
                                        phase == onDemand ? SessionTrace.Kind.OPEN : SessionTrace.Kind.START,
                                        module));
                    }
                }
            }
        }
        if (count > 0) {
            learn(connection, sessions, latest);
            try (PreparedStatement mark =
                    connection.prepareStatement("insert into learned_until (only, use_row) values (1, ?)"
                            + " on conflict (only) do update set use_row = excluded.use_row")) {
                mark.setLong(1, until);
                mark.executeUpdate();
            }
        }
        return count == ROWS_AT_ONCE;
    }

    private int learn(Connection connection, SortedMap<Long, List<Event>> sessions, long latest) throws SQLException {
        List<Run> before = new ArrayList<>();
        List<Run> after = new ArrayList<>();
        int fresh = 0;
        for (Map.Entry<Long, List<Event>> session : sessions.entrySet()) {
            SessionTrace stored = trace(connection, session.getKey());
            SessionTrace all = stored;
            List<Event> events = new ArrayList<>(session.getValue());
            events.sort(null);
            // Not more at once than a trace can hold beside as many, so that each is seen before the latest take its
            // place.
            for (int from = 0; from < events.size(); from += STEP) {
                SessionTrace old = all;
                all = old.with(events.subList(from, Math.min(events.size(), from + STEP)));
                if (all.events().equals(old.events())) {
                    continue;
                }
                fresh += (int) all.events().stream()
                        .filter(event -> !old.events().contains(event))
                        .count();
                SessionTrace.Change change = SessionTrace.change(old, all, texts(connection, old, all));
                before.addAll(change.before());
                after.addAll(change.after());
            }
            if (!all.events().equals(stored.events())) {
                save(connection, session.getKey(), all);
            }
        }
        if (before.equals(after)) {
            return fresh;
        }
        Posteriors posteriors = posteriors(connection, latest);
        LearnedTables.write(
                connection,
                names,
                posteriors.learned(),
                posteriors.update(before, after).learned());
        return fresh;
    }

    private IntFunction<String> texts(Connection connection, SessionTrace... traces) throws SQLException {
        Map<Integer, String> texts = new TreeMap<>();
        for (SessionTrace trace : traces) {
            for (Event event : trace.events()) {
                if (event.kind() != SessionTrace.Kind.END) {
                    texts.put(event.name(), names.text(connection, event.name()));
                }
            }
        }
        return number -> texts.getOrDefault(number, "");
    }

    private static SessionTrace trace(Connection connection, long session) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("select events from trace where session = ?")) {
            find.setLong(1, session);
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? SessionTrace.decoded(row.getBytes(1)) : SessionTrace.EMPTY;
            }
        } catch (IllegalArgumentException e) {
            // One damaged trace is no reason to learn nothing any more.
            return SessionTrace.EMPTY;
        }
    }

    private static void save(Connection connection, long session, SessionTrace trace) throws SQLException {
        try (PreparedStatement save = connection.prepareStatement(
                "insert into trace (session, last_at, events) values (?, ?, ?)"
                        + " on conflict (session) do update set last_at = excluded.last_at, events = excluded.events")) {
            save.setLong(1, session);
            save.setLong(2, trace.events().last().at());
            save.setBytes(3, trace.encoded());
            save.executeUpdate();
        }
    }

    private Posteriors posteriors(Connection connection, long latest) throws SQLException {
        return Posteriors.of(Prior.WEAK, halfLife, LearnedTables.read(connection, names, latest));
    }

    /** Returns what was learned. */
    public Posteriors learned(Prior prior, Instant now) throws StoreException {
        return Posteriors.of(
                prior, halfLife, rows.write(connection -> LearnedTables.read(connection, names, latest(now))));
    }
}
