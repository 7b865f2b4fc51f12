package dev.tare.optimizer.xml;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.xml.XmlScanner;
import dev.tare.modules.xml.XmlVisitor;
import dev.tare.optimizer.xml.XmlPiece.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** A part of XML cut into pieces, and which start tag belongs to which end tag. Damage is no obstacle: a tag may have no partner. */
public final class XmlPieces {

    /** How many elements that were never closed an end tag may close as well: every end tag stays cheap. */
    private static final int FARTHEST_END = 64;

    private static final int NONE = -1;

    private final List<XmlPiece> pieces;
    private final int[] partner;
    private final int[] parent;

    /** For each start tag, one further, whether its element holds words; the first for what no element is around. */
    private final boolean[] amongText;

    /** The same for tags without a partner. */
    private final boolean[] damaged;

    private final boolean preserve;

    private XmlPieces(byte[] utf8, List<XmlPiece> pieces, int[] partner, boolean preserve) {
        this.pieces = pieces;
        this.partner = partner;
        this.parent = parents(pieces, partner);
        this.amongText = new boolean[pieces.size() + 1];
        this.damaged = new boolean[pieces.size() + 1];
        for (int i = 0; i < parent.length; i++) {
            XmlPiece piece = pieces.get(i);
            boolean words = piece.kind() == Kind.TEXT && !Indent.isBlank(utf8, piece.start(), piece.end());
            amongText[parent[i] + 1] |= words || isData(utf8, piece);
            boolean tag = piece.kind() == Kind.START || piece.kind() == Kind.END;
            damaged[parent[i] + 1] |= tag && partner[i] == NONE;
        }
        this.preserve = preserve;
    }

    private static boolean isData(byte[] utf8, XmlPiece piece) {
        return piece.kind() == Kind.OTHER && Indent.isAt(utf8, piece.start(), "<![CDATA[");
    }

    /** Returns the pieces of a part. */
    public static XmlPieces of(SourceText source, Span part) {
        return of(source, part, at -> false);
    }

    /**
     * Returns the pieces of a part that holds code as well.
     *
     * @param code tells of the offset of a tag whether it stands in code, and so is text
     */
    public static XmlPieces of(SourceText source, Span part, IntPredicate code) {
        Collector collector = new Collector(source.utf8(), code);
        new XmlScanner(source).scan(part, collector);
        return new XmlPieces(
                source.utf8(), collector.pieces, partners(source.utf8(), collector.pieces), collector.preserve);
    }

    public int size() {
        return pieces.size();
    }

    public XmlPiece get(int index) {
        return pieces.get(index);
    }

    /** Returns the index of the tag that closes this start tag or that this end tag closes, or -1. */
    public int partner(int index) {
        return partner[index];
    }

    /** Returns the index of the start tag of the innermost element around the piece, or -1; only elements with an end tag count. */
    public int parent(int index) {
        return parent[index];
    }

    /** Tells whether the element around the piece holds words of its own, or a CDATA section, beside other elements. */
    public boolean isAmongText(int index) {
        return amongText[parent[index] + 1];
    }

    /**
     * Tells whether a tag without a partner stands in the element whose start tag this is, and in none inside it.
     *
     * @param index of the start tag, or -1 for what no element is around
     */
    public boolean isDamaged(int index) {
        return damaged[index + 1];
    }

    /**
     * Tells whether the element whose start tag this is holds words of its own, or a CDATA section.
     *
     * @param index of the start tag, or -1 for what no element is around
     */
    public boolean holdsWords(int index) {
        return amongText[index + 1];
    }

    /** Tells whether an attribute {@code xml:space} stands anywhere, so that white space may mean something. */
    public boolean preservesSpace() {
        return preserve;
    }

    private static int[] partners(byte[] utf8, List<XmlPiece> pieces) {
        int[] partner = new int[pieces.size()];
        Arrays.fill(partner, NONE);
        int[] open = new int[pieces.size()];
        int depth = 0;
        for (int i = 0; i < partner.length; i++) {
            XmlPiece piece = pieces.get(i);
            if (piece.kind() == Kind.START) {
                open[depth++] = i;
            } else if (piece.kind() == Kind.END) {
                int least = Math.max(0, depth - FARTHEST_END);
                int at = depth - 1;
                while (at >= least && !sameName(utf8, pieces.get(open[at]), piece)) {
                    at--;
                }
                if (at >= least) {
                    partner[open[at]] = i;
                    partner[i] = open[at];
                    depth = at;
                }
            }
        }
        return partner;
    }

    private static int[] parents(List<XmlPiece> pieces, int[] partner) {
        int[] parent = new int[pieces.size()];
        int open = NONE;
        for (int i = 0; i < parent.length; i++) {
            Kind kind = pieces.get(i).kind();
            if (kind == Kind.END && partner[i] != NONE) {
                open = parent[partner[i]];
            }
            parent[i] = open;
            if (kind == Kind.START && partner[i] != NONE) {
                open = i;
            }
        }
        return parent;
    }

    private static boolean sameName(byte[] utf8, XmlPiece a, XmlPiece b) {
        return Arrays.equals(utf8, a.nameStart(), a.nameEnd(), utf8, b.nameStart(), b.nameEnd());
    }

    private static final class Collector implements XmlVisitor {

        private static final byte[] SPACE = {'x', 'm', 'l', ':', 's', 'p', 'a', 'c', 'e'};

        private final byte[] utf8;
        private final IntPredicate code;
        private final List<XmlPiece> pieces = new ArrayList<>();
        private boolean preserve;

        Collector(byte[] utf8, IntPredicate code) {
            this.utf8 = utf8;
            this.code = code;
        }

        @Override
        public void startTag(int start, int end, int nameStart, int nameEnd, boolean empty) {
            if (code.test(start)) {
                text(start, end);
            } else {
                pieces.add(new XmlPiece(empty ? Kind.EMPTY : Kind.START, start, end, nameStart, nameEnd));
            }
        }

        @Override
        public void attribute(int nameStart, int nameEnd, int valueStart, int valueEnd) {
            preserve |= Arrays.equals(utf8, nameStart, nameEnd, SPACE, 0, SPACE.length);
        }

        @Override
        public void endTag(int start, int end, int nameStart, int nameEnd) {
            if (code.test(start)) {
                text(start, end);
            } else {
                pieces.add(new XmlPiece(Kind.END, start, end, nameStart, nameEnd));
            }
        }

        @Override
        public void text(int start, int end) {
            pieces.add(new XmlPiece(Kind.TEXT, start, end));
        }

        @Override
        public void comment(int start, int end) {
            pieces.add(new XmlPiece(Kind.OTHER, start, end));
        }

        @Override
        public void characterData(int start, int end) {
            pieces.add(new XmlPiece(Kind.OTHER, start, end));
        }

        @Override
        public void instruction(int start, int end) {
            pieces.add(new XmlPiece(Kind.OTHER, start, end));
        }

        @Override
        public void documentType(int start, int end) {
            pieces.add(new XmlPiece(Kind.OTHER, start, end));
        }
    }
}
