package dev.tare.core.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskExecutorTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void givesResultsInTheOrderOfTheInputs(int parallelism) {
        try (TaskExecutor executor = TaskExecutor.ofParallelism(parallelism)) {
            List<Integer> inputs = IntStream.range(0, 5_000).boxed().toList();
            assertThat(executor.map(inputs, i -> i * 2))
                    .isEqualTo(inputs.stream().map(i -> i * 2).toList());
            assertThat(executor.map(List.<Integer>of(), i -> i)).isEmpty();
            assertThat(executor.map(List.of(7), i -> i + 1)).containsExactly(8);
        }
    }

    @Test
    void runsAsManyAtOnceAsItSays() {
        assertTimeoutPreemptively(LONG, () -> {
            try (TaskExecutor executor = TaskExecutor.ofParallelism(4)) {
                CyclicBarrier all = new CyclicBarrier(4);
                Set<Thread> threads = ConcurrentHashMap.newKeySet();
                executor.map(List.of(1, 2, 3, 4), i -> {
                    threads.add(Thread.currentThread());
                    return await(all);
                });
                assertThat(threads).hasSize(4).contains(Thread.currentThread());
            }
        });
    }

    @Test
    void directStaysInTheCallingThread() {
        try (TaskExecutor executor = TaskExecutor.direct()) {
            assertThat(executor.parallelism()).isEqualTo(1);
            assertThat(executor.map(List.of(1, 2, 3), i -> Thread.currentThread()))
                    .containsOnly(Thread.currentThread());
        }
    }

    @Test
    void workersNeverKeepTheProcessAlive() {
        assertTimeoutPreemptively(LONG, () -> {
            try (TaskExecutor executor = TaskExecutor.ofParallelism(2)) {
                CyclicBarrier both = new CyclicBarrier(2);
                Thread caller = Thread.currentThread();
                List<Boolean> daemons = executor.map(List.of(1, 2), i -> {
                    await(both);
                    return Thread.currentThread() == caller
                            || Thread.currentThread().isDaemon();
                });
                assertThat(daemons).containsOnly(true);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void mapInsideATaskNeverWaitsForEver(int parallelism) {
        assertTimeoutPreemptively(LONG, () -> {
            try (TaskExecutor executor = TaskExecutor.ofParallelism(parallelism)) {
                for (int round = 0; round < 50; round++) {
                    List<Integer> inputs = IntStream.range(0, 20).boxed().toList();
                    List<Integer> sums = executor.map(inputs, i -> sum(executor, inputs, i, 2));
                    assertThat(sums)
                            .isEqualTo(inputs.stream()
                                    .map(i -> sum(TaskExecutor.direct(), inputs, i, 2))
                                    .toList());
                }
            }
        });
    }

    private static int sum(TaskExecutor executor, List<Integer> inputs, int add, int depth) {
        List<Integer> parts =
                executor.map(inputs.subList(0, 5), i -> depth == 0 ? i + add : sum(executor, inputs, i, depth - 1));
        return parts.stream().mapToInt(Integer::intValue).sum() + add;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void throwsTheFirstExceptionInInputOrderAfterDoingAll(int parallelism) {
        try (TaskExecutor executor = TaskExecutor.ofParallelism(parallelism)) {
            AtomicInteger done = new AtomicInteger();
            List<Integer> inputs = IntStream.range(0, 200).boxed().toList();
            assertThatThrownBy(() -> executor.map(inputs, i -> {
                        done.incrementAndGet();
                        if (i == 150) {
                            throw new IllegalStateException("150");
                        }
                        if (i >= 17 && i % 2 == 1) {
                            throw new IllegalArgumentException("" + i);
                        }
                        return i;
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("17");
            assertThat(done).hasValue(200);
            assertThatThrownBy(() -> executor.map(List.of(1, 2), i -> {
                        throw new StackOverflowError("deep");
                    }))
                    .isInstanceOf(StackOverflowError.class);
            assertThat(executor.map(List.of(1, 2, 3), i -> i)).containsExactly(1, 2, 3);
        }
    }

    @Test
    void passesNullsThrough() {
        try (TaskExecutor executor = TaskExecutor.ofParallelism(2)) {
            assertThat(executor.map(Arrays.asList(1, null, 3), i -> i)).containsExactly(1, null, 3);
        }
    }

    @Test
    void keepsAnInterruptForTheCaller() throws InterruptedException {
        List<Object> seen = new ArrayList<>();
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Thread caller = new Thread(() -> {
            try (TaskExecutor executor = TaskExecutor.ofParallelism(2)) {
                Thread self = Thread.currentThread();
                List<Integer> results = executor.map(List.of(1, 2, 3, 4), i -> {
                    if (Thread.currentThread() != self) {
                        begun.countDown();
                        awaitUninterruptibly(release);
                    } else {
                        awaitUninterruptibly(begun);
                    }
                    return i;
                });
                seen.add(results);
                seen.add(Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        begun.await();
        caller.interrupt();
        release.countDown();
        caller.join(LONG.toMillis());
        assertThat(seen).containsExactly(List.of(1, 2, 3, 4), true);
    }

    @Test
    void isOfNoUseWhenClosed() {
        TaskExecutor executor = TaskExecutor.ofParallelism(2);
        executor.close();
        assertThatThrownBy(() -> executor.map(List.of(1, 2), i -> i)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> TaskExecutor.ofParallelism(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void severalCallersShareIt() {
        assertTimeoutPreemptively(LONG, () -> {
            try (TaskExecutor executor = TaskExecutor.ofParallelism(3);
                    TaskExecutor callers = TaskExecutor.ofParallelism(4)) {
                List<Integer> inputs = IntStream.range(0, 300).boxed().toList();
                List<List<Integer>> all = callers.map(List.of(1, 2, 3, 4), n -> executor.map(inputs, i -> i * n));
                for (int n = 1; n <= 4; n++) {
                    int factor = n;
                    assertThat(all.get(n - 1))
                            .isEqualTo(inputs.stream().map(i -> i * factor).toList());
                }
            }
        });
    }

    private static int await(CyclicBarrier barrier) {
        try {
            return barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
