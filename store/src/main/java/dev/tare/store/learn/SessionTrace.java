package dev.tare.store.learn;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * What happened in one session: which commands started and which modules were opened, in order of time. Events are a set, so that adding what
 * is there changes nothing. Kept as differences: a few bytes an event. Immutable.
 */
public final class SessionTrace {

    /** The most events of a session; of more, the latest stay, so that a session that never ends still teaches. */
    public static final int MOST_EVENTS = 10_000;

    /** A session without events. */
    public static final SessionTrace EMPTY = new SessionTrace(new TreeSet<>());

    private static final int FORMAT = 1;

    /** By the number that stands for each in bytes, which is never changed. */
    private static final List<Kind> KINDS = List.of(Kind.END, Kind.START, Kind.OPEN);

    private final SortedSet<Event> events;

    /** What an event is; in this order at one time, so that what a command loads at its start is its own. */
    public enum Kind {
        /** Nothing goes on any more: what follows belongs to no command until the next starts. */
        END,

        /** A command started. */
        START,

        /** A module was opened. */
        OPEN
    }

    /**
     * One event.
     *
     * @param at when, in milliseconds since 1970; at least 0
     * @param kind what
     * @param name the number of the command or the module in the store's dictionary, at least 0; 0 for {@link Kind#END}
     */
    public record Event(long at, Kind kind, int name) implements Comparable<Event> {

        public Event {
            if (at < 0 || name < 0) {
                throw new IllegalArgumentException("times and names are at least 0, not " + at + " and " + name);
            }
        }

        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(at, other.at);
            int byKind = byTime != 0 ? byTime : kind.compareTo(other.kind);
            return byKind != 0 ? byKind : Integer.compare(name, other.name);
        }
    }

    private SessionTrace(SortedSet<Event> events) {
        this.events = Collections.unmodifiableSortedSet(events);
    }

    /** Returns the events in order. */
    public SortedSet<Event> events() {
        return events;
    }

    /** Returns the trace with more events; those that are there already change nothing. */
    public SessionTrace with(Collection<Event> more) {
        TreeSet<Event> all = new TreeSet<>(events);
        all.addAll(more);
        while (all.size() > MOST_EVENTS) {
            all.pollFirst();
        }
        return new SessionTrace(all);
    }

    /** Returns the trace without what was before an event. */
    SessionTrace from(Event first) {
        return new SessionTrace(events.tailSet(first));
    }

    /**
     * Returns what becomes of the runs of a session that has more events. Runs that are too old for the trace by now were learned, and stay so.
     *
     * @param names gives the text of a number in the dictionary
     */
    public static Change change(SessionTrace before, SessionTrace after, IntFunction<String> names) {
        SessionTrace kept = after.events.isEmpty() ? before : before.from(after.events.first());
        return new Change(kept.runs(names), after.runs(names));
    }

    /**
     * What a trace that has more events makes of what was learned.
     *
     * @param before runs that were learned
     * @param after what takes their place, and new ones
     */
    public record Change(List<Run> before, List<Run> after) {}

    /**
     * Returns the runs of commands: each from its start to the next event that is a start or an end. What is opened before any start belongs
     * to none.
     *
     * @param names gives the text of a number in the dictionary
     */
    public List<Run> runs(IntFunction<String> names) {
        List<Run> runs = new ArrayList<>();
        long began = 0;
        int command = -1;
        SortedSet<String> opened = new TreeSet<>();
        for (Event event : events) {
            if (event.kind() == Kind.OPEN) {
                opened.add(names.apply(event.name()));
                continue;
            }
            if (command >= 0) {
                runs.add(new Run(began, names.apply(command), opened));
            }
            command = event.kind() == Kind.START ? event.name() : -1;
            began = event.at();
            opened = new TreeSet<>();
        }
        if (command >= 0) {
            runs.add(new Run(began, names.apply(command), opened));
        }
        return runs;
    }

    /** Returns the trace as bytes: the number of the format, then for each event the time since the last one, and its kind and name in one number. */
    public byte[] encoded() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(events.size() * 4 + 1);
        out.write(FORMAT);
        long last = 0;
        for (Event event : events) {
            writeNumber(event.at() - last, out);
            writeNumber((long) event.name() * KINDS.size() + KINDS.indexOf(event.kind()), out);
            last = event.at();
        }
        return out.toByteArray();
    }

    /**
     * Returns the trace that bytes hold.
     *
     * @throws IllegalArgumentException when they hold none
     */
    public static SessionTrace decoded(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != FORMAT) {
            throw new IllegalArgumentException("the trace has a format that this version does not know");
        }
        TreeSet<Event> events = new TreeSet<>();
        Reader reader = new Reader(bytes);
        long at = 0;
        int kinds = KINDS.size();
        while (reader.at < bytes.length) {
            at += reader.number();
            long named = reader.number();
            if (at < 0 || named / kinds > Integer.MAX_VALUE || events.size() == MOST_EVENTS) {
                throw new IllegalArgumentException("the trace is damaged");
            }
            events.add(new Event(at, KINDS.get((int) (named % kinds)), (int) (named / kinds)));
        }
        return new SessionTrace(events);
    }

    /** Seven bits a byte, the lowest first; the eighth says that more follow. */
    private static void writeNumber(long number, ByteArrayOutputStream out) {
        long rest = number;
        while (rest > 0x7f) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static final class Reader {

        private final byte[] bytes;
        private int at = 1;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        long number() {
            long number = 0;
            for (int shift = 0; shift < 63; shift += 7) {
                if (at == bytes.length) {
                    break;
                }
                byte next = bytes[at++];
                number |= (long) (next & 0x7f) << shift;
                if (next >= 0) {
                    return number;
                }
            }
            throw new IllegalArgumentException("the trace is damaged");
        }
    }
}
