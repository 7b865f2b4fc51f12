package dev.tare.modules;

import dev.tare.core.config.SlotPattern;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.Layout;
import dev.tare.modules.model.Slot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds slots as {@code tare.yaml} says that they are written. Where a dialect knows one it stays, and of two that overlap the one that begins
 * first, or is longer. What stands in a code fence is text, and so is what follows a backslash.
 */
final class ConfiguredSlots {

    private static final String ARGUMENTS = "ARGUMENTS";
    private static final int LONGEST_NAME = 100;

    private final List<Pattern> patterns = new ArrayList<>();

    private record Pattern(String name, String before, String behind) {}

    ConfiguredSlots(List<SlotPattern> patterns) {
        for (SlotPattern one : patterns) {
            // As bytes of a text, each a character, so that offsets are those of the file.
            this.patterns.add(new Pattern(one.isAny() ? "" : one.name(), bytes(one.before()), bytes(one.behind())));
        }
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /**
     * Returns the slots of a text.
     *
     * @param known those that dialects know, in order of place
     */
    List<Slot> with(List<Slot> known, byte[] utf8, Layout layout) {
        if (patterns.isEmpty()) {
            return known;
        }
        String text = new String(utf8, StandardCharsets.ISO_8859_1);
        List<Slot> found = new ArrayList<>();
        for (Pattern pattern : patterns) {
            for (int at = text.indexOf(pattern.before()); at >= 0; at = text.indexOf(pattern.before(), at + 1)) {
                Slot slot = slot(pattern, text, at);
                if (slot != null && (at == 0 || text.charAt(at - 1) != '\\')) {
                    found.add(slot);
                }
            }
        }
        found.sort(Comparator.comparingInt((Slot slot) -> slot.span().start())
                .thenComparingInt(slot -> -slot.span().end()));
        BitSet taken = taken(known, layout);
        List<Slot> all = new ArrayList<>(known);
        for (Slot slot : found) {
            int next = taken.nextSetBit(slot.span().start());
            if (next < 0 || next >= slot.span().end()) {
                taken.set(slot.span().start(), slot.span().end());
                all.add(slot);
            }
        }
        all.sort(Comparator.comparing(Slot::span));
        return all;
    }

    private static BitSet taken(List<Slot> known, Layout layout) {
        BitSet taken = new BitSet();
        known.forEach(slot -> taken.set(slot.span().start(), slot.span().end()));
        for (Block block : layout.blocks()) {
            if (block instanceof Block.Fence || block instanceof Block.FrontMatterBlock) {
                taken.set(block.span().start(), block.span().end());
            }
        }
        return taken;
    }

    private static @Nullable Slot slot(Pattern pattern, String text, int at) {
        int from = at + pattern.before().length();
        if (!pattern.name().isEmpty()) {
            return slot(pattern.name(), at, from);
        }
        int end = from;
        while (end < text.length() && end - from <= LONGEST_NAME && SlotPattern.isNameChar(text.charAt(end))) {
            end++;
        }
        boolean closed = end > from && text.startsWith(pattern.behind(), end);
        return closed
                ? slot(text.substring(from, end), at, end + pattern.behind().length())
                : null;
    }

    private static Slot slot(String name, int start, int end) {
        boolean number = name.length() < 6 && name.chars().allMatch(c -> c >= '0' && c <= '9');
        Slot.Kind kind = number ? Slot.Kind.POSITION : Slot.Kind.NAME;
        return new Slot(new Span(start, end), name.equals(ARGUMENTS) ? Slot.Kind.ARGUMENTS : kind, name);
    }
}
