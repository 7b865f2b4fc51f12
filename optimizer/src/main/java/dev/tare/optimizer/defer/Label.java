package dev.tare.optimizer.defer;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.BlockScanner;
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
    private static final int MOST_NAMES = 3;
    private static final String SENTENCE = ".,:;!?";

    private Label() {}

    /** Returns the words; a made-up one where there are none. */
    static String of(SourceText source, List<Span> runs, List<RunPlace> places) {
        List<Block> blocks = BlockScanner.scan(source);
        Span first = runs.get(0);
        String heading = heading(blocks, source, first);
        if (places.get(0).kind() == RunPlace.Kind.FENCE || places.get(0).kind() == RunPlace.Kind.XML) {
            String names = elements(source, runs);
            heading = heading.isEmpty() || isCovered(names, heading) ? names : joined(heading, names);
        }
        return heading.isEmpty() ? "more on this" : heading;
    }

    private static String joined(String heading, String names) {
        return names.isEmpty() ? heading : cut(heading + ": " + names);
    }

    private static boolean isCovered(String names, String heading) {
        return names.toLowerCase(Locale.ROOT).contains(heading.toLowerCase(Locale.ROOT));
    }

    /** Returns the words of the heading that the stretch begins with, else of the last one before it. */
    private static String heading(List<Block> blocks, SourceText source, Span run) {
        String words = "";
        for (Block block : blocks) {
            if (block.span().start() > run.start()) {
                break;
            }
            if (block instanceof Block.Heading heading) {
                String plain = plain(source.slice(heading.text()));
                words = plain.isEmpty() ? words : plain;
            }
        }
        return words;
    }

    /** Returns the names of the outermost elements of the stretches, each once. */
    private static String elements(SourceText source, List<Span> runs) {
        Set<String> names = new LinkedHashSet<>();
        for (Span run : runs) {
            names.addAll(Elements.of(source, run).outermost);
        }
        List<String> told = new ArrayList<>(names);
        boolean more = told.size() > MOST_NAMES;
        String words = String.join(", ", more ? told.subList(0, MOST_NAMES) : told);
        return cut(words + (more ? " and more" : ""));
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
