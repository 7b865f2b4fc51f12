package dev.tare.loader;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tare.core.glob.GlobSyntax;
import dev.tare.core.glob.PathGlob;
import dev.tare.core.text.ContentHash;
import dev.tare.loader.bundle.Bundle;
import dev.tare.loader.bundle.BundleEntry;
import dev.tare.loader.bundle.BundleException;
import dev.tare.loader.bundle.BundleIndex;
import dev.tare.loader.bundle.BundlePiece;
import dev.tare.loader.cache.CacheSizes;
import dev.tare.loader.cache.TemplateCache;
import dev.tare.loader.cache.TieredCache;
import dev.tare.loader.load.LoadException;
import dev.tare.loader.load.LoadPool;
import dev.tare.loader.load.Loading;
import dev.tare.loader.load.TemplateLoader;
import dev.tare.loader.load.Wanted;
import dev.tare.loader.template.Template;
import dev.tare.loader.use.LearnedUse;
import dev.tare.loader.use.Outcome;
import dev.tare.loader.use.Phase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Gives the prompts of a bundle's entries. What an entry holds when it starts is there when it is loaded; what is likely asked for next is then
 * loaded in the background; the rest when it is asked for. A bundle that is replaced on disk is opened anew, and prompts that were loaded go
 * on with the old one. For any number of threads.
 *
 * <pre>{@code
 * try (ModuleLoader loader = ModuleLoader.open(Path.of("app.tare"))) {
 *     Prompt prompt = loader.load("feature");
 *     String text = prompt.render(Map.of("ARGUMENTS", "add login")).text();
 * }
 * }</pre>
 */
public final class ModuleLoader implements AutoCloseable {

    private static final long STREAMED_BYTES = 64 << 10;

    private final LoaderOptions options;
    private final TemplateCache cache;
    private final @Nullable LoadPool pool;
    private final @Nullable BundleWatch watch;
    private final ReentrantLock swapping = new ReentrantLock();
    private volatile Generation current;
    private volatile boolean closed;

    private ModuleLoader(Bundle bundle, LoaderOptions options, @Nullable BundleWatch watch) throws IOException {
        this.options = options.withLearned(new CarefulUse(options.learned()));
        this.cache = options.decodedBytes() == 0
                ? TemplateCache.NONE
                : new TieredCache(
                        options.decodedBytes(),
                        options.compressedBytes(),
                        options.timeToLive(),
                        options.compressedBytes() == 0 ? new byte[0] : bundle.dictionary(),
                        options.statistics(),
                        Ticker.systemTicker());
        boolean alone = options.loadTime() == null && options.frequentModules() == 0 && options.decodedBytes() == 0;
        this.pool = alone ? null : new LoadPool(options.parallelism(), options.loadTime());
        this.watch = watch;
        this.current = generation(bundle);
    }

    /**
     * Opens a bundle.
     *
     * @throws BundleException when there is none, or it cannot be used
     */
    public static ModuleLoader open(Path file) throws IOException {
        return open(file, LoaderOptions.DEFAULT);
    }

    /**
     * Opens a bundle.
     *
     * @throws BundleException when there is none, or it cannot be used
     */
    public static ModuleLoader open(Path file, LoaderOptions options) throws IOException {
        // Looked at before it is opened: what is put in its place meanwhile is noticed at the next look.
        BundleWatch watch = options.refresh() == null
                ? null
                : new BundleWatch(file, options.refresh().toNanos());
        return of(Bundle.open(file), options, watch);
    }

    /**
     * Opens a bundle from a stream, which is read to its end and left open.
     *
     * @throws BundleException when it cannot be used
     */
    public static ModuleLoader open(InputStream stream) throws IOException {
        return open(stream, LoaderOptions.DEFAULT);
    }

    /**
     * Opens a bundle from a stream, which is read to its end and left open.
     *
     * @throws BundleException when it cannot be used
     */
    public static ModuleLoader open(InputStream stream, LoaderOptions options) throws IOException {
        return of(Bundle.open(stream), options, null);
    }

    /**
     * Opens a bundle from the class path of the class that calls this.
     *
     * @param name the resource's name, such as {@code /app.tare}; without a slash it lies beside the class
     * @throws BundleException when there is no such resource, or it cannot be used
     */
    public static ModuleLoader openResource(String name) throws IOException {
        Class<?> caller = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .getCallerClass();
        return openResource(caller, name, LoaderOptions.DEFAULT);
    }

    /**
     * Opens a bundle from the class path of a class.
     *
     * @param name the resource's name, such as {@code /app.tare}; without a slash it lies beside the class
     * @throws BundleException when there is no such resource, or it cannot be used
     */
    public static ModuleLoader openResource(Class<?> beside, String name, LoaderOptions options) throws IOException {
        try (InputStream stream = beside.getResourceAsStream(name)) {
            if (stream == null) {
                throw new BundleException(
                        "there is no resource " + name + " on the class path of " + beside.getName(),
                        "build it into the jar, below src/main/resources");
            }
            return open(stream, options);
        }
    }

