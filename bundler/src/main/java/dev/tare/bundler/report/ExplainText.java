package dev.tare.bundler.report;

import dev.tare.bundler.explain.ExplainReport;
import dev.tare.bundler.explain.ExplainReport.BlockStory;
import dev.tare.bundler.explain.ExplainReport.LineStory;
import dev.tare.bundler.explain.ExplainReport.Lines;
import dev.tare.bundler.explain.ExplainReport.PassChange;
import dev.tare.bundler.explain.ExplainReport.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes where lines of an output came from as text: source and output side by side, and the passes between them. */
public final class ExplainText {

    private static final int NAME = 13;
    private static final int PASS_COLUMN = 37;
    private static final int FIDELITY_COLUMN = 57;
    private static final int MOST_ROWS = 24;
    private static final int LEAST_TWO_COLUMNS = 72;

    private final ExplainReport report;
    private final Page page;

    private ExplainText(ExplainReport report, TextStyle style) {
        this.report = report;
        this.page = new Page(style);
    }

    /** Returns the report as text. */
    public static String write(ExplainReport report, TextStyle style) {
        ExplainText text = new ExplainText(report, style);
        if (report.copied()) {
            text.page.restOfPath(Ink.HEADING, report.output()).end();
            text.page
                    .text("is no module: copied byte for byte, so every line is where it was in the source")
                    .end();
            return text.page.toString();
        }
        text.head();
        if (report.lines().isPresent()) {
            text.lines(report.lines().get());
        } else {
            text.passes("PASSES", "what each did to the file", report.passes());
            text.blocks();
        }
        return text.page.toString();
    }

    private void head() {
        Lines source = report.lines().map(LineStory::source).orElse(new Lines(1, 0));
        Lines output = report.lines().map(LineStory::output).orElse(new Lines(1, 0));
        String left = report.source() + at(source);
        String right = report.lines().isPresent() && output.isEmpty() ? "nothing" : report.output() + at(output);
        boolean ofSource = report.askedSource();
        page.text(Ink.HEADING, ofSource ? "SOURCE" : "OUTPUT").to(NAME);
        page.restOfPath(Ink.NAME, ofSource ? left : right).end();
        page.text(ofSource ? "became" : "came from").to(NAME);
        page.restOfPath(Ink.NAME, ofSource ? right : left).end();
        Optional<Place> held = report.lines().flatMap(LineStory::held);
        if (held.isPresent()) {
            page.text("still said in").to(NAME);
            page.restOfPath(Ink.NAME, held.get().path() + at(held.get().lines()))
                    .end();
        }
        page.text("file").to(NAME);
        tokens(report.tokensBefore(), report.tokensAfter());
        page.text("  " + report.encoding()).end();
        if (!report.alsoFrom().isEmpty()) {
            page.text("holds also").to(NAME);
            page.rest(Ink.PLAIN, String.join(", ", report.alsoFrom())).end();
        }
        page.end();
    }

    private static String at(Lines lines) {
        return lines.isEmpty() ? "" : ":" + lines.first() + (lines.last() > lines.first() ? "-" + lines.last() : "");
    }

    private void tokens(long before, long after) {
        page.right(Numbers.grouped(before), 9)
                .text(page.style().unicode() ? " → " : " -> ")
                .right(Numbers.grouped(after), 9);
    }

    private void lines(LineStory story) {
        for (int index : story.blocks()) {
            BlockStory block = report.blocks().get(index);
            page.text(Ink.HEADING, "BLOCK").to(NAME);
            page.text(block.kind() + ", " + told(block)).end();
            page.to(NAME);
            tokens(block.tokensBefore(), block.tokensAfter());
            page.text("  ").rest(Ink.FAINT, block.start()).end();
        }
        page.end();
        if (story.passes().isEmpty()) {
            boolean untouched = story.sourceText().equals(story.outputText());
            page.text(Ink.HEADING, "PASSES").to(NAME);
            page.text(untouched ? "none changed these lines" : "none changed these words; the lines around them were")
                    .end();
            page.end();
        } else {
            passes("PASSES", "what each did to these lines", story.passes());
        }
        columns(story);
    }

    private String told(BlockStory block) {
        String source = "lines " + range(block.source()) + " of the source";
        if (block.output().isEmpty()) {
            return block.fate() + ": " + source + ", no longer in the output";
        }
        return block.fate() + ": " + source + ", " + range(block.output()) + " of the output";
    }

    private static String range(Lines lines) {
        return lines.first() + (lines.last() > lines.first() ? "-" + lines.last() : "");
    }

