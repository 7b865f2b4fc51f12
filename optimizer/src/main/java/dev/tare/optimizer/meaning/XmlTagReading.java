package dev.tare.optimizer.meaning;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tag of XML.
 *
 * @param end where it ends in the text
 * @param name its name
 * @param isEnd whether it ends an element
 * @param isEmpty whether it starts and ends one
 * @param attributes each as its name, an equals sign and its value, entities resolved; in order
 */
record XmlTagReading(int end, String name, boolean isEnd, boolean isEmpty, List<String> attributes) {

    /** Returns the tag that starts at the bracket, or null when none does. */
    static @Nullable XmlTagReading at(String xml, int at) {
        boolean isEnd = xml.startsWith("</", at);
        int nameStart = isEnd ? at + 2 : at + 1;
        int i = nameStart;
        while (i < xml.length() && isNamePart(xml.charAt(i), i == nameStart)) {
            i++;
        }
        String name = xml.substring(nameStart, i);
        if (name.isEmpty()) {
            return null;
        }
        List<String> attributes = new ArrayList<>();
        while (true) {
            i = skipBlank(xml, i);
            if (i == xml.length()) {
                return null;
            }
            char c = xml.charAt(i);
            if (c == '>') {
                return new XmlTagReading(i + 1, name, isEnd, false, attributes);
            }
            if (c == '/' && xml.startsWith("/>", i) && !isEnd) {
                return new XmlTagReading(i + 2, name, false, true, attributes);
            }
            if (isEnd) {
                return null;
            }
            int end = attributeEnd(xml, i);
            if (end < 0) {
                return null;
            }
            attributes.add(attribute(xml, i, end));
            i = end;
        }
    }

    /** Returns where the attribute ends that starts here, or -1 when a bracket opens in it outside of quotes, or a quote stays open. */
    private static int attributeEnd(String xml, int from) {
        int i = from;
        while (i < xml.length()) {
            char c = xml.charAt(i);
            if (c == '<') {
                return -1;
            }
            if (c == '>' || c == '/' && xml.startsWith("/>", i)) {
                return i;
            }
            if (c <= ' ') {
                int next = skipBlank(xml, i);
                boolean goesOn = next < xml.length() && xml.charAt(next) == '=' || xml.charAt(lastWord(xml, i)) == '=';
                if (!goesOn) {
                    return i;
                }
                i = next;
                continue;
            }
            if ((c == '"' || c == '\'') && xml.charAt(lastWord(xml, i)) == '=') {
                int close = xml.indexOf(c, i + 1);
                return close < 0 ? -1 : close + 1;
            }
            i++;
        }
        return -1;
    }

    private static int lastWord(String xml, int before) {
        int i = before - 1;
        while (i > 0 && xml.charAt(i) <= ' ') {
            i--;
        }
        return i;
    }

    private static String attribute(String xml, int from, int end) {
        int equals = xml.indexOf('=', from);
        if (equals < 0 || equals >= end) {
            return xml.substring(from, end);
        }
        String value = xml.substring(equals + 1, end).strip();
        boolean quoted = value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        XmlText text = new XmlText();
        text.add(value, quoted ? 1 : 0, quoted ? value.length() - 1 : value.length());
        return xml.substring(from, equals).strip() + "=" + text.asWritten();
    }

    private static boolean isNamePart(char c, boolean first) {
        boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ':' || c >= 0x80;
        return letter || !first && (c >= '0' && c <= '9' || c == '-' || c == '.');
    }

    private static int skipBlank(String xml, int from) {
        int i = from;
        while (i < xml.length() && xml.charAt(i) <= ' ') {
            i++;
        }
        return i;
    }
}
