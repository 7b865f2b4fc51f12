package dev.tare.loader;

import dev.tare.loader.bundle.BundleIndex;
import dev.tare.loader.load.TemplateLoader;
import dev.tare.loader.load.Wanted;
import dev.tare.loader.use.CacheLevel;
import dev.tare.loader.use.ModuleLoad;
import dev.tare.loader.use.Outcome;
import dev.tare.loader.use.Phase;
import dev.tare.loader.use.UsageRecorder;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells the recorder and the statistics of loads.
 *
 * @param hasFailed whether that was said already
 */
record Telling(BundleIndex index, LoaderOptions options, AtomicBoolean hasFailed) implements TemplateLoader.Told {

    @Override
    public void loaded(Wanted wanted, Phase phase, int command, CacheLevel from, long nanos, Outcome outcome) {
        try {
            tell(wanted, phase, command, from, nanos, outcome);
        } catch (RuntimeException e) {
            // Whoever counts is not to keep anybody from loading.
            if (hasFailed.compareAndSet(false, true)) {
                System.getLogger(ModuleLoader.class.getName())
                        .log(System.Logger.Level.WARNING, "a recorder of loads failed: {0}", e.toString());
            }
        }
    }

    private void tell(Wanted wanted, Phase phase, int command, CacheLevel from, long nanos, Outcome outcome) {
        long tokens = outcome == Outcome.LOADED ? index.textTokens(wanted.part()) : 0;
        if (outcome == Outcome.LOADED) {
            options.statistics().found(from);
        }
        options.statistics().loaded(phase, outcome, nanos, tokens);
        if (options.recorder() != UsageRecorder.NONE) {
            options.recorder()
                    .loaded(new ModuleLoad(
                            Instant.now().minusNanos(nanos),
                            command < 0 ? "" : path(command),
                            path(wanted.module()),
                            phase,
                            from,
                            nanos,
                            tokens,
                            outcome));
        }
    }

    private String path(int module) {
        return index.modules().get(module).id().path();
    }
}
