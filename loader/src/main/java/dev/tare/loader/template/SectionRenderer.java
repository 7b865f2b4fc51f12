package dev.tare.loader.template;

import com.github.mustachejava.Binding;
import com.github.mustachejava.Code;
import com.github.mustachejava.Iteration;
import com.github.mustachejava.ObjectHandler;
import com.github.mustachejava.SpecMustacheFactory;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.util.Wrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Renders templates with sections by Mustache.java. Only here is it used, so that nothing of it is loaded where no template has any. It sees names
 * and texts alone: values are neither looked into nor read as templates, and partials are those of the template.
 */
final class SectionRenderer {

    private SectionRenderer() {}

    /**
     * Tells whether Mustache.java gives what the segments give. Texts with CR are none for it, since it writes all line ends behind the first CR LF so;
     * nor those in which two slots of one name were written in two ways, which are two values when they stay as written. And a text has to have
     * the tags that its index says it has, and no others.
     */
    static boolean canRender(Template template) {
        Set<String> names = new HashSet<>();
        Set<TemplateSlot> slots = new HashSet<>(template.slots());
        for (TemplateSlot slot : slots) {
            if (slot.name().equals(".") || !slot.isMark() && !names.add(slot.name())) {
                return false;
            }
        }
        return isAsTold(template) && template.partials().stream().allMatch(SectionRenderer::isAsTold);
    }

    private static boolean isAsTold(Template template) {
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

    /**
     * Returns the text with values in its slots.
     *
     * @param bytes how many bytes it will have
     * @throws MissingValueException when a named value is missing in a part that holds
     */
    static byte[] render(Template template, Values values, int bytes) {
        Map<String, Template> partials = new HashMap<>();
        for (int i = 0; i < template.partials().size(); i++) {
            partials.put(template.index().partials().get(i), template.partials().get(i));
        }
        Factory factory = new Factory(partials);
        factory.setObjectHandler(new Names(template, values));
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes);
        try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            factory.compile(new StringReader(text(template)), "template")
                    .execute(writer, List.of())
                    .flush();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        }
        return out.toByteArray();
    }

    /**
     * Mustache.java leaves the end of a line that sets delimiters, where the specification has it gone, and takes the tag of a section behind such
     * a tag for one that is alone on its line, where the specification has it not.
     */
    private static String text(Template template) {
        String head = template.index().head();
        String text = template.toString();
        return head.endsWith("\n") ? head.strip() + text.substring(head.length()) : text;
    }

    /** No character of a value is escaped, and a partial is one of the template. */
    private static final class Factory extends SpecMustacheFactory {

        private final Map<String, Template> partials;

        Factory(Map<String, Template> partials) {
            this.partials = partials;
        }

        @Override
        public void encode(String value, Writer writer) {
            try {
                writer.write(value);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String resolvePartialPath(String dir, String name, String extension) {
            return name;
        }

        @Override
        public Reader getReader(String name) {
            Template partial = partials.get(name);
            if (partial == null) {
                throw new IllegalArgumentException("there is no partial '" + name + "'");
            }
            return new StringReader(partial.toString());
        }
    }

    /** What a name stands for: a flag where a section asks, a value elsewhere. */
    private record Name(String name) {}

    /** Looks names up among the values, and nowhere else. */
    private static final class Names implements ObjectHandler {

        private final Values values;
        private final Map<String, TemplateSlot> slots = new HashMap<>();

        Names(Template template, Values values) {
            this.values = values;
            for (TemplateSlot slot : template.slots()) {
                if (!slot.isMark()) {
                    slots.put(slot.name(), slot);
                }
            }
        }

        @Override
        public Wrapper find(String name, List<Object> scopes) {
            return any -> new Name(name);
        }

        @Override
        public Binding createBinding(String name, TemplateContext context, Code code) {
            return scopes -> new Name(name);
        }

        @Override
        public Object coerce(Object object) {
            return object;
        }

        @Override
        public Writer iterate(Iteration iteration, Writer writer, Object object, List<Object> scopes) {
            return isSet(object) ? iteration.next(writer, object, scopes) : writer;
        }

        @Override
        public Writer falsey(Iteration iteration, Writer writer, Object object, List<Object> scopes) {
            return isSet(object) ? writer : iteration.next(writer, object, scopes);
        }

        private boolean isSet(@Nullable Object object) {
            return object instanceof Name name && values.isSet(name.name());
        }

        @Override
        public String stringify(Object object) {
            TemplateSlot slot = object instanceof Name name ? slots.get(name.name()) : null;
            return slot == null ? "" : new String(values.of(slot), StandardCharsets.UTF_8);
        }
    }
}