    private static ModuleLoader of(Bundle bundle, LoaderOptions options, @Nullable BundleWatch watch)
            throws IOException {
        try {
            return new ModuleLoader(bundle, options, watch);
        } catch (IOException | RuntimeException | Error e) {
            bundle.close();
            throw e;
        }
    }

    private Generation generation(Bundle bundle) {
        BundleIndex index = bundle.index();
        TemplateLoader loader = new TemplateLoader(
                index,
                options.source().apply(bundle),
                cache,
                pool,
                options.loadTime(),
                options.loadBytes(),
                new Telling(index, options, new AtomicBoolean()));
        return new Generation(bundle, new CommandIndex(index), new HandleIndex(index.modules()), loader);
    }

    /** Returns what the bundle says of itself. */
    public BundleIndex index() {
        return current().index();
    }

    /**
     * Returns the prompt of an entry, and begins to load in the background what is likely asked for next.
     *
     * @param name as people type it: {@code feature}, {@code /sc:implement}, the beginning of a name that no other has, or a path
     * @throws NoSuchNameException when no entry, or more than one, is named so
     * @throws LoadException when it takes too long or would be too large, or the loader is closed
     * @throws IOException when the bundle cannot be read
     */
    public Prompt load(String name) throws NoSuchNameException, IOException {
        Generation generation = current();
        BundleEntry entry = generation.commands().find(name);
        List<Wanted> critical = generation.critical(entry);
        List<Template> templates = load(generation, critical, Phase.CRITICAL, entry);
        return new Prompt(this, generation, entry, templates, frequent(generation, entry));
    }

    /** Refuses a name that is no entry's, and loads nothing. */
    void requireEntry(String name) throws NoSuchNameException, IOException {
        if (closed) {
            throw LoadException.closed();
        }
        BundleEntry unused = current().commands().find(name);
    }

    /**
     * Writes the prompt of an entry as {@link Prompt#render} gives it. A text of more than 64 KB is read from the bundle in pieces as it is written,
     * and is never in memory as a whole.
     *
     * @throws NoSuchNameException when no entry, or more than one, is named so
     * @throws dev.tare.loader.template.MissingValueException when a named value is missing; something may have been written by then
     * @throws LoadException when reading takes too long, however slow whoever takes it is, or the loader is closed
     * @throws IOException when the bundle cannot be read, or nothing can be written
     */
    public void stream(String name, Map<String, String> values, OutputStream out)
            throws NoSuchNameException, IOException {
        Generation generation = current();
        BundleEntry entry = generation.commands().find(name);
        PromptStream stream = new PromptStream(values, out);
        for (BundlePiece piece : entry.critical()) {
            if (closed) {
                throw LoadException.closed();
            }
            Wanted wanted = new Wanted(piece.module(), piece.template());
            if (generation.index().textBytes(piece.template()) > STREAMED_BYTES) {
                long began = System.nanoTime();
                Outcome outcome = Outcome.FAILED;
                try {
                    stream.add(piece.label(), generation.loader().stream(wanted), generation.slots(piece.template()));
                    outcome = Outcome.LOADED;
                } catch (LoadException e) {
                    outcome = e.outcome();
                    throw e;
                } finally {
                    generation.loader().streamed(wanted, entry.module(), System.nanoTime() - began, outcome);
                }
            } else {
                Template template =
                        load(generation, List.of(wanted), Phase.CRITICAL, entry).get(0);
                stream.add(piece.label(), template);
            }
        }
    }

    private Loading frequent(Generation generation, BundleEntry entry) {
        if (cache == TemplateCache.NONE || pool == null) {
            return Loading.nothing();
        }
        List<Wanted> likely =
                generation.frequent(entry, options.learned(), options.frequentModules(), options.likely());
        return generation.loader().start(likely, Phase.FREQUENT, entry.module(), false);
    }

    /** Returns what is likely asked for after an entry, whether anything is loaded in the background or not. */
    Set<Integer> likely(Generation generation, BundleEntry entry) {
        int most = options.frequentModules() == 0 ? LoaderOptions.DEFAULT.frequentModules() : options.frequentModules();
        double likely = options.frequentModules() == 0 ? LoaderOptions.DEFAULT.likely() : options.likely();
        Set<Integer> modules = new LinkedHashSet<>();
        generation.frequent(entry, options.learned(), most, likely).forEach(wanted -> modules.add(wanted.module()));
        return modules;
    }

    /** Loads templates that a prompt will hold, and waits for them. */
    List<Template> load(Generation generation, List<Wanted> wanted, Phase phase, BundleEntry entry) throws IOException {
        if (closed) {
            throw LoadException.closed();
        }
        long bytes = 0;
        for (Wanted one : wanted) {
            bytes += generation.index().textBytes(one.part());
        }
        if (bytes > options.loadBytes()) {
            throw LoadException.tooLarge(bytes, options.loadBytes());
        }
        return generation.loader().load(wanted, phase, entry.module());
    }

