package dev.tare.optimizer.pass;

import dev.tare.core.plugin.PluginLimits;
import dev.tare.core.text.Edits;
import dev.tare.core.text.Span;
import java.util.Arrays;
import java.util.List;

/** A user's reversible pass, called with care: what it writes must turn back at once, or it is not written. */
public final class UserReversiblePass extends UserTextPass implements ReversiblePass {

    private final ReversiblePass own;

    /** See {@link UserTextPass#UserTextPass}. */
    public UserReversiblePass(ReversiblePass own, String identity, PluginLimits limits) {
        super(own, identity, limits);
        this.own = own;
    }

    @Override
    public void rewrite(PassText text, Rewriter rewriter) {
        super.rewrite(text, rewriter);
        boolean back = guard().call(() -> turnsBack(text.utf8(), rewriter.edits(), rewriter.places()));
        if (!back) {
            throw new PassFault(name(), "what it writes does not turn back into what was there", false);
        }
    }

    private boolean turnsBack(byte[] before, Edits edits, List<Span> places) {
        int at = 0;
        for (Span place : places) {
            if (place.start() < at || place.end() > before.length) {
                return false;
            }
            at = place.end();
        }
        if (!liesWithin(edits, places)) {
            return false;
        }
        byte[] after = edits.apply(before);
        List<Span> placesAfter = new PassStep(this, edits, places, 0).placesAfter();
        for (int i = 0; i < places.size(); i++) {
            byte[] was = Arrays.copyOfRange(
                    before, places.get(i).start(), places.get(i).end());
            Span now = placesAfter.get(i);
            if (!LayoutDiff.isOnlyLayout(own.turnBack(Arrays.copyOfRange(after, now.start(), now.end())), was)) {
                return false;
            }
        }
        return true;
    }

    private static boolean liesWithin(Edits edits, List<Span> places) {
        int place = 0;
        for (int i = 0; i < edits.size(); i++) {
            while (place < places.size() && places.get(place).end() < edits.end(i)) {
                place++;
            }
            if (place == places.size() || places.get(place).start() > edits.start(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException also when the user's code fails in any other way
     */
    @Override
    public byte[] turnBack(byte[] place) {
        try {
            return guard().call(() -> own.turnBack(place));
        } catch (PassFault fault) {
            throw new IllegalArgumentException("the pass '" + name() + "' failed: " + fault.reason(), fault);
        }
    }
}
