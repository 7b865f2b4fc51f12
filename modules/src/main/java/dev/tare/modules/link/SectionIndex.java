package dev.tare.modules.link;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Sections;
import dev.tare.modules.model.PromptModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sections of modules, found once for each module that somebody asks about. Safe for use by several threads. */
final class SectionIndex {

    private static final int MAX_SIMILAR = 3;

    private final Map<ModuleId, PromptModule> modules;
    private final Map<ModuleId, Sections> found = new ConcurrentHashMap<>();

    SectionIndex(Map<ModuleId, PromptModule> modules) {
        this.modules = modules;
    }

    /** Returns the place of the named section in the module. */
    Optional<Span> find(ModuleId id, String name) {
        Sections sections = of(id);
        return sections == null ? Optional.empty() : sections.find(name);
    }

    /** Returns the names of sections of the module that are similar to the name, nearest first. */
    List<String> similar(ModuleId id, String name) {
        Sections sections = of(id);
        if (sections == null) {
            return List.of();
        }
        int limit = Math.max(1, name.length() / 3);
        String folded = folded(name);
        List<String> found = new ArrayList<>();
        for (int distance = 0; distance <= limit && found.size() < MAX_SIMILAR; distance++) {
            for (String candidate : sections.names()) {
                if (found.size() < MAX_SIMILAR && EditDistance.of(folded, folded(candidate), limit) == distance) {
                    found.add(candidate);
                }
            }
        }
        for (String candidate : found.isEmpty() ? sections.names() : List.<String>of()) {
            if (found.size() < MAX_SIMILAR && sharesAllWords(folded, folded(candidate))) {
                found.add(candidate);
            }
        }
        return found;
    }

    /** Tells whether every word of the anchor that was written is one of the heading's: a heading that was made longer. */
    private static boolean sharesAllWords(String written, String heading) {
        String padded = "-" + heading + "-";
        int words = 0;
        for (int start = 0; start < written.length(); ) {
            int dash = written.indexOf('-', start);
            int end = dash < 0 ? written.length() : dash;
            if (end > start) {
                if (!padded.contains("-" + written.substring(start, end) + "-")) {
                    return false;
                }
                words++;
            }
            start = end + 1;
        }
        return words > 1;
    }

    /** Anchors are written in many ways. */
    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    private @Nullable Sections of(ModuleId id) {
        PromptModule module = modules.get(id);
        return module == null ? null : found.computeIfAbsent(id, key -> Sections.of(module.source()));
    }
}
