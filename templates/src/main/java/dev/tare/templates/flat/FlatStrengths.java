package dev.tare.templates.flat;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.dialect.Harness;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which references a prompt follows: what the harness itself puts into the context, and what whoever packs an entry puts in place. The
 * latter are rows of the harness rules too, so that {@code strengths:} in the project file outranks both. For one thread at a time.
 */
final class FlatStrengths {

    /** By this name the harness rules know whoever packs prompts. */
    private static final String PACKAGER = "packager";

    private final ModuleGraph graph;
    private final Harness packager;
    private final Map<ModuleId, List<Reference>> followed = new HashMap<>();

    FlatStrengths(ModuleGraph graph, Harness harness) {
        this.graph = graph;
        this.packager = Harness.of(PACKAGER, Optional.empty(), harness.rules());
    }

    /** Returns the references of the module that are to be followed, in order of place, whether they lead anywhere or not. */
    List<Reference> followed(ModuleId id) {
        return followed.computeIfAbsent(id, this::find);
    }

    private List<Reference> find(ModuleId id) {
        ModuleKind kind = graph.module(id).map(PromptModule::kind).orElse(ModuleKind.PLAIN);
        List<Reference> found = new ArrayList<>();
        for (Reference reference : graph.referencesFrom(id)) {
            if (reference.strength() == Strength.EAGER
                    || packager.effect(
                                            reference.mention().form(),
                                            kind,
                                            reference.mention().surroundings())
                                    .strength()
                            == Strength.EAGER) {
                found.add(reference);
            }
        }
        return found;
    }

    /** Tells whether a reference leads to a module, or to a section of the module that it stands in. */
    boolean leads(Reference reference) {
        boolean toItself = reference.to().equals(Optional.of(reference.from()));
        return toItself ? reference.outcome() == Outcome.RESOLVED : graph.isEdge(reference);
    }

    /** Tells whether a reference names something that should be here and is not; examples, placeholders and folders do not. */
    boolean isMissing(Reference reference) {
        return switch (reference.outcome()) {
            case BROKEN, MISPLACED, SWALLOWED, AMBIGUOUS, EXTERNAL -> true;
            // Found, but by a wider search than was asked for.
            case RESOLVED -> !leads(reference) && !reference.isByName();
            case PLACEHOLDER, EXAMPLE, DIRECTORY -> false;
        };
    }
}
