package dev.tare.bundler.whatif;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.Framework;
import dev.tare.modules.model.Reference;
import dev.tare.optimizer.defer.Deferred;
import dev.tare.optimizer.defer.LazyMention;
import dev.tare.optimizer.defer.PutAside;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What changes together: stretches that go to one part, or all references to one module that one pass makes lazy. As long as one of those
 * loads the module, nothing is saved.
 *
 * @param pass the pass that makes it
 * @param opens the part or the module
 * @param places what changes, in order
 * @param references those that become lazy; none for a part
 */
record Move(String pass, ModuleId opens, List<Place> places, List<Reference> references) {

    /** More are told as one: each has its own weighing of every start that it changes. */
    static final int MOST_WEIGHED = 256;

    /** A stretch of a module's source. */
    record Place(ModuleId module, Span span) {}

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::module).thenComparing(Place::span);

    Move {
        places = List.copyOf(places);
        references = List.copyOf(references);
    }

    boolean isPart() {
        return references.isEmpty();
    }

    /** Returns the parts, then the modules, the largest first, since those that are beyond {@link #MOST_WEIGHED} are told together. */
    static List<Move> of(Framework source, Deferred deferred) {
        List<Move> moves = new ArrayList<>();
        for (PutAside aside : deferred.asides()) {
            List<Place> places = new ArrayList<>();
            for (Span run : aside.runs()) {
                places.add(new Place(aside.module(), run));
            }
            moves.add(new Move(aside.pass(), aside.part(), places, List.of()));
        }
        moves.addAll(modules(source, deferred));
        return moves;
    }

    private static List<Move> modules(Framework source, Deferred deferred) {
        Map<String, List<Reference>> byTarget = new TreeMap<>();
        Map<String, String> passes = new TreeMap<>();
        Map<Place, Reference> byPlace = new TreeMap<>(ORDER);
        for (Reference reference : source.graph().references()) {
            byPlace.put(new Place(reference.from(), reference.mention().span()), reference);
        }
        for (LazyMention line : deferred.lines()) {
            Optional<Reference> reference = Optional.ofNullable(byPlace.get(new Place(line.module(), line.place())));
            if (reference.isPresent() && reference.get().to().isPresent()) {
                String key = line.pass() + "\n" + reference.get().to().get().path();
                byTarget.computeIfAbsent(key, id -> new ArrayList<>()).add(reference.get());
                passes.put(key, line.pass());
            }
        }
        List<Move> moves = new ArrayList<>();
        byTarget.forEach((key, references) -> moves.add(ofReferences(passes.getOrDefault(key, ""), references)));
        moves.sort(Comparator.comparingInt((Move move) ->
                        source.graph().module(move.opens()).orElseThrow().tokens())
                .reversed()
                .thenComparing(Move::opens)
                .thenComparing(Move::pass));
        if (moves.size() > MOST_WEIGHED) {
            List<Reference> together = new ArrayList<>();
            List<Move> others = moves.subList(MOST_WEIGHED - 1, moves.size());
            others.forEach(move -> together.addAll(move.references()));
            Move last = ofReferences(others.get(0).pass(), together);
            others.clear();
            moves.add(last);
        }
        return moves;
    }

    private static Move ofReferences(String pass, List<Reference> references) {
        List<Place> places = new ArrayList<>();
        for (Reference reference : references) {
            places.add(new Place(reference.from(), reference.mention().span()));
        }
        ModuleId opens = references.get(0).to().orElseThrow();
        places.sort(ORDER);
        return new Move(pass, opens, places, references);
    }

    /** Returns the first line of a stretch that is not blank, without what is around it. */
    static String firstLine(SourceText source, Span span) {
        byte[] utf8 = source.utf8();
        int start = span.start();
        while (start < span.end() && utf8[start] <= ' ' && utf8[start] >= 0) {
            start++;
        }
        int end = start;
        while (end < span.end() && utf8[end] != '\n' && utf8[end] != '\r') {
            end++;
        }
        return source.slice(start, end).strip();
    }
}
