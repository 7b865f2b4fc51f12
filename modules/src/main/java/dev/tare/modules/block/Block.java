package dev.tare.modules.block;

import dev.tare.core.text.Span;

/**
 * A piece of a module with its exact place. The blocks of a file are in order, do not overlap and together with the blank
 * lines between them (and a byte order mark) cover it; a block's span starts at a line's start and ends after its last line
 * end.
 */
public sealed interface Block {

    Span span();

    /** YAML between {@code ---} lines at the head of the file. */
    record FrontMatterBlock(Span span) implements Block {}

    /**
     * An ATX or setext heading, or a line such as {@code ## Name} in a YAML file.
     *
     * @param level 1 to 6
     * @param text the place of its words, marks removed
     */
    record Heading(Span span, int level, Span text) implements Block {}

    record Paragraph(Span span) implements Block {}

    /** A whole list with all of its items, nested ones and their continuation lines. */
    record ListBlock(Span span) implements Block {}

    /** A block quote. */
    record Quote(Span span) implements Block {}

    record Table(Span span) implements Block {}

    /**
     * A fenced code block.
     *
     * @param info the place of the info string, trimmed; empty when there is none
     * @param content the place of the lines between the fences
     * @param closed whether a closing fence was found before the end of the file
     */
    record Fence(Span span, Span info, Span content, boolean closed) implements Block {}

    record IndentedCode(Span span) implements Block {}

    /**
     * An XML element that starts a line outside any fence, up to the line of its end tag; or the run of lines of raw HTML
     * and of other markup.
     *
     * @param name the place of the element's name; empty for markup that has none
     */
    record XmlElement(Span span, Span name) implements Block {}

    /** One or more comments outside any fence that stand on lines of their own. */
    record Comment(Span span) implements Block {}

    /** A decorative rule: a thematic break, or a line of {@code =} or box-drawing dashes that stands alone. */
    record Rule(Span span) implements Block {}

    /**
     * A key at the left margin of a YAML file, with all that belongs to it.
     *
     * @param name the place of the key, quotes removed
     */
    record Key(Span span, Span name) implements Block {}
}
