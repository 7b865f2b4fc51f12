package dev.tare.optimizer.defer;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Sections;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Places in a module that name a section of the module itself, in whatever notation: {@code (#name)}, {@code [word]: #name},
 * {@code <a href="#name">}, {@code [[#name]]}, or with the file's own name before the hash. They are no references, since they lead to no other
 * module.
 */
final class OwnAnchors {

    /** Names that are looked up. */
    private static final int MOST_NAMES = 10_000;

    private static final int LONGEST_NAME = 256;

    /**
     * A place that names a section.
     *
     * @param place where the name stands, its hash included
     * @param section the section
     */
    record Anchor(Span place, Span section) {}

    private final SourceText source;
    private final byte[] utf8;
    private final byte[] ownName;
    private final Map<String, Optional<Span>> known = new HashMap<>();
    private @Nullable Sections sections;

    private OwnAnchors(SourceText source) {
        this.source = source;
        this.utf8 = source.utf8();
        this.ownName = source.id().fileName().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns them in order of place. */
    static List<Anchor> in(SourceText source) {
        OwnAnchors anchors = new OwnAnchors(source);
        List<Anchor> found = new ArrayList<>();
        for (int i = 1; i < anchors.utf8.length; i++) {
            if (anchors.utf8[i] == '#' && anchors.opensName(i)) {
                int end = anchors.end(i + 1);
                int at = i;
                anchors.section(source.slice(i + 1, end))
                        .ifPresent(section -> found.add(new Anchor(new Span(at, end), section)));
            }
        }
        return found;
    }

    private boolean opensName(int hash) {
        if ("(<\"'[ \t".indexOf(utf8[hash - 1]) >= 0) {
            return true;
        }
        int start = hash - ownName.length;
        return start >= 0 && Arrays.equals(utf8, start, hash, ownName, 0, ownName.length);
    }

    private int end(int from) {
        int end = from;
        while (end < utf8.length
                && end - from < LONGEST_NAME
                && (utf8[end] < 0 || utf8[end] > ' ' && ")>\"']|`<".indexOf(utf8[end]) < 0)) {
            end++;
        }
        return end;
    }

    private Optional<Span> section(String name) {
        if (name.isEmpty() || known.size() >= MOST_NAMES) {
            return known.getOrDefault(name, Optional.empty());
        }
        return known.computeIfAbsent(name, key -> sections().find(key));
    }

    private Sections sections() {
        Sections made = sections;
        if (made == null) {
            made = Sections.of(source);
            sections = made;
        }
        return made;
    }
}
