package dev.tare.bundler.compare;

import dev.tare.bundler.build.BuildTarget;
import dev.tare.bundler.compare.Difference.Subject;
import dev.tare.loader.bundle.Bundle;
import dev.tare.loader.bundle.BundleEntry;
import dev.tare.loader.bundle.BundleException;
import dev.tare.loader.bundle.BundleIndex;
import dev.tare.loader.bundle.BundleModule;
import dev.tare.loader.bundle.BundlePiece;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares two bundles by their modules and entries, not by the bytes of the container alone. */
final class BundleComparison {

    private final Path out;
    private final Path made;
    private final OutputComparison found;

    BundleComparison(Path out, Path made, OutputComparison found) {
        this.out = out;
        this.made = made;
        this.found = found;
    }

    void run() throws IOException, OutputException {
        try (Bundle there = Bundle.open(out);
                Bundle given = Bundle.open(made)) {
            if (Files.mismatch(out, made) < 0) {
                return;
            }
            settings(there.index(), given.index());
            modules(there, given);
            entries(there, given);
            restore(there, given);
            if (found.isEmpty()) {
                found.add(Difference.changed(
                        Subject.FILE,
                        "the container",
                        new FirstLine(0, Files.size(out) + " bytes", Files.size(made) + " bytes")));
            }
        } catch (BundleException e) {
            throw new OutputException(String.valueOf(e.getMessage()), OutputComparison.built(BuildTarget.BUNDLE));
        }
    }

    private void settings(BundleIndex there, BundleIndex given) {
        found.setting("version", there.tool(), given.tool());
        found.setting("level", Integer.toString(there.level()), Integer.toString(given.level()));
        found.setting("notation", there.notation(), given.notation());
        found.setting("encoding", there.encoding(), given.encoding());
        found.setting("harness", there.harness(), given.harness());
    }

    private void modules(Bundle there, Bundle given) {
        SortedMap<String, BundleModule> old = modules(there.index());
        SortedMap<String, BundleModule> now = modules(given.index());
        for (String id : union(old.keySet(), now.keySet())) {
            @Nullable BundleModule one = old.get(id);
            @Nullable BundleModule other = now.get(id);
            if (one == null) {
                found.add(Difference.missing(Subject.MODULE, id));
            } else if (other == null) {
                found.add(Difference.extra(Subject.MODULE, id));
            } else {
                module(id, one, other, there, given);
            }
        }
    }

    private void module(String id, BundleModule one, BundleModule other, Bundle there, Bundle given) {
        byte[] text;
        byte[] wanted;
        try {
            wanted = given.template(other.template()).asWritten();
            text = there.template(one.template()).asWritten();
        } catch (BundleException e) {
            found.add(Difference.changed(Subject.MODULE, id, new FirstLine(0, String.valueOf(e.getMessage()), "")));
            return;
        }
        if (!Arrays.equals(text, wanted)) {
            found.add(Difference.changed(Subject.MODULE, id, FirstLine.of(text, wanted)));
        } else if (!told(one).equals(told(other))
                || !there.index()
                        .parts()
                        .get(one.template())
                        .equals(given.index().parts().get(other.template()))) {
            found.add(Difference.changed(Subject.MODULE, id, new FirstLine(0, told(one), told(other))));
        }
    }

    private static String told(BundleModule module) {
        return module.kind() + " '" + module.name() + "' of " + module.tokens() + " tokens";
    }

    private void entries(Bundle there, Bundle given) {
        SortedMap<String, BundleEntry> old = entries(there.index());
        SortedMap<String, BundleEntry> now = entries(given.index());
        for (String name : union(old.keySet(), now.keySet())) {
            @Nullable BundleEntry one = old.get(name);
            @Nullable BundleEntry other = now.get(name);
            if (one == null) {
                found.add(Difference.missing(Subject.ENTRY, name));
            } else if (other == null) {
                found.add(Difference.extra(Subject.ENTRY, name));
            } else if (!told(there.index(), one, true).equals(told(given.index(), other, true))) {
                String before = told(there.index(), one, false);
                String after = told(given.index(), other, false);
                found.add(Difference.changed(
                        Subject.ENTRY, name, before.equals(after) ? FirstLine.NONE : new FirstLine(0, before, after)));
            }
        }
    }

    /** Returns what an entry starts with and may open, with the hashes of texts or without. */
    private static String told(BundleIndex index, BundleEntry entry, boolean texts) {
        List<String> starts = new ArrayList<>();
        for (BundlePiece piece : entry.critical()) {
            starts.add(
                    texts
                            ? piece.label() + " "
                                    + index.parts().get(piece.template()).hash()
                            : piece.label());
        }
        List<String> later = new ArrayList<>();
        for (int module : entry.onDemand()) {
            later.add(index.modules().get(module).id().path());
        }
        return String.join(", ", entry.names()) + " starts with " + String.join(", ", starts)
                + (later.isEmpty() ? "" : "; may open " + String.join(", ", later));
    }

    private void restore(Bundle there, Bundle given) {
        try {
            byte[] wanted = given.restore();
            byte[] text = there.restore();
            if (!Arrays.equals(text, wanted)) {
                found.add(Difference.changed(Subject.MANIFEST, "restore.json", FirstLine.of(text, wanted)));
            }
        } catch (BundleException e) {
            found.add(Difference.changed(
                    Subject.MANIFEST, "restore.json", new FirstLine(0, String.valueOf(e.getMessage()), "")));
        }
    }

    private static SortedMap<String, BundleModule> modules(BundleIndex index) {
        return index.modules().stream()
                .collect(Collectors.toMap(module -> module.id().path(), module -> module, (a, b) -> a, TreeMap::new));
    }

    /** Two entries may have one name, so each is named with its module. */
    private static SortedMap<String, BundleEntry> entries(BundleIndex index) {
        return index.entries().stream()
                .collect(Collectors.toMap(
                        entry -> entry.names().get(0) + " ("
                                + index.modules().get(entry.module()).id().path() + ")",
                        entry -> entry,
                        (a, b) -> a,
                        TreeMap::new));
    }

    private static SortedSet<String> union(Set<String> one, Set<String> other) {
        SortedSet<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }
}
