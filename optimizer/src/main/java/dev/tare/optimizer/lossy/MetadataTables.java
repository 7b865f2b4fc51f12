package dev.tare.optimizer.lossy;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.Span;
import dev.tare.modules.Framework;
import dev.tare.modules.block.Block;
import dev.tare.optimizer.defer.Drop;
import dev.tare.optimizer.markdown.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Drops the table of version, date, status or owner that heads a module, before or right below its first heading. It stays where the module
 * speaks of it, and where it has rows that say more.
 */
public final class MetadataTables extends LossyRule {

    private static final int MOST_ROWS = 8;

    /** A value of more words says something. */
    private static final int MOST_WORDS = 8;

    private static final Set<String> HOLDING_OFF =
            Set.of("ask", "before", "don't", "except", "frozen", "no", "not", "only", "unless", "until", "without");

    private static final List<String> SPOKEN =
            List.of("metadata table", "version table", "table above", "version header", "header table", "status table");

    @Override
    public String name() {
        return "metadata-tables";
    }

    @Override
    Function<LossyText, List<Drop>> finder(Framework source, TaskExecutor executor) {
        return this::find;
    }

    private List<Drop> find(LossyText text) {
        List<Block> blocks = text.blocks();
        int headings = 0;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block instanceof Block.Table table) {
                return isWhole(blocks, i) && isMetadata(text, table) ? List.of(whole(text, i)) : List.of();
            }
            boolean passes = block instanceof Block.FrontMatterBlock
                    || block instanceof Block.Comment
                    || block instanceof Block.Heading && headings++ == 0;
            if (!passes) {
                return List.of();
            }
        }
        return List.of();
    }

    private Drop whole(LossyText text, int i) {
        List<Block> blocks = text.blocks();
        int end = i + 1 < blocks.size()
                ? blocks.get(i + 1).span().start()
                : text.source().length();
        return text.drop(this, blocks.get(i).span().start(), end, "");
    }

    /** Tells whether blank lines part the table from what follows. */
    private static boolean isWhole(List<Block> blocks, int i) {
        return i + 1 == blocks.size()
                || blocks.get(i + 1).span().start() > blocks.get(i).span().end();
    }

    private static boolean isMetadata(LossyText text, Block.Table table) {
        List<List<String>> rows = rows(text, table.span());
        if (rows.size() < 2 || rows.size() > MOST_ROWS || text.statesConstraint(table.span())) {
            return false;
        }
        List<String> names = rows.get(0);
        if (!all(names)) {
            // A name and a value in each row, below a head that may say just that.
            names = new ArrayList<>();
            for (List<String> row : rows.subList(1, rows.size())) {
                if (row.size() != 2) {
                    return false;
                }
                names.add(row.get(0));
            }
            if (!all(names)) {
                return false;
            }
        } else if (rows.size() > 2) {
            // Several rows are a history.
            return false;
        }
        for (List<String> row : rows) {
            for (String cell : row) {
                if (saysMore(cell)) {
                    return false;
                }
            }
        }
        return !isSpokenOf(text, table.span(), names);
    }

    /** Tells whether a value is a sentence, or holds something off: "frozen until May: no merges". */
    private static boolean saysMore(String cell) {
        for (String word : cell.toLowerCase(Locale.ROOT).split("[^a-z']+", -1)) {
            if (HOLDING_OFF.contains(word)) {
                return true;
            }
        }
        return cell.strip().split("\\s+", -1).length > MOST_WORDS;
    }

    private static boolean all(List<String> names) {
        for (String name : names) {
            if (!MetadataNames.inTable(name)) {
                return false;
            }
        }
        return !names.isEmpty();
    }

    private static boolean isSpokenOf(LossyText text, Span table, List<String> names) {
        int bodyStart = text.module().frontMatter().span().end();
        String before = text.source().slice(new Span(bodyStart, table.start()));
        String after = text.source().slice(table.end(), text.source().length());
        List<String> words = new ArrayList<>(SPOKEN);
        for (String name : names) {
            if (MetadataNames.isOwn(name)) {
                words.add(name.strip());
            }
        }
        for (String word : words) {
            if (OwnWords.has(before, word) || OwnWords.has(after, word)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the cells of the rows, that of dashes left out. */
    private static List<List<String>> rows(LossyText text, Span table) {
        List<List<String>> rows = new ArrayList<>();
        byte[] utf8 = text.utf8();
        int line = table.start();
        while (line < table.end() && rows.size() <= MOST_ROWS) {
            int end = Lines.end(utf8, line);
            List<String> cells = cells(text.source().slice(line, end));
            if (!isDashes(cells)) {
                rows.add(cells);
            }
            line = Lines.next(utf8, end);
        }
        return rows;
    }

    private static boolean isDashes(List<String> cells) {
        for (String cell : cells) {
            for (int i = 0; i < cell.length(); i++) {
                if (cell.charAt(i) != '-' && cell.charAt(i) != ':') {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<String> cells(String line) {
        String row = line.strip();
        int from = row.startsWith("|") ? 1 : 0;
        List<String> cells = new ArrayList<>();
        for (int i = from; i <= row.length(); i++) {
            if (i == row.length() || row.charAt(i) == '|' && row.charAt(i - 1 < 0 ? 0 : i - 1) != '\\') {
                if (i < row.length() || i > from) {
                    cells.add(row.substring(from, i).strip());
                }
                from = i + 1;
            }
        }
        return cells;
    }
}
