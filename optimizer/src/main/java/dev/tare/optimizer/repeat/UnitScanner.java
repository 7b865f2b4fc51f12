package dev.tare.optimizer.repeat;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.BlockScanner;
import dev.tare.modules.block.Layout;
import dev.tare.modules.model.Surroundings;
import dev.tare.optimizer.repeat.Units.Kind;
import dev.tare.optimizer.xml.XmlPiece;
import dev.tare.optimizer.xml.XmlPieces;
import java.util.Locale;

/** Cuts a module into units: blocks, the items of lists, and elements and their texts where XML instructs. */
final class UnitScanner {

    private final SourceText source;
    private final byte[] utf8;
    private final UnitBuilder units;
    private final LineUnits lines;

    private UnitScanner(SourceText source) {
        this.source = source;
        this.utf8 = source.utf8();
        this.units = new UnitBuilder(source);
        this.lines = new LineUnits(units);
    }

    static Units scan(SourceText source) {
        UnitScanner scanner = new UnitScanner(source);
        if (source.id().extension().toLowerCase(Locale.ROOT).equals("xml")) {
            scanner.xml(new Span(source.bodyStart(), source.length()));
        } else {
            Layout layout = BlockScanner.layout(source);
            for (Block block : layout.blocks()) {
                scanner.block(block, layout);
            }
        }
        return scanner.units.build();
    }

    private void block(Block block, Layout layout) {
        Span span = block.span();
        if (block instanceof Block.Heading heading) {
            units.heading(
                    span.start(),
                    span.end(),
                    heading.level(),
                    heading.text().start(),
                    heading.text().end());
        } else if (block instanceof Block.ListBlock) {
            lines.cut(span.start(), span.end(), false);
        } else if (block instanceof Block.XmlElement) {
            xml(span);
        } else if (block instanceof Block.Fence fence) {
            fence(fence, layout);
        } else {
            units.add(kind(block), span.start(), span.end());
        }
    }

    private static Kind kind(Block block) {
        if (block instanceof Block.Paragraph) {
            return Kind.PARAGRAPH;
        }
        if (block instanceof Block.Table) {
            return Kind.TABLE;
        }
        return block instanceof Block.FrontMatterBlock ? Kind.BREAK : Kind.OTHER;
    }

    private void fence(Block.Fence fence, Layout layout) {
        Span span = fence.span();
        Span content = fence.content();
        boolean instructs = fence.closed()
                && content.length() > 0
                && layout.surroundings().at(content.start()) == Surroundings.INSTRUCTION_FENCE
                && startsWithTag(content);
        if (!instructs) {
            units.add(Kind.FENCE, span.start(), span.end());
            return;
        }
        units.tag(Kind.OPEN, span.start(), content.start(), content.start(), content.start());
        xml(content);
        units.tag(Kind.CLOSE, content.end(), span.end(), span.end(), span.end());
    }

    private boolean startsWithTag(Span content) {
        int i = content.start();
        while (i < content.end() && utf8[i] >= 0 && utf8[i] <= ' ') {
            i++;
        }
        return i < content.end() && utf8[i] == '<';
    }

    private void xml(Span part) {
        XmlPieces pieces = XmlPieces.of(source, part);
        int i = 0;
        while (i < pieces.size()) {
            XmlPiece piece = pieces.get(i);
            int partner = pieces.partner(i);
            switch (piece.kind()) {
                case TEXT -> lines.cut(piece.start(), piece.end(), true);
                case START -> {
                    if (partner >= 0 && isLeaf(pieces, i, partner)) {
                        units.tag(
                                Kind.LEAF,
                                piece.start(),
                                pieces.get(partner).end(),
                                piece.nameStart(),
                                piece.nameEnd());
                        i = partner;
                    } else if (partner >= 0) {
                        units.tag(Kind.OPEN, piece.start(), piece.end(), piece.nameStart(), piece.nameEnd());
                    } else {
                        units.add(Kind.OTHER, piece.start(), piece.end());
                    }
                }
                case END ->
                    units.tag(
                            partner >= 0 ? Kind.CLOSE : Kind.OTHER,
                            piece.start(),
                            piece.end(),
                            piece.end(),
                            piece.end());
                case EMPTY -> units.tag(Kind.LEAF, piece.start(), piece.end(), piece.nameStart(), piece.nameEnd());
                case OTHER -> units.add(Kind.OTHER, piece.start(), piece.end());
            }
            i++;
        }
    }

    /** Tells whether an element holds nothing but one text that is not cut any further. */
    private boolean isLeaf(XmlPieces pieces, int start, int end) {
        return end == start + 1
                || end == start + 2
                        && pieces.get(start + 1).kind() == XmlPiece.Kind.TEXT
                        && lines.isOne(
                                pieces.get(start + 1).start(),
                                pieces.get(start + 1).end());
    }
}
