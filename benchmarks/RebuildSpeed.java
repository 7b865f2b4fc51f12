import dev.tare.bundler.build.BuildOptions;
import dev.tare.bundler.rebuild.Cache;
import dev.tare.bundler.rebuild.Rebuilder;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * Measures, inside one process as with {@code --watch}, a build of a framework that has not changed, and one with a line more in one
 * module.
 *
 * <pre>java -cp apps/cli/target/tare.jar benchmarks/RebuildSpeed.java FRAMEWORK OUT MODULE ROUNDS</pre>
 *
 * The framework is written to: give a copy.
 */
public final class RebuildSpeed {

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        Path module = root.resolve(arguments[2]);
        int rounds = Integer.parseInt(arguments[3]);
        try (TaskExecutor executor = TaskExecutor.ofProcessors()) {
            BuildOptions options =
                    new BuildOptions(ReadOptions.DEFAULT, 1, Notation.KEEP, true, executor.parallelism());
            Rebuilder builder = new Rebuilder(
                    root, Path.of(arguments[1]), options, "benchmark", Optional.of(Cache.none()), executor);
            double first = milliseconds(builder, false);
            double[] changed = new double[rounds];
            for (int i = 0; i < rounds; i++) {
                Files.writeString(module, "\nLine " + i + " more.\n", StandardOpenOption.APPEND);
                changed[i] = milliseconds(builder, false);
            }
            double justWritten = milliseconds(builder, true);
            // Files that were written in the last two seconds are read again, since their times prove nothing yet.
            Thread.sleep(2500);
            builder.run();
            double[] unchanged = new double[rounds];
            for (int i = 0; i < rounds; i++) {
                unchanged[i] = milliseconds(builder, true);
            }
            System.out.printf(
                    "%.1f %.1f %.1f %.1f%n", first, median(changed), justWritten, median(unchanged));
        }
    }

    private static double milliseconds(Rebuilder builder, boolean unchanged) throws Exception {
        long began = System.nanoTime();
        if (builder.run().unchanged() != unchanged) {
            throw new AssertionError("unchanged is not " + unchanged);
        }
        return (System.nanoTime() - began) / 1e6;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
