package dev.tare.loader;

import dev.tare.loader.use.LearnedUse;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was learned, from whoever knows it: a fault there keeps nobody from loading, and nothing is known then. */
record CarefulUse(LearnedUse learned) implements LearnedUse {

    @Override
    public List<Likely> after(String command) {
        return careful(() -> learned.after(command), List.of());
    }

    @Override
    public double starts(String command) {
        return careful(() -> learned.starts(command), 0.0);
    }

    @Override
    public List<Likely> commands() {
        return careful(learned::commands, List.of());
    }

    private static <T> T careful(Supplier<@Nullable T> question, T nothing) {
        try {
            T known = question.get();
            return known == null ? nothing : known;
        } catch (RuntimeException e) {
            System.getLogger(ModuleLoader.class.getName())
                    .log(System.Logger.Level.WARNING, "what was learned cannot be asked: {0}", e.toString());
            return nothing;
        }
    }
}
