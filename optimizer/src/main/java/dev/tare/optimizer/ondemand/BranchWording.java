package dev.tare.optimizer.ondemand;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.branch.Prose;
import dev.tare.modules.model.Reference;
import dev.tare.optimizer.ondemand.LinePosition.Before;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Says of the branches of one module when each is to be read, in the fewest words. The condition stands there already, so "then" or
 * "in this case" is enough, and where nothing but the path stands, "read". Branches are told one after the other, in order of place.
 */
final class BranchWording {

    /** Where the words of a reference's condition stand. */
    enum Condition {
        /** Before it, in its line or the one above. */
        IN_SENTENCE,
        /** Further above it, or behind it. */
        ELSEWHERE,
        /** In a case that only names the file, which is attached apart from it. */
        APART
    }

    private final Prose prose;
    private final SourceText source;
    private final Set<Integer> ends = new HashSet<>();
    private int lastEnd = -1;
    private boolean lastRead;

    /**
     * @param references the module's eager references
     */
    BranchWording(SourceText source, Prose prose, List<Reference> references) {
        this.source = source;
        this.prose = prose;
        for (Reference reference : references) {
            ends.add(reference.mention().span().end());
        }
    }

    /** Returns what stands in the place of the reference. */
    String text(Span place, String path, int tokens, Condition condition) {
        LinePosition position = LinePosition.of(source, prose, place, ends);
        boolean listed = lastRead && isListed(place.start());
        boolean bare = position.before() == Before.NOTHING && condition != Condition.APART;
        boolean told = bare && !position.goesOn() && !position.named();
        boolean read = listed || position.before() == Before.READ || told;
        String name = (told && !listed ? position.capital() ? "Read " : "read " : "") + "`" + path + "`";
        String when = read ? "" : when(condition);
        lastEnd = place.end();
        lastRead = read;
        String count = Numbers.tokens(tokens);
        if (position.inBrackets()) {
            return name + (when.isEmpty() ? "" : ", to be read " + when) + ", " + count;
        }
        return name + " (" + (when.isEmpty() ? "" : "read it " + when + ", ") + count + ")";
    }

    private static String when(Condition condition) {
        return switch (condition) {
            case IN_SENTENCE -> "then";
            case ELSEWHERE -> "only in this case";
            case APART -> "only in the case that names it";
        };
    }

    /** Tells whether nothing but "and", "or" and commas stands between the reference before and this one. */
    private boolean isListed(int start) {
        if (lastEnd < 0) {
            return false;
        }
        int i = lastEnd;
        while (i < start) {
            if (" ,&+/\t".indexOf(prose.at(i)) >= 0) {
                i++;
            } else if (prose.hasWords(i, start, "and")) {
                i += "and".length();
            } else if (prose.hasWords(i, start, "or")) {
                i += "or".length();
            } else if (prose.hasWords(i, start, "then")) {
                i += "then".length();
            } else {
                return false;
            }
        }
        return true;
    }
}
