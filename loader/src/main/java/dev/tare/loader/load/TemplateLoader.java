package dev.tare.loader.load;

import dev.tare.core.text.ContentHash;
import dev.tare.loader.bundle.BundleIndex;
import dev.tare.loader.bundle.TemplateSource;
import dev.tare.loader.cache.TemplateCache;
import dev.tare.loader.template.Template;
import dev.tare.loader.template.TemplateStream;
import dev.tare.loader.use.CacheLevel;
import dev.tare.loader.use.Outcome;
import dev.tare.loader.use.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Loads templates of one bundle: from the cache, else from the bundle, each once for all who want it at the same time. For any number of
 * threads.
 */
public final class TemplateLoader {

    private final BundleIndex index;
    private final TemplateSource source;
    private final TemplateCache cache;
    private final @Nullable LoadPool pool;
    private final Told told;
    private final @Nullable Duration limit;
    private final long mostBytes;
    private final ConcurrentMap<Integer, ReadJob<Template>> reading = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<@Nullable ContentHash> contents;

    /** Who is told of each load. */
    @FunctionalInterface
    public interface Told {

        /**
         * A load has ended.
         *
         * @param command which of the bundle's modules is the entry for which it was loaded, or -1
         * @param from where it was found, or was looked for last
         * @param nanos how long it took
         */
        void loaded(Wanted wanted, Phase phase, int command, CacheLevel from, long nanos, Outcome outcome);
    }

    /**
     * @param pool where reads are run; null to run each in the thread that wants it
     * @param limit how long {@link #load} may take; null for as long as it takes
     * @param mostBytes how many bytes one text may have in memory
     */
    public TemplateLoader(
            BundleIndex index,
            TemplateSource source,
            TemplateCache cache,
            @Nullable LoadPool pool,
            @Nullable Duration limit,
            long mostBytes,
            Told told) {
        this.index = index;
        this.source = source;
        this.cache = cache;
        this.pool = pool;
        this.limit = limit;
        this.mostBytes = mostBytes;
        this.told = told;
        this.contents = new AtomicReferenceArray<>(index.parts().size());
    }

    /**
     * Loads templates and waits for them.
     *
     * @param command which of the bundle's modules is the entry for which they are loaded
     * @return the templates in the order in which they are wanted
     * @throws IOException when one cannot be loaded, or all together take too long
     */
    public List<Template> load(List<Wanted> wanted, Phase phase, int command) throws IOException {
        @Nullable Template[] found = new Template[wanted.size()];
        int missing = 0;
        for (int i = 0; i < found.length; i++) {
            found[i] = inMemory(wanted.get(i), phase, command);
            missing += found[i] == null ? 1 : 0;
        }
        if (missing > 0 && pool == null) {
            for (int i = 0; i < found.length; i++) {
                if (found[i] == null) {
                    found[i] = here(wanted.get(i), phase, command);
                }
            }
        } else if (missing > 0) {
            List<Wanted> rest = new ArrayList<>(missing);
            for (int i = 0; i < found.length; i++) {
                if (found[i] == null) {
                    rest.add(wanted.get(i));
                }
            }
            List<Template> read = awaited(start(rest, phase, command, true));
            for (int i = 0, next = 0; i < found.length; i++) {
                if (found[i] == null) {
                    found[i] = read.get(next++);
                }
            }
        }
        return Arrays.asList(found);
    }

    private List<Template> awaited(Loading loading) throws IOException {
        try {
            if (limit == null) {
                loading.await();
            } else if (!loading.await(limit)) {
                LoadException late = LoadException.late(loading.total() + " texts", limit);
                loading.giveUp(late);
                throw late;
            }
        } finally {
            loading.cancel();
        }
        return loading.templates();
    }

    /** Looks in the cache alone. */
    private @Nullable Template inMemory(Wanted wanted, Phase phase, int command) {
        if (cache == TemplateCache.NONE) {
            return null;
        }
        long began = System.nanoTime();
        ContentHash content = content(wanted.part());
        Template template = cache.decoded(content);
        CacheLevel from = CacheLevel.DECODED;
        if (template == null) {
            template = cache.compressed(content);
            from = CacheLevel.COMPRESSED;
        }
        // The same text can have other slots in another module, or in another bundle.
        if (template == null
                || !template.index().equals(index.parts().get(wanted.part()).index())) {
            return null;
        }
        told.loaded(wanted, phase, command, from, System.nanoTime() - began, Outcome.LOADED);
        return template;
    }

