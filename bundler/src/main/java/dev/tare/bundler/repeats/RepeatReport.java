package dev.tare.bundler.repeats;

import java.util.List;

/**
 * What a framework says more than once, and what the starts of its entries begin with alike. Nothing is changed by it: what one context
 * holds twice, a build at level 2 shares; what packages keep copies of, only their maintainers can bring to one place.
 *
 * @param copies by the packages that have them, the most tokens first; no text is counted twice
 * @param prefixes by package, the largest groups of entries first
 */
public record RepeatReport(List<Copies> copies, List<Prefix> prefixes) {

    public RepeatReport {
        copies = List.copyOf(copies);
        prefixes = List.copyOf(prefixes);
    }

    public boolean isEmpty() {
        return copies.isEmpty() && prefixes.isEmpty();
    }

    /**
     * What the same packages keep copies of, or the modules of one package.
     *
     * @param packages their folders, sorted; {@code .} for the framework's own modules
     * @param texts how many texts
     * @param tokens what stands there more than once: so many tokens have to be kept in step by hand
     * @param largest the largest of the texts, by the tokens that are said again
     */
    public record Copies(List<String> packages, int texts, long tokens, List<Text> largest) {

        public Copies {
            packages = List.copyOf(packages);
            largest = List.copyOf(largest);
        }

        /** Tells whether several packages have copies. */
        public boolean isAcrossPackages() {
            return packages.size() > 1;
        }
    }

    /**
     * A text that stands in several places.
     *
     * @param start how it starts
     * @param exact whether it is the same in all of them; otherwise some words differ
     * @param tokens what it takes in the first place
     * @param places where it stands
     */
    public record Text(String start, boolean exact, int tokens, List<Place> places) {

        public Text {
            places = List.copyOf(places);
        }
    }

    /** Lines of a module, from 1, both included. */
    public record Place(String path, int line, int lastLine) {}

    /**
     * What the starts of several entries of a package begin with alike.
     *
     * @param folder the folder of the package; {@code .} for the framework's own entries
     * @param entries the entries, sorted
     * @param modules the modules that the text is from, in the order in which they are loaded
     * @param tokens its tokens, as the harness loads it
     * @param sharedFirst its tokens if what the entries share came before what they do not
     * @param cacheable whether the tokens are as many as a provider's prompt cache asks for
     */
    public record Prefix(
            String folder,
            List<String> entries,
            List<String> modules,
            long tokens,
            long sharedFirst,
            boolean cacheable) {

        public Prefix {
            entries = List.copyOf(entries);
            modules = List.copyOf(modules);
        }
    }
}
