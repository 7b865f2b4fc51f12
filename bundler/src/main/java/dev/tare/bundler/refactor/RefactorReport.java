package dev.tare.bundler.refactor;

import dev.tare.bundler.build.BuildReport.Change;
import dev.tare.optimizer.refactor.PieceFate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a refactor by people did to a framework. A piece is a sentence, an item, a row, a tag with its text or a line of code; a directive is a piece
 * that states a hard constraint.
 *
 * @param before the name of the old version's folder
 * @param after that of the new one
 * @param encoding the encoding in which everything is counted
 * @param modules how many there are
 * @param tokens of all modules
 * @param always what every context holds
 * @param blocks how many blocks of the old version have each fate; inert ones are left out
 * @param pieces the same for pieces
 * @param directives the same for directives
 * @param lost what nothing is left of: directives first
 * @param changed what reads differently: directives first, those whose constraint itself changed at the head
 * @param shared what stood several times and stands fewer times now
 * @param moves what stands elsewhere, run by run
 * @param onDemand directives that every context held, and now none does until somebody opens their module
 * @param added how many pieces are new
 * @param addedDirectives those of them that state a hard constraint
 * @param entries those whose start changed, the largest change first
 * @param vanishedEntries entries that are not there any more
 * @param newEntries entries that were not there
 * @param brokenReferences references of the new version that lead nowhere and were not in the old one
 */
public record RefactorReport(
        String before,
        String after,
        String encoding,
        Change modules,
        Change tokens,
        Change always,
        Map<PieceFate, Integer> blocks,
        Map<PieceFate, Integer> pieces,
        Map<PieceFate, Integer> directives,
        List<Item> lost,
        List<Item> changed,
        List<Item> shared,
        List<Move> moves,
        List<Item> onDemand,
        int added,
        List<Place> addedDirectives,
        List<EntryStart> entries,
        List<String> vanishedEntries,
        List<String> newEntries,
        List<Place> brokenReferences) {

    public RefactorReport {
        lost = List.copyOf(lost);
        changed = List.copyOf(changed);
        shared = List.copyOf(shared);
        moves = List.copyOf(moves);
        onDemand = List.copyOf(onDemand);
        addedDirectives = List.copyOf(addedDirectives);
        entries = List.copyOf(entries);
        vanishedEntries = List.copyOf(vanishedEntries);
        newEntries = List.copyOf(newEntries);
        brokenReferences = List.copyOf(brokenReferences);
    }

    /** Returns how many things somebody must look at: what was lost, constraints that changed, and what leads nowhere now. */
    public int findings() {
        int constraints = 0;
        for (Item item : changed) {
            constraints += item.constraintChanged() ? 1 : 0;
        }
        return lost.size() + constraints + vanishedEntries.size() + brokenReferences.size();
    }

    /**
     * A place of a text.
     *
     * @param path the file
     * @param line from 1
     * @param text what stands there
     */
    public record Place(String path, int line, String text) {}

    /**
     * A piece that is not as it was.
     *
     * @param directive whether it states a hard constraint
     * @param constraintChanged whether the words that say so, or a negation, are among those that changed
     * @param from where it stood
     * @param to where it stands, or what became of it
     * @param removed words that it has lost
     * @param added words that it has gained
     */
    public record Item(
            boolean directive,
            boolean constraintChanged,
            Place from,
            Optional<Place> to,
            List<String> removed,
            List<String> added) {

        public Item {
            removed = List.copyOf(removed);
            added = List.copyOf(added);
        }
    }

    /**
     * A run of pieces that stands elsewhere.
     *
     * @param pieces how many
     * @param directives how many of them state a hard constraint
     * @param from where the first stood
     * @param lastLine where the last stood
     * @param to where the first stands now
     */
    public record Move(int pieces, int directives, Place from, int lastLine, Place to) {}

    /** What is in the context when an entry starts, before and after. */
    public record EntryStart(String name, String kind, Change start) {}
}
