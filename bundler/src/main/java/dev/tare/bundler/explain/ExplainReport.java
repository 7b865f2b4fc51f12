package dev.tare.bundler.explain;

import java.util.List;
import java.util.Optional;

/**
 * Where a file of an output, or some lines of one, came from; or where those of the source went.
 *
 * @param askedSource whether the question named a place of the source
 * @param source the path of the file in the source
 * @param output the path of the file in the output that holds its text
 * @param copied whether the file is no module and was copied byte for byte; there is nothing more to tell then
 * @param encoding the encoding in which everything is counted
 * @param tokensBefore the module's count in the source
 * @param tokensAfter how many tokens of the output begin in what is left of it
 * @param passes what each pass did to the module, in their order
 * @param blocks its blocks, in the order of the source
 * @param lines the lines that were asked for; empty when the whole file was
 * @param alsoFrom other modules of the source that stand in the same file of the output
 */
public record ExplainReport(
        boolean askedSource,
        String source,
        String output,
        boolean copied,
        String encoding,
        long tokensBefore,
        long tokensAfter,
        List<PassChange> passes,
        List<BlockStory> blocks,
        Optional<LineStory> lines,
        List<String> alsoFrom) {

    public ExplainReport {
        passes = List.copyOf(passes);
        blocks = List.copyOf(blocks);
        alsoFrom = List.copyOf(alsoFrom);
    }

    /**
     * What a pass did to a piece of text.
     *
     * @param name the pass
     * @param fidelity what it promises
     * @param group what it saves by
     * @param tokensBefore the tokens that begin in the piece, in the text as the pass found it
     * @param tokensAfter the same in the text that it left
     */
    public record PassChange(String name, String fidelity, String group, long tokensBefore, long tokensAfter) {}

    /**
     * Lines of a file.
     *
     * @param first from 1
     * @param last the last of them; less than the first when there are none
     */
    public record Lines(int first, int last) {

        public boolean isEmpty() {
            return last < first;
        }
    }

    /**
     * Lines of a file of the output.
     *
     * @param path the file
     * @param lines the lines
     * @param text their text, line by line, without line ends
     */
    public record Place(String path, Lines lines, List<String> text) {

        public Place {
            text = List.copyOf(text);
        }
    }

    /** Returns the same, with where the words of its lines are that were shared. */
    ExplainReport held(Place place) {
        return new ExplainReport(
                askedSource,
                source,
                output,
                copied,
                encoding,
                tokensBefore,
                tokensAfter,
                passes,
                blocks,
                lines.map(story -> new LineStory(
                        story.source,
                        story.sourceText,
                        story.output,
                        story.outputText,
                        story.passes,
                        story.blocks,
                        Optional.of(place))),
                alsoFrom);
    }

    /**
     * What became of a block.
     *
     * @param kind what it is, such as {@code table}
     * @param start how it starts
     * @param fate what became of it
     * @param source its lines in the source
     * @param output its lines in the output; none when nothing is left of it
     * @param tokensBefore the tokens of the source that begin in it
     * @param tokensAfter the tokens of the output that begin in what is left of it
     * @param passes the passes that changed it
     */
    public record BlockStory(
            String kind,
            String start,
            String fate,
            Lines source,
            Lines output,
            long tokensBefore,
            long tokensAfter,
            List<PassChange> passes) {

        public BlockStory {
            passes = List.copyOf(passes);
        }
    }

    /**
     * What became of lines.
     *
     * @param source the lines in the source
     * @param sourceText their text, line by line, without line ends
     * @param output the lines in the output
     * @param outputText their text; where the question was about the source, only what its lines became, which may be a part of a line
     * @param passes the passes that changed these lines, with the tokens of the lines
     * @param blocks which of the report's blocks they belong to, from 0
     * @param held where the output still has the words, when another place points to it for them
     */
    public record LineStory(
            Lines source,
            List<String> sourceText,
            Lines output,
            List<String> outputText,
            List<PassChange> passes,
            List<Integer> blocks,
            Optional<Place> held) {

        public LineStory {
            sourceText = List.copyOf(sourceText);
            outputText = List.copyOf(outputText);
            passes = List.copyOf(passes);
            blocks = List.copyOf(blocks);
        }
    }
}
