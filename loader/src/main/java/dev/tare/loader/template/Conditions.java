package dev.tare.loader.template;

/** Which conditions are open in a template that is gone through from its beginning, and whether all of them hold. */
final class Conditions {

    private final Values values;
    private int depth;

    /** How deep the outermost condition stands that does not hold; 0 when all do. */
    private int left;

    Conditions(Values values) {
        this.values = values;
    }

    /** Tells whether what comes next is a part of the text. */
    boolean hold() {
        return left == 0;
    }

    /** Takes a condition that begins or ends in account, and tells whether what the slot stands for is a part of the text. */
    boolean holdFor(TemplateSlot slot) {
        if (!slot.isMark()) {
            return left == 0;
        }
        if (slot.kind() == TemplateSlot.Kind.END) {
            left = left == depth ? 0 : left;
            depth--;
        } else {
            depth++;
            left = left == 0 && !values.hold(slot) ? depth : left;
        }
        return left == 0;
    }
}
