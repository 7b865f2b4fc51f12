package dev.tare.optimizer.section;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.Layout;
import dev.tare.modules.block.ListItems;
import dev.tare.modules.model.Surroundings;
import dev.tare.optimizer.section.SectionNode.Kind;
import dev.tare.optimizer.xml.XmlParts;
import dev.tare.optimizer.xml.XmlPieces;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** Makes the tree of one text, block by block. */
final class TreeScan {

    private static final int DEEPEST_HEADING = 6;

    private final SourceText source;
    private final Layout layout;
    private final boolean xmlFile;
    private final TreeBuilder tree;

    /** The levels of the sections that are open, outermost first. */
    private final int[] levels = new int[DEEPEST_HEADING];

    private int sections;

    TreeScan(SourceText source, Layout layout) {
        this.source = source;
        this.layout = layout;
        this.xmlFile = source.id().extension().toLowerCase(Locale.ROOT).equals("xml");
        this.tree = new TreeBuilder(source);
    }

    SectionTree scan() {
        tree.open(Kind.MODULE, 0, new Span(0, 0), "");
        if (xmlFile) {
            xmlFile();
        } else {
            blocks();
        }
        tree.close(source.length());
        return tree.build();
    }

    /** Lines mean nothing to XML: it is taken as a whole, so that what stands further down counts when tags are paired. */
    private void xmlFile() {
        List<Block> blocks = layout.blocks();
        if (!blocks.isEmpty()) {
            Span all = new Span(
                    blocks.get(0).span().start(),
                    blocks.get(blocks.size() - 1).span().end());
            tree.open(Kind.LEAD, all.start(), emptyAt(all.start()), "");
            ElementScan elements = scanXml(all);
            if (elements.hasNodes()) {
                elements.addTo(tree);
            } else {
                tree.leaf(elements.kind(), all);
            }
            tree.close(all.end());
        }
    }

    private void blocks() {
        int end = 0;
        for (Block block : layout.blocks()) {
            if (block instanceof Block.Heading heading) {
                heading(heading, end);
            } else if (block instanceof Block.FrontMatterBlock) {
                tree.leaf(Kind.FRONT_MATTER, block.span());
            } else {
                if (tree.top() == Kind.MODULE) {
                    tree.open(
                            Kind.LEAD,
                            block.span().start(),
                            emptyAt(block.span().start()),
                            "");
                }
                block(block);
            }
            end = block.span().end();
        }
        closeSections(1, end, source.length());
    }

    private void heading(Block.Heading heading, int end) {
        int start = heading.span().start();
        closeSections(heading.level(), end, start);
        tree.open(
                Kind.SECTION,
                start,
                heading.span(),
                source.slice(heading.text()).strip());
        levels[sections++] = heading.level();
    }

    /** Ends the sections of this level and deeper ones, and the lead. Blank lines at its end belong to a section. */
    private void closeSections(int level, int lastBlock, int end) {
        if (tree.top() == Kind.LEAD) {
            tree.close(lastBlock);
        }
        while (sections > 0 && levels[sections - 1] >= level) {
            sections--;
            tree.close(end);
        }
    }

    private void block(Block block) {
        Span span = block.span();
        if (block instanceof Block.ListBlock list) {
            tree.open(Kind.LIST, span.start(), emptyAt(span.start()), "");
            for (Span item : ListItems.of(source, list)) {
                tree.leaf(Kind.ITEM, item);
            }
            tree.close(span.end());
        } else if (block instanceof Block.Fence fence) {
            fence(fence);
        } else if (block instanceof Block.XmlElement) {
            markup(span);
        } else if (block instanceof Block.Key key) {
            tree.open(Kind.KEY, span.start(), emptyAt(span.start()), source.slice(key.name()));
            tree.close(span.end());
        } else {
            tree.leaf(kindOf(block), span);
        }
    }

    private static Kind kindOf(Block block) {
        if (block instanceof Block.Table) {
            return Kind.TABLE;
        }
        if (block instanceof Block.Quote) {
            return Kind.QUOTE;
        }
        if (block instanceof Block.IndentedCode) {
            return Kind.INDENTED_CODE;
        }
        if (block instanceof Block.Comment) {
            return Kind.COMMENT;
        }
        return block instanceof Block.Rule ? Kind.RULE : Kind.PARAGRAPH;
    }

    private void fence(Block.Fence fence) {
        Span span = fence.span();
        Span content = fence.content();
        tree.open(Kind.FENCE, span.start(), new Span(span.start(), content.start()), source.slice(fence.info()));
        if (XmlParts.isXml(source, layout, fence)) {
            ElementScan elements = scanXml(content);
            if (elements.hasNodes()) {
                elements.addTo(tree);
            }
        }
        tree.close(span.end(), new Span(content.end(), span.end()));
    }

    /** An element, or a run of lines of raw markup. */
    private void markup(Span span) {
        IntPredicate code = at -> layout.surroundings().at(at) != Surroundings.TEXT;
        ElementScan elements = new ElementScan(source, span, XmlPieces.of(source, span, code));
        if (elements.isOneElement()) {
            elements.addTo(tree);
            return;
        }
        if (!elements.hasNodes()) {
            tree.leaf(elements.kind(), span);
            return;
        }
        tree.open(Kind.MARKUP, span.start(), emptyAt(span.start()), "");
        elements.addTo(tree);
        tree.close(span.end());
    }

    private ElementScan scanXml(Span part) {
        InnerFences inner = InnerFences.in(source.utf8(), part);
        return new ElementScan(source, part, XmlPieces.of(source, part, inner::covers));
    }

    private static Span emptyAt(int offset) {
        return new Span(offset, offset);
    }
}
