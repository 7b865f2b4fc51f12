package dev.tare.loader.load;

import dev.tare.loader.template.Template;
import dev.tare.loader.use.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Loads that go on in the background. */
public final class Loading {

    private static final Loading NOTHING = new Loading(0, false);

    /** Stands for a template that nobody will take: it is in the cache, as long as there is room. */
    private static final Object LOADED = new Object();

    private final boolean keeps;

    private final AtomicReferenceArray<@Nullable Object> outcomes;
    private final CountDownLatch open;

    /** Guarded by this. */
    private final List<ReadJob<?>> jobs = new ArrayList<>();

    /** Guarded by this. */
    private boolean cancelled;

    /** @param keeps whether templates are held for whoever takes them */
    Loading(int total, boolean keeps) {
        this.keeps = keeps;
        this.outcomes = new AtomicReferenceArray<>(total);
        this.open = new CountDownLatch(total);
    }

    /** Returns loads of nothing, which are done. */
    public static Loading nothing() {
        return NOTHING;
    }

    /** Returns how many templates are wanted. */
    public int total() {
        return outcomes.length();
    }

    /** Returns how many of them are there, or will not come. */
    public int done() {
        return total() - (int) open.getCount();
    }

    /**
     * Waits until all are there.
     *
     * @throws IOException when one cannot be loaded, that of the first such in order; the others are loaded all the same
     */
    public void await() throws IOException {
        try {
            open.await();
        } catch (InterruptedException e) {
            throw interrupted();
        }
        templates();
    }

    /**
     * Waits until all are there, but no longer than this.
     *
     * @return whether all are there
     * @throws IOException when one cannot be loaded
     */
    public boolean await(Duration most) throws IOException {
        try {
            if (!open.await(most.toNanos(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
        templates();
        return true;
    }

    private LoadException interrupted() {
        Thread.currentThread().interrupt();
        cancel();
        return LoadException.interrupted();
    }

    /** Cancels what is not there yet, unless somebody else wants it too. */
    public void cancel() {
        giveUp(new LoadException(Outcome.CANCELLED, "the load was cancelled", "load it again"));
    }

    /** Tells all who wait for what is not there yet why it will not come. */
    void giveUp(LoadException why) {
        List<ReadJob<?>> left;
        synchronized (this) {
            cancelled = true;
            left = List.copyOf(jobs);
            jobs.clear();
        }
        // The last ones first: a thread whose read is interrupted would take up the next one that is not cancelled yet.
        for (int i = left.size() - 1; i >= 0; i--) {
            left.get(i).leave(why);
        }
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Takes part in a read, until it is done or cancelled. */
    void joined(ReadJob<?> job) {
        boolean over;
        synchronized (this) {
            over = cancelled;
            if (!over) {
                jobs.add(job);
            }
        }
        if (over) {
            job.leave(new LoadException(Outcome.CANCELLED, "the load was cancelled", "load it again"));
        }
    }

    void set(int i, Object outcome) {
        outcomes.set(i, keeps || outcome instanceof Throwable ? outcome : LOADED);
        open.countDown();
        if (open.getCount() == 0) {
            synchronized (this) {
                jobs.clear();
            }
        }
    }

    /** Returns the templates in the order in which they were wanted, once all are there; none where they are not kept. */
    List<Template> templates() throws IOException {
        List<Template> templates = new ArrayList<>(total());
        for (int i = 0; i < total(); i++) {
            Object outcome = outcomes.get(i);
            if (outcome instanceof Template template) {
                templates.add(template);
            } else if (outcome instanceof Throwable failure) {
                throw asIo(failure);
            }
        }
        return templates;
    }

    /** What failed in another thread is thrown anew in this one, with its own place. */
    static IOException asIo(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        return failure instanceof IOException io ? io : new IOException(failure);
    }
}
