import dev.tare.store.Store;
import dev.tare.store.StoreOptions;
import dev.tare.store.rows.UseWriter;
import dev.tare.store.use.Use;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures how many rows of use a second the batching writer brings to disk, from the first that is handed over to the end of the flush.
 *
 * <pre>java -cp apps/cli/target/tare.jar benchmarks/UseSpeed.java ROWS ROUNDS</pre>
 */
public final class UseSpeed {

    private static final String[] PHASES = {"critical", "critical", "frequent", "on-demand"};

    public static void main(String[] arguments) throws Exception {
        int rows = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        List<Use> uses = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            uses.add(new Use(
                    Instant.ofEpochMilli(1_750_000_000_000L + i * 10L),
                    "session-" + i / 40,
                    ".claude/commands/command-" + i % 50 + ".md",
                    ".claude/modules/module-" + i % 700 + ".md",
                    PHASES[i % PHASES.length],
                    "bundle",
                    1_000 + i % 977,
                    i % 3_000,
                    "loaded"));
        }
        double[] seen = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            Path folder = Files.createTempDirectory("tare-use");
            try (Store store = Store.open(folder, StoreOptions.DEFAULT)) {
                UseWriter writer = store.writer();
                long began = System.nanoTime();
                for (Use use : uses) {
                    // What is loaded ahead may be left out when too much waits; here all is to be written.
                    while (!writer.add(use)) {
                        writer.flush();
                    }
                }
                writer.flush();
                seen[round] = rows / ((System.nanoTime() - began) / 1e9);
                System.out.printf("%,.0f rows a second%n", seen[round]);
            }
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
        Arrays.sort(seen);
        System.out.printf("median of %d: %,.0f; at best: %,.0f%n", rounds, seen[rounds / 2], seen[rounds - 1]);
    }
}
