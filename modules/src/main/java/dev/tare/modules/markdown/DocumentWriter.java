package dev.tare.modules.markdown;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.DelimitedLinkNode;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlBlockBase;
import com.vladsch.flexmark.ast.HtmlEntity;
import com.vladsch.flexmark.ast.HtmlInlineBase;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.InlineLinkNode;
import com.vladsch.flexmark.ast.OrderedList;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.ParagraphItemContainer;
import com.vladsch.flexmark.ast.RefNode;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ast.TextBase;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableRow;
import com.vladsch.flexmark.ext.tables.TableSeparator;
import com.vladsch.flexmark.parser.ListOptions;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes down what a parsed document renders to: its nodes, and the text that a reader sees. Walks the tree without recursion. */
final class DocumentWriter {

    /** Before the name of a node, after it, and where the node ends. In texts they are escaped. */
    private static final char OPEN = '\u0002';

    private static final char INSIDE = '\u0003';
    private static final char CLOSE = '\u0004';

    /** The end of any node, as it is written. */
    static final String END = String.valueOf(CLOSE);

    private static final char ESCAPE = '\u001b';

    private final FenceCuts cuts;
    private final StringBuilder out = new StringBuilder();
    private final List<FencedCode> fences = new ArrayList<>();
    private final Set<Integer> seen = new HashSet<>();
    private int[] marks = new int[64];
    private int[] places = new int[64];
    private int size;

    DocumentWriter(FenceCuts cuts) {
        this.cuts = cuts;
    }

    /** Returns how the start of a node is written. */
    static String start(String name) {
        return OPEN + name + INSIDE;
    }

    /** Returns the places in the skeleton of the fences that the parser saw, so far as they are children of the document. */
    Set<Integer> seen() {
        return seen;
    }

    MarkdownDocument document() {
        return new MarkdownDocument(out.toString(), Arrays.copyOf(marks, size), Arrays.copyOf(places, size), fences);
    }

    void write(Document document) {
        ListOptions lists = ListOptions.get(document);
        Node node = document.getFirstChild();
        while (node != null) {
            boolean inside = enter(node, document, lists);
            Node next = inside ? node.getFirstChild() : null;
            if (next != null) {
                node = next;
                continue;
            }
            if (inside) {
                leave(node);
            }
            while (node.getNext() == null) {
                Node parent = node.getParent();
                if (parent == null || parent == document) {
                    return;
                }
                leave(parent);
                node = parent;
            }
            node = node.getNext();
        }
    }

    /** Writes what stands for a node before its children, and tells whether those are to be written. */
    private boolean enter(Node node, Document document, ListOptions lists) {
        if (node instanceof Text) {
            text(node.getChars().unescape());
            return false;
        }
        if (node instanceof TextBase) {
            return true;
        }
        if (node instanceof Block block) {
            return enterBlock(block, document, lists);
        }
        if (node instanceof SoftLineBreak) {
            out.append(afterTab(node, document) ? "\t\n" : "\n");
            return false;
        }
        if (node instanceof HtmlEntity) {
            text(node.getChars().unescape());
            return false;
        }
        if (node instanceof HardLineBreak) {
            leaf("br", afterTab(node, document) ? "\t" : "");
            return false;
        }
        if (node instanceof Code code) {
            leaf("code", codeText(code.getText().toString()));
            return false;
        }
        if (node instanceof HtmlInlineBase) {
            leaf("html", node.getChars().normalizeEOL());
            return false;
        }
        if (node instanceof DelimitedLinkNode && !(node instanceof InlineLinkNode)) {
            leaf(node instanceof AutoLink ? "auto" : "mail", node.getChars().toString());
            return false;
        }
        if (node instanceof InlineLinkNode link) {
            open(link instanceof Image ? "image" : "link");
            text(link.getUrl().unescape());
            out.append(INSIDE);
            text(link.getTitle().unescape());
            out.append(INSIDE);
            padding(link.getTextOpeningMarker(), link.getText(), link.getTextClosingMarker());
            return true;
        }
        if (node instanceof RefNode link) {
            return enterReference(link, document);
        }
        if (node instanceof Reference reference) {
            open("reference");
            text(reference.getReference());
            out.append(INSIDE);
            text(reference.getUrl().unescape());
            out.append(INSIDE);
            leave(reference.getTitle().unescape());
            return false;
        }
        if (node instanceof TableRow row) {
            open("row");
            TableCells.write(row.getChars(), row.getParent() instanceof TableSeparator, out);
            out.append(CLOSE);
            return false;
        }
        open(node.getNodeName());
        return true;
    }

