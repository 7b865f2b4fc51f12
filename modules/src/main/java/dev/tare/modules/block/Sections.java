package dev.tare.modules.block;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sections of a file that a reference may name: below a heading up to the next heading of the same or a higher level,
 * and the keys of YAML, in YAML files (valid or not) and in YAML fences, with all that is indented below them.
 */
public final class Sections {

    private final SourceText source;
    private final List<Block> blocks;
    private final SectionScanner found;
    private @Nullable Index index;
    private @Nullable Anchors anchors;

    private Sections(SourceText source, List<Block> blocks, SectionScanner found) {
        this.source = source;
        this.blocks = blocks;
        this.found = found;
    }

    /** Returns the sections of a file. */
    public static Sections of(SourceText source) {
        return of(source, BlockScanner.scan(source));
    }

    /** Returns the sections of a file whose blocks are known. */
    public static Sections of(SourceText source, List<Block> blocks) {
        SectionScanner scanner = new SectionScanner(source);
        scanner.scan(blocks);
        return new Sections(source, blocks, scanner);
    }

    /**
     * Returns the place of a section. The name is looked for as it is written, then as the anchor that GitHub makes of a
     * heading, then with underscores, hyphens and spaces taken as one and letter case left out, then as a path of names with
     * dots between them, then as an anchor of HTML or a heading in HTML, a list or a quote, and last as the name of an element.
     * Headings go before keys, and keys further left before others.
     */
    public Optional<Span> find(String name) {
        Span span = findAny(name.strip());
        if (span == null && name.indexOf('%') >= 0) {
            span = findAny(SectionNames.decoded(name).strip());
        }
        return Optional.ofNullable(span);
    }

    /** Returns the names of all sections in order, each once, for suggestions. */
    public List<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < found.count; i++) {
            names.add(name(i));
        }
        names.remove("");
        return new ArrayList<>(names);
    }

    private @Nullable Span findAny(String name) {
        if (name.isEmpty()) {
            return null;
        }
        Index names = index();
        Integer section = names.exact.get(name);
        if (section == null) {
            section = names.slugs.get(name);
        }
        if (section == null) {
            section = names.folded.get(SectionNames.folded(name));
        }
        if (section != null) {
            return new Span(found.starts[section], found.ends[section]);
        }
        Span below = name.indexOf('.') > 0 ? findPath(name) : null;
        Span marked = below == null ? findAnchor(name) : below;
        return marked == null ? anchors().element(name) : marked;
    }

    private String name(int section) {
        String written = source.slice(found.nameStarts[section], found.nameEnds[section]);
        return found.levels[section] > 0 ? SectionNames.plain(written) : written;
    }

    /** Finds {@code A.B}: a section named B inside one named A. */
    private @Nullable Span findPath(String path) {
        // The sections that the path so far may mean, in order.
        List<Integer> outer = null;
        for (int start = 0; start <= path.length(); ) {
            int dot = path.indexOf('.', start);
            int end = dot < 0 ? path.length() : dot;
            String part = SectionNames.folded(path.substring(start, end));
            List<Integer> inner = new ArrayList<>();
            int reached = 0;
            int next = 0;
            for (int i : index().all.getOrDefault(part, List.of())) {
                if (outer != null) {
                    while (next < outer.size() && outer.get(next) < i) {
                        reached = Math.max(reached, found.ends[outer.get(next++)]);
                    }
                    if (found.starts[i] >= reached) {
                        continue;
                    }
                }
                inner.add(i);
            }
            outer = inner;
            start = end + 1;
        }
        return outer == null || outer.isEmpty() ? null : new Span(found.starts[outer.get(0)], found.ends[outer.get(0)]);
    }

    /** Finds {@code <a id="name">}, {@code <a name="name">}, {@code {#name}} and headings that are no blocks of their own. */
    private @Nullable Span findAnchor(String name) {
        byte[] b = source.utf8();
        int at = anchors().find(name);
        if (at < 0) {
            return null;
        }
        int line = at;
        while (line > source.bodyStart() && !Marks.isLineEnd(b[line - 1])) {
            line--;
        }
        int heading = 0;
        while (heading < found.count && (found.starts[heading] < line || found.levels[heading] <= 0)) {
            heading++;
        }
        if (heading == found.count) {
            return new Span(line, b.length);
        }
        int start = found.starts[heading];
        boolean heads = start == line || isBlankAfterLine(b, line, start);
        return heads ? new Span(start, found.ends[heading]) : new Span(line, start);
    }

    private static boolean isBlankAfterLine(byte[] b, int line, int end) {
        int i = line;
        while (i < end && !Marks.isLineEnd(b[i])) {
            i++;
        }
        while (i < end && (Marks.isLineEnd(b[i]) || Marks.isSpace(b[i]))) {
            i++;
        }
        return i == end;
    }

    private synchronized Index index() {
        Index made = index;
        if (made == null) {
            made = new Index();
            index = made;
        }
        return made;
    }

    private synchronized Anchors anchors() {
        Anchors made = anchors;
        if (made == null) {
            made = new Anchors(source, blocks);
            anchors = made;
        }
        return made;
    }

    /** The sections by the forms of their names; made at the first question. */
    private final class Index {

        final Map<String, Integer> exact = new HashMap<>();
        final Map<String, Integer> slugs = new HashMap<>();
        final Map<String, Integer> folded = new HashMap<>();
        final Map<String, List<Integer>> all = new HashMap<>();

        Index() {
            Map<String, Integer> repeats = new HashMap<>();
            for (int i = 0; i < found.count; i++) {
                String name = name(i);
                String fold = SectionNames.folded(name);
                put(exact, name, i);
                if (!fold.isEmpty()) {
                    put(folded, fold, i);
                    all.computeIfAbsent(fold, key -> new ArrayList<>()).add(i);
                }
                if (found.levels[i] > 0) {
                    put(exact, source.slice(found.nameStarts[i], found.nameEnds[i]), i);
                    addSlug(SectionNames.slug(name), i, repeats);
                }
            }
        }

        private void addSlug(String slug, int section, Map<String, Integer> repeats) {
            String unique = slug;
            int number = repeats.getOrDefault(slug, -1) + 1;
            if (number > 0) {
                unique = slug + "-" + number;
                while (repeats.containsKey(unique)) {
                    number++;
                    unique = slug + "-" + number;
                }
                repeats.put(unique, 0);
            }
            repeats.put(slug, number);
            slugs.putIfAbsent(unique, section);
        }

        private void put(Map<String, Integer> map, String name, int section) {
            Integer other = map.get(name);
            if (other == null || rank(section) < rank(other)) {
                map.put(name, section);
            }
        }

        /** Headings first, then keys by how far they are indented. */
        private int rank(int section) {
            return found.levels[section] > 0 ? -1 : found.indents[section];
        }
    }
}
