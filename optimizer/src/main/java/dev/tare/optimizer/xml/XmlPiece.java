package dev.tare.optimizer.xml;

/**
 * A tag, a text or other markup of a part of XML; together the pieces cover the part.
 *
 * @param kind what it is
 * @param start offset of its first byte
 * @param end offset after its last byte
 * @param nameStart where a tag's name starts; otherwise 0
 * @param nameEnd where a tag's name ends; otherwise 0
 */
public record XmlPiece(Kind kind, int start, int end, int nameStart, int nameEnd) {

    public enum Kind {
        TEXT,
        START,
        /** A tag that starts and ends an element. */
        EMPTY,
        END,
        /** A comment, a CDATA section, an instruction, a document type. */
        OTHER
    }

    XmlPiece(Kind kind, int start, int end) {
        this(kind, start, end, 0, 0);
    }
}
