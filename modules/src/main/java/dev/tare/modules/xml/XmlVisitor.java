package dev.tare.modules.xml;

/**
 * Hears what a scan of XML finds, in order of place. All numbers are offsets of bytes in the file; together the events cover
 * the scanned range without gaps, attributes lying inside their tags.
 */
public interface XmlVisitor {

    /** A start tag, or with {@code empty} one that closes itself. Its attributes follow. */
    default void startTag(int start, int end, int nameStart, int nameEnd, boolean empty) {}

    /** An attribute of the last start tag; the value without its quotes, and of no length when there is none. */
    default void attribute(int nameStart, int nameEnd, int valueStart, int valueEnd) {}

    default void endTag(int start, int end, int nameStart, int nameEnd) {}

    /** Text as it is written: references to entities are not resolved, and a {@code <} that starts no tag is in it. */
    default void text(int start, int end) {}

    default void comment(int start, int end) {}

    /** A CDATA section with its marks. */
    default void characterData(int start, int end) {}

    /** A processing instruction or the XML declaration. */
    default void instruction(int start, int end) {}

    /** A document type declaration. Nothing in it is looked up. */
    default void documentType(int start, int end) {}
}
