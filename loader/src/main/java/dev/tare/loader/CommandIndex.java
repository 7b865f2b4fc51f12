package dev.tare.loader;

import dev.tare.core.diag.KnownWords;
import dev.tare.loader.bundle.BundleEntry;
import dev.tare.loader.bundle.BundleIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries by what people type: a name or an alias ({@code feature}, {@code sc:implement}), with a slash before it or without, and the
 * beginning of a name where only one entry's begins so ({@code /sc:impl}). Entries that share a name are found by their paths, or by unique ends
 * of these with a slash in them, a skill by that of its folder too. For any number of threads.
 */
public final class CommandIndex {

    private static final int MOST_SUGGESTIONS = 5;

    private final Map<String, List<Integer>> byName = new HashMap<>();
    private final List<BundleEntry> entries;
    private final List<String> kinds = new ArrayList<>();

    /** All names in order, so that those that begin alike stand together. */
    private final String[] names;

    private final BundleIndex index;
    private volatile @Nullable HandleIndex paths;

    /** Made when the first suggestion is asked for, which few starts of a program live to see. */
    private volatile @Nullable KnownWords known;

    CommandIndex(BundleIndex index) {
        this.index = index;
        this.entries = index.entries();
        for (int i = 0; i < entries.size(); i++) {
            kinds.add(index.modules().get(entries.get(i).module()).kind());
            for (String name : entries.get(i).names()) {
                add(withoutSlash(name), i);
            }
        }
        this.names = byName.keySet().toArray(new String[0]);
        Arrays.sort(names);
    }

    private void add(String name, int entry) {
        List<Integer> known = byName.get(name);
        if (known == null) {
            known = new ArrayList<>();
            byName.put(name, known);
        }
        known.add(entry);
    }

    /**
     * Returns the entry of a name.
     *
     * @throws NoSuchNameException when there is none, or when the name does not tell which of several is meant
     */
    BundleEntry find(String typed) throws NoSuchNameException {
        String name = withoutSlash(typed);
        List<Integer> exact = byName.getOrDefault(name, List.of());
        if (exact.size() == 1) {
            return entries.get(exact.get(0));
        }
        if (exact.size() > 1) {
            return preferred(typed, exact);
        }
        int path = name.indexOf('/') < 0 ? -1 : ofPath(name);
        if (path >= 0) {
            return entries.get(path);
        }
        List<String> longer = beginningWith(name);
        SortedSet<Integer> beginning = new TreeSet<>();
        longer.forEach(one -> beginning.addAll(byName.getOrDefault(one, List.of())));
        if (beginning.size() == 1) {
            return entries.get(beginning.first());
        }
        if (!beginning.isEmpty()) {
            throw new NoSuchNameException(
                    "'" + typed + "' is how " + beginning.size() + " entries begin",
                    longer.subList(0, Math.min(longer.size(), MOST_SUGGESTIONS)));
        }
        throw new NoSuchNameException("there is no entry '" + typed + "'", known().closest(name, MOST_SUGGESTIONS));
    }

    /** A skill is its folder to people. */
    private int ofPath(String path) {
        int file = paths().unique(path);
        return file != HandleIndex.NONE ? file : paths().unique(path + (path.endsWith("/") ? "SKILL" : "/SKILL"));
    }

    private KnownWords known() {
        KnownWords made = known;
        if (made == null) {
            made = new KnownWords(byName.keySet());
            known = made;
        }
        return made;
    }

    private static String withoutSlash(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }

    /** Made when somebody asks by a path, which is seldom. */
    private HandleIndex paths() {
        HandleIndex made = paths;
        if (made == null) {
            made = new HandleIndex(entries.stream()
                    .map(entry -> index.modules().get(entry.module()))
                    .toList());
            paths = made;
        }
        return made;
    }

    private List<String> beginningWith(String start) {
        List<String> found = new ArrayList<>();
        int at = Arrays.binarySearch(names, start);
        for (int i = at < 0 ? -at - 1 : at; !start.isEmpty() && i < names.length && names[i].startsWith(start); i++) {
            found.add(names[i]);
        }
        return found;
    }

    /** Of entries with one name, the one that has it as its own and is a command, then a skill, as harnesses have it. */
    private BundleEntry preferred(String typed, List<Integer> same) throws NoSuchNameException {
        String name = withoutSlash(typed);
        for (String kind : List.of("command", "skill", "agent")) {
            List<Integer> own = same.stream()
                    .filter(i -> kinds.get(i).equals(kind)
                            && withoutSlash(entries.get(i).names().get(0)).equals(name))
                    .toList();
            if (own.size() == 1) {
                return entries.get(own.get(0));
            }
            if (own.size() > 1) {
                break;
            }
        }
        throw new NoSuchNameException(
                "'" + typed + "' is the name of " + same.size() + " entries",
                same.stream()
                        .limit(MOST_SUGGESTIONS)
                        .map(i -> index.modules()
                                .get(entries.get(i).module())
                                .id()
                                .path())
                        .toList());
    }
}
