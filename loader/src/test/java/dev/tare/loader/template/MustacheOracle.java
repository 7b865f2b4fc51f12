package dev.tare.loader.template;

import com.github.mustachejava.SpecMustacheFactory;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;

/** What Mustache.java makes of templates; values are not escaped, since a prompt is no page, and tags that
 * stand alone leave no line behind, as the specification has it. */
final class MustacheOracle {

    private MustacheOracle() {}

    static String rendered(String template, Map<String, String> partials, Map<String, ?> values) {
        SpecMustacheFactory factory = new SpecMustacheFactory() {
            @Override
            public void encode(String value, Writer writer) {
                try {
                    writer.write(value);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public Reader getReader(String name) {
                String text = partials.get(name.replace(".mustache", ""));
                if (text == null) {
                    throw new IllegalArgumentException("there is no partial " + name);
                }
                return new StringReader(text);
            }
        };
        StringWriter out = new StringWriter();
        factory.compile(new StringReader(template), "template.mustache").execute(out, values);
        return out.toString();
    }
}