    /**
     * Begins to load modules into memory in the background.
     *
     * @param handles paths of modules in the framework, or ends that no other has
     * @throws NoSuchNameException when no module, or more than one, is named so
     */
    public Loading preload(String... handles) throws NoSuchNameException, IOException {
        Generation generation = current();
        List<Wanted> wanted = new ArrayList<>();
        for (String handle : handles) {
            wanted.add(generation.whole(generation.handles().find(handle, "", module -> false)));
        }
        return preload(generation, wanted);
    }

    /** Begins to load all modules into memory in the background, along the graph's layers. */
    public Loading preloadAll() throws IOException {
        Generation generation = current();
        return preload(generation, generation.all());
    }

    /**
     * Begins to load in the background what the likeliest commands need and what likely follows them: what was learned says which, and
     * nothing is loaded where nothing was learned. It ends where L1 would be full.
     */
    public Loading warm() throws IOException {
        Generation generation = current();
        Set<Wanted> wanted = new LinkedHashSet<>();
        for (LearnedUse.Likely command : options.learned().commands()) {
            for (BundleEntry entry : generation.index().entries()) {
                if (generation.module(entry.module()).id().path().equals(command.module())) {
                    wanted.addAll(generation.critical(entry));
                    wanted.addAll(
                            generation.frequent(entry, options.learned(), options.frequentModules(), options.likely()));
                }
            }
        }
        List<Wanted> fitting = new ArrayList<>();
        long room = options.decodedBytes();
        for (Wanted one : wanted) {
            room -= generation.index().textBytes(one.part());
            if (room >= 0) {
                fitting.add(one);
            }
        }
        return preload(generation, fitting);
    }

    private Loading preload(Generation generation, List<Wanted> wanted) throws IOException {
        if (closed) {
            throw LoadException.closed();
        }
        return generation.loader().start(wanted, Phase.FREQUENT, -1, false);
    }

    /**
     * Lets go of what is in memory of modules, so that it is read from the bundle again.
     *
     * @param glob a path in the framework, or a pattern as {@code .gitignore} has them: {@code commands/*}
     * @throws IllegalArgumentException when it is no pattern
     */
    public void invalidate(String glob) throws IOException {
        String fault = GlobSyntax.fault(glob);
        if (!fault.isEmpty()) {
            throw new IllegalArgumentException("the pattern '" + glob + "': " + fault);
        }
        Set<ContentHash> hashes = current().hashesOf(PathGlob.of(glob));
        cache.invalidate(hashes::contains);
    }

    /** Returns how much is in memory. */
    public CacheSizes cacheSizes() {
        return cache.sizes();
    }

    /** Looks whether the bundle was replaced on disk, now and then. */
    private Generation current() {
        if (watch != null && !closed && watch.isDue() && swapping.tryLock()) {
            try {
                swap(watch);
            } catch (IOException | RuntimeException e) {
                if (watch.isNewFailure()) {
                    System.getLogger(ModuleLoader.class.getName())
                            .log(
                                    System.Logger.Level.WARNING,
                                    "{0}; the bundle that was open stays in use",
                                    String.valueOf(e.getMessage()));
                }
            } finally {
                swapping.unlock();
            }
        }
        return current;
    }

    /**
     * Opens the bundle anew if it was replaced on disk. One that cannot be used changes nothing: the old one stays open.
     *
     * @return whether it was opened anew
     * @throws BundleException when what is there now cannot be used
     */
    public boolean refresh() throws IOException {
        if (watch == null) {
            return false;
        }
        swapping.lock();
        try {
            return swap(watch);
        } finally {
            swapping.unlock();
        }
    }

    /** One at a time, so that an older bundle never takes the place of a newer one; what both have in common stays in memory. */
    private boolean swap(BundleWatch file) throws IOException {
        if (closed || !file.hasChanged()) {
            return false;
        }
        Bundle bundle = Bundle.open(file.file());
        Generation next;
        try {
            next = generation(bundle);
        } catch (RuntimeException e) {
            bundle.close();
            throw e;
        }
        file.opened();
        current = next;
        Set<ContentHash> known = next.hashes();
        cache.invalidate(hash -> !known.contains(hash));
        options.statistics().swapped();
        return true;
    }

    /**
     * Cancels what is being loaded, waits for its threads to end, lets go of what is in memory, and closes the bundle. Prompts that were loaded
     * can still be rendered.
     */
    @Override
    public void close() throws IOException {
        // Whoever swaps in a bundle has done so before, or sees that nobody needs it any more.
        swapping.lock();
        try {
            closed = true;
        } finally {
            swapping.unlock();
        }
        if (pool != null) {
            pool.close();
        }
        cache.close();
        current.bundle().close();
    }
}
