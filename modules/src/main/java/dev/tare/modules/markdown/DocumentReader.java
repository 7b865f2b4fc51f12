package dev.tare.modules.markdown;

import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.ParserEmulationProfile;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parses Markdown as CommonMark with the tables of GitHub, without going through what fences hold. */
final class DocumentReader {

    /** How often fences that turned out to be none are put back before all are. */
    private static final int ROUNDS = 2;

    private static final Parser PARSER = parser();

    private DocumentReader() {}

    private static Parser parser() {
        MutableDataSet options = new MutableDataSet();
        options.setFrom(ParserEmulationProfile.COMMONMARK_0_29);
        options.set(Parser.EXTENSIONS, List.of(TablesExtension.create()));
        options.set(TablesExtension.COLUMN_SPANS, false);
        options.set(TablesExtension.MIN_SEPARATOR_DASHES, 1);
        options.set(TablesExtension.MIN_HEADER_ROWS, 1);
        options.set(TablesExtension.MAX_HEADER_ROWS, 1);
        options.set(TablesExtension.APPEND_MISSING_COLUMNS, true);
        options.set(TablesExtension.DISCARD_EXTRA_COLUMNS, true);
        options.set(TablesExtension.HEADER_SEPARATOR_COLUMN_MATCH, true);
        options.set(TablesExtension.WITH_CAPTION, false);
        return Parser.builder(options).build();
    }

    static Optional<MarkdownDocument> read(String text) {
        Set<Integer> leftIn = new HashSet<>();
        for (int round = 0; round <= ROUNDS; round++) {
            FenceCuts cuts = round == ROUNDS ? FenceCuts.none(text) : FenceCuts.of(text, leftIn);
            String skeleton = cuts.skeleton();
            if (!ParserLimits.allow(skeleton)) {
                return Optional.empty();
            }
            DocumentWriter writer = new DocumentWriter(cuts);
            try {
                Document document = PARSER.parse(skeleton);
                writer.write(document);
            } catch (StackOverflowError e) {
                // The parser's own patterns recurse over what they match, and no limit on the text is sure to prevent
                // it.
                return Optional.empty();
            }
            Set<Integer> none = cuts.without(writer.seen());
            if (none.isEmpty()) {
                return Optional.of(writer.document());
            }
            leftIn.addAll(none);
        }
        return Optional.empty();
    }
}
