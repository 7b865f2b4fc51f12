package dev.tare.loader;

import dev.tare.core.glob.PathGlob;
import dev.tare.core.text.ContentHash;
import dev.tare.loader.bundle.Bundle;
import dev.tare.loader.bundle.BundleEntry;
import dev.tare.loader.bundle.BundleIndex;
import dev.tare.loader.bundle.BundleModule;
import dev.tare.loader.bundle.BundlePiece;
import dev.tare.loader.load.TemplateLoader;
import dev.tare.loader.load.Wanted;
import dev.tare.loader.template.TemplateIndex;
import dev.tare.loader.template.TemplateSlot;
import dev.tare.loader.use.LearnedUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One bundle that was opened, and how its names and templates are found. A prompt holds on to its own, so that it goes on when the bundle is
 * replaced; a bundle that no prompt holds any more is closed when it is collected.
 */
record Generation(Bundle bundle, CommandIndex commands, HandleIndex handles, TemplateLoader loader) {

    /** So many starts after which nothing was opened say more than what the texts refer to. */
    private static final double ENOUGH_STARTS = 2;

    BundleIndex index() {
        return bundle.index();
    }

    BundleModule module(int number) {
        return index().modules().get(number);
    }

    Wanted whole(int module) {
        return new Wanted(module, module(module).template());
    }

    List<Wanted> all() {
        List<Wanted> all = new ArrayList<>();
        for (int i = 0; i < index().modules().size(); i++) {
            all.add(whole(i));
        }
        return all;
    }

    Set<ContentHash> hashes() {
        Set<ContentHash> hashes = new HashSet<>();
        for (int part = 0; part < index().parts().size(); part++) {
            hashes.add(index().content(part));
        }
        return hashes;
    }

    /** Returns the hashes of all texts of modules that a glob takes, of their sections too. */
    Set<ContentHash> hashesOf(PathGlob glob) {
        boolean[] taken = new boolean[index().modules().size()];
        Set<ContentHash> hashes = new HashSet<>();
        for (int i = 0; i < taken.length; i++) {
            taken[i] = glob.matches(module(i).id().path());
            if (taken[i]) {
                hashes.add(index().content(module(i).template()));
            }
        }
        for (BundleEntry entry : index().entries()) {
            for (BundlePiece piece : entry.critical()) {
                if (taken[piece.module()]) {
                    hashes.add(index().content(piece.template()));
                }
            }
        }
        return hashes;
    }

    List<Wanted> critical(BundleEntry entry) {
        List<Wanted> wanted = new ArrayList<>(entry.critical().size());
        for (BundlePiece piece : entry.critical()) {
            wanted.add(new Wanted(piece.module(), piece.template()));
        }
        return wanted;
    }

    /** Returns the slots of a template and of its partials. */
    List<TemplateSlot> slots(int part) {
        TemplateIndex index = index().parts().get(part).index();
        List<TemplateSlot> slots = new ArrayList<>(index.slots());
        for (String name : index.partials()) {
            for (TemplateSlot slot : index().partial(name).index().slots()) {
                if (!slot.isParameter()) {
                    slots.add(slot);
                }
            }
        }
        return slots;
    }

    /**
     * Returns what is likely asked for after an entry: what was learned to be so, and where nothing was learned of the entry, what its own
     * texts refer to. That nothing was opened after some starts was learned too.
     */
    List<Wanted> frequent(BundleEntry entry, LearnedUse learned, int most, double likely) {
        if (most == 0) {
            return List.of();
        }
        String path = module(entry.module()).id().path();
        List<LearnedUse.Likely> known = learned.after(path);
        Set<Integer> modules = new LinkedHashSet<>();
        if (known.isEmpty() && !(learned.starts(path) >= ENOUGH_STARTS)) {
            modules.addAll(entry.onDemand().subList(0, entry.near()));
        }
        for (LearnedUse.Likely one : known) {
            int module = handles.exact(one.module());
            if (module >= 0 && one.probability() >= likely) {
                modules.add(module);
            }
        }
        entry.critical().forEach(piece -> {
            if (module(piece.module()).template() == piece.template()) {
                modules.remove(piece.module());
            }
        });
        return modules.stream().limit(most).map(this::whole).toList();
    }
}
