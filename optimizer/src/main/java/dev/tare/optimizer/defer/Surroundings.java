package dev.tare.optimizer.defer;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.modules.xml.XmlScanner;
import dev.tare.modules.xml.XmlVisitor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What a stretch stands in: without it nobody knows what the stretch is about.
 *
 * @param heading the words of the heading that the stretch begins with, else of the last one before it; empty where there are none
 * @param isOwn whether the stretch begins with that heading
 * @param elements the elements around it within its block, from the outermost on
 */
record Surroundings(String heading, boolean isOwn, List<Element> elements) {

    /** Deeper in, those further out are told and the others are not. */
    private static final int MOST_ELEMENTS = 16;

    Surroundings {
        elements = List.copyOf(elements);
    }

    /**
     * An element.
     *
     * @param start where in the source its start tag stands, which tells it from others of its name
     * @param name its name as written
     * @param attributes those whose values are plain words, as they are written in a start tag; a path would be one more reference
     */
    record Element(int start, String name, String attributes) {}

    /** Returns what is around each of the stretches, which are in order of place. */
    static List<Surroundings> of(Runs together) {
        SourceText source = together.source();
        List<Block> blocks = together.blocks();
        List<Span> runs = together.spans();
        List<RunPlace> places = together.places();
        List<Surroundings> all = new ArrayList<>();
        String heading = "";
        int headingAt = -1;
        int next = 0;
        int i = 0;
        while (i < runs.size()) {
            Span run = runs.get(i);
            for (; next < blocks.size() && blocks.get(next).span().start() <= run.start(); next++) {
                if (blocks.get(next) instanceof Block.Heading block) {
                    String words = Label.plain(source.slice(block.text()));
                    heading = words.isEmpty() ? heading : words;
                    headingAt = words.isEmpty() ? headingAt : block.span().start();
                }
            }
            Optional<Block> around = places.get(i).block();
            int end = i + 1;
            while (around.isPresent()
                    && end < runs.size()
                    && places.get(end).block().equals(around)) {
                end++;
            }
            List<List<Element>> elements = around.isPresent() && places.get(i).kind() != RunPlace.Kind.ITEMS
                    ? OpenElements.at(source, content(around.get()), runs.subList(i, end))
                    : Collections.nCopies(end - i, List.of());
            for (List<Element> own : elements) {
                all.add(new Surroundings(heading, headingAt == run.start(), own));
            }
            i = end;
        }
        return all;
    }

    private static Span content(Block block) {
        return block instanceof Block.Fence fence ? fence.content() : block.span();
    }

    /** Hears which elements are open where stretches begin. */
    private static final class OpenElements implements XmlVisitor {

        private final SourceText source;
        private final List<Span> runs;
        private final Deque<Element> open = new ArrayDeque<>();
        private boolean isOpening;
        private final List<List<Element>> found = new ArrayList<>();

        private OpenElements(SourceText source, List<Span> runs) {
            this.source = source;
            this.runs = runs;
        }

        static List<List<Element>> at(SourceText source, Span content, List<Span> runs) {
            OpenElements elements = new OpenElements(source, runs);
            new XmlScanner(source).scan(content, elements);
            elements.reach(Integer.MAX_VALUE);
            return elements.found;
        }

        /** Tells what is open at each stretch that begins no later than a tag. */
        private void reach(int tag) {
            while (found.size() < runs.size() && runs.get(found.size()).start() <= tag) {
                List<Element> own = new ArrayList<>();
                for (Element element : open) {
                    if (own.size() < MOST_ELEMENTS) {
                        own.add(element);
                    }
                }
                found.add(own);
            }
        }

        @Override
        public void startTag(int start, int end, int nameStart, int nameEnd, boolean empty) {
            reach(start);
            isOpening = !empty;
            if (isOpening) {
                open.addLast(new Element(start, source.slice(nameStart, nameEnd), ""));
            }
        }

        @Override
        public void attribute(int nameStart, int nameEnd, int valueStart, int valueEnd) {
            String value = source.slice(valueStart, valueEnd);
            if (isOpening && !value.isEmpty() && Label.plain(value).equals(value)) {
                Element element = open.removeLast();
                String more = " " + source.slice(nameStart, nameEnd) + "=\"" + value + "\"";
                open.addLast(new Element(element.start(), element.name(), element.attributes() + more));
            }
        }

        @Override
        public void endTag(int start, int end, int nameStart, int nameEnd) {
            reach(start);
            isOpening = false;
            String name = source.slice(nameStart, nameEnd);
            // In damaged XML an end tag may close nothing.
            if (!open.isEmpty() && open.getLast().name().equals(name)) {
                open.removeLast();
            }
        }
    }
}
