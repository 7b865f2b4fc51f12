package dev.tare.store;

import dev.tare.store.db.StoreException;
import dev.tare.store.rows.UseRows;
import dev.tare.store.spool.SpoolLine;
import dev.tare.store.spool.SpoolSegment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes lines of one segment, and writes them many at a time. */
final class SpoolTaking implements SpoolSegment.Sink {

    private static final int LINES_AT_ONCE = 5_000;

    private final UseRows rows;
    private final Instant now;
    private final List<SpoolLine> lines = new ArrayList<>();
    private int fresh;

    SpoolTaking(UseRows rows, Instant now) {
        this.rows = rows;
        this.now = now;
    }

    @Override
    public void line(SpoolLine line) throws StoreException {
        lines.add(line);
        if (lines.size() == LINES_AT_ONCE) {
            end();
        }
    }

    /** Writes the lines that are left. */
    void end() throws StoreException {
        if (!lines.isEmpty()) {
            fresh += rows.insertLines(lines, now);
            lines.clear();
        }
    }

    /** Returns how many of the lines were new. */
    int fresh() {
        return fresh;
    }
}
