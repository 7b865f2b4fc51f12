package dev.tare.store.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.store.use.Use;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingLoadsTest {

    private final WaitingLoads waiting = new WaitingLoads();

    private void add(String module, String phase) {
        waiting.add(new Use(Instant.EPOCH, "s", "c.md", module, phase, "bundle", 1, 1, Use.LOADED));
    }

    private static List<String> modules(List<Use> uses) {
        return uses.stream().map(Use::module).toList();
    }

    @Test
    void whatWasAskedForGoesFirst() {
        add("ahead", "frequent");
        add("a", Use.ON_DEMAND);
        add("b", Use.CRITICAL);
        assertThat(modules(waiting.take(2))).containsExactly("a", "b");
        assertThat(modules(waiting.take(2))).containsExactly("ahead");
        assertThat(waiting.take(2)).isEmpty();
    }

    @Test
    void whatIsPutBackComesAgainInItsPlace() {
        add("a", Use.CRITICAL);
        add("ahead", "frequent");
        List<Use> batch = waiting.take(10);
        add("b", Use.CRITICAL);
        add("later", "frequent");
        waiting.putBack(batch);
        assertThat(waiting.size()).isEqualTo(4);
        assertThat(modules(waiting.take(10))).containsExactly("a", "b", "ahead", "later");
    }

    @Test
    void aMarkIsDoneWhenItsOwnAreWhateverCameLater() {
        add("a", Use.CRITICAL);
        add("ahead", "frequent");
        WaitingLoads.Mark mark = waiting.mark();
        add("b", Use.CRITICAL);
        waiting.done(waiting.take(2));
        assertThat(waiting.held()).isEqualTo(1);
        // Two are written, but one of them came after the mark.
        assertThat(waiting.isDone(mark)).isFalse();
        List<Use> last = waiting.take(2);
        assertThat(waiting.size()).isZero();
        assertThat(waiting.held()).isEqualTo(1);
        assertThat(waiting.isDone(mark)).isFalse();
        waiting.done(last);
        assertThat(waiting.isDone(mark)).isTrue();
        assertThat(waiting.held()).isZero();
    }
}
