package dev.tare.loader;

import dev.tare.loader.use.LearnedUse;
import java.util.List;
import java.util.function.Supplier;

/** What was learned, from whoever knows it: a fault there keeps nobody from loading, and nothing is known then. */
record CarefulUse(LearnedUse learned) implements LearnedUse {

    @Override
    public List<Likely> after(String command) {
        return careful(() -> learned.after(command));
    }

    @Override
    public List<Likely> commands() {
        return careful(learned::commands);
    }

    private static List<Likely> careful(Supplier<List<Likely>> question) {
        try {
            List<Likely> known = question.get();
            return known == null ? List.of() : known;
        } catch (RuntimeException e) {
            System.getLogger(ModuleLoader.class.getName())
                    .log(System.Logger.Level.WARNING, "what was learned cannot be asked: {0}", e.toString());
            return List.of();
        }
    }
}
