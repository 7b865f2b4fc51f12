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
        return ToldTags.hold(template) && template.partials().stream().allMatch(ToldTags::hold);
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
