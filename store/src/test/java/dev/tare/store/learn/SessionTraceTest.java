package dev.tare.store.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.store.learn.SessionTrace.Event;
import dev.tare.store.learn.SessionTrace.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionTraceTest {

    private static List<Event> events(Random random, int count) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Kind kind = Kind.values()[random.nextInt(3)];
            long at = random.nextInt(10) == 0
                    ? random.nextLong(Long.MAX_VALUE)
                    : 1_700_000_000_000L + random.nextInt(100_000);
            events.add(new Event(at, kind, random.nextInt(20) == 0 ? Integer.MAX_VALUE : random.nextInt(300)));
        }
        return events;
    }

    @Test
    void comesBackFromItsBytes() {
        for (int seed = 0; seed < 300; seed++) {
            SessionTrace trace = SessionTrace.EMPTY.with(events(new Random(seed), seed));
            assertThat(SessionTrace.decoded(trace.encoded()).events()).isEqualTo(trace.events());
        }
    }

    @Test
    void takesAFewBytesAnEvent() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            events.add(new Event(1_700_000_000_000L + i * 5_000L, Kind.OPEN, i % 40));
        }
        assertThat(SessionTrace.EMPTY.with(events).encoded().length).isLessThan(3 * 1000 + 10);
    }

    @Test
    void eventsComeInAnyOrderAndAnyNumberOfTimes() {
        Random random = new Random(3);
        List<Event> events = events(random, 200);
        SessionTrace once = SessionTrace.EMPTY.with(events);
        Collections.shuffle(events, random);
        SessionTrace twice =
                SessionTrace.EMPTY.with(events.subList(0, 120)).with(events).with(events.subList(50, 90));
        assertThat(twice.events()).isEqualTo(once.events());
        assertThat(twice.encoded()).isEqualTo(once.encoded());
    }

    @Test
    void runsEndWithTheNextStart() {
        SessionTrace trace = SessionTrace.EMPTY.with(List.of(
                new Event(5, Kind.OPEN, 9),
                new Event(10, Kind.START, 1),
                new Event(10, Kind.OPEN, 3),
                new Event(20, Kind.OPEN, 4),
                new Event(21, Kind.OPEN, 4),
                new Event(30, Kind.START, 2),
                new Event(40, Kind.END, 0),
                new Event(50, Kind.OPEN, 5)));
        assertThat(trace.runs(Integer::toString))
                .containsExactly(new Run(10, "1", List.of("3", "4")), new Run(30, "2", List.of()));
    }

    @Test
    void damagedBytesAreRefusedAndNeverMore() {
        byte[] whole = SessionTrace.EMPTY.with(events(new Random(1), 100)).encoded();
        assertThatThrownBy(() -> SessionTrace.decoded(new byte[0])).isInstanceOf(IllegalArgumentException.class);
        Random random = new Random(2);
        for (int i = 0; i < 5000; i++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length) + 1);
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                SessionTrace.decoded(damaged);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("trace");
            }
        }
    }

    @Test
    void aSessionDoesNotGrowWithoutEnd() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < SessionTrace.MOST_EVENTS + 500; i++) {
            events.add(new Event(i, Kind.OPEN, 1));
        }
        SessionTrace trace = SessionTrace.EMPTY.with(events);
        assertThat(trace.events()).hasSize(SessionTrace.MOST_EVENTS);
        assertThat(trace.events().last()).isEqualTo(events.get(events.size() - 1));
        // What is too old for it is no news when it comes again.
        assertThat(trace.with(events.subList(0, 700)).events()).isEqualTo(trace.events());
        assertThat(SessionTrace.decoded(trace.encoded()).events()).hasSize(SessionTrace.MOST_EVENTS);
    }
}
