package dev.tare.optimizer.defer;

import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.manifest.Origin;
import dev.tare.core.text.Edits;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.BlockScanner;
import dev.tare.modules.block.ListItems;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.wording.HardConstraints;
import dev.tare.modules.wording.Sentences;
import dev.tare.modules.xml.XmlScanner;
import dev.tare.modules.xml.XmlVisitor;
import dev.tare.optimizer.pass.PassText;
import dev.tare.optimizer.proof.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Proves of what a module lost for good that no hard constraint is among it, that nothing is which the harness reads, and that the blocks,
 * items and tags that stay are as before.
 */
final class DropCheck {

    private final PromptModule module;
    private final SourceText source;
    private final List<Span> places = new ArrayList<>();
    private final Edits edits;

    private DropCheck(PromptModule module, List<ManifestStub> stubs, List<String> texts) {
        this.module = module;
        this.source = module.source();
        Edits.Builder builder = new Edits.Builder();
        for (int i = 0; i < stubs.size(); i++) {
            if (stubs.get(i).origin() instanceof Origin.Dropped) {
                Span place = stubs.get(i).source();
                places.add(place);
                builder.replace(place.start(), place.end(), texts.get(i).getBytes(StandardCharsets.UTF_8));
            }
        }
        this.edits = builder.build();
    }

    /**
     * Returns what is wrong.
     *
     * @param texts what stands for each of the stubs
     */
    static Optional<Finding> of(PromptModule module, List<ManifestStub> stubs, List<String> texts) {
        DropCheck check = new DropCheck(module, stubs, texts);
        if (check.places.isEmpty()) {
            return Optional.empty();
        }
        PassText text = PassText.of(module);
        for (int i = 0; i < stubs.size(); i++) {
            if (stubs.get(i).origin() instanceof Origin.Dropped) {
                Span place = stubs.get(i).source();
                if (text.isProtected(place)) {
                    return check.finding(place.start(), "what the harness reads is not dropped");
                }
                if (check.isConstraintReworded(place, texts.get(i))) {
                    return check.finding(place.start(), "a hard constraint would be dropped or reworded");
                }
            }
        }
        return check.shape();
    }

    private boolean isConstraintReworded(Span place, String text) {
        if (words(source.slice(place)).equals(words(text))) {
            return false;
        }
        byte[] utf8 = source.utf8();
        boolean lines = text.isEmpty()
                && (place.start() == 0 || utf8[place.start() - 1] == '\n')
                && (place.end() == utf8.length || utf8[place.end() - 1] == '\n');
        return HardConstraints.isStatedIn(source, lines ? place : Sentences.around(utf8, place));
    }

    /** Returns letters and digits, with one blank for all between. */
    private static String words(String text) {
        StringBuilder words = new StringBuilder();
        boolean gap = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (!Character.isLetterOrDigit(c)) {
                gap = true;
            } else {
                words.append(gap && words.length() > 0 ? " " : "").appendCodePoint(c);
                gap = false;
            }
        }
        return words.toString().toLowerCase(Locale.ROOT);
    }

    /** Blocks, items and tags begin where they began, but for those that went. */
    private Optional<Finding> shape() {
        SourceText after = SourceText.ofUtf8(source.id(), edits.apply(source.utf8()));
        List<Mark> before = marks(source);
        List<Mark> now = marks(after);
        int next = 0;
        int gone = 0;
        for (Mark mark : before) {
            while (gone < places.size() && places.get(gone).end() <= mark.at()) {
                gone++;
            }
            boolean went = gone < places.size()
                    && places.get(gone).start() <= mark.at()
                    && mark.end() <= places.get(gone).end();
            if (went && !isReplaced(gone)) {
                continue;
            }
            if (next == now.size()
                    || !now.get(next).kind().equals(mark.kind())
                    || now.get(next).at() != edits.map(mark.at())) {
                return finding(mark.at(), "what is around it would read differently without what was dropped");
            }
            next++;
        }
        return next == now.size()
                ? Optional.empty()
                : finding(places.get(0).start(), "what is around it would read differently without what was dropped");
    }

    /** Tells whether something stands in the place of what was dropped. */
    private boolean isReplaced(int place) {
        return edits.map(places.get(place).start())
                < edits.map(places.get(place).end());
    }

    /** Where something begins, and where it ends. */
    private record Mark(String kind, int at, int end) {}

    private static List<Mark> marks(SourceText text) {
        List<Mark> marks = new ArrayList<>();
        for (Block block : BlockScanner.scan(text)) {
            String kind = block.getClass().getSimpleName();
            marks.add(new Mark(kind, block.span().start(), block.span().end()));
            if (block instanceof Block.ListBlock list) {
                for (Span item : ListItems.of(text, list)) {
                    marks.add(new Mark("item", item.start(), item.end()));
                }
            }
        }
        new XmlScanner(text).scan(text.span(), new XmlVisitor() {
            @Override
            public void startTag(int start, int end, int nameStart, int nameEnd, boolean empty) {
                marks.add(new Mark("tag", start, end));
            }

            @Override
            public void endTag(int start, int end, int nameStart, int nameEnd) {
                marks.add(new Mark("end tag", start, end));
            }
        });
        marks.sort((a, b) ->
                a.at() != b.at() ? Integer.compare(a.at(), b.at()) : a.kind().compareTo(b.kind()));
        return marks;
    }

    private Optional<Finding> finding(int offset, String message) {
        return Optional.of(new Finding(
                Finding.Check.MEANING,
                module.id().path(),
                source.position(offset).line(),
                message));
    }
}
