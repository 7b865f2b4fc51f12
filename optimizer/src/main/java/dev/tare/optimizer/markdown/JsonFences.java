package dev.tare.optimizer.markdown;

import dev.tare.core.text.Edits;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.PassText;
import dev.tare.optimizer.pass.ReversiblePass;
import dev.tare.optimizer.pass.Rewriter;
import java.util.List;
import java.util.Optional;

/**
 * Takes the white space between the tokens of JSON in fences that say {@code json}. Strings, numbers, the order of keys and keys that
 * come twice stay to the byte, so a reader of JSON gets the same. The fence stays, with its last line end. A fence that holds
 * anything but one object or array by the book is left alone: placeholders, comments and dots for what is left out are
 * common in examples, and only the white space of real JSON is known to mean nothing.
 */
public final class JsonFences implements ReversiblePass {

    private static final byte[] NOTHING = {};
    private static final byte[] SPACE = {' '};
    private static final byte[] LINE_END = {'\n'};

    @Override
    public String name() {
        return "json-fences";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.REVERSIBLE;
    }

    /** The way back is white space alone; that the place still holds JSON is all there is to see to. */
    @Override
    public byte[] turnBack(byte[] place) {
        if (JsonScanner.gaps(place, 0, place.length).isEmpty()) {
            throw new IllegalArgumentException("the fence holds no JSON");
        }
        return place;
    }

    @Override
    public void rewrite(PassText text, Rewriter rewriter) {
        if (!MarkdownFiles.is(text)) {
            return;
        }
        byte[] utf8 = text.utf8();
        RawHtml html = RawHtml.of(text);
        List<Block> blocks = MarkdownFiles.sureBlocks(text, html);
        for (int i = 0; i < blocks.size(); i++) {
            if (!html.at(i)
                    && blocks.get(i) instanceof Block.Fence fence
                    && fence.closed()
                    && isJson(utf8, fence.info())) {
                Span content = fence.content();
                Optional<List<Span>> gaps = JsonScanner.gaps(utf8, content.start(), content.end());
                if (gaps.isPresent() && utf8[content.end() - 1] == '\n') {
                    rewriter.replaceTogether(
                            List.of(
                                    closed(utf8, gaps.get(), content.end(), ""),
                                    closed(utf8, gaps.get(), content.end(), ","),
                                    closed(utf8, gaps.get(), content.end(), ":"),
                                    closed(utf8, gaps.get(), content.end(), ",:")),
                            content);
                }
            }
        }
    }

    private static boolean isJson(byte[] utf8, Span info) {
        return info.length() == 4
                && (utf8[info.start()] | 0x20) == 'j'
                && (utf8[info.start() + 1] | 0x20) == 's'
                && (utf8[info.start() + 2] | 0x20) == 'o'
                && (utf8[info.start() + 3] | 0x20) == 'n';
    }

    /**
     * Returns the edits that close the gaps.
     *
     * @param spaced after which marks a space stays where there was white space
     */
    private static Edits closed(byte[] utf8, List<Span> gaps, int end, String spaced) {
        Edits.Builder edits = new Edits.Builder();
        for (Span gap : gaps) {
            boolean stays = gap.end() < end && gap.start() > 0 && spaced.indexOf(utf8[gap.start() - 1]) >= 0;
            byte[] left = gap.end() == end ? LINE_END : stays ? SPACE : NOTHING;
            if (gap.length() != left.length || utf8[gap.start()] != left[0]) {
                edits.replace(gap.start(), gap.end(), left);
            }
        }
        return edits.build();
    }
}
