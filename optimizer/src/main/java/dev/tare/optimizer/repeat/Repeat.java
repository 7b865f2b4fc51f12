package dev.tare.optimizer.repeat;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import java.util.List;

/**
 * A text that stands in several places.
 *
 * @param kind how much alike the places are
 * @param tokens what it takes in its first place, counted as a text of its own
 * @param places where it stands; the first is what the others are compared with, the others are sorted by id and place; at least two,
 *     none of which overlaps another
 */
public record Repeat(Kind kind, int tokens, List<Place> places) {

    public Repeat {
        places = List.copyOf(places);
        if (places.size() < 2) {
            throw new IllegalArgumentException("what is repeated stands in two places at least");
        }
    }

    /** How much alike two places are. */
    public enum Kind {
        /** The same, less common indentation, blanks at the ends of lines, and how many blank lines stand in a row. */
        EXACT,
        /** Few words differ. */
        NEAR
    }

    /** Returns the tokens that are said more than once. */
    public long repeatedTokens() {
        return (long) tokens * (places.size() - 1);
    }

    /**
     * One of the places.
     *
     * @param id the module
     * @param span where it starts, indentation left out, and where its last line ends
     * @param parents what it stands in, outermost first; the same words may mean something else below another heading
     * @param substitutions what is written otherwise than in the first place, in order; none in the first place or when exact
     */
    public record Place(ModuleId id, Span span, List<Parent> parents, List<Substitution> substitutions)
            implements Comparable<Place> {

        public Place {
            parents = List.copyOf(parents);
            substitutions = List.copyOf(substitutions);
        }

        /** Tells whether the two share a byte. */
        public boolean overlaps(Place other) {
            return id.equals(other.id) && span.overlaps(other.span);
        }

        @Override
        public int compareTo(Place other) {
            int byId = id.compareTo(other.id);
            return byId != 0 ? byId : span.compareTo(other.span);
        }
    }

    /**
     * What a text stands in.
     *
     * @param name the words of a heading or the first ones of an item, or the name of an element
     */
    public record Parent(Level level, String name) {}

    /** What a text may stand in. */
    public enum Level {
        HEADING,
        ELEMENT,
        ITEM
    }

    /**
     * Words of one place and what stands in their stead in another; one of the two may be empty.
     *
     * @param holder the place in the module of the first
     * @param copy the place in the module of the other
     */
    public record Substitution(Span holder, Span copy) {}
}