    private void passes(String heading, String about, List<PassChange> passes) {
        page.text(Ink.HEADING, heading).to(NAME).text(Ink.FAINT, about).end();
        for (PassChange pass : passes) {
            page.to(NAME);
            tokens(pass.tokensBefore(), pass.tokensAfter());
            page.to(PASS_COLUMN).text(pass.name()).to(FIDELITY_COLUMN);
            page.text(Ink.FAINT, pass.fidelity() + page.dot() + pass.group()).end();
        }
        if (passes.isEmpty()) {
            page.to(NAME).text("none changed anything").end();
        }
        page.end();
    }

    private void blocks() {
        page.text(Ink.HEADING, "BLOCKS").to(NAME);
        page.text(Ink.FAINT, "source, output, tokens, fate").end();
        boolean all = page.style().all();
        int hidden = 0;
        int shown = 0;
        for (BlockStory block : report.blocks()) {
            if (!all && (block.fate().equals("kept") || shown == MOST_ROWS)) {
                hidden++;
                continue;
            }
            shown++;
            page.left(Ink.PLAIN, range(block.source()), NAME - 1).to(NAME);
            page.left(Ink.PLAIN, block.output().isEmpty() ? "-" : range(block.output()), 10);
            tokens(block.tokensBefore(), block.tokensAfter());
            page.text("  ").left(Ink.PLAIN, block.fate(), 10).left(Ink.PLAIN, block.kind(), 13);
            page.rest(Ink.FAINT, names(block.passes()).isEmpty() ? block.start() : names(block.passes()))
                    .end();
        }
        if (hidden > 0) {
            page.to(NAME)
                    .text(
                            Ink.FAINT,
                            page.ellipsis() + " " + Numbers.counted(hidden, "block")
                                    + " more, kept as they were unless you see otherwise with --all")
                    .end();
        }
    }

    private static String names(List<PassChange> passes) {
        StringBuilder names = new StringBuilder();
        for (PassChange pass : passes) {
            names.append(names.isEmpty() ? "" : ", ").append(pass.name());
        }
        return names.toString();
    }

    /** Source at the left, output at the right; below each other where there is no room. */
    private void columns(LineStory story) {
        if (page.width() < LEAST_TWO_COLUMNS) {
            page.text(Ink.HEADING, "SOURCE").end();
            below(story.sourceText(), story.source().first());
            page.text(Ink.HEADING, "OUTPUT").end();
            if (story.output().isEmpty()) {
                page.text(Ink.FAINT, "nothing").end();
            }
            below(story.outputText(), story.output().first());
            return;
        }
        int width = (page.width() - 3) / 2;
        List<String> left = cells(story.sourceText(), story.source().first(), width);
        List<String> right = story.output().isEmpty()
                ? List.of("       nothing is left of it; the manifest has it")
                : cells(story.outputText(), story.output().first(), width);
        String bar = page.style().unicode() ? " │ " : " | ";
        page.left(Ink.HEADING, "SOURCE", width)
                .text(Ink.FAINT, bar)
                .text(Ink.HEADING, "OUTPUT")
                .end();
        int rows = Math.max(left.size(), right.size());
        int shown = page.style().all() ? rows : Math.min(rows, MOST_ROWS);
        for (int i = 0; i < shown; i++) {
            page.left(Ink.PLAIN, i < left.size() ? left.get(i) : "", width).text(Ink.FAINT, bar);
            page.text(i < right.size() ? right.get(i) : "").end();
        }
        if (shown < rows) {
            page.text(Ink.FAINT, page.ellipsis() + " " + Numbers.counted(rows - shown, "row") + " more: --all")
                    .end();
        }
    }

    private void below(List<String> lines, int first) {
        for (String cell : cells(lines, first, page.width())) {
            page.text(cell).end();
        }
    }

    /** Returns the lines with their numbers, broken to the width; blanks at their ends can be seen. */
    private List<String> cells(List<String> lines, int first, int width) {
        List<String> cells = new ArrayList<>();
        int room = width - 7;
        for (int i = 0; i < lines.size(); i++) {
            String number = Integer.toString(first + i);
            String label = " ".repeat(Math.max(0, 5 - number.length())) + number + "  ";
            String left = visible(
                    Display.clean(lines.get(i).replace("\t", page.style().unicode() ? "⇥ " : "\\t")));
            do {
                String head = Display.head(left, room);
                if (head.isEmpty() && !left.isEmpty()) {
                    head = left.substring(0, Math.min(left.length(), 2));
                }
                int blank = head.lastIndexOf(' ');
                if (head.length() < left.length() && blank > head.length() / 2) {
                    head = head.substring(0, blank + 1);
                }
                cells.add(label + head);
                left = left.substring(head.length());
                label = "       ";
            } while (!left.isEmpty());
        }
        return cells;
    }

    private String visible(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ') {
            end--;
        }
        return page.style().unicode() ? line.substring(0, end) + "·".repeat(line.length() - end) : line;
    }
}
