package dev.tare.core.manifest;

/** A text is not what a pass had written. */
public final class ChangedTextException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int offset;

    /**
     * @param offset where in the text that was seen
     */
    public ChangedTextException(int offset) {
        super("the text was changed at byte " + offset);
        this.offset = offset;
    }

    public int offset() {
        return offset;
    }
}
