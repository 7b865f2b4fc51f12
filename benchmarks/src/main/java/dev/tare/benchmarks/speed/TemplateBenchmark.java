package dev.tare.benchmarks.speed;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import dev.tare.loader.template.Template;
import dev.tare.loader.template.TemplateMaker;
import dev.tare.loader.template.TemplateMaker.Place;
import dev.tare.loader.template.TemplateSlot;
import dev.tare.loader.template.Values;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A text of 100 KB with values in 20 slots: by the template, by joining the same stretches by hand, and by Mustache.java. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TemplateBenchmark {

    private static final int SLOTS = 20;
    private static final int STRETCH = 100_000 / (SLOTS + 1);

    private Template template;
    private Mustache mustache;
    private byte[][] stretches;
    private String[] names;
    private Map<String, String> values;

    /** Makes the text, and holds the three ways against each other. */
    @Setup
    public void setUp() {
        StringBuilder text = new StringBuilder();
        List<Place> places = new ArrayList<>();
        stretches = new byte[SLOTS + 1][];
        names = new String[SLOTS];
        values = new HashMap<>();
        for (int i = 0; i <= SLOTS; i++) {
            String stretch = "Read the part on topic " + i + " before you go on.\n";
            stretch = stretch.repeat(STRETCH / stretch.length() + 1).substring(0, STRETCH);
            stretches[i] = stretch.getBytes(StandardCharsets.UTF_8);
            text.append(stretch);
            if (i < SLOTS) {
                names[i] = "name" + i;
                places.add(new Place(
                        text.length(), text.length() + names[i].length() + 1, names[i], TemplateSlot.Kind.NAME));
                text.append('$').append(names[i]);
                values.put(names[i], "the value of slot " + i);
            }
        }
        template = TemplateMaker.of(text.toString().getBytes(StandardCharsets.UTF_8), places, (utf8, start, end) -> 0);
        mustache = new DefaultMustacheFactory() {
            @Override
            public void encode(String value, Writer writer) {
                try {
                    writer.write(value);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }.compile(new StringReader(template.toString()), "text");
        String rendered = new String(template(), StandardCharsets.UTF_8);
        if (!rendered.equals(new String(byHand(), StandardCharsets.UTF_8)) || !rendered.equals(mustache())) {
            throw new IllegalStateException("the ways do not give the same text");
        }
    }

    /** What a prompt does for one piece. */
    @Benchmark
    public byte[] template() {
        return template.render(Values.of(values), Integer.MAX_VALUE);
    }

    /** The least that has to be done: stretches and values into the same kind of stream. */
    @Benchmark
    public byte[] byHand() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < SLOTS; i++) {
            out.writeBytes(stretches[i]);
            String value = values.getOrDefault(names[i], "");
            out.writeBytes(value.getBytes(StandardCharsets.UTF_8));
        }
        out.writeBytes(stretches[SLOTS]);
        return out.toByteArray();
    }

    /** By Mustache.java, compiled before; it gives characters, not bytes. */
    @Benchmark
    public String mustache() {
        StringWriter out = new StringWriter();
        mustache.execute(out, values);
        return out.toString();
    }
}
