package dev.tare.optimizer.section;

import dev.tare.core.text.Span;

/**
 * A piece of a module that can be cut out as a whole. Its descendants are the nodes from {@code index + 1} to {@code last}.
 *
 * @param index its place in {@link SectionTree#nodes()}
 * @param kind what it is
 * @param span all of it: whole lines, or within a line the element alone
 * @param head its heading, its start tag, or the line that opens its fence; empty for a leaf without any of these
 * @param tail its end tag, or the line that closes its fence; else empty, at its end
 * @param title the words of its heading, the name of its element or key, the info string of its fence; else empty
 * @param depth how many nodes are around it
 * @param parent the index of the node around it; -1 for the module
 * @param last the index of its last descendant; its own for a leaf
 */
public record SectionNode(
        int index, Kind kind, Span span, Span head, Span tail, String title, int depth, int parent, int last) {

    /** What a node is. */
    public enum Kind {
        /** The whole file; the root. */
        MODULE,
        /** Never to be touched. */
        FRONT_MATTER,
        /** What stands before the first heading. */
        LEAD,
        /** A heading and all up to the next one of the same or a higher level. */
        SECTION,
        PARAGRAPH,
        LIST,
        /** An item of the list around it, with all that is nested in it. */
        ITEM,
        TABLE,
        /** A fenced code block. Has children where it holds instruction XML without damage. */
        FENCE,
        INDENTED_CODE,
        QUOTE,
        /** An XML element that is closed, in a fence, in an XML file, or on lines of its own. */
        ELEMENT,
        /** Words between elements. */
        TEXT,
        /** Raw markup that is no single element. */
        MARKUP,
        /** Declarations and instructions of XML. */
        DECLARATION,
        COMMENT,
        RULE,
        /** A key of a YAML file with all below it. */
        KEY
    }

    public boolean isLeaf() {
        return last == index;
    }

    /** Tells whether the leaf says something: no front matter, comment, rule, or declaration. */
    public boolean isContent() {
        return switch (kind) {
            case PARAGRAPH, ITEM, TABLE, FENCE, INDENTED_CODE, QUOTE, ELEMENT, TEXT, MARKUP, KEY -> isLeaf();
            case MODULE, FRONT_MATTER, LEAD, SECTION, LIST, COMMENT, RULE, DECLARATION -> false;
        };
    }
}