    /** Reads in the calling thread. */
    private Template here(Wanted wanted, Phase phase, int command) throws IOException {
        long began = System.nanoTime();
        Outcome outcome = Outcome.FAILED;
        try {
            Template template = read(wanted.part());
            outcome = Outcome.LOADED;
            return template;
        } catch (LoadException e) {
            outcome = e.outcome();
            throw e;
        } finally {
            told.loaded(wanted, phase, command, CacheLevel.BUNDLE, System.nanoTime() - began, outcome);
        }
    }

    private Template read(int part) throws IOException {
        long bytes = index.textBytes(part);
        if (bytes > mostBytes) {
            throw LoadException.tooLarge(bytes, mostBytes);
        }
        Template template = source.template(part);
        if (cache != TemplateCache.NONE) {
            cache.put(content(part), template);
        }
        return template;
    }

    /** Computed once: where there are partials it is a hash of hashes. */
    private ContentHash content(int part) {
        ContentHash known = contents.get(part);
        if (known == null) {
            known = index.content(part);
            contents.set(part, known);
        }
        return known;
    }

    /**
     * Begins to load templates in the background, in layers: one whose module needs others begins when these are there.
     *
     * @param command which of the bundle's modules is the entry for which they are loaded, or -1
     * @param urgent whether somebody waits for them
     */
    public Loading start(List<Wanted> wanted, Phase phase, int command, boolean urgent) {
        if (wanted.isEmpty()) {
            return Loading.nothing();
        }
        return new LayeredLoads(index, wanted, urgent, (one, then) -> begin(one, phase, command, urgent, then)).start();
    }

    private @Nullable ReadJob<Template> begin(
            Wanted wanted, Phase phase, int command, boolean urgent, LayeredLoads.Then then) {
        Template template = inMemory(wanted, phase, command);
        if (template != null) {
            then.ended(template, null);
            return null;
        }
        long began = System.nanoTime();
        if (pool == null) {
            try {
                then.ended(here(wanted, phase, command), null);
            } catch (IOException | RuntimeException e) {
                then.ended(null, e);
            }
            return null;
        }
        ReadJob<Template> job = join(wanted, urgent, pool);
        job.then((read, failure) -> {
            try {
                told.loaded(wanted, phase, command, CacheLevel.BUNDLE, System.nanoTime() - began, outcome(failure));
            } finally {
                then.ended(read, failure);
            }
        });
        return job;
    }

    private ReadJob<Template> join(Wanted wanted, boolean urgent, LoadPool readers) {
        int part = wanted.part();
        AtomicReference<@Nullable ReadJob<Template>> fresh = new AtomicReference<>();
        ReadJob<Template> job = reading.compute(part, (key, old) -> {
            if (old != null && old.join()) {
                return old;
            }
            String name = index.modules().get(wanted.module()).id().path();
            ReadJob<Template> begun = readers.submit(name, urgent, () -> read(part));
            begun.join();
            fresh.set(begun);
            return begun;
        });
        if (fresh.get() != null) {
            job.then((template, failure) -> reading.remove(part, job));
        } else if (urgent) {
            readers.urge(job);
        }
        return job;
    }

    /**
     * Returns a text that is read from the source in pieces. All its reads together may take as long as a load; what is done with the pieces
     * in between does not count.
     *
     * @throws IOException when it cannot be read, or that takes too long
     */
    public TemplateStream stream(Wanted wanted) throws IOException {
        if (pool == null) {
            return source.stream(wanted.part());
        }
        PooledReads reads =
                new PooledReads(pool, index.modules().get(wanted.module()).id().path(), limit);
        return reads.call(() -> source.stream(wanted.part())).from(reads::of);
    }

    /** Tells of a text that somebody has read from the bundle in pieces. */
    public void streamed(Wanted wanted, int command, long nanos, Outcome outcome) {
        told.loaded(wanted, Phase.CRITICAL, command, CacheLevel.BUNDLE, nanos, outcome);
    }

    private static Outcome outcome(@Nullable Throwable failure) {
        if (failure == null) {
            return Outcome.LOADED;
        }
        return failure instanceof LoadException load ? load.outcome() : Outcome.FAILED;
    }
}
