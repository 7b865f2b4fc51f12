package dev.tare.optimizer.pass;

import dev.tare.core.text.Edits;
import dev.tare.core.text.Span;
import dev.tare.modules.model.Mention;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What a harness reads in a module: references, slots, front matter. These places keep every byte. In order of place;
 * those that overlap are one.
 */
final class ProtectedPlaces {

    private final int[] starts;
    private final int[] ends;

    private ProtectedPlaces(int[] starts, int[] ends) {
        this.starts = starts;
        this.ends = ends;
    }

    static ProtectedPlaces of(PromptModule module) {
        return of(module, List.of());
    }

    /**
     * Returns the places of a module.
     *
     * @param reserved others that nobody may touch
     */
    static ProtectedPlaces of(PromptModule module, List<Span> reserved) {
        List<Span> spans =
                new ArrayList<>(module.mentions().size() + module.slots().size() + 1);
        spans.add(module.frontMatter().span());
        spans.addAll(reserved);
        for (Mention mention : module.mentions()) {
            spans.add(mention.span());
        }
        for (Slot slot : module.slots()) {
            spans.add(slot.span());
        }
        return of(spans);
    }

    private static ProtectedPlaces of(List<Span> spans) {
        spans.sort(Comparator.naturalOrder());
        int[] starts = new int[spans.size()];
        int[] ends = new int[spans.size()];
        int size = 0;
        for (Span span : spans) {
            if (size > 0 && span.start() < ends[size - 1]) {
                ends[size - 1] = Math.max(ends[size - 1], span.end());
            } else if (span.length() > 0) {
                starts[size] = span.start();
                ends[size++] = span.end();
            }
        }
        return new ProtectedPlaces(Arrays.copyOf(starts, size), Arrays.copyOf(ends, size));
    }

    /** Returns these places and others in the same text. */
    ProtectedPlaces with(List<Span> others) {
        if (others.isEmpty()) {
            return this;
        }
        List<Span> spans = new ArrayList<>(others);
        for (int i = 0; i < starts.length; i++) {
            spans.add(new Span(starts[i], ends[i]));
        }
        return of(spans);
    }

    /** Returns the same places in the text after edits that touched none of them. */
    ProtectedPlaces after(Edits edits) {
        if (edits.isEmpty()) {
            return this;
        }
        int[] newStarts = new int[starts.length];
        int[] newEnds = new int[ends.length];
        for (int i = 0; i < starts.length; i++) {
            newEnds[i] = edits.map(ends[i] - 1) + 1;
            newStarts[i] = newEnds[i] - (ends[i] - starts[i]);
        }
        return new ProtectedPlaces(newStarts, newEnds);
    }

    /** Tells whether one of the places shares a byte with {@code [start, end)}, or an empty stretch lies inside one. */
    boolean touches(int start, int end) {
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] <= start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < starts.length && (start == end ? starts[low] < start : starts[low] < end);
    }

    /** Appends where the places are. */
    void describe(StringBuilder text) {
        for (int i = 0; i < starts.length; i++) {
            text.append(starts[i]).append('-').append(ends[i]).append(' ');
        }
    }
}
