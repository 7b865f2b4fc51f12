package dev.tare.optimizer.meaning;

import java.util.ArrayList;
import java.util.List;

/**
 * What a reader of XML sees: elements, attributes and texts in order. Left out are comments, white space between elements, and the
 * common indentation of texts, unless {@code xml:space} stands anywhere. Damage is read as it comes: a bracket that
 * starts no tag is text, and tags need no partner.
 */
final class XmlReading {

    /** How many elements that were never closed an end tag may close as well: every end tag stays cheap. */
    private static final int FARTHEST = 64;

    private static final String NO_EVENT = "";
    private static final String SPACE = " ";
    private static final String GAP = "\n";

    private final String xml;
    private final boolean outlined;
    private final boolean keepsSpace;
    private final List<String> events = new ArrayList<>();
    private final XmlText text = new XmlText();

    /** The elements that are open; the first stands for what no element is around. */
    private final List<Open> open = new ArrayList<>();

    /** Whether an element ends right before the text that is gathered. */
    private boolean afterElement;

    private static final class Open {

        private final String name;

        /** Whether it holds words, and whether words of it share a line with an element beside them. */
        private boolean words;

        private boolean sentence;

        /** Where white space between its tags stands among the events. */
        private final List<Integer> gaps = new ArrayList<>();

        Open(String name) {
            this.name = name;
        }
    }

    private XmlReading(String xml, boolean outlined) {
        this.xml = xml;
        this.outlined = outlined;
        this.keepsSpace = xml.contains("xml:space");
        open.add(new Open(""));
    }

    /** Returns what is read, an entry for each tag and text. */
    static List<String> of(String xml) {
        return of(xml, false);
    }

    /**
     * Returns what is read, an entry for each tag and text.
     *
     * @param outlined whether it is for {@link OutlinedText}, so that texts are as they are written, behind a mark
     */
    static List<String> of(String xml, boolean outlined) {
        XmlReading reading = new XmlReading(xml, outlined);
        reading.run();
        reading.events.removeIf(NO_EVENT::equals);
        return reading.events;
    }

    private void run() {
        int at = 0;
        int from = 0;
        while (at < xml.length()) {
            if (xml.charAt(at) != '<') {
                at++;
                continue;
            }
            int end = markup(from, at);
            if (end < 0) {
                at++;
            } else {
                at = end;
                from = end;
            }
        }
        text.add(xml, from, xml.length());
        endText(false);
        closeTo(0);
    }

    /** Reads the markup at the bracket, with the text before it, and returns where it ends; or -1 when there is none. */
    private int markup(int from, int at) {
        if (xml.startsWith("<!--", at)) {
            int end = after("-->", at + 4);
            if (end > 0) {
                text.add(xml, from, at);
            }
            return end;
        }
        if (xml.startsWith("<![CDATA[", at)) {
            int end = after("]]>", at + 9);
            if (end > 0) {
                text.add(xml, from, at);
                text.addData(xml, at + 9, end - 3);
            }
            return end;
        }
        if (xml.startsWith("<?", at) || xml.startsWith("<!", at)) {
            int end = xml.charAt(at + 1) == '?' ? after("?>", at + 2) : after(">", at + 2);
            if (end > 0) {
                text.add(xml, from, at);
                endText(false);
                events.add(xml.substring(at, end));
                afterElement = false;
            }
            return end;
        }
        XmlTagReading tag = XmlTagReading.at(xml, at);
        if (tag == null) {
            return -1;
        }
        text.add(xml, from, at);
        if (tag.isEnd()) {
            endText(false);
            endTag(tag.name());
        } else {
            endText(true);
            events.add("<" + tag.name());
            events.addAll(tag.attributes());
            events.add(">");
            if (tag.isEmpty()) {
                events.add("/" + tag.name());
                afterElement = true;
            } else {
                open.add(new Open(tag.name()));
                afterElement = false;
            }
        }
        return tag.end();
    }

    /** Puts down the text before a tag, and starts another. */
    private void endText(boolean beforeElement) {
        if (text.isEmpty()) {
            return;
        }
        Open parent = open.get(open.size() - 1);
        if (keepsSpace) {
            events.add(text.asWritten());
        } else if (text.isBlank()) {
            // A line end parts words only where an element ends before it and another starts after it; what stands
            // before the
            // first tag of all parts nothing.
            if (!events.isEmpty() && (!text.hasLineEnd() || afterElement && beforeElement)) {
                parent.gaps.add(events.size());
                events.add(text.hasLineEnd() ? GAP : SPACE);
            }
        } else {
            parent.words = true;
            parent.sentence |= afterElement && !text.startsLine() || beforeElement && !text.endsLine();
            events.add(outlined ? OutlinedText.MARK + text.asWritten() : text.dedented());
        }
        afterElement = false;
        text.clear();
    }

    private void endTag(String name) {
        int least = Math.max(1, open.size() - FARTHEST);
        int at = open.size() - 1;
        while (at >= least && !open.get(at).name.equals(name)) {
            at--;
        }
        if (at >= least) {
            closeTo(at);
        }
        events.add("/" + name);
        afterElement = true;
    }

    /** Closes elements, and keeps white space where it parts words. */
    private void closeTo(int depth) {
        while (open.size() > depth) {
            Open element = open.remove(open.size() - 1);
            for (int gap : element.gaps) {
                boolean parts =
                        element.sentence || element.words && events.get(gap).equals(SPACE);
                events.set(gap, parts ? SPACE : NO_EVENT);
            }
        }
    }

    private int after(String end, int from) {
        int at = xml.indexOf(end, from);
        return at < 0 ? -1 : at + end.length();
    }
}
