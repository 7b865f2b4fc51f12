package dev.tare.optimizer.defer;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.modules.xml.XmlScanner;
import dev.tare.modules.xml.XmlVisitor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What stretches that are put aside are called: the words of their heading, or of the heading above them, or the names of their elements.
 * Plain words, without anything that Markdown, XML or a harness reads.
 */
final class Label {

    private static final int MOST = 60;
    private static final int MOST_NAMES = 2;

    /** Who does not find a section in the label will not open the part, so as many are named as one line has room for. */
    private static final int MOST_HEADINGS = 4;

    private static final int MOST_LISTED = 90;
    private static final String MADE_UP = "more on this";

    /** Names of elements that tell nobody when to open them. */
    private static final Set<String> SAYING_NOTHING =
            Set.of("description", "details", "item", "note", "notes", "overview", "purpose", "summary", "text");

    private static final String SENTENCE = ".,:;!?";

    private Label() {}

    /** Returns the words; a made-up one where there are none. */
    static String of(Runs runs) {
        Set<String> headings = new LinkedHashSet<>();
        boolean xml = true;
        List<Surroundings> around = Surroundings.of(runs);
        for (int i = 0; i < runs.spans().size(); i++) {
            List<String> within = headingsIn(runs, runs.spans().get(i));
            if (within.isEmpty()) {
                headings.add(around.get(i).heading());
            }
            headings.addAll(within);
        }
        for (RunPlace place : runs.places()) {
            xml &= place.kind() == RunPlace.Kind.FENCE || place.kind() == RunPlace.Kind.XML;
        }
        headings.remove("");
        if (headings.size() > 1) {
            return listed(headings, MOST_HEADINGS, MOST_LISTED);
        }
        String heading = headings.isEmpty() ? "" : headings.iterator().next();
        if (xml) {
            Set<String> names = elements(runs.source(), runs.spans());
            if (heading.isEmpty()) {
                return names.isEmpty() ? MADE_UP : listed(names, MOST_NAMES, MOST);
            }
            names.removeIf(SAYING_NOTHING::contains);
            heading = joined(heading, names);
        }
        return heading.isEmpty() ? MADE_UP : heading;
    }

    /** Names the first elements below a heading; not those that say it once more. */
    private static String joined(String heading, Set<String> names) {
        List<String> told = new ArrayList<>();
        for (String name : names) {
            if (told.size() < MOST_NAMES && !isCovered(name, heading)) {
                told.add(name);
            }
        }
        return told.isEmpty() ? heading : cut(heading + ": " + String.join(", ", told));
    }

    /** Names the first of several, and says when there are more. */
    private static String listed(Set<String> names, int most, int longest) {
        StringBuilder words = new StringBuilder();
        int told = 0;
        for (String name : names) {
            boolean fits = told == 0 || words.length() + name.length() + 2 <= longest;
            if (told == most || !fits) {
                break;
            }
            words.append(told == 0 ? "" : ", ").append(name);
            told++;
        }
        return words + (told < names.size() ? " and more" : "");
    }

    /** Returns the words of the headings in a stretch, those of the highest level that there is. */
    private static List<String> headingsIn(Runs runs, Span run) {
        int level = Integer.MAX_VALUE;
        List<String> words = new ArrayList<>();
        for (Block block : runs.blocks()) {
            boolean within = block.span().start() >= run.start() && block.span().end() <= run.end();
            if (within && block instanceof Block.Heading heading && heading.level() <= level) {
                if (heading.level() < level) {
                    words.clear();
                }
                level = heading.level();
                String plain = plain(runs.source().slice(heading.text()));
                if (!plain.isEmpty()) {
                    words.add(plain);
                }
            }
        }
        return words;
    }

    private static boolean isCovered(String name, String heading) {
        String lowerName = name.toLowerCase(Locale.ROOT);
        String lowerHeading = heading.toLowerCase(Locale.ROOT);
        return lowerName.contains(lowerHeading) || lowerHeading.contains(lowerName);
    }

    /** Returns the names of the outermost elements of the stretches, each once. */
    private static Set<String> elements(SourceText source, List<Span> runs) {
        Set<String> names = new LinkedHashSet<>();
        for (Span run : runs) {
            names.addAll(Elements.of(source, run).outermost);
        }
        return names;
    }

    /** Returns the letters, digits and a few marks of a text, as one line that is not too long. */
    static String plain(String text) {
        StringBuilder words = new StringBuilder();
        boolean gap = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean inner = (c == '-' || c == '\'' || c == '/')
                    && words.length() > 0
                    && !gap
                    && i < text.length()
                    && Character.isLetterOrDigit(text.codePointAt(i));
            if (Character.isLetterOrDigit(c) || inner && c != '/') {
                if (gap && words.length() > 0) {
                    words.append(' ');
                }
                words.appendCodePoint(c);
                gap = false;
            } else if (c == ',' && words.length() > 0 && !gap) {
                words.append(',');
                gap = true;
            } else {
                gap = true;
            }
        }
        while (words.length() > 0 && SENTENCE.indexOf(words.charAt(words.length() - 1)) >= 0) {
            words.setLength(words.length() - 1);
        }
        return cut(words.toString());
    }

    private static String cut(String words) {
        if (words.length() <= MOST) {
            return words;
        }
        int end = words.lastIndexOf(' ', MOST);
        String head = words.substring(0, end <= 0 ? words.offsetByCodePoints(0, MOST / 2) : end);
        return head.endsWith(",") || head.endsWith(":") ? head.substring(0, head.length() - 1) : head;
    }

    /** Hears the names of elements that have no other around them in a stretch. */
    private static final class Elements implements XmlVisitor {

        private final SourceText source;
        private final List<String> outermost = new ArrayList<>();
        private int depth;

        private Elements(SourceText source) {
            this.source = source;
        }

        static Elements of(SourceText source, Span run) {
            Elements elements = new Elements(source);
            new XmlScanner(source).scan(run, elements);
            return elements;
        }

        @Override
        public void startTag(int start, int end, int nameStart, int nameEnd, boolean empty) {
            if (depth == 0) {
                String words = plain(source.slice(nameStart, nameEnd));
                outermost.add(words.isEmpty() ? "element" : words);
            }
            depth += empty ? 0 : 1;
        }

        @Override
        public void endTag(int start, int end, int nameStart, int nameEnd) {
            depth = Math.max(0, depth - 1);
        }
    }
}
