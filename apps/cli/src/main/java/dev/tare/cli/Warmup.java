package dev.tare.cli;

import dev.tare.core.token.Encoding;
import dev.tare.core.token.TokenCounter;
import dev.tare.core.token.TokenCounters;
import dev.tare.modules.dialect.Dialects;
import dev.tare.modules.dialect.HarnessRules;
import java.nio.charset.StandardCharsets;

/**
 * Loads on a second thread what reading a framework will need, while the first one still takes the arguments apart. Nothing
 * waits for it, and what it does too early, or in vain for another encoding, changes no result.
 */
final class Warmup extends Thread {

    private static final byte[] SAMPLE = "Read @docs/guide.md first.\n".getBytes(StandardCharsets.UTF_8);

    private Warmup() {
        super("tare-warmup");
        setDaemon(true);
    }

    /** Starts the warm-up where there is a processor for it. */
    static void begin() {
        if (Runtime.getRuntime().availableProcessors() > 1) {
            new Warmup().start();
        }
    }

    @Override
    public void run() {
        TokenCounter counter = TokenCounters.of(Encoding.O200K_BASE);
        counter.count(SAMPLE, 0, SAMPLE.length);
        HarnessRules.builtIn();
        Dialects.builtIn();
    }
}
