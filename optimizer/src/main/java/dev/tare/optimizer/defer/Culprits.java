package dev.tare.optimizer.defer;

import dev.tare.core.text.LineMap;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.optimizer.proof.Finding;
import dev.tare.optimizer.repeat.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was changed, by the lines of the sources that it touches: what is found wrong in a line is the fault of what changed there. */
final class Culprits {

    /** A stretch that is to stay. */
    record Stretch(ModuleId module, Span span) {}

    /** Lines of a source, and what is to stay when something is wrong in them. */
    private record Lines(int first, int last, Stretch stays) {}

    private final ModuleGraph source;
    private final Map<String, List<Lines>> runs = new HashMap<>();
    private final Map<String, List<Lines>> others = new HashMap<>();

    Culprits(ModuleGraph source, Deferred deferred) {
        this.source = source;
        for (PutAside aside : deferred.asides()) {
            for (Span run : aside.runs()) {
                add(runs, aside.module(), run, new Stretch(aside.module(), run));
            }
        }
        for (LazyMention line : deferred.lines()) {
            add(others, line.module(), line.place(), new Stretch(line.module(), line.place()));
        }
        for (MovedLink link : deferred.links()) {
            add(others, link.module(), link.place(), new Stretch(link.aside().module(), link.heading()));
        }
        for (Drop drop : deferred.drops()) {
            add(others, drop.module(), drop.place(), new Stretch(drop.module(), drop.place()));
        }
        for (Pointer pointer : deferred.pointers()) {
            add(others, pointer.copy(), pointer.place(), new Stretch(pointer.copy(), pointer.place()));
        }
    }

    private void add(Map<String, List<Lines>> all, ModuleId module, Span span, Stretch stays) {
        LineMap lines = source.module(module).orElseThrow().source().lines();
        int first = lines.lineAt(span.start());
        int last = lines.lineAt(Math.max(span.start(), span.end() - 1));
        all.computeIfAbsent(module.path(), path -> new ArrayList<>()).add(new Lines(first, last, stays));
    }

    /** Returns what is to stay so that none of the findings comes again, each once: the first stretch that moved in a line, else all else. */
    List<Stretch> of(List<Finding> found) {
        Map<String, Set<Integer>> asked = new HashMap<>();
        Set<Stretch> stays = new HashSet<>();
        List<Stretch> ordered = new ArrayList<>();
        for (Finding finding : found) {
            if (asked.computeIfAbsent(finding.path(), path -> new HashSet<>()).add(finding.line())) {
                for (Stretch stretch : at(finding.path(), finding.line())) {
                    if (stays.add(stretch)) {
                        ordered.add(stretch);
                    }
                }
            }
        }
        return ordered;
    }

    private List<Stretch> at(String path, int line) {
        List<Stretch> moved = among(runs, path, line);
        return moved.isEmpty() ? among(others, path, line) : moved.subList(0, 1);
    }

    private static List<Stretch> among(Map<String, List<Lines>> all, String path, int line) {
        List<Stretch> found = new ArrayList<>();
        for (Lines lines : all.getOrDefault(path, List.of())) {
            if (lines.first <= line && line <= lines.last) {
                found.add(lines.stays);
            }
        }
        return found;
    }
}
