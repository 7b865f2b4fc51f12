package dev.tare.bundler.audit;

import dev.tare.bundler.audit.AuditReport.Window;
import dev.tare.core.config.TareConfig;
import dev.tare.core.token.Model;
import dev.tare.modules.dialect.Harness;
import java.util.Optional;

/** What counts as much for a framework: by its settings, its harness, and the model that is named. */
public final class HarnessLimits {

    private HarnessLimits() {}

    public static Auditor.Limits of(TareConfig config, Harness harness, Optional<Model> model) {
        Window window = window(config, model);
        int listing = (int) Math.round(window.tokens() * harness.listingShare().orElse(0));
        return new Auditor.Limits(
                window, config.startThreshold(), harness.listingCharacters().orElse(0), listing);
    }

    /** What the user says outranks what is known of the model. */
    private static Window window(TareConfig config, Optional<Model> model) {
        if (config.contextWindow().isPresent()) {
            return new Window(config.contextWindow().get(), Window.Source.GIVEN, config.model());
        }
        return model.isPresent() && model.get().contextWindow().isPresent()
                ? new Window(model.get().contextWindow().getAsInt(), Window.Source.MODEL, config.model())
                : new Window(TareConfig.CONTEXT_WINDOW, Window.Source.DEFAULT, config.model());
    }
}
