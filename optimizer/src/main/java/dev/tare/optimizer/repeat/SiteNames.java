package dev.tare.optimizer.repeat;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.optimizer.repeat.PointerText.Named;
import dev.tare.optimizer.repeat.Units.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What places of one module are called, so that nobody who reads it takes another place for them: by a heading or an element whose name
 * stands there once, and where they are only a part of that by their first and last words, which must be found nowhere else.
 */
final class SiteNames {

    private static final int MOST_WORDS = 6;
    private static final int LEAST_WORDS = 2;
    private static final int LEAST_BYTES = 8;

    private final Map<String, Integer> names = new HashMap<>();

    /** Where each name stands last. */
    private final Map<String, Span> places = new HashMap<>();

    SiteNames(Units units) {
        for (int i = 0; i < units.size; i++) {
            Kind kind = units.kinds[i];
            if (kind == Kind.HEADING || kind == Kind.OPEN || kind == Kind.LEAF) {
                names.merge(units.name(i), 1, Integer::sum);
                places.put(units.name(i), new Span(units.nameStarts[i], units.nameEnds[i]));
            }
        }
    }

    /**
     * Returns what a place is called, or nothing when it cannot be told.
     *
     * @param path the path of its module, or empty for a place above in the same module
     */
    Optional<Named> of(Site site, String path) {
        Units units = site.units();
        if (site.shape() == Site.Shape.CONTENT && isTold(units.name(site.from()))) {
            return Optional.of(new Named(units.name(site.from()), "", "", path));
        }
        int parent = units.parents[site.from()];
        boolean whole = site.shape() != Site.Shape.CONTENT && isWhole(units, parent, site.from(), site.to());
        while (parent >= 0
                && (units.kinds[parent] == Kind.ITEM || units.name(parent).isEmpty())) {
            parent = units.parents[parent];
            whole = false;
        }
        String part = parent >= 0 && isTold(units.name(parent)) ? units.name(parent) : "";
        whole &= parent < 0 || !part.isEmpty();
        if (whole) {
            return Optional.of(new Named(part, "", "", path));
        }
        return quoted(site, part, path);
    }

    /** Returns where a name stands that is told, or an empty place for none. */
    Span placeOf(String name) {
        // Of an empty name there may be many.
        return name.isEmpty() ? new Span(0, 0) : places.getOrDefault(name, new Span(0, 0));
    }

    private boolean isTold(String name) {
        return PointerText.isPlain(name) && names.getOrDefault(name, 0) == 1;
    }

    private static boolean isWhole(Units units, int parent, int from, int to) {
        if (parent < 0) {
            return from == (units.kinds[0] == Kind.BREAK ? 1 : 0) && to == units.size;
        }
        boolean closed = units.kinds[units.treeEnds[parent] - 1] == Kind.CLOSE && units.kinds[parent] == Kind.OPEN;
        return from == parent + 1 && to == units.treeEnds[parent] - (closed ? 1 : 0);
    }

    private static Optional<Named> quoted(Site site, String part, String path) {
        SourceText source = site.units().source;
        byte[] utf8 = source.utf8();
        int start = site.span().start();
        int end = site.span().end();
        int wordsStart = firstWord(utf8, start, end);
        int wordsEnd = plainEnd(utf8, wordsStart, end);
        String from = new String(utf8, wordsStart, wordsEnd - wordsStart, StandardCharsets.UTF_8).strip();
        if (!isQuotable(from) || find(utf8, from, 0) != wordsStart || find(utf8, from, wordsStart + 1) >= 0) {
            return Optional.empty();
        }
        if (site.to() == site.from() + 1) {
            return Optional.of(new Named(part, from, "", path));
        }
        int lastEnd = lastWordEnd(utf8, start, end);
        int lastStart = plainStart(utf8, start, lastEnd);
        String to = new String(utf8, lastStart, lastEnd - lastStart, StandardCharsets.UTF_8).strip();
        if (!isQuotable(to) || find(utf8, to, wordsEnd) != lastEnd - to.getBytes(StandardCharsets.UTF_8).length) {
            return Optional.empty();
        }
        return Optional.of(new Named(part, from, to, path));
    }

    private static boolean isQuotable(String words) {
        byte[] utf8 = words.getBytes(StandardCharsets.UTF_8);
        return utf8.length >= LEAST_BYTES
                && WordScan.count(utf8, 0, utf8.length) >= LEAST_WORDS
                && PointerText.isPlainWords(words);
    }

    private static int firstWord(byte[] utf8, int from, int end) {
        int i = from;
        while (i < end && (utf8[i] == '*' || utf8[i] == '_' || utf8[i] == '|' || utf8[i] == ' ')) {
            i++;
        }
        return i;
    }

    private static int plainEnd(byte[] utf8, int from, int end) {
        int i = from;
        int last = from;
        for (int words = 0; words < MOST_WORDS && i < end && WordScan.isWord(utf8[i]); words++) {
            while (i < end && WordScan.isWord(utf8[i])) {
                i++;
            }
            last = i;
            if (i < end && (utf8[i] == ' ' || utf8[i] == '-')) {
                i++;
            } else {
                break;
            }
        }
        return last;
    }

    private static int lastWordEnd(byte[] utf8, int from, int end) {
        int i = end;
        while (i > from && !WordScan.isWord(utf8[i - 1])) {
            i--;
        }
        return i;
    }

    private static int plainStart(byte[] utf8, int from, int end) {
        int i = end;
        int first = end;
        for (int words = 0; words < MOST_WORDS && i > from && WordScan.isWord(utf8[i - 1]); words++) {
            while (i > from && WordScan.isWord(utf8[i - 1])) {
                i--;
            }
            first = i;
            if (i > from && (utf8[i - 1] == ' ' || utf8[i - 1] == '-')) {
                i--;
            } else {
                break;
            }
        }
        return first;
    }

    private static int find(byte[] utf8, String words, int from) {
        byte[] wanted = words.getBytes(StandardCharsets.UTF_8);
        for (int i = from; i + wanted.length <= utf8.length; i++) {
            if (utf8[i] == wanted[0] && Arrays.equals(utf8, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
