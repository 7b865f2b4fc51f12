package dev.tare.modules.link;

import dev.tare.modules.block.Sections;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What misspelt names of sections may have meant. Bounded: after many questions there are no more answers. Not for use by several threads. */
final class SimilarSections {

    private static final int MAX_SIMILAR = 3;
    private static final int LONGEST_NAME = 120;

    private final Map<Sections, Map<String, List<String>>> known = new HashMap<>();
    private int comparisonsLeft = 500_000;

    /** Returns the names of sections that are similar to the name, nearest first. */
    List<String> to(Sections sections, String name) {
        return known.computeIfAbsent(sections, key -> new HashMap<>())
                .computeIfAbsent(name, key -> find(sections, name));
    }

    private List<String> find(Sections sections, String name) {
        if (comparisonsLeft < 0 || name.length() > LONGEST_NAME) {
            return List.of();
        }
        List<String> names = sections.names();
        comparisonsLeft -= names.size();
        int limit = Math.max(1, name.length() / 3);
        String folded = folded(name);
        List<List<String>> byDistance = new ArrayList<>();
        for (int distance = 0; distance <= limit; distance++) {
            byDistance.add(new ArrayList<>());
        }
        List<String> longer = new ArrayList<>();
        for (String candidate : names) {
            String other = folded(candidate);
            int distance = EditDistance.of(folded, other, limit);
            if (distance <= limit) {
                byDistance.get(distance).add(candidate);
            } else if (sharesAllWords(folded, other) || startsWith(other, folded)) {
                longer.add(candidate);
            }
        }
        List<String> found = new ArrayList<>();
        for (List<String> near : byDistance) {
            found.addAll(near.subList(0, Math.min(near.size(), MAX_SIMILAR - found.size())));
        }
        return found.isEmpty() ? longer.subList(0, Math.min(longer.size(), MAX_SIMILAR)) : found;
    }

    /** Tells whether a heading starts with the one word of the anchor, as one that has a number or a code does. */
    private static boolean startsWith(String heading, String word) {
        return word.length() > 3
                && heading.startsWith(word)
                && heading.length() > word.length()
                && !Character.isLetterOrDigit(heading.charAt(word.length()));
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
}
