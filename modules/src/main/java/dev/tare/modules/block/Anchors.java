package dev.tare.modules.block;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The places of a file that can be linked to although no section of that name starts there. The whole text is gone through
 * for them, so they are made only when no section has a name that is asked for. Immutable.
 */
final class Anchors {

    private static final int LONGEST_ANCHOR = 256;

    private final SourceText source;
    private final Map<String, Integer> marked = new HashMap<>();

    /** Headings in HTML, lists and quotes, which hold no section of a file but can be linked to. */
    private final Map<String, Integer> inner = new HashMap<>();

    /** The first element of each name, in fences too: that is where instructions in XML stand. */
    private final Map<String, Span> elements = new HashMap<>();

    Anchors(SourceText source, List<Block> blocks) {
        this.source = source;
        findAnchors("id=\"", '"');
        findAnchors("name=\"", '"');
        findAnchors("id='", '\'');
        findAnchors("name='", '\'');
        findAnchors("{#", '}');
        InnerHeadings.find(source, blocks, inner);
        ElementNames.find(source, elements);
    }

    /** Returns the offset of the anchor, or else of the inner heading, of this name, or -1. */
    int find(String name) {
        Integer place = marked.get(name);
        if (place == null) {
            place = inner.get(SectionNames.folded(name));
        }
        return place == null ? -1 : place;
    }

    /** Returns the first element of this name. */
    @Nullable
    Span element(String name) {
        return elements.get(name);
    }

    /** Notes the first place of every anchor of one form, in one pass: a file may be asked for many that it lacks. */
    private void findAnchors(String form, char end) {
        byte[] b = source.utf8();
        int at = HtmlMarks.find(b, source.bodyStart(), b.length, form);
        while (at >= 0) {
            int start = at + form.length();
            int stop = start;
            while (stop < b.length && stop - start <= LONGEST_ANCHOR && b[stop] != end && !Marks.isLineEnd(b[stop])) {
                stop++;
            }
            if (stop < b.length && b[stop] == end) {
                marked.merge(source.slice(start, stop), at, Math::min);
            }
            at = HtmlMarks.find(b, start, b.length, form);
        }
    }
}
