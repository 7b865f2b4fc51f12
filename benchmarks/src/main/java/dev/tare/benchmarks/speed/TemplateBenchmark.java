package dev.tare.benchmarks.speed;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import dev.tare.loader.template.Template;
import dev.tare.loader.template.TemplateMaker;
import dev.tare.loader.template.TemplateMaker.Place;
import dev.tare.loader.template.TemplateSlot;
import dev.tare.loader.template.Values;
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
                        text.length(),
                        text.length() + names[i].length() + 1,
                        names[i],
                        TemplateSlot.Kind.NAME,
                        TemplateSlot.NONE));
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

    /** The least that has to be done: values to bytes, the size, and each stretch and value copied once. */
    @Benchmark
    public byte[] byHand() {
        byte[][] encoded = new byte[SLOTS][];
        int bytes = stretches[SLOTS].length;
        for (int i = 0; i < SLOTS; i++) {
            encoded[i] = values.getOrDefault(names[i], "").getBytes(StandardCharsets.UTF_8);
            bytes += stretches[i].length + encoded[i].length;
        }
        byte[] out = new byte[bytes];
        int to = 0;
        for (int i = 0; i <= SLOTS; i++) {
            System.arraycopy(stretches[i], 0, out, to, stretches[i].length);
            to += stretches[i].length;
            if (i < SLOTS) {
                System.arraycopy(encoded[i], 0, out, to, encoded[i].length);
                to += encoded[i].length;
            }
        }
        return out;
    }

    /** By Mustache.java, compiled before; it gives characters, not bytes. */
    @Benchmark
    public String mustache() {
        StringWriter out = new StringWriter();
        mustache.execute(out, values);
        return out.toString();
    }
}
