package dev.tare.optimizer.repeat;

import dev.tare.core.text.ModuleId;
import dev.tare.optimizer.repeat.StartTexts.Piece;
import dev.tare.optimizer.repeat.StartTexts.Start;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The groups of starts that begin alike: all of them as far as all do, then those that go on alike, and so on. */
final class PrefixGroups {

    private final String folder;
    private final Deque<Group> open = new ArrayDeque<>();

    private record Group(List<Start> starts, int length) {}

    /** What comes next in a start. */
    private record Next(long hash, int bytes) {}

    PrefixGroups(String folder, List<Start> starts) {
        this.folder = folder;
        open.add(new Group(starts, 0));
    }

    List<SharedPrefix> find() {
        List<SharedPrefix> found = new ArrayList<>();
        while (!open.isEmpty()) {
            Group group = open.remove();
            int length = group.length;
            Map<Next, List<Start>> ways = ways(group.starts, length);
            while (ways.size() == 1 && ways.values().iterator().next().size() == group.starts.size()) {
                length++;
                ways = ways(group.starts, length);
            }
            if (length > 0) {
                found.add(prefix(group.starts, length));
            }
            for (List<Start> starts : ways.values()) {
                if (starts.size() > 1) {
                    open.add(new Group(starts, length));
                }
            }
        }
        return found;
    }

    private static Map<Next, List<Start>> ways(List<Start> starts, int length) {
        Map<Next, List<Start>> ways = new LinkedHashMap<>();
        for (Start start : starts) {
            if (length < start.pieces().size()) {
                Piece piece = start.pieces().get(length);
                ways.computeIfAbsent(new Next(piece.hash(), piece.bytes()), key -> new ArrayList<>())
                        .add(start);
            }
        }
        return ways;
    }

    private SharedPrefix prefix(List<Start> starts, int length) {
        List<ModuleId> entries = starts.stream().map(Start::entry).sorted().toList();
        List<ModuleId> modules = new ArrayList<>();
        long bytes = 0;
        long tokens = 0;
        for (Piece piece : starts.get(0).pieces().subList(0, length)) {
            if (modules.isEmpty() || !modules.get(modules.size() - 1).equals(piece.module())) {
                modules.add(piece.module());
            }
            bytes += piece.bytes();
            tokens += piece.tokens();
        }
        return new SharedPrefix(folder, entries, modules, bytes, tokens);
    }
}
