package dev.tare.cli;

import dev.tare.loader.use.ModuleLoad;
import dev.tare.loader.use.UsageRecorder;
import dev.tare.store.spool.Spool;
import dev.tare.store.spool.StoreFolder;
import dev.tare.store.use.Use;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run has loaded, to be appended to the spool when the prompt is out. A folder that cannot be written is no fault of the run: the
 * prompt is what was asked for.
 */
final class LoadRecord implements UsageRecorder {

    /** The variable by which several runs are one session, so that what is loaded later is learned to follow what was loaded first. */
    private static final String SESSION = "TARE_SESSION";

    private final Optional<Path> folder;
    private final String session;
    private final List<Use> uses = new ArrayList<>();

    LoadRecord(Terminal terminal) {
        this.folder = StoreFolder.of(terminal.environment());
        String named = terminal.variable(SESSION);
        this.session = named.isEmpty() || named.length() > 200
                ? Long.toHexString(System.currentTimeMillis()) + "-" + Long.toHexString(System.nanoTime())
                : named;
    }

    @Override
    public synchronized void loaded(ModuleLoad load) {
        if (folder.isPresent()) {
            uses.add(new Use(
                    load.at(),
                    session,
                    load.command(),
                    load.module(),
                    load.phase().word(),
                    load.from().word(),
                    load.nanos(),
                    load.tokens(),
                    load.outcome().word()));
        }
    }

    /** Appends what was loaded to the spool. */
    synchronized void write(Options options, Terminal terminal) {
        if (folder.isEmpty() || uses.isEmpty()) {
            return;
        }
        try {
            if (new Spool(folder.get()).append(uses) == Spool.Appended.FULL && !options.has("--quiet")) {
                terminal.say("use is not recorded any more, since too much waits to be taken in; tare stats does that");
            }
        } catch (IOException | RuntimeException e) {
            if (options.has("--verbose")) {
                terminal.say("use is not recorded in " + folder.get() + ": " + e);
            }
        }
        uses.clear();
    }
}
