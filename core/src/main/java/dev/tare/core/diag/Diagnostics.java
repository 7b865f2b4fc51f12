package dev.tare.core.diag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Collects diagnostics from any number of threads and hands them out sorted. */
public final class Diagnostics {

    private final ConcurrentLinkedQueue<Diagnostic> found = new ConcurrentLinkedQueue<>();

    public void add(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    public void addAll(Collection<Diagnostic> diagnostics) {
        found.addAll(diagnostics);
    }

    /** Returns all diagnostics so far, sorted, each once. */
    public List<Diagnostic> sorted() {
        List<Diagnostic> all = new ArrayList<>(found);
        all.sort(null);
        List<Diagnostic> once = new ArrayList<>(all.size());
        for (Diagnostic diagnostic : all) {
            // Not by equals: that of a record is spun by method handles at its first call, which takes 20 ms of every
            // start.
            if (once.isEmpty() || once.get(once.size() - 1).compareTo(diagnostic) != 0) {
                once.add(diagnostic);
            }
        }
        return List.copyOf(once);
    }
}
