package dev.tare.modules.model;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in a module that names another module, a section of it, or an entry.
 *
 * @param from the module it stands in
 * @param mention the place and how it is written
 * @param strength who follows it
 * @param outcome what it means
 * @param tier how exactly the path had to be read, when it is resolved
 * @param to the module it names, when it is resolved
 * @param section the span of the named section in the target, when a section is named and found
 * @param candidates what it may have meant, best first: the other modules of an ambiguous, misplaced or misspelt one
 */
public record Reference(
        ModuleId from,
        Mention mention,
        Strength strength,
        Outcome outcome,
        Optional<Tier> tier,
        Optional<ModuleId> to,
        Optional<Span> section,
        List<ModuleId> candidates) {

    public Reference {
        candidates = List.copyOf(candidates);
    }

    /** Tells whether it names an entry and not a path. */
    public boolean isByName() {
        return mention.form().isByName();
    }

    // By hand: those of a record are spun by method handles at their first call, which takes 20 ms of every start.

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Reference that
                        && from.equals(that.from)
                        && mention.equals(that.mention)
                        && strength == that.strength
                        && outcome == that.outcome
                        && tier.equals(that.tier)
                        && to.equals(that.to)
                        && section.equals(that.section)
                        && candidates.equals(that.candidates);
    }

    @Override
    public int hashCode() {
        return 31 * from.hashCode() + mention.span().start();
    }
}
