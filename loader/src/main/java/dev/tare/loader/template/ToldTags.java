package dev.tare.loader.template;

import java.nio.charset.StandardCharsets;

/**
 * Tells whether a Mustache text has the tags that its index says it has, and no others, each where it has to stand: what an engine makes of a forged
 * text is not what the index says of it.
 */
final class ToldTags {

    private ToldTags() {}

    /** Tells whether an engine reads a template's own text as its index does. */
    static boolean hold(Template template) {
        TemplateIndex index = template.index();
        Delimiters delimiters = index.delimiters();
        String text = new String(template.text(), StandardCharsets.ISO_8859_1);
        if (!delimiters.areKnown() || text.indexOf('\r') >= 0 || !text.startsWith(latin(index.head()))) {
            return false;
        }
        String open = latin(delimiters.open());
        String close = latin(delimiters.close());
        int at = index.headBytes();
        boolean joinable = false;
        for (int i = 0; i < index.segments(); i++) {
            int end = at + index.literalBytes(i);
            int found = text.indexOf(open, at);
            String tag = i + 1 < index.segments() ? latin(tag(index, i)) : "";
            boolean isText = found == (tag.isEmpty() ? -1 : end);
            boolean joins = joinable && at < end && text.charAt(at) == close.charAt(close.length() - 1);
            if (!isText || !text.startsWith(tag, end) || joins || !hasItsLine(index, i, text, end, tag)) {
                return false;
            }
            at = end + tag.length();
            joinable = !tag.endsWith("\n");
        }
        return !index.hasParameters() || areWithinLines(index, text);
    }

    /** Tells whether the tag behind a stretch stands on its line as it has to: a mark or lines of a partial alone, a call at its beginning. */
    private static boolean hasItsLine(TemplateIndex index, int segment, String text, int start, String tag) {
        boolean isLast = start + tag.length() == text.length();
        boolean begins = start == 0 || text.charAt(start - 1) == '\n';
        if (isMark(index, segment)) {
            return begins && (isLast || tag.endsWith("\n"));
        }
        if (index.partial(segment) < 0) {
            return true;
        }
        if (index.call(segment) == null) {
            boolean first = segment == 0 || index.literalBytes(segment) > 0 || index.slot(segment - 1) >= 0;
            return begins && first;
        }
        int end = start + tag.length();
        int lineEnd = text.indexOf('\n', end);
        String rest = text.substring(end, lineEnd < 0 ? text.length() : lineEnd);
        return (begins || start == index.headBytes()) && !rest.isBlank();
    }

    /** Tells whether something else stands on each line with a parameter. */
    private static boolean areWithinLines(TemplateIndex index, String text) {
        int at = index.headBytes();
        boolean isText = false;
        boolean isParameter = false;
        for (int i = 0; i < index.segments(); i++) {
            for (int end = at + index.literalBytes(i); at < end; at++) {
                if (text.charAt(at) == '\n') {
                    if (isParameter && !isText) {
                        return false;
                    }
                    isText = false;
                    isParameter = false;
                } else {
                    isText |= text.charAt(at) > ' ';
                }
            }
            at += index.useBytes(i);
            if (index.slot(i) >= 0 && index.slots().get(index.slot(i)).isParameter()) {
                isParameter = true;
            } else {
                isText |= index.use(i) >= 0 && !isMark(index, i);
            }
        }
        return isText || !isParameter;
    }

    private static boolean isMark(TemplateIndex index, int segment) {
        return index.slot(segment) >= 0
                && index.slots().get(index.slot(segment)).isMark();
    }

    private static String tag(TemplateIndex index, int segment) {
        if (index.slot(segment) >= 0) {
            return index.delimiters().tag(index.slots().get(index.slot(segment)));
        }
        String partial = index.partials().get(index.partial(segment));
        PartialCall call = index.call(segment);
        return call == null
                ? index.delimiters().partial(partial)
                : index.delimiters().call(partial, call.values());
    }

    /** As bytes, each a character. */
    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
