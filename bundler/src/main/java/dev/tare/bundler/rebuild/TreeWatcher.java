package dev.tare.bundler.rebuild;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a change in a folder. The system's news only say that it is time to look; what has changed is found by looking. So lost
 * or overflowing news, new folders, and file systems that send none cost nothing but time: a look is taken every now and then in any
 * case, the more rarely the longer it takes. For one thread.
 */
public final class TreeWatcher implements AutoCloseable {

    /** More folders are not registered with the system; looking finds what changes in the others. */
    private static final int MOST_FOLDERS = 20_000;

    /** Editors and version control write many files at a time: no look is taken before it has been quiet for so long. */
    private static final long QUIET_MILLIS = 40;

    /** But one is taken after so many of these. */
    private static final int MOST_QUIETS = 25;

    /** Looking takes this share of the time at most, one in so many. */
    private static final long SHARE = 50;

    private static final long SHORTEST_PAUSE = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(30);

    private final Path root;
    private final List<Path> others;
    private final @Nullable WatchService news;
    private final Map<WatchKey, String> keys = new HashMap<>();
    private final Set<String> registered = new HashSet<>();
    private TreeState seen;
    private List<String> seenOthers;
    private long lookNanos;

    private TreeWatcher(Path root, List<Path> others, @Nullable WatchService news) throws IOException {
        this.root = root;
        this.others = others;
        this.news = news;
        this.seen = look();
        this.seenOthers = lookAtOthers();
        register();
    }

    /**
     * Begins to watch a folder: what changes from now on is a change.
     *
     * @param others files elsewhere that count as well, whether they exist or not
     * @throws IOException when the folder cannot be read
     */
    public static TreeWatcher of(Path root, List<Path> others) throws IOException {
        return new TreeWatcher(root.toRealPath(), List.copyOf(others), news(root));
    }

    private static @Nullable WatchService news(Path root) {
        try {
            return root.getFileSystem().newWatchService();
        } catch (IOException | UnsupportedOperationException e) {
            // Too many of them, or none on this system: looking does.
            return null;
        }
    }

    /**
     * Waits until something has changed since the last time, and returns the paths from the folder, in order; an empty path is the
     * folder itself, which is gone.
     */
    public List<String> await() throws InterruptedException {
        while (true) {
            if (sleep(TimeUnit.NANOSECONDS.toMillis(pause()))) {
                for (int i = 0; i < MOST_QUIETS && sleep(QUIET_MILLIS); i++) {
                    // Still busy.
                }
            }
            List<String> changes = changes();
            if (!changes.isEmpty()) {
                return changes;
            }
        }
    }

    private long pause() {
        return Math.max(SHORTEST_PAUSE, Math.min(LONGEST_PAUSE, SHARE * lookNanos));
    }

    /** Waits for news, and takes them; tells whether there were any. */
    private boolean sleep(long millis) throws InterruptedException {
        if (news == null) {
            // Nobody counts it down.
            return new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        }
        try {
            WatchKey key = news.poll(millis, TimeUnit.MILLISECONDS);
            boolean any = key != null;
            while (key != null) {
                key.pollEvents();
                if (!key.reset()) {
                    String folder = keys.remove(key);
                    if (folder != null) {
                        registered.remove(folder);
                    }
                }
                key = news.poll();
            }
            return any;
        } catch (ClosedWatchServiceException e) {
            throw new InterruptedException("the watcher was closed");
        }
    }

    private List<String> changes() {
        TreeState now;
        try {
            now = look();
        } catch (IOException e) {
            now = new TreeState(List.of(), 0);
        }
        List<String> nowOthers = lookAtOthers();
        List<String> changes = new ArrayList<>(now.changesSince(seen));
        for (int i = 0; i < others.size(); i++) {
            if (!nowOthers.get(i).equals(seenOthers.get(i))) {
                changes.add(others.get(i).toString());
            }
        }
        seen = now;
        seenOthers = nowOthers;
        register();
        return changes;
    }

    private TreeState look() throws IOException {
        long began = System.nanoTime();
        TreeState state = TreeState.of(root, false);
        lookNanos = System.nanoTime() - began;
        return state;
    }

    private List<String> lookAtOthers() {
        List<String> states = new ArrayList<>(others.size());
        for (Path file : others) {
            try {
                BasicFileAttributes told = Files.readAttributes(file, BasicFileAttributes.class);
                states.add(told.lastModifiedTime() + " " + told.size() + " " + told.fileKey());
            } catch (IOException e) {
                states.add("none");
            }
        }
        return states;
    }

    private void register() {
        if (news == null) {
            return;
        }
        for (String folder : seen.folders()) {
            if (registered.size() < MOST_FOLDERS && !registered.contains(folder)) {
                try {
                    WatchKey key = root.resolve(folder)
                            .register(
                                    news,
                                    StandardWatchEventKinds.ENTRY_CREATE,
                                    StandardWatchEventKinds.ENTRY_DELETE,
                                    StandardWatchEventKinds.ENTRY_MODIFY);
                    keys.put(key, folder);
                    registered.add(folder);
                } catch (IOException e) {
                    // It is gone again, or the system has given all it gives; the next look finds what changes there.
                    return;
                }
            }
        }
    }

    @Override
    public void close() {
        if (news != null) {
            try {
                news.close();
            } catch (IOException e) {
                // There is nothing to lose with it.
                registered.clear();
            }
        }
    }
}
