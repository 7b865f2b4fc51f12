package dev.tare.optimizer.repeat;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.token.PieceBorders;
import dev.tare.core.token.TokenCounter;
import dev.tare.optimizer.pass.Installation;
import dev.tare.optimizer.repeat.PointerText.Named;
import dev.tare.optimizer.repeat.Repeat.Place;
import dev.tare.optimizer.repeat.Repeat.Substitution;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes the pointer from one place to another, as far as their texts allow one and it costs less than what it replaces. */
final class PointerDrafts {

    private static final int WINDOW = 4096;
    private static final String ELEMENT = "same_as";

    private final PointerModules modules;
    private final TokenCounter counter;
    private final Installation installation;

    PointerDrafts(PointerModules modules, TokenCounter counter, Installation installation) {
        this.modules = modules;
        this.counter = counter;
        this.installation = installation;
    }

    /** Returns the pointer that would stand in the place of the copy. */
    Optional<Pointer> pointer(Place copy, Place holder) {
        Optional<Site> there = modules.site(holder);
        Optional<Site> here = modules.site(copy);
        if (!modules.isInstruction(copy.id()) || !modules.isInstruction(holder.id())) {
            return Optional.empty();
        }
        if (there.isEmpty()
                || here.isEmpty()
                || !there.get().shape().equals(here.get().shape())) {
            return Optional.empty();
        }
        Site site = here.get();
        Site held = there.get();
        if (!site.isReplaceable() || !modules.mayGo(copy.id(), site, holder.id(), held)) {
            return Optional.empty();
        }
        Optional<WordSwaps> swaps = swaps(site, held);
        String path = copy.id().equals(holder.id()) ? "" : path(copy.id(), holder.id());
        if (swaps.isEmpty() || !path.isEmpty() && !PointerText.isPlainPath(path)) {
            return Optional.empty();
        }
        return modules.names(holder.id())
                .of(held, path)
                .flatMap(named -> priced(copy.id(), site, holder.id(), held, named, swaps.get()));
    }

    private String path(ModuleId copy, ModuleId holder) {
        return PointerText.path(copy, holder, installation.packageOf(copy));
    }

    private static Optional<WordSwaps> swaps(Site site, Site held) {
        SourceText copy = site.units().source;
        SourceText holder = held.units().source;
        Span here = site.span();
        Span there = held.span();
        if (Arrays.equals(copy.utf8(), here.start(), here.end(), holder.utf8(), there.start(), there.end())) {
            return Optional.of(WordSwaps.NONE);
        }
        // Code is to be written as it stands, not made from other code in the mind.
        if (site.hasCode()) {
            return Optional.empty();
        }
        Optional<List<Substitution>> differences = WordAlignment.between(holder, there, copy, here);
        return differences.isEmpty() ? Optional.empty() : WordSwaps.of(holder, there, copy, differences.get());
    }

    private Optional<Pointer> priced(
            ModuleId copy, Site site, ModuleId holder, Site held, Named named, WordSwaps swaps) {
        boolean element = site.shape() == Site.Shape.ELEMENTS;
        String start = element ? "<" + ELEMENT + ">" : "";
        String text = start + PointerText.of(named, swaps.pairs()) + (element ? "</" + ELEMENT + ">" : "");
        int saves = saves(site.units().source, site.span(), text.getBytes(StandardCharsets.UTF_8));
        if (saves < 1) {
            return Optional.empty();
        }
        List<Span> words = PointerText.wordsIn(text, swaps.pairs());
        List<Pointer.Swap> each = new ArrayList<>();
        for (int i = 0; i < swaps.places().size(); i++) {
            each.add(new Pointer.Swap(
                    swaps.places().get(i), words.get(swaps.pairOf().get(i))));
        }
        Pointer pointer = new Pointer(copy, site.span(), holder, held.span(), text, each, saves);
        byte[] remade = pointer.remade(held.units().source);
        Span place = site.span();
        // White space may differ where words do not: then it could not be made again.
        return Arrays.equals(remade, 0, remade.length, site.units().source.utf8(), place.start(), place.end())
                ? Optional.of(pointer)
                : Optional.empty();
    }

    /** Returns by how many tokens the count falls; 0 where that cannot be told from near. */
    private int saves(SourceText source, Span place, byte[] text) {
        byte[] utf8 = source.utf8();
        int from = Math.max(0, place.start() - WINDOW);
        int to = Math.min(utf8.length, place.end() + WINDOW);
        int left = PieceBorders.before(utf8, place.start(), from);
        int right = PieceBorders.after(utf8, place.end(), to);
        if (left == from && from > 0 || right == to && to < utf8.length) {
            return 0;
        }
        byte[] changed = new byte[place.start() - left + text.length + right - place.end()];
        System.arraycopy(utf8, left, changed, 0, place.start() - left);
        System.arraycopy(text, 0, changed, place.start() - left, text.length);
        System.arraycopy(utf8, place.end(), changed, place.start() - left + text.length, right - place.end());
        return counter.count(utf8, left, right) - counter.count(changed, 0, changed.length);
    }
}
