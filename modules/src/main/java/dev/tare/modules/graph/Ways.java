package dev.tare.modules.graph;

import dev.tare.modules.model.Reference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shortest ways from one module to another, over one set of edges or another. */
final class Ways {

    private final TextGraph texts;
    private final Reference[] references;
    private final Search search;
    private final int start;
    private final int goal;

    Ways(TextGraph texts, Reference[] references, Search search, int start, int goal) {
        this.texts = texts;
        this.references = references;
        this.search = search;
        this.start = start;
        this.goal = goal;
    }

    /** Returns the references of the first of the shortest ways to the goal or a section of it, or null when there is none. */
    @Nullable
    List<Reference> along(Csr graph) {
        search.begin();
        search.start(start);
        search.walk(graph);
        int nearest = -1;
        for (int i = 0; i < search.size() && nearest < 0; i++) {
            int node = search.node(i);
            if (texts.owner[node] == goal && !texts.isStretch(node)) {
                nearest = node;
            }
        }
        if (nearest < 0) {
            return null;
        }
        List<Reference> way = new ArrayList<>();
        for (int at = nearest; at != start; at = search.cameFrom(at)) {
            way.add(references[search.cameBy(at)]);
        }
        Collections.reverse(way);
        return Collections.unmodifiableList(way);
    }
}
