import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import dev.tare.core.token.Encoding;
import dev.tare.core.token.TokenCounter;
import dev.tare.core.token.TokenCounters;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Measures Tare's token counting beside jtokkit's, in one thread and one run, as a table in Markdown. Start it with the
 * jars of both: {@code java -cp jtokkit.jar:tare.jar TokenSpeed.java FOLDER...}; each folder is counted with each encoding.
 *
 * <p>Ready: from asking for the counter to the count of a first short text, in this process. Unseen: texts that neither has
 * counted before, each one once; half of the words of every text are new to the world, letters shuffled from a seed, and
 * their caches of words help little. Seen: the folder's files again and again. Speeds are the median of rounds in which the
 * two take turns, in the thread's own processor time.
 */
public final class TokenSpeed {

    private static final int ROUNDS = 15;
    private static final int WARM_UP = 8;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private TokenSpeed() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("name one folder of texts or more");
        }
        double sinceStart = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        print("| encoding | ready in | of these the table |\n|---|---|---|");
        for (Encoding encoding : List.of(Encoding.O200K_BASE, Encoding.CL100K_BASE)) {
            long started = System.nanoTime();
            TokenCounter counter = TokenCounters.of(encoding);
            long loaded = System.nanoTime();
            counter.count("Ready?");
            long counted = System.nanoTime();
            print("| %s | %.1f ms | %.1f ms |", encoding.id(), (counted - started) / 1e6, (loaded - started) / 1e6);
        }
        print("\n(main began %.0f ms after the JVM, which compiled this file first)\n", sinceStart);
        print("| texts | encoding | MB | Tare seen | × jtokkit | Tare unseen | × jtokkit | jtokkit seen, unseen |");
        print("|---|---|---|---|---|---|---|---|");
        for (String folder : arguments) {
            List<byte[]> texts = texts(Path.of(folder));
            for (Encoding encoding : List.of(Encoding.O200K_BASE, Encoding.CL100K_BASE)) {
                measure(Path.of(folder).getFileName().toString(), encoding, texts);
            }
        }
    }

    private static void measure(String name, Encoding encoding, List<byte[]> texts) {
        TokenCounter tare = TokenCounters.of(encoding);
        com.knuddels.jtokkit.api.Encoding jtokkit = Encodings.newLazyEncodingRegistry()
                .getEncoding(encoding == Encoding.O200K_BASE ? EncodingType.O200K_BASE : EncodingType.CL100K_BASE);
        double[] seen = speeds(tare, jtokkit, texts, false);
        double[] unseen = speeds(tare, jtokkit, texts, true);
        print("| %s | %s | %.2f | %.0f MB/s | %.1f | %.0f MB/s | %.1f | %.1f, %.1f MB/s |", name, encoding.id(),
                bytes(texts) / 1e6, seen[0], seen[0] / seen[1], unseen[0], unseen[0] / unseen[1], seen[1], unseen[1]);
    }

    /** Returns the median speeds of Tare and of jtokkit. */
    private static double[] speeds(
            TokenCounter tare, com.knuddels.jtokkit.api.Encoding jtokkit, List<byte[]> texts, boolean changed) {
        double[] ours = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            List<byte[]> now = changed ? unseen(texts, new Random(round)) : texts;
            List<String> strings = strings(now);
            double our = tare(tare, now);
            double their = jtokkit(jtokkit, strings, now);
            if (round >= 0) {
                ours[round] = our;
                theirs[round] = their;
            }
        }
        Arrays.sort(ours);
        Arrays.sort(theirs);
        return new double[] {ours[ROUNDS / 2], theirs[ROUNDS / 2]};
    }

    private static double tare(TokenCounter counter, List<byte[]> texts) {
        long started = THREADS.getCurrentThreadCpuTime();
        long tokens = 0;
        for (byte[] text : texts) {
            tokens += counter.count(text, 0, text.length);
        }
        return speed(started, tokens, texts);
    }

    private static double jtokkit(
            com.knuddels.jtokkit.api.Encoding counter, List<String> strings, List<byte[]> texts) {
        long started = THREADS.getCurrentThreadCpuTime();
        long tokens = 0;
        for (String text : strings) {
            tokens += counter.countTokensOrdinary(text);
        }
        return speed(started, tokens, texts);
    }

    private static double speed(long started, long tokens, List<byte[]> texts) {
        long nanos = THREADS.getCurrentThreadCpuTime() - started;
        if (tokens == 0) {
            throw new IllegalStateException("nothing was counted");
        }
        return bytes(texts) * 1e3 / nanos;
    }

    /** Returns the texts with every second word's small letters turned into others, a new alphabet for each word. */
    private static List<byte[]> unseen(List<byte[]> texts, Random random) {
        List<byte[]> unseen = new ArrayList<>();
        for (byte[] text : texts) {
            byte[] other = text.clone();
            boolean change = false;
            int shift = 0;
            for (int i = 0; i < other.length; i++) {
                if (other[i] >= 'a' && other[i] <= 'z') {
                    if (change) {
                        shift = shift * 31 + 7;
                        other[i] = (byte) ('a' + Math.floorMod(other[i] - 'a' + shift, 26));
                    }
                } else {
                    change = !change;
                    shift = random.nextInt(1 << 20);
                }
            }
            unseen.add(other);
        }
        return unseen;
    }

    private static List<byte[]> texts(Path folder) throws IOException {
        List<byte[]> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                texts.add(Files.readAllBytes(file));
            }
        }
        return texts;
    }

    private static List<String> strings(List<byte[]> texts) {
        return texts.stream().map(text -> new String(text, StandardCharsets.UTF_8)).toList();
    }

    private static long bytes(List<byte[]> texts) {
        return texts.stream().mapToLong(text -> text.length).sum();
    }

    private static void print(String format, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, format, arguments));
    }
}
