package dev.tare.loader;

import dev.tare.core.text.ContentHash;
import dev.tare.core.text.ModuleId;
import dev.tare.loader.bundle.BundleEntry;
import dev.tare.loader.bundle.BundleIndex;
import dev.tare.loader.bundle.BundleModule;
import dev.tare.loader.bundle.BundlePart;
import dev.tare.loader.bundle.BundlePiece;
import dev.tare.loader.template.Delimiters;
import dev.tare.loader.template.TemplateIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Finding an entry among 10,000 names. Stands in the loader's package, which keeps its index of names to itself. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CommandIndexBenchmark {

    private static final int ENTRIES = 5_000;
    private static final List<String> VERBS =
            List.of("add", "build", "check", "deploy", "explain", "find", "guard", "hunt", "implement", "join");
    private static final List<String> THINGS = List.of(
            "account", "branch", "cache", "database", "endpoint", "feature", "graph", "header", "index", "journal");

    private CommandIndex index;
    private String[] names;
    private String[] aliases;
    private String[] beginnings;
    private String[] wrong;
    private int next;

    /** Makes 5,000 entries of two names each, such as {@code add-cache-42} and {@code team7:add-cache-42}. */
    @Setup
    public void setUp() {
        Random random = new Random(1);
        List<BundleModule> modules = new ArrayList<>();
        List<BundleEntry> entries = new ArrayList<>();
        names = new String[ENTRIES];
        aliases = new String[ENTRIES];
        beginnings = new String[ENTRIES];
        wrong = new String[ENTRIES];
        for (int i = 0; i < ENTRIES; i++) {
            String name = VERBS.get(i % 10) + "-" + THINGS.get(i / 10 % 10) + "-" + (1000 + i);
            names[i] = name;
            aliases[i] = "/team" + i % 17 + ":" + name;
            beginnings[i] = aliases[i].substring(0, aliases[i].length() - 1);
            int at = random.nextInt(name.length());
            wrong[i] = name.substring(0, at) + "x" + name.substring(at);
            modules.add(
                    new BundleModule(new ModuleId("commands/" + name + ".md"), "command", name, 0, 1, 0, List.of()));
            entries.add(new BundleEntry(
                    i, List.of(name, aliases[i].substring(1)), List.of(new BundlePiece(i, 0, name)), List.of(), 0));
        }
        TemplateIndex template =
                new TemplateIndex(Delimiters.USUAL, List.of(), List.of(), new int[] {1}, new int[0], new int[] {1});
        index = new CommandIndex(new BundleIndex(
                "0",
                1,
                "keep",
                "o200k_base",
                "none",
                1,
                List.of(new BundlePart(ContentHash.of("x"), template)),
                List.of(),
                modules,
                entries));
    }

    private String next(String[] typed) {
        next = (next + 1) % ENTRIES;
        return typed[next];
    }

    /** By its own name. */
    @Benchmark
    public BundleEntry exact() throws NoSuchNameException {
        return index.find(next(names));
    }

    /** By a name with a namespace and a slash before it. */
    @Benchmark
    public BundleEntry alias() throws NoSuchNameException {
        return index.find(next(aliases));
    }

    /** By all but the last character: ten names begin so, or one. */
    @Benchmark
    public Object beginning() {
        try {
            return index.find(next(beginnings));
        } catch (NoSuchNameException e) {
            return e;
        }
    }

    /** By a name with one letter too many, which gets suggestions. */
    @Benchmark
    public Object suggestions() {
        try {
            return index.find(next(wrong));
        } catch (NoSuchNameException e) {
            return e;
        }
    }
}
