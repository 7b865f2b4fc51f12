package dev.tare.modules.block;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Cuts a list into its outermost items, as {@link BlockScanner} has read it. */
public final class ListItems {

    /** Indented further than this, a marker is the text of the item before it. */
    private static final int DEEPEST_MARKER = 3;

    private ListItems() {}

    /**
     * Returns the places of the items in order, each from the start of its line over all that is nested in it, without blank lines at
     * its end. Together with blank lines they cover the list.
     */
    public static List<Span> of(SourceText source, Block.ListBlock list) {
        byte[] bytes = source.utf8();
        List<Span> items = new ArrayList<>();
        Line line = new Line(bytes, list.span().start(), list.span().end());
        int columns = Integer.MAX_VALUE;
        int start = -1;
        int end = list.span().start();
        while (line.advance()) {
            line.findNonSpace();
            if (line.blank) {
                continue;
            }
            int marker = line.indent <= DEEPEST_MARKER && line.indent < columns
                    ? Marks.listMarker(bytes, line.nonSpace, line.end)
                    : 0;
            if (marker > 0) {
                if (start >= 0) {
                    items.add(new Span(start, end));
                }
                start = line.start;
                columns = contentColumn(line, marker);
            } else if (start < 0) {
                start = line.start;
            }
            end = line.next;
        }
        if (start >= 0) {
            items.add(new Span(start, end));
        }
        return items;
    }

    /** Goes past the marker, and returns the column at which the item's content starts. */
    private static int contentColumn(Line line, int marker) {
        int markerIndent = line.indent;
        line.skipToNonSpace();
        line.skipBytes(marker);
        line.findNonSpace();
        int spaces = line.indent;
        return markerIndent + marker + (spaces >= 1 && spaces < 5 && !line.blank ? spaces : 1);
    }
}
