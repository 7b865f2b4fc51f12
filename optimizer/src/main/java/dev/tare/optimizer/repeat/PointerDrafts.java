package dev.tare.optimizer.repeat;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.token.PieceBorders;
import dev.tare.core.token.TokenCounter;
import dev.tare.optimizer.repeat.PointerText.Named;
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

    /** Whoever reads a pointer has to look elsewhere; for less than this, or less than a third of the text, nobody should. */
    private static final int LEAST_SAVED = 10;

    private final PointerModules modules;
    private final TokenCounter counter;
    private final Packages packages;

    PointerDrafts(PointerModules modules, TokenCounter counter, Packages packages) {
        this.modules = modules;
        this.counter = counter;
        this.packages = packages;
    }

    /** Returns the pointer that would stand in the place of the copy. */
    Optional<Pointer> pointer(ModuleId copy, Span place, ModuleId holder, Span held) {
        Optional<Site> here = modules.site(copy, place);
        Optional<Site> there = modules.site(holder, held);
        return here.isEmpty() || there.isEmpty() ? Optional.empty() : pointer(copy, here.get(), holder, there.get());
    }

    /** Returns the pointers that would stand for just these words. */
    List<Pointer> between(ModuleId copy, Span place, ModuleId holder, Span held) {
        List<Pointer> found = new ArrayList<>();
        for (Site here : modules.sitesOf(copy, place)) {
            for (Site there : modules.sitesOf(holder, held)) {
                pointer(copy, here, holder, there).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Pointer> pointer(ModuleId copy, Site site, ModuleId holder, Site held) {
        boolean possible = modules.isInstruction(copy)
                && modules.isInstruction(holder)
                && site.shape() == held.shape()
                && site.isReplaceable()
                && modules.mayGo(copy, site, holder, held);
        Optional<WordSwaps> swaps = possible ? swaps(site, held) : Optional.empty();
        String path = copy.equals(holder) ? "" : packages.path(copy, holder);
        if (swaps.isEmpty() || !path.isEmpty() && !PointerText.isPlainPath(path)) {
            return Optional.empty();
        }
        return modules.names(holder)
                .of(held, path)
                .flatMap(named -> priced(copy, site, holder, held, named, swaps.get()));
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
        int said = counter.count(
                site.units().source.utf8(), site.span().start(), site.span().end());
        if (saves < LEAST_SAVED || 3 * saves < said) {
            return Optional.empty();
        }
        List<Span> words = PointerText.wordsIn(text, swaps.pairs());
        List<Pointer.Swap> each = new ArrayList<>();
        for (int i = 0; i < swaps.places().size(); i++) {
            each.add(new Pointer.Swap(
                    swaps.places().get(i), words.get(swaps.pairOf().get(i))));
        }
        Pointer pointer = new Pointer(
                copy, site.span(), holder, held.span(), modules.names(holder).placeOf(named.part()), text, each, saves);
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
