package dev.tare.store.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReadersTest {

    private static final String QUESTION = "select count(*) from use_row";

    @TempDir
    private Path folder;

    private Database open(Duration slow, Duration patience) throws StoreException {
        return Database.open(folder, slow, patience);
    }

    @Test
    void asManyQuestionsAsThereAreConnectionsRunAtOnceAndTheRestWait() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(Readers.MOST);
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        try (Database database = open(Duration.ofSeconds(10), Duration.ofSeconds(30))) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4 * Readers.MOST; i++) {
                Thread thread = new Thread(() -> {
                    try {
                        database.readers().ask(QUESTION, rows -> {
                            most.accumulateAndGet(running.incrementAndGet(), Math::max);
                            full.countDown();
                            awaitQuietly(full);
                            running.decrementAndGet();
                            return 0;
                        });
                    } catch (StoreException | RuntimeException e) {
                        failures.add(e);
                    }
                });
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(failures).isEmpty();
        assertThat(most).hasValue(Readers.MOST);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoFindsNoneFreeIsToldInTime() throws Exception {
        CountDownLatch started = new CountDownLatch(Readers.MOST);
        CountDownLatch end = new CountDownLatch(1);
        try (Database database = open(Duration.ofSeconds(10), Duration.ofMillis(50))) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < Readers.MOST; i++) {
                Thread thread = new Thread(() -> {
                    try {
                        database.readers().ask(QUESTION, rows -> {
                            started.countDown();
                            awaitQuietly(end);
                            return 0;
                        });
                    } catch (StoreException e) {
                        throw new IllegalStateException(e);
                    }
                });
                thread.start();
                threads.add(thread);
            }
            awaitQuietly(started);
            assertThatThrownBy(() -> database.readers().ask(QUESTION, rows -> 0))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("other questions");
            end.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            int rowsThere = database.readers().ask(QUESTION, rows -> rows.getInt(1));
            assertThat(rowsThere).isZero();
        }
    }

    @Test
    void aSlowQuestionIsLogged() throws Exception {
        ConcurrentLinkedQueue<LogRecord> logged = new ConcurrentLinkedQueue<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(Readers.class.getName());
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            try (Database quick = open(Duration.ofMinutes(5), Duration.ofSeconds(1))) {
                quick.readers().ask(QUESTION, rows -> 0);
            }
            assertThat(logged).isEmpty();
            try (Database slow = open(Duration.ZERO, Duration.ofSeconds(1))) {
                slow.readers().ask(QUESTION, rows -> 0);
            }
            assertThat(logged).hasSize(1);
            assertThat(logged.element().getMessage()).contains("slow query");
            assertThat(logged.element().getParameters()).contains(QUESTION);
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
    }

    @Test
    void nothingIsAskedOfADatabaseThatIsClosed() throws Exception {
        Database database = open(Duration.ofSeconds(1), Duration.ofSeconds(1));
        database.close();
        assertThatThrownBy(() -> database.readers().ask(QUESTION, rows -> 0)).isInstanceOf(IllegalStateException.class);
    }
}
