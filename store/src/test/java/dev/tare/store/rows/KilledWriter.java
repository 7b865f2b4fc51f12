package dev.tare.store.rows;

import dev.tare.store.Store;
import dev.tare.store.StoreOptions;
import dev.tare.store.use.Use;
import java.nio.file.Path;
import java.time.Instant;

/** A program that writes one load after another until it is killed, and says after each how many it has handed over. */
final class KilledWriter {

    private KilledWriter() {}

    public static void main(String[] arguments) throws Exception {
        String session = arguments[1];
        try (Store store = Store.open(Path.of(arguments[0]), StoreOptions.DEFAULT)) {
            for (int i = 0; ; i++) {
                store.writer()
                        .add(new Use(
                                Instant.now(),
                                session,
                                session + ".md",
                                "m.md",
                                Use.ON_DEMAND,
                                "bundle",
                                i,
                                1,
                                Use.LOADED));
                System.out.println(i);
                System.out.flush();
                Thread.sleep(1);
            }
        }
    }
}
