package dev.tare.loader.template;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in a Mustache text literal text and tags stand. The text begins with the tag that sets its delimiters, if it has other ones than usual;
 * then literal text and tags follow each other. A tag is that of a slot, a line of its own that names a partial, a place within a line at which one
 * is called, or one at which a section begins or ends; sections are closed in the order in which they were opened, last ones first.
 */
public final class TemplateIndex {

    /** How deep sections may stand in each other. */
    public static final int MOST_DEPTH = 32;

    private final Delimiters delimiters;
    private final List<TemplateSlot> slots;
    private final List<String> partials;
    private final List<PartialCall> calls;
    private final int[] literals;
    private final int[] uses;
    private final int[] tokens;
    private final int[] tagBytes;

    /** How often each parameter stands in the text, by its letter; empty where there are none. */
    private final int[] parameterUses;

    private final int headBytes;
    private final boolean sections;
    private final int bytes;
    private final int tokenSum;

    /** An index in which no partial is called. */
    public TemplateIndex(
            Delimiters delimiters,
            List<TemplateSlot> slots,
            List<String> partials,
            int[] literals,
            int[] uses,
            int[] tokens) {
        this(delimiters, slots, partials, List.of(), literals, uses, tokens);
    }

    /**
     * @param slots the slots, each once
     * @param partials the names of partials, each once
     * @param calls the calls of partials, each once
     * @param literals how many bytes of literal text there are before each tag and behind the last one, at least 0
     * @param uses which slot the tag behind each literal text is of, or which partial, numbered on from the slots, or which call, numbered on
     *     from these; one fewer than there are literal texts
     * @param tokens the count of each literal text
     * @throws IllegalArgumentException when these do not fit together
     */
    public TemplateIndex(
            Delimiters delimiters,
            List<TemplateSlot> slots,
            List<String> partials,
            List<PartialCall> calls,
            int[] literals,
            int[] uses,
            int[] tokens) {
        this.delimiters = delimiters;
        this.slots = List.copyOf(slots);
        this.partials = List.copyOf(partials);
        this.calls = List.copyOf(calls);
        for (String name : partials) {
            PartialName.check(name);
        }
        this.literals = literals.clone();
        this.uses = uses.clone();
        this.tokens = tokens.clone();
        if (literals.length != uses.length + 1 || tokens.length != literals.length) {
            throw new IllegalArgumentException("literal text and tags do not follow each other");
        }
        for (PartialCall call : calls) {
            if (call.partial() < 0 || call.partial() >= partials.size()) {
                throw new IllegalArgumentException("there is no partial " + call.partial());
            }
        }
        for (int use : uses) {
            if (use < 0 || use >= slots.size() + partials.size() + calls.size()) {
                throw new IllegalArgumentException("there is no slot or partial " + use);
            }
        }
        this.parameterUses = parameterUses();
        this.tagBytes = tagBytes();
        this.sections = checkSections();
        this.headBytes = head().getBytes(StandardCharsets.UTF_8).length;
        long sum = headBytes;
        long all = 0;
        for (int i = 0; i < literals.length; i++) {
            if (literals[i] < 0 || tokens[i] < 0) {
                throw new IllegalArgumentException("a length below zero");
            }
            sum += literals[i];
            all += tokens[i];
        }
        for (int use : uses) {
            sum += tagBytes[use];
        }
        this.bytes = Math.toIntExact(sum);
        this.tokenSum = Math.toIntExact(all);
    }

    public Delimiters delimiters() {
        return delimiters;
    }

    public List<TemplateSlot> slots() {
        return slots;
    }

    /** Tells whether parts of the text hold on a condition only. */
    public boolean hasSections() {
        return sections;
    }

    /**
     * Returns what the text begins with. Behind the tag that sets other delimiters no tag of a section is alone on its line, as it has to be for
     * its line to go; there the first tag is given a line, of which nothing stays either.
     */
    String head() {
        boolean line = literals.length > 1
                && literals[0] == 0
                && uses[0] < slots.size()
                && slots.get(uses[0]).isMark();
        return line && !delimiters.equals(Delimiters.USUAL) ? delimiters.setting() + "\n" : delimiters.setting();
    }

    private int[] parameterUses() {
        int[] found = {};
        for (TemplateSlot slot : slots) {
            if (slot.isParameter()) {
                PartialCall.checkName(slot.name());
                PartialCall.checkWord(slot.written());
                found = new int[PartialCall.MOST_PARAMETERS];
            }
        }
        for (int use : uses) {
            if (found.length > 0 && use < slots.size() && slots.get(use).isParameter()) {
                found[slots.get(use).name().charAt(0) - 'a']++;
            }
        }
        return found;
    }

