package dev.tare.optimizer.lossy;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.Span;
import dev.tare.modules.Framework;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.ListItems;
import dev.tare.optimizer.defer.Drop;
import dev.tare.optimizer.markdown.Lines;
import dev.tare.optimizer.xml.XmlPiece;
import dev.tare.optimizer.xml.XmlPiece.Kind;
import dev.tare.optimizer.xml.XmlPieces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Drops what comes after the fifth of the same kind of example: items of a list below a heading or a line that promises examples, and
 * elements for examples with the same start tag in the same element. An example that holds a sign, a reference or a hard constraint stays.
 */
public final class ExampleLists extends LossyRule {

    private static final int KEPT = 5;

    private static final List<String> EXAMPLES = List.of("example", "sample", "e.g.", "for instance", "such as");

    private static final List<String> ELEMENTS = List.of("example", "sample", "usage_example");

    @Override
    public String name() {
        return "example-lists";
    }

    @Override
    Function<LossyText, List<Drop>> finder(Framework source, TaskExecutor executor) {
        return this::find;
    }

    private List<Drop> find(LossyText text) {
        List<Drop> drops = new ArrayList<>();
        List<Block> blocks = text.blocks();
        for (int i = 1; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Block.ListBlock list && promises(text, blocks.get(i - 1))) {
                items(text, list, drops);
            }
        }
        for (Span part : text.xml()) {
            elements(text, XmlPieces.of(text.source(), part), drops);
        }
        drops.sort((a, b) -> a.place().compareTo(b.place()));
        return drops;
    }

    /** Tells whether the block above a list is a heading about examples, or ends in a line that leads in to them. */
    private static boolean promises(LossyText text, Block above) {
        String words;
        if (above instanceof Block.Heading heading) {
            words = text.source().slice(heading.text());
        } else if (above instanceof Block.Paragraph paragraph) {
            String all = text.source().slice(paragraph.span()).strip();
            String last = all.substring(all.lastIndexOf('\n') + 1);
            words = last.endsWith(":") || last.endsWith(":**") ? last : "";
        } else {
            return false;
        }
        for (String word : EXAMPLES) {
            if (OwnWords.has(words, word)) {
                return true;
            }
        }
        return false;
    }

    private void items(LossyText text, Block.ListBlock list, List<Drop> drops) {
        List<Span> items = ListItems.of(text.source(), list);
        if (items.size() <= KEPT) {
            return;
        }
        int kind = kind(text, items.get(0));
        for (Span item : items) {
            if (kind < 0 || kind(text, item) != kind) {
                return;
            }
        }
        for (Span item : items.subList(KEPT, items.size())) {
            if (isPlain(text, item)) {
                drops.add(text.drop(this, item.start(), item.end(), ""));
            }
        }
    }

    /** Returns what an item of one line is: its mark and what its words begin with; -1 for any other item and for a numbered one. */
    private static int kind(LossyText text, Span item) {
        byte[] utf8 = text.utf8();
        int end = Lines.end(utf8, item.start());
        int mark = Lines.trimmedStart(utf8, item.start(), end);
        int words = Lines.trimmedStart(utf8, Math.min(mark + 1, end), end);
        if (Lines.next(utf8, end) < item.end() || words >= end || "-*+".indexOf(utf8[mark]) < 0) {
            return -1;
        }
        byte first = utf8[words];
        return utf8[mark] << 8 | (LossyText.isWord(first) ? 'a' : first);
    }

    /** Tells whether nothing in an example would be missed: ticks and crosses tell good from bad ones. */
    private static boolean isPlain(LossyText text, Span place) {
        if (text.statesConstraint(place) || text.isHeld(place)) {
            return false;
        }
        byte[] utf8 = text.utf8();
        for (int i = place.start(); i < place.end(); i++) {
            if (EmojiChars.mayStart(utf8[i]) && EmojiChars.at(utf8, i) >= 0x2190) {
                return false;
            }
        }
        return true;
    }

    private void elements(LossyText text, XmlPieces pieces, List<Drop> drops) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < pieces.size(); i++) {
            XmlPiece tag = pieces.get(i);
            int partner = tag.kind() == Kind.START ? pieces.partner(i) : -1;
            if (partner < 0
                    || !ELEMENTS.contains(text.source().slice(tag.nameStart(), tag.nameEnd()))
                    || pieces.isAmongText(i)) {
                continue;
            }
            String kind = pieces.parent(i) + " " + text.source().slice(tag.start(), tag.end());
            int count = seen.merge(kind, 1, Integer::sum);
            Span whole = lines(text.utf8(), tag.start(), pieces.get(partner).end());
            if (count > KEPT && whole.length() > 0 && isPlain(text, whole)) {
                drops.add(text.drop(this, whole.start(), whole.end(), ""));
                i = partner;
            }
        }
    }

    /** Returns the lines of an element; nothing when it shares them. */
    private static Span lines(byte[] utf8, int from, int to) {
        int start = from;
        while (start > 0 && Lines.isBlank(utf8[start - 1])) {
            start--;
        }
        int end = Lines.end(utf8, to);
        boolean own = (start == 0 || utf8[start - 1] == '\n') && Lines.trimmedStart(utf8, to, end) == end;
        return own ? new Span(start, Lines.next(utf8, end)) : new Span(from, from);
    }
}