    private boolean enterBlock(Block block, Document document, ListOptions lists) {
        mark(block.getStartOffset());
        if (block.getPrevious() instanceof TableBlock table) {
            afterTable(table, block, document);
        }
        if (block instanceof Paragraph paragraph) {
            if (isOrnament(paragraph.getChars())) {
                return false;
            }
            boolean bare = block.getParent() instanceof ParagraphItemContainer
                    && ((ParagraphItemContainer) block.getParent())
                            .isParagraphWrappingDisabled(paragraph, lists, document);
            open(bare ? "words" : "p");
            return true;
        }
        if (block instanceof ThematicBreak) {
            return false;
        }
        if (block instanceof FencedCodeBlock fence) {
            fence(fence);
            return false;
        }
        if (block instanceof IndentedCodeBlock) {
            leaf("pre", block.getContentChars().trimTailBlankLines().normalizeEndWithEOL());
            return false;
        }
        if (block instanceof HtmlBlockBase) {
            String html = block.getContentChars().normalizeEOL();
            if (!isComment(html)) {
                leaf("html", html);
            }
            if (DoubtfulHtml.is(html)) {
                // What follows may be code to others, so it is compared as it is.
                text(cuts.textFrom(block.getEndOffset()));
            }
            return false;
        }
        if (block instanceof Heading heading) {
            open("h");
            out.append(heading.getLevel()).append(INSIDE);
            return true;
        }
        if (block instanceof OrderedList list) {
            open("ol");
            out.append(list.getStartNumber()).append(INSIDE);
            return true;
        }
        open(block.getNodeName());
        return true;
    }

    /** Other readers take the lines that follow a table without a blank line for rows, so those are compared as they are. */
    private void afterTable(Block table, Block next, Document document) {
        BasedSequence text = document.getChars();
        int lineEnds = 0;
        int end = table.getEndOffset() - 1;
        while (end < text.length() && (end < next.getStartOffset() || lineEnds < 2)) {
            char c = text.charAt(end++);
            lineEnds = c == '\n' ? lineEnds + 1 : c > ' ' && end > table.getEndOffset() ? 0 : lineEnds;
            if (lineEnds == 2 && end <= next.getStartOffset()) {
                return;
            }
        }
        text(text.subSequence(table.getEndOffset(), end));
        out.append(INSIDE);
    }

    private void leave(Node node) {
        if (!(node instanceof TextBase)) {
            out.append(CLOSE);
        }
    }

    private void leave(CharSequence last) {
        text(last);
        out.append(CLOSE);
    }

    private boolean enterReference(RefNode link, Document document) {
        Reference reference = link.isDefined() ? link.getReferenceNode(document) : null;
        open(link instanceof ImageRef ? "image" : "link");
        text(link.getChars());
        if (reference != null) {
            out.append(INSIDE);
            text(reference.getUrl().unescape());
            out.append(INSIDE);
            text(reference.getTitle().unescape());
        }
        out.append(CLOSE);
        return false;
    }

    /** The parser drops tabs before a line end, which other readers show. */
    private static boolean afterTab(Node lineBreak, Document document) {
        BasedSequence text = document.getChars();
        int i = lineBreak.getEndOffset() - 1;
        while (i >= 0 && text.charAt(i) <= ' ' && text.charAt(i) != '\t' && i >= lineBreak.getStartOffset() - 1) {
            i--;
        }
        return i >= 0 && text.charAt(i) == '\t';
    }

    /** The parser drops spaces inside the brackets of a link, which are shown. */
    private void padding(BasedSequence open, BasedSequence words, BasedSequence close) {
        out.append(words.getStartOffset() - open.getEndOffset())
                .append(' ')
                .append(close.getStartOffset() - words.getEndOffset())
                .append(INSIDE);
    }

    private void fence(FencedCodeBlock fence) {
        String content = fence.getContentChars().normalizeEOL();
        int place = fence.getStartOffset();
        String cut = fence.getParent() instanceof Document && content.equals(FenceCuts.STAND_IN)
                ? cuts.contentAt(place)
                : null;
        if (cut != null) {
            seen.add(place);
            content = cut.indexOf('\r') < 0 ? cut : cut.replace("\r\n", "\n").replace('\r', '\n');
        }
        leaf("fence", fence.getInfo().unescape());
        fences.add(new FencedCode(cuts.placeInText(place), fence.getInfo().unescape(), content));
    }

    private void open(String name) {
        out.append(OPEN).append(name).append(INSIDE);
    }

    private void leaf(String name, CharSequence text) {
        open(name);
        text(text);
        out.append(CLOSE);
    }

    private void text(@Nullable CharSequence text) {
        if (text == null) {
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\t') {
                out.append(ESCAPE);
            }
            out.append(c);
        }
    }

    /** In a code span a line end is a space, and one space on each side goes when there is more than spaces. */
    private static String codeText(String raw) {
        String text = raw.replace("\r\n", " ").replace('\n', ' ').replace('\r', ' ');
        boolean padded = text.length() > 1 && text.startsWith(" ") && text.endsWith(" ") && !text.isBlank();
        return padded ? text.substring(1, text.length() - 1) : text;
    }

    /** Tells whether raw HTML is nothing but comments. */
    private static boolean isComment(String html) {
        int at = 0;
        boolean any = false;
        while (true) {
            while (at < html.length() && html.charAt(at) <= ' ') {
                at++;
            }
            if (at == html.length()) {
                return any;
            }
            int end = html.startsWith("<!--", at) ? html.indexOf("-->", at + 2) : -1;
            if (end < 0) {
                return false;
            }
            any = true;
            at = end + 3;
        }
    }

    /** Tells whether a paragraph is nothing but lines of {@code =} or box-drawing dashes. */
    private static boolean isOrnament(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c != '=' && !(c >= '\u2500' && c <= '\u257f')) {
                return false;
            }
        }
        return text.length() > 0;
    }

    private void mark(int place) {
        if (size == marks.length) {
            marks = Arrays.copyOf(marks, size * 2);
            places = Arrays.copyOf(places, size * 2);
        }
        marks[size] = out.length();
        places[size++] = cuts.placeInText(place);
    }
}