    /** Tells whether it is that of a partial with words that a call may replace. */
    public boolean hasParameters() {
        return parameterUses.length > 0;
    }

    /** Returns how often a parameter stands in the text; 0 when there is none of that name. */
    int parameterUses(String name) {
        return hasParameters() ? parameterUses[name.charAt(0) - 'a'] : 0;
    }

    private boolean checkSections() {
        Deque<String> open = new ArrayDeque<>();
        boolean any = false;
        for (int use : uses) {
            if (use >= slots.size() || !slots.get(use).isMark()) {
                continue;
            }
            any = true;
            TemplateSlot mark = slots.get(use);
            if (mark.kind() != TemplateSlot.Kind.END) {
                open.push(mark.name());
            } else if (open.isEmpty() || !open.pop().equals(mark.name())) {
                throw new IllegalArgumentException("the section '" + mark.name() + "' ends where it is not open");
            }
            if (open.size() > MOST_DEPTH) {
                throw new IllegalArgumentException("sections stand more than " + MOST_DEPTH + " deep in each other");
            }
        }
        if (!open.isEmpty()) {
            throw new IllegalArgumentException("the section '" + open.peek() + "' does not end");
        }
        return any;
    }

    /** Returns the names of the partials that stand in the text, each once. */
    public List<String> partials() {
        return partials;
    }

    /** Returns how many stretches of literal text there are; behind each but the last stands a tag. */
    public int segments() {
        return literals.length;
    }

    public int literalBytes(int segment) {
        return literals[segment];
    }

    /** Returns the count of a stretch of literal text. */
    public int literalTokens(int segment) {
        return tokens[segment];
    }

    /** Returns the slot behind a stretch of literal text, or -1 behind the last one and where there is a partial. */
    public int slot(int segment) {
        return segment < uses.length && uses[segment] < slots.size() ? uses[segment] : -1;
    }

    /** Returns the partial behind a stretch of literal text, called or not, or -1 behind the last one and where there is a slot. */
    public int partial(int segment) {
        PartialCall call = call(segment);
        if (call != null) {
            return call.partial();
        }
        return segment < uses.length ? Math.max(uses[segment] - slots.size(), -1) : -1;
    }

    /** Returns the calls of partials, each once. */
    public List<PartialCall> calls() {
        return calls;
    }

    /** Returns the call behind a stretch of literal text, if there is one. */
    public @Nullable PartialCall call(int segment) {
        int call = segment < uses.length ? uses[segment] - slots.size() - partials.size() : -1;
        return call >= 0 ? calls.get(call) : null;
    }

    /** Returns what is put into the slots of the partial behind a stretch of literal text. */
    Values values(int segment, Values around) {
        PartialCall call = call(segment);
        return call == null ? around : around.in(call.values());
    }

    /**
     * Returns what stands behind a stretch of literal text: a slot, a partial numbered on from the slots, a call numbered on from both, or -1 behind
     * the last one.
     */
    public int use(int segment) {
        return segment < uses.length ? uses[segment] : -1;
    }

    /** Returns how long the Mustache text is. */
    public int bytes() {
        return bytes;
    }

    /** Returns the tokens of all literal text, that of partials not counted. */
    public int tokens() {
        return tokenSum;
    }

    /** Returns how long the tag is that sets the delimiters. */
    int headBytes() {
        return headBytes;
    }

    /** Returns how long the tag behind a stretch of literal text is; 0 behind the last one. */
    int useBytes(int segment) {
        return segment < uses.length ? tagBytes[uses[segment]] : 0;
    }

    private int[] tagBytes() {
        int[] lengths = new int[slots.size() + partials.size() + calls.size()];
        int use = 0;
        for (TemplateSlot slot : slots) {
            lengths[use++] = delimiters.tagLength(slot);
        }
        for (String partial : partials) {
            lengths[use++] = delimiters.partialLength(partial);
        }
        for (PartialCall call : calls) {
            lengths[use++] = delimiters.callLength(partials.get(call.partial()), call.values());
        }
        return lengths;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof TemplateIndex that
                        && delimiters.equals(that.delimiters)
                        && slots.equals(that.slots)
                        && partials.equals(that.partials)
                        && calls.equals(that.calls)
                        && Arrays.equals(literals, that.literals)
                        && Arrays.equals(uses, that.uses)
                        && Arrays.equals(tokens, that.tokens);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(literals) + slots.hashCode();
    }
}
