package dev.tare.loader.template;

/** A prompt cannot be rendered, since a value that it names was not given. */
public final class MissingValueException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String name;

    MissingValueException(TemplateSlot slot) {
        super("there is no value for " + slot.written() + ": give one by the name '" + slot.name() + "'");
        this.name = slot.name();
    }

    /** Returns the name of the value. */
    public String name() {
        return name;
    }
}
