package dev.tare.loader.template;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A compiled template: a Mustache text, and where in it literal text and tags stand, so that to render it is to join stretches of bytes and
 * values. Immutable, for any number of threads.
 */
public final class Template {

    private final TemplateIndex index;
    private final byte[] text;
    private final List<Template> partials;

    /**
     * A template without partials.
     *
     * @param text the Mustache text, UTF-8; not copied
     * @throws IllegalArgumentException when the index is not that of such a text
     */
    public Template(TemplateIndex index, byte[] text) {
        this(index, text, List.of());
    }

    /**
     * @param text the Mustache text, UTF-8; not copied
     * @param partials those that the index names, in its order; none of them has partials itself
     * @throws IllegalArgumentException when the index is not that of such a text, or when these are not its partials
     */
    public Template(TemplateIndex index, byte[] text, List<Template> partials) {
        if (text.length != index.bytes()) {
            throw new IllegalArgumentException("a template of " + index.bytes() + " bytes has " + text.length);
        }
        if (partials.size() != index.partials().size()) {
            throw new IllegalArgumentException(
                    "a template of " + index.partials().size() + " partials has " + partials.size());
        }
        for (Template partial : partials) {
            if (!partial.partials.isEmpty()) {
                throw new IllegalArgumentException("a partial has partials");
            }
        }
        checkCalls(index, partials);
        this.index = index;
        this.text = text;
        this.partials = List.copyOf(partials);
    }

    private static void checkCalls(TemplateIndex index, List<Template> partials) {
        for (PartialCall call : index.calls()) {
            call.checkWords(index.partials().get(call.partial()), partials.get(call.partial()).index);
        }
    }

    public TemplateIndex index() {
        return index;
    }

    /** Returns the partials that stand in the text, in the index's order. */
    public List<Template> partials() {
        return partials;
    }

    /** Returns how many bytes the Mustache text and those of its partials have. */
    public int bytes() {
        long sum = text.length;
        for (Template partial : partials) {
            sum += partial.text.length;
        }
        return Math.toIntExact(sum);
    }

    /** Returns the Mustache text itself, not a copy. */
    byte[] text() {
        return text;
    }

    /** Returns the Mustache text. */
    public byte[] mustache() {
        return text.clone();
    }

    /** Returns the slots of the text and of its partials, each once, in order of place; parameters of partials are none. */
    public List<TemplateSlot> slots() {
        if (partials.isEmpty()) {
            return index.slots();
        }
        Set<TemplateSlot> slots = new LinkedHashSet<>();
        for (int i = 0; i < index.segments(); i++) {
            if (index.slot(i) >= 0) {
                slots.add(index.slots().get(index.slot(i)));
            } else if (index.partial(i) >= 0) {
                for (TemplateSlot slot : partials.get(index.partial(i)).index.slots()) {
                    if (!slot.isParameter()) {
                        slots.add(slot);
                    }
                }
            }
        }
        return List.copyOf(slots);
    }

    /**
     * Returns the tokens of all literal text, that of partials wherever they stand: exact for each stretch, so that the sum is near what the
     * whole has; of conditions both what holds and what does not.
     */
    public long tokens() {
        long sum = index.tokens();
        for (int i = 0; i < index.segments() && !partials.isEmpty(); i++) {
            PartialCall call = index.call(i);
            if (call != null) {
                sum += call.tokens();
            } else if (index.partial(i) >= 0) {
                sum += partials.get(index.partial(i)).index.tokens();
            }
        }
        return sum;
    }

    /**
     * Returns the text with values in its slots. Values are never interpreted again.
     *
     * @param most how many bytes it may have
     * @throws MissingValueException when a named value is missing
     * @throws TooLargeException when it would have more bytes
     */
    public byte[] render(Values values, long most) {
        long bytes = renderedBytes(values);
        if (bytes > most) {
            throw new TooLargeException(bytes, most);
        }
        if (index.hasSections() && !values.areAsWritten() && SectionRenderer.canRender(this)) {
            return SectionRenderer.render(this, values, Math.toIntExact(bytes));
        }
        return renderSegments(values, Math.toIntExact(bytes));
    }

    /** Returns the text as its segments give it, which is what Mustache.java gives. */
    byte[] renderSegments(Values values) {
        return renderSegments(values, Math.toIntExact(renderedBytes(values)));
    }

    private byte[] renderSegments(Values values, int bytes) {
        byte[] out = new byte[bytes];
        render(values, out, 0);
        return out;
    }

    /** Returns how many bytes the text has with values in its slots: they are counted before anything is written, so that it is written once. */
    private long renderedBytes(Values values) {
        Conditions conditions = new Conditions(values);
        long sum = 0;
        for (int i = 0; i < index.segments(); i++) {
            sum += conditions.hold() ? index.literalBytes(i) : 0;
            int slot = index.slot(i);
            int partial = index.partial(i);
            if (slot >= 0 && conditions.holdFor(index.slots().get(slot))) {
                sum += values.of(index.slots().get(slot)).length;
            } else if (partial >= 0 && conditions.hold()) {
                sum += partials.get(partial).renderedBytes(index.values(i, values));
            }
        }
        return sum;
    }

    /** Returns where the next text begins. */
    private int render(Values values, byte[] out, int start) {
        Conditions conditions = new Conditions(values);
        int from = index.headBytes();
        int to = start;
        for (int i = 0; i < index.segments(); i++) {
            int literal = index.literalBytes(i);
            if (conditions.hold()) {
                System.arraycopy(text, from, out, to, literal);
                to += literal;
            }
            from += literal;
            int slot = index.slot(i);
            int partial = index.partial(i);
            if (slot >= 0 && conditions.holdFor(index.slots().get(slot))) {
                byte[] value = values.of(index.slots().get(slot));
                System.arraycopy(value, 0, out, to, value.length);
                to += value.length;
            } else if (partial >= 0 && conditions.hold()) {
                to = partials.get(partial).render(index.values(i, values), out, to);
            }
            from += index.useBytes(i);
        }
        return to;
    }

    /** Returns the text as it was compiled: every slot as it was written. */
    public byte[] asWritten() {
        return render(Values.AS_WRITTEN, Integer.MAX_VALUE);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Template that
                && index.equals(that.index)
                && Arrays.equals(text, that.text)
                && partials.equals(that.partials);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(text);
    }

    @Override
    public String toString() {
        return new String(text, StandardCharsets.UTF_8);
    }
}
