package dev.tare.store;

import dev.tare.store.db.StoreException;
import dev.tare.store.learn.SessionTrace;
import dev.tare.store.rows.Learner;
import dev.tare.store.rows.Learner.NamedEvent;
import dev.tare.store.transcript.FrameworkNames;
import dev.tare.store.transcript.Transcript;
import dev.tare.store.transcript.TranscriptEvent;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One import of transcripts: reads files line by line, and hands on events when there are enough. */
final class TranscriptImport {

    private static final int EVENTS_AT_ONCE = 5_000;
    private static final int DEEPEST = 16;
    private static final int MOST_FILES = 100_000;

    /** Clocks of two machines differ, but not by more than this. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final Learner learner;
    private final FrameworkNames names;
    private final long from;
    private final long to;
    private final Instant now;
    private final SortedMap<String, List<NamedEvent>> waiting = new TreeMap<>();
    private int waitingEvents;
    private long unknownCommands;
    private long otherFiles;
    private long outOfTime;
    private long commands;
    private long openings;
    private long fresh;

    TranscriptImport(Learner learner, FrameworkNames names, Instant from, Instant now) {
        this.learner = learner;
        this.names = names;
        this.now = now;
        this.from = from.toEpochMilli();
        this.to = now.plus(AHEAD).toEpochMilli();
    }

    Imported run(List<Path> places) throws IOException {
        Transcript.Counts counts = new Transcript.Counts(0, 0, 0);
        int unreadable = 0;
        List<Path> files = files(places);
        for (Path file : files) {
            // A named pipe or a device might never end.
            if (!Files.isRegularFile(file)) {
                unreadable++;
                continue;
            }
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                counts = counts.plus(Transcript.read(in, this::take));
            } catch (StoreException e) {
                throw e;
            } catch (IOException e) {
                unreadable++;
            }
        }
        learn();
        return new Imported(
                files.size() - unreadable,
                unreadable,
                counts.lines(),
                counts.unreadable(),
                counts.incomplete(),
                unknownCommands,
                otherFiles,
                outOfTime,
                commands,
                openings,
                fresh);
    }

    private void take(TranscriptEvent event) throws StoreException {
        if (event.at() < from || event.at() > to) {
            outOfTime++;
            return;
        }
        if (event.kind() == TranscriptEvent.Kind.READ) {
            Optional<String> module = names.module(event.name(), event.folder());
            if (module.isEmpty()) {
                otherFiles++;
                return;
            }
            openings++;
            add(event.session(), new NamedEvent(event.at(), SessionTrace.Kind.OPEN, module.get()));
            return;
        }
        Optional<String> command = names.command(event.name(), event.folder());
        if (command.isPresent()) {
            commands++;
            add(event.session(), new NamedEvent(event.at(), SessionTrace.Kind.START, command.get()));
        } else if (event.name().equals("clear")) {
            // The context begins anew, so what is read from here on is not the command's.
            add(event.session(), new NamedEvent(event.at(), SessionTrace.Kind.END, ""));
        } else {
            unknownCommands++;
        }
    }

    private void add(String session, NamedEvent event) throws StoreException {
        waiting.computeIfAbsent(session, name -> new ArrayList<>()).add(event);
        waitingEvents++;
        if (waitingEvents == EVENTS_AT_ONCE) {
            learn();
        }
    }

    private void learn() throws StoreException {
        if (!waiting.isEmpty()) {
            fresh += learner.learn(waiting, now);
        }
        waiting.clear();
        waitingEvents = 0;
    }

    private static List<Path> files(List<Path> places) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path place : places) {
            if (!Files.isDirectory(place)) {
                files.add(place);
                continue;
            }
            // A link that was named is followed; those below it are not.
            Files.walkFileTree(
                    place.toRealPath(), EnumSet.noneOf(FileVisitOption.class), DEEPEST, new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                            if (attributes.isRegularFile() && file.toString().endsWith(".jsonl")) {
                                files.add(file);
                            }
                            return files.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException failure) {
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
                            return FileVisitResult.CONTINUE;
                        }
                    });
        }
        files.sort(null);
        return files;
    }
}
