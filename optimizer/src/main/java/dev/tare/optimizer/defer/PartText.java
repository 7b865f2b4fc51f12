package dev.tare.optimizer.defer;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.optimizer.defer.Surroundings.Element;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of a part: the stretches as they stood, in their order, and around them what says what they are about. Stretches of several
 * sections have the headings of these above them; elements have the names of those that they stood in. Elements that stood in a fence get its
 * first and last line, since within a fence a path means something else than in running text.
 *
 * @param text the text
 * @param offsets where in it each stretch begins
 */
record PartText(SourceText text, List<Integer> offsets) {

    PartText {
        offsets = List.copyOf(offsets);
    }

    static PartText of(ModuleId part, Runs runs) {
        return new Writer(runs).write(part);
    }

    private static final class Writer {

        private final SourceText source;
        private final byte[] lineEnd;
        private final List<Span> runs;
        private final List<RunPlace> places;
        private final List<Surroundings> around;
        private final boolean hasHeadings;
        private final Lines text = new Lines();
        private final List<Element> elements = new ArrayList<>();
        private Optional<Block> fence = Optional.empty();
        private String heading = "";

        Writer(Runs together) {
            this.source = together.source();
            this.lineEnd = LineEnds.of(source);
            this.runs = together.spans();
            this.places = together.places();
            this.around = Surroundings.of(together);
            this.hasHeadings =
                    around.stream().map(Surroundings::heading).distinct().count() > 1;
        }

        PartText write(ModuleId part) {
            List<Integer> offsets = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                Span run = runs.get(i);
                RunPlace place = places.get(i);
                Optional<Block> own = place.kind() == RunPlace.Kind.FENCE ? place.block() : Optional.empty();
                boolean newHeading = hasHeadings && !around.get(i).heading().equals(heading);
                if (newHeading || !own.equals(fence)) {
                    close();
                }
                if (newHeading) {
                    heading = around.get(i).heading();
                    if (!around.get(i).isOwn()) {
                        gap();
                        text.writeBytes(("# " + heading).getBytes(StandardCharsets.UTF_8));
                        text.endLine(lineEnd);
                    }
                }
                if (own.isPresent() && fence.isEmpty()) {
                    gap();
                    Block.Fence block = (Block.Fence) own.get();
                    text.write(
                            source.utf8(),
                            block.span().start(),
                            block.content().start() - block.span().start());
                    fence = own;
                } else if (fence.isEmpty() && (i == 0 || !isBeside(places.get(i - 1), place))) {
                    gap();
                }
                open(around.get(i).elements());
                text.endLine(lineEnd);
                offsets.add(text.size());
                text.write(source.utf8(), run.start(), run.length());
                if (!elements.isEmpty() || fence.isPresent()) {
                    text.endLine(lineEnd);
                }
            }
            close();
            return new PartText(SourceText.ofUtf8(part, text.toByteArray()), offsets);
        }

        /** Tells whether two stretches are pieces of one block. */
        private static boolean isBeside(RunPlace before, RunPlace place) {
            return place.block().isPresent() && place.block().equals(before.block());
        }

        /** Begins a block of Markdown of its own. */
        private void gap() {
            if (text.size() > 0) {
                text.endLine(lineEnd);
                text.writeBytes(lineEnd);
            }
        }

        /** Opens the elements that the next stretch stands in, after closing those that it does not. */
        private void open(List<Element> next) {
            int same = 0;
            while (same < next.size()
                    && same < elements.size()
                    && next.get(same).equals(elements.get(same))) {
                same++;
            }
            closeElements(same);
            for (Element element : next.subList(same, next.size())) {
                tag("<" + element.name() + element.attributes() + ">");
                elements.add(element);
            }
        }

        private void closeElements(int left) {
            while (elements.size() > left) {
                tag("</" + elements.remove(elements.size() - 1).name() + ">");
            }
        }

        private void tag(String tag) {
            text.endLine(lineEnd);
            text.writeBytes(tag.getBytes(StandardCharsets.UTF_8));
            text.endLine(lineEnd);
        }

        private void close() {
            closeElements(0);
            if (fence.isPresent()) {
                Block.Fence block = (Block.Fence) fence.get();
                text.endLine(lineEnd);
                text.write(
                        source.utf8(),
                        block.content().end(),
                        block.span().end() - block.content().end());
                fence = Optional.empty();
            }
        }
    }

    /** Bytes that know whether a line has ended. */
    private static final class Lines extends ByteArrayOutputStream {

        void endLine(byte[] lineEnd) {
            if (count > 0 && buf[count - 1] != '\n') {
                writeBytes(lineEnd);
            }
        }
    }
}
