package dev.tare.loader.load;

import dev.tare.loader.template.TemplateStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads for one thread what it waits for, in a pool, so that a read that is stuck can be left behind: all reads together may take so long, and
 * what the thread does in between does not count.
 */
final class PooledReads {

    private static final int PIECE_BYTES = 64 << 10;

    private final LoadPool pool;
    private final String name;
    private final @Nullable Duration limit;
    private long spent;

    /**
     * @param name what is read, for messages
     * @param limit how long all may take; null for as long as they take
     */
    PooledReads(LoadPool pool, String name, @Nullable Duration limit) {
        this.pool = pool;
        this.name = name;
        this.limit = limit;
    }

    /**
     * Runs a read and waits for it.
     *
     * @throws LoadException when the time is over, the thread is interrupted, or the loader is closed
     * @throws IOException when the read fails
     */
    <T> T call(Callable<T> read) throws IOException {
        long began = System.nanoTime();
        CompletableFuture<T> outcome = new CompletableFuture<>();
        ReadJob<T> job = pool.submit(name, true, () -> Objects.requireNonNull(read.call(), name));
        job.join();
        job.then((value, failure) -> {
            if (failure != null) {
                outcome.completeExceptionally(failure);
            } else {
                outcome.complete(value);
            }
        });
        try {
            return limit == null
                    ? outcome.get()
                    : outcome.get(Math.max(0, limit.toNanos() - spent), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LoadException late = LoadException.late(name, Objects.requireNonNull(limit));
            job.leave(late);
            throw late;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LoadException interrupted = LoadException.interrupted();
            job.leave(interrupted);
            throw interrupted;
        } catch (ExecutionException e) {
            throw Loading.asIo(Objects.requireNonNull(e.getCause()));
        } finally {
            spent += System.nanoTime() - began;
        }
    }

    /** Returns a text that is opened and read in this way, in pieces. */
    TemplateStream.Source of(TemplateStream.Source text) {
        return () -> {
            Opened opened = new Opened(text);
            try {
                return new Pieces(call(opened));
            } catch (LoadException e) {
                opened.leave();
                throw e;
            }
        };
    }

    /** A text that is being opened. When nobody waits for that any more, it is closed as soon as it is open. */
    private static final class Opened implements Callable<InputStream> {

        private final TemplateStream.Source text;
        private @Nullable InputStream in;
        private boolean isLeft;

        Opened(TemplateStream.Source text) {
            this.text = text;
        }

        @Override
        public InputStream call() throws IOException {
            InputStream now = text.open();
            boolean late;
            synchronized (this) {
                in = now;
                late = isLeft;
            }
            if (late) {
                now.close();
            }
            return now;
        }

        void leave() throws IOException {
            InputStream early;
            synchronized (this) {
                isLeft = true;
                early = in;
            }
            if (early != null) {
                early.close();
            }
        }
    }

    private final class Pieces extends InputStream {

        private final InputStream in;
        private final byte[] piece = new byte[PIECE_BYTES];
        private int at;
        private int end;

        /** A read that was left behind may still write into the piece, and use the stream. */
        private boolean isLost;

        Pieces(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            return fill() ? piece[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] bytes, int from, int count) throws IOException {
            if (count == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int taken = Math.min(count, end - at);
            System.arraycopy(piece, at, bytes, from, taken);
            at += taken;
            return taken;
        }

        private boolean fill() throws IOException {
            if (at == end) {
                at = 0;
                end = 0;
                try {
                    end = call(() -> in.readNBytes(piece, 0, piece.length));
                } catch (LoadException e) {
                    isLost = true;
                    throw e;
                }
            }
            return end > 0;
        }

        @Override
        public void close() throws IOException {
            if (!isLost) {
                in.close();
            }
        }
    }
}
