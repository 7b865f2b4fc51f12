package dev.tare.modules.link;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.model.Form;
import dev.tare.modules.model.Mention;
import dev.tare.modules.model.PromptModule;
import java.util.ArrayList;
import java.util.List;

/** The few mentions that tell something of the framework as a whole, found in one walk over all of them. */
final class Survey {

    /** A mention and the module it stands in. */
    record Place(PromptModule module, Mention mention) {}

    /** Paths that start in a home folder. */
    final List<Mention> homePaths = new ArrayList<>();

    /** Names of entries with a namespace in front. */
    final List<Mention> qualifiedNames = new ArrayList<>();

    /** Names that front matter lists. */
    final List<Place> listedNames = new ArrayList<>();

    /** Paths with the name of a bundle in front. */
    final List<Place> bundled = new ArrayList<>();

    private Survey() {}

    /** Returns what the chunks hold, in order of module and place. */
    static Survey of(List<Chunk> chunks, TaskExecutor executor) {
        Survey all = new Survey();
        for (Survey part : executor.map(chunks, Survey::ofChunk)) {
            all.homePaths.addAll(part.homePaths);
            all.qualifiedNames.addAll(part.qualifiedNames);
            all.listedNames.addAll(part.listedNames);
            all.bundled.addAll(part.bundled);
        }
        return all;
    }

    private static Survey ofChunk(Chunk chunk) {
        Survey survey = new Survey();
        for (PromptModule module : chunk.modules()) {
            for (Mention mention : module.mentions()) {
                survey.add(module, mention);
            }
        }
        return survey;
    }

    private void add(PromptModule module, Mention mention) {
        Form form = mention.form();
        if (form == Form.NAMESPACED) {
            bundled.add(new Place(module, mention));
        } else if (form == Form.FRONT_MATTER_NAME) {
            listedNames.add(new Place(module, mention));
        }
        boolean named = form.isByName() || form == Form.PRELOADED_SKILL;
        if (named && mention.target().indexOf(':') > 0) {
            qualifiedNames.add(mention);
        }
        if (Target.isHome(mention.target())) {
            homePaths.add(mention);
        }
    }
}
