package dev.tare.usage;

import dev.tare.loader.use.ModuleLoad;
import dev.tare.loader.use.UsageRecorder;
import dev.tare.store.use.Use;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Hands on what is loaded as one session of the store. To the store, it is one session for each command and day: a loader says for which command a
 * module was opened, so that commands which run side by side are not mixed up, and no session of a program that runs for months grows without end.
 */
final class Session implements UsageRecorder {

    private static final long SECONDS_OF_DAY = 86_400;

    private final String name;
    private final Consumer<Use> taker;
    private final LongAdder unusable;

    /**
     * @param name at most {@value StoredUse#LONGEST_SESSION} characters
     * @param unusable counts what cannot be kept, such as a path that is too long
     */
    Session(String name, Consumer<Use> taker, LongAdder unusable) {
        this.name = name;
        this.taker = taker;
        this.unusable = unusable;
    }

    @Override
    public void loaded(ModuleLoad load) {
        // What is loaded for no command follows none, and uses are kept by command.
        if (load.command().isEmpty()) {
            return;
        }
        Use use;
        try {
            use = new Use(
                    load.at(),
                    sessionOf(load),
                    load.command(),
                    load.module(),
                    load.phase().word(),
                    load.from().word(),
                    load.nanos(),
                    load.tokens(),
                    load.outcome().word());
        } catch (IllegalArgumentException e) {
            unusable.increment();
            return;
        }
        taker.accept(use);
    }

    private String sessionOf(ModuleLoad load) {
        long day = Math.floorDiv(load.at().getEpochSecond(), SECONDS_OF_DAY);
        // The store keeps a hash of it only; two commands of one number would share a trace, as all do where sessions
        // are whole.
        return name + "/" + day + "/" + Integer.toHexString(load.command().hashCode());
    }
}
